"""A lock may come from anybody: whatever subjects and facts it has, comparing ends, and names each change once."""

from __future__ import annotations

from typing import get_args

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from support.snapshots import HEADER

from generator.changes import compare
from generator.model.comparison.snapshot import Entry, Fact, Snapshot, SoapFact

_OWNERS = st.sampled_from(
    [
        "",
        "#",
        "types",
        "types/A",
        "types/S/A",
        "rest/v1",
        "rest/v1/A",
        "rest/v1/A/Do",
        "soap/S",
        "soap/S/A",
        "soap/S/A/Do",
        "archives/A",
        "runtime/A",
    ]
)
_KEYS = st.sampled_from(
    [
        "",
        "#",
        "#param/x",
        "#param/query/x",
        "#out/a",
        "#result",
        "#field/A",
        "#member/A",
        "#column/a",
        "#weird",
    ]
)
_SUBJECTS = st.tuples(_OWNERS, _KEYS).map("".join)
_TEXTS = st.sampled_from(
    [
        "",
        "x",
        "{id}",
        "/A/{x}/{id}",
        "any",
        "int32",
        "200",
        "query",
        "path",
        "enum",
        "#types/A",
        "array<#types/S/A>",
        "array<",
        "dict<>",
        "types/A",
        "types/S/A",
    ]
)
_VALUES: dict[object, st.SearchStrategy[object]] = {
    str: _TEXTS,
    bool: st.booleans(),
    int | None: st.sampled_from([None, 1, 2]),
    tuple[str, ...]: st.lists(_TEXTS, max_size=3).map(tuple),
    dict[str, str]: st.dictionaries(_TEXTS, _TEXTS, max_size=3),
}


_KINDS: tuple[type[Fact], ...] = get_args(Fact)


def _facts(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    fields = msgspec.structs.fields(kind)
    return st.builds(kind, **{field.name: _VALUES[field.type] for field in fields})


_ENTRIES = st.builds(
    Entry,
    _SUBJECTS,
    st.one_of([_facts(kind) for kind in _KINDS]),
    st.sampled_from(["", "wsdl", "openapi", "sample", "override", "?"]),
)


@st.composite
def _snapshots(draw: st.DrawFn) -> Snapshot:
    entries = draw(st.lists(_ENTRIES, max_size=20, unique_by=lambda each: each.subject))
    return Snapshot(HEADER, tuple(sorted(entries, key=lambda each: each.subject)))


@given(_snapshots(), _snapshots())
def test_any_two_snapshots_can_be_compared(old: Snapshot, new: Snapshot) -> None:
    changes = compare(old, new).changes
    fingerprints = [change.fingerprint for change in changes]
    assert len(set(fingerprints)) == len(fingerprints)
    assert compare(old, old).changes == ()


def test_a_name_that_stands_twice_in_an_order_is_compared_once() -> None:
    def snapshot(*order: str) -> Snapshot:
        fact = SoapFact("", "", "", "", order)
        return Snapshot(HEADER, (Entry("soap/S/A/Send", fact, "wsdl"),))

    (change,) = compare(snapshot("a", "b"), snapshot("b", "a", "b")).changes
    assert change.id == "element-order-changed"
    assert compare(snapshot("a", "b"), snapshot("a", "b", "a")).changes == ()
