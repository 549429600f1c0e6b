"""`docwright.overrides.yaml`: corrections of the docs by subject id.

The file is the user's own, yet its descriptions are `Text` like those of pages, and go through the same escapes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from generator.files.file_text import overrides_text
from generator.files.yaml_values import LIMITS, is_empty, quoted
from generator.model.api import Member
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
from generator.reader.page.yaml import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    YamlError,
    parsed_yaml,
)

# 18 digits fit into 64 bits whatever they are; `+1`, `0x1` and `1_000` are refused
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}\Z")
_FORM_OF_IDS: Final = (
    "An id looks like soap/Services88/Agent/Operation, rest/v1/Agents/Agent/Operation#param/Name "
    "or types/Type#field/Name; docwright inspect lists them."
)


def load_overrides(folder: Path, name: str) -> Overrides:
    """Reads the overrides of a file; there are none where it is the default one and missing.

    Raises:
        UsageError: the file cannot be read, or an entry cannot be used; names every fault.
    """
    text = overrides_text(folder, name)
    return Overrides() if text is None else parsed_overrides(text, name)


def parsed_overrides(text: str, path: str) -> Overrides:
    """Reads the overrides of a text; `path` is for messages and evidence.

    Raises:
        UsageError: the YAML is broken, or an entry cannot be used; names every fault.
    """
    try:
        document = parsed_yaml(text, LIMITS)
    except YamlError as error:
        fault = OverrideFault(error.line, str(error), "Correct the YAML.")
        raise refusal(path, [fault]) from error
    reader = _Reader()
    entries = tuple(reader.entries(document))
    faults = [*reader.faults, *_faults_of_dropped_owners(entries)]
    if faults:
        raise refusal(path, faults)
    return Overrides(path, entries)


class _Reader:
    """Turns nodes into entries, and collects in `faults` what cannot be one."""

    def __init__(self) -> None:
        self.faults: list[OverrideFault] = []

    def entries(self, document: Node | None) -> Iterator[Override]:
        """The entries of a document that can be used."""
        if document is None or is_empty(document):
            return
        if not isinstance(document, Mapping):
            message = "the file is not a mapping of subject ids"
            self._fault(document.line, message, _FORM_OF_IDS)
            return
        for subject, node in document.entries:
            kind, shown = kind_of(subject.text), quoted(subject.text)
            if kind is None:
                message = f"{shown} is not a subject id"
                self._fault(subject.line, message, _FORM_OF_IDS)
            # `types/A:`, `types/A: {}` and `types/A: true`
            elif not isinstance(node, Mapping) or not node.entries:
                hint = f"Set {', '.join(KEYS[kind])}."
                self._fault(subject.line, f"{shown} sets nothing", hint)
            else:
                yield self._entry(subject, kind, node)

    def _entry(self, subject: Scalar, kind: SubjectKind, node: Mapping) -> Override:
        values = dict(self._values(subject, kind, node))
        if "drop" in values and len(node.entries) > 1:
            message = f"{quoted(subject.text)}: a dropped subject takes no other key"
            self._fault(subject.line, message, "Remove drop, or all but drop.")
        lines = {key.text: key.line for key, _ in node.entries}
        return Override(subject=subject.text, line=subject.line, lines=lines, **values)

    def _values(
        self, subject: Scalar, kind: SubjectKind, node: Mapping
    ) -> Iterator[tuple[str, Any]]:
        for key, value in node.entries:
            if key.text not in KEYS[kind]:
                message = f"{kind.value} has no key {quoted(key.text)}"
                hint = f"Its keys are {', '.join(KEYS[kind])}."
                self._fault(key.line, f"{quoted(subject.text)}: {message}", hint)
                continue
            row = _KEY_READERS[key.text]
            try:
                yield key.text, row.read(value, kind)
            except ValueError as error:
                message = f"{key.text} cannot be used: {error}"
                self._fault(key.line, f"{quoted(subject.text)}: {message}", row.hint)

    def _fault(self, line: int, message: str, hint: str) -> None:
        self.faults.append(OverrideFault(line, message, hint))


def _faults_of_dropped_owners(entries: tuple[Override, ...]) -> Iterator[OverrideFault]:
    """Faults of entries whose agent, operation or type another entry drops, so that they have no effect."""
    dropped = {entry.subject: entry for entry in entries if entry.drop}
    for entry in entries:
        is_type = entry.owner.startswith("types/")
        agent = "" if is_type else entry.owner.rpartition("/")[0]
        for owner in {entry.owner, agent} - {entry.subject}:
            if owner in dropped:
                cause = f"line {dropped[owner].line} drops its owner"
                message = f"{quoted(entry.subject)} changes nothing: {cause}"
                yield OverrideFault(entry.line, message, "Remove one of them.")


def _string(node: Node) -> str:
    if is_empty(node):
        raise ValueError("it has no value")
    if not isinstance(node, Scalar):
        raise ValueError("it is not a string")
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
        raise ValueError("it can only be true")
    return True


def _members(node: Node, _: SubjectKind) -> object:
    match node:
        case Sequence(nodes=nodes):
            members = tuple(_member(_string(item), None) for item in nodes)
        case Mapping(entries=entries):
            members = tuple(_member(key.text, value) for key, value in entries)
        case Scalar():
            raise ValueError("it is neither a list nor a mapping")
    if len({member.wire for member in members}) < len(members):
        raise ValueError("a member is repeated")
    if not members:
        raise ValueError("it is empty")
    return members


def _member(name: str, number: Node | None) -> Member:
    wire = wire_name(name)
    if wire is None:
        raise ValueError(f"{quoted(name)} is not a wire name")
    if number is None or is_empty(number):
        return Member(wire, None, None)
    digits = _string(number)
    if not _NUMBER.match(digits):
        raise ValueError(f"{quoted(digits)} is not an integer of at most 18 digits")
    return Member(wire, int(digits), None)


class _KeyReader(NamedTuple):
    """How the value of a key is read, and the hint for a value that cannot be used.

    `read` raises ValueError with the reason.
    """

    read: Callable[[Node, SubjectKind], object]
    hint: str


_KEY_READERS: Final = {
    "type": _KeyReader(
        _type,
        "Write string, int32, array<#types/Type>, dict<string,any> or, in quotes since it begins with '#', "
        '"#types/Type".',
    ),
    "name": _KeyReader(
        _name,
        "Write a Python name, such as start_date, a class StartDate or a member START_DATE.",
    ),
    "text": _KeyReader(_text, 'Write the description, or "" to remove it.'),
    "required": _KeyReader(_boolean, "Write true or false."),
    "nullable": _KeyReader(_boolean, "Write true or false."),
    "members": _KeyReader(
        _members, "Write a list of wire names, or a mapping of wire names to numbers."
    ),
    "drop": _KeyReader(_drop, "Write true, or remove the key."),
}
