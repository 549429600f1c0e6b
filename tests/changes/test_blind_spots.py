"""No attribute of a fact may change unseen, but those that follow from others or say how much is known."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

import msgspec
import pytest
from support.snapshots import HEADER

from generator.changes import compare
from generator.model.comparison.snapshot import Entry, Fact, Snapshot

_SUBJECTS: Final = {
    "group": "rest/v1/Thing",
    "rest": "rest/v1/Thing/Get",
    "soap": "soap/Services88/Thing/Get",
    "parameter": "rest/v1/Thing/Get#param/id",
    "out": "soap/Services88/Thing/Get#out/Count",
    "result": "rest/v1/Thing/Get#result",
    "type": "types/Services88/Thing",
    "field": "types/Services88/Thing#field/Id",
    "member": "types/Colour#member/Red",
    "archive": "archives/Thing",
    "column": "archives/Thing#column/id",
}
_VALUES: Final[dict[str, tuple[object, object]]] = {
    "type": ("int32", "string"),
    "number": (1, 2),
    "kind": ("enum", "flags"),
    "where": ("query", "header"),
    "base": ("types/Services88/A", "types/Services88/B"),
    "responses": ({"200": ""}, {"201": ""}),
    "body_kind": ("value", "wrapper"),
}
"""An old and a new value of attributes, where a text that ends in 1 or 2, or a list of two such, is none."""
_FOLLOWING: Final = {
    ("group", "resource"): "the id of a group says it",
    ("rest", "body"): "the name of a body is that of its parameter",
    ("type", "same_as"): "it joins changes, and is none",
    ("type", "incomplete"): "it tells how much is known",
    ("type", "unnamed"): "it tells how much is known",
}


def _attributes() -> Iterator[tuple[type, str]]:
    for fact in get_args(Fact):
        for field in msgspec.structs.fields(fact):
            if _tag(fact) in _SUBJECTS:
                yield fact, field.name


def _tag(fact: type[msgspec.Struct]) -> str:
    return str(fact.__struct_config__.tag)


def _values(fact: type[msgspec.Struct], name: str) -> tuple[object, object]:
    (kind,) = (
        field.type for field in msgspec.structs.fields(fact) if field.name == name
    )
    if name in _VALUES:
        return _VALUES[name]
    if kind is bool:
        return False, True
    if kind is str:
        return f"{name}1", f"{name}2"
    return (f"{name}1", f"{name}2"), (f"{name}2", f"{name}1", f"{name}3")


def _snapshot(fact: type[msgspec.Struct], name: str, value: object) -> Snapshot:
    given = {
        field.name: _values(fact, field.name)[0]
        for field in msgspec.structs.fields(fact)
        if field.required
    }
    if name == "chosen":
        # what need not be there needs no choice
        given["required"] = True
    made: Fact = fact(**{**given, name: value})  # type: ignore[assignment]  # of any kind
    subject = _SUBJECTS[_tag(fact)]
    owner = subject.partition("#")[0]
    entries = {subject: Entry(subject, made, source="openapi")}
    for each in get_args(Fact):
        if _SUBJECTS.get(_tag(each)) == owner and owner not in entries:
            required = {
                field.name: _values(each, field.name)[0]
                for field in msgspec.structs.fields(each)
                if field.required
            }
            entries[owner] = Entry(owner, each(**required), source="openapi")
    return Snapshot(HEADER, tuple(entries[id_] for id_ in sorted(entries)))


@pytest.mark.parametrize(
    ("fact", "name"),
    list(_attributes()),
    ids=[f"{_tag(fact)}-{name}" for fact, name in _attributes()],
)
def test_a_change_of_each_attribute_is_seen(
    fact: type[msgspec.Struct], name: str
) -> None:
    values = _values(fact, name)
    old, new = (_snapshot(fact, name, value) for value in values)
    changes = compare(old, new).changes
    back = compare(new, old).changes
    if (_tag(fact), name) in _FOLLOWING:
        assert changes == back == ()
    else:
        assert changes
        assert back
