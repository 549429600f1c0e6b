"""`docwright.overrides.yaml`: subject ids, and what a person says of each.

The file is the user's own, but its texts go the way of all texts of pages, as `Text` through the escapes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from generator.files.plain_yaml import (
    Mapping,
    Node,
    PlainYamlError,
    Scalar,
    Sequence,
    parsed_yaml,
)
from generator.model.api import Member
from generator.model.errors import UsageError
from generator.model.expressions import parsed_notation
from generator.model.overrides import (
    KEYS,
    Override,
    OverrideFault,
    Overrides,
    SubjectKind,
    kind_of,
    name_fault,
    refusal,
)
from generator.model.text import Text, wire_name

DEFAULT_OVERRIDES: Final = "docwright.overrides.yaml"
"""The file that is read where the settings name none; it need not be there."""

_NUMBER: Final = re.compile(r"-?[0-9]{1,18}\Z")
_FORMS: Final = (
    "An id is like soap/Services88/Agent/Operation, rest/v1/Agents/Agent/Operation#param/Name "
    "or types/Type#field/Name; docwright inspect lists them."
)


def load_overrides(folder: Path, name: str) -> Overrides:
    """The overrides of a file; none where it is the default one and missing.

    Raises:
        UsageError: the file cannot be read, or an entry cannot be used; tells all that is wrong with it.
    """
    path = folder / name
    if name == DEFAULT_OVERRIDES and not path.exists():
        return Overrides()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the overrides {name} cannot be read: {error}",
            "Correct the file, or the setting 'overrides'.",
        ) from error
    return parsed_overrides(text, name)


def parsed_overrides(text: str, path: str) -> Overrides:
    """The overrides of a text; `path` is for messages and evidence.

    Raises:
        UsageError: it is no YAML of overrides, or an entry cannot be used.
    """
    try:
        document = parsed_yaml(text)
    except PlainYamlError as error:
        fault = OverrideFault(error.line, error.message, "Correct the YAML.")
        raise refusal(path, [fault]) from error
    reading = _Reading()
    entries = tuple(reading.entries(document))
    faults = [*reading.faults, *_in_vain(entries)]
    if faults:
        raise refusal(path, faults)
    return Overrides(path, entries)


class _Reading:
    """Makes entries of nodes; `faults` collects what is none."""

    def __init__(self) -> None:
        self.faults: list[OverrideFault] = []

    def entries(self, document: Node | None) -> Iterator[Override]:
        """The entries of a document that can be used."""
        if document is None or _is_empty(document):
            return
        if not isinstance(document, Mapping):
            self._fault(document.line, "the file is no mapping of ids", _FORMS)
            return
        for key, node in document.entries:
            kind = kind_of(key.text)
            if kind is None:
                self._fault(key.line, f"{_said(key.text)} is no subject id", _FORMS)
            elif not isinstance(node, Mapping) or not node.entries:
                message = f"{_said(key.text)} says nothing"
                self._fault(key.line, message, f"Set {', '.join(KEYS[kind])}.")
            else:
                yield self._entry(key, kind, node)

    def _entry(self, subject: Scalar, kind: SubjectKind, node: Mapping) -> Override:
        values: dict[str, Any] = {}
        for key, value in node.entries:
            if key.text not in KEYS[kind]:
                message = (
                    f"{_said(subject.text)}: {kind.value} has no {_said(key.text)}"
                )
                self._fault(key.line, message, f"It has {', '.join(KEYS[kind])}.")
                continue
            try:
                values[key.text] = _READERS[key.text](value, kind)
            except ValueError as error:
                message = f"{_said(subject.text)}: {key.text} cannot be used: {error}"
                self._fault(key.line, message, _HINTS[key.text])
        if "drop" in values and len(node.entries) > 1:
            message = f"{_said(subject.text)}: what is dropped has nothing else"
            self._fault(subject.line, message, "Remove drop, or all but drop.")
        lines = {key.text: key.line for key, _ in node.entries}
        return Override(subject=subject.text, line=subject.line, lines=lines, **values)

    def _fault(self, line: int, message: str, hint: str) -> None:
        self.faults.append(OverrideFault(line, message, hint))


def _in_vain(entries: tuple[Override, ...]) -> Iterator[OverrideFault]:
    """Faults of entries whose agent, operation or type another entry drops."""
    dropped = {one.subject: one for one in entries if one.drop}
    for entry in entries:
        group = (
            "" if entry.owner.startswith("types/") else entry.owner.rpartition("/")[0]
        )
        for owner in {entry.owner, group} - {entry.subject}:
            if owner in dropped:
                line = dropped[owner].line
                message = f"{_said(entry.subject)} changes nothing, line {line} drops its owner"
                yield OverrideFault(entry.line, message, "Remove one of them.")


def _said(value: str) -> str:
    """What the file says, in printable ASCII and not too long."""
    return ascii(value if len(value) <= 200 else f"{value[:200]}…")


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_plain and not node.text


def _string(node: Node) -> str:
    if _is_empty(node):
        raise ValueError("it has no value")
    if not isinstance(node, Scalar):
        raise ValueError("it is no string")
    return node.text


def _type(node: Node, _: SubjectKind) -> object:
    return parsed_notation(_string(node))


def _name(node: Node, kind: SubjectKind) -> object:
    name = _string(node)
    if fault := name_fault(kind, name):
        raise ValueError(fault)
    return name


def _text(node: Node, _: SubjectKind) -> object:
    return Text(_string(node).strip())


def _boolean(node: Node, _: SubjectKind) -> object:
    if not isinstance(node, Scalar) or node.text not in {"true", "false"}:
        raise ValueError("it is neither true nor false")
    return node.text == "true"


def _drop(node: Node, kind: SubjectKind) -> object:
    if not _boolean(node, kind):
        raise ValueError("it can be true only")
    return True


def _members(node: Node, _: SubjectKind) -> object:
    match node:
        case Sequence(nodes=nodes):
            members = tuple(_member(_string(one), None) for one in nodes)
        case Mapping(entries=entries):
            members = tuple(_member(key.text, value) for key, value in entries)
        case Scalar():
            raise ValueError("it is neither a list nor a mapping")
    if len({one.wire for one in members}) < len(members):
        raise ValueError("a member stands twice")
    if not members:
        raise ValueError("it is empty")
    return members


def _member(name: str, number: Node | None) -> Member:
    wire = wire_name(name)
    if wire is None:
        raise ValueError(f"{_said(name)} is no name that goes over the wire")
    if number is None or _is_empty(number):
        return Member(wire, None, None)
    written = _string(number)
    if not _NUMBER.match(written):
        raise ValueError(f"{_said(written)} is no number")
    return Member(wire, int(written), None)


_READERS: Final[dict[str, Callable[[Node, SubjectKind], object]]] = {
    "type": _type,
    "name": _name,
    "text": _text,
    "required": _boolean,
    "nullable": _boolean,
    "members": _members,
    "drop": _drop,
}
_HINTS: Final = {
    "type": (
        "Write string, int32, array<#types/Type>, dict<string,any> or, in quotes since it begins with '#', "
        '"#types/Type".'
    ),
    "name": "Write a name as Python has it, such as start_date, a class StartDate or a member START_DATE.",
    "text": 'Write the words, or "" to take them away.',
    "required": "Write true or false.",
    "nullable": "Write true or false.",
    "members": "Write a list of wire names, or a mapping of wire names to numbers.",
    "drop": "Write true, or remove the key.",
}
