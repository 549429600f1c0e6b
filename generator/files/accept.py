"""`docwright.accept.yaml`: changes and defects that are known, each with the reason why it is accepted.

A list of `{id, subjects, until, reason}`. An entry accepts what has this id of a diagnostic or a kind of change, of all
subjects that one of its patterns matches, up to a release of the version `until`. It belongs beside the settings.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import msgspec

from generator.files.file_names import DEFAULT_ACCEPT
from generator.files.file_text import file_text
from generator.files.setting_rules import normal_version
from generator.files.yaml_values import LIMITS, is_empty, quoted
from generator.model.errors import UsageError
from generator.model.patterns import is_matched
from generator.reader.page.yaml import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    YamlError,
    parsed_yaml,
)

_FORM: Final = (
    "Write a list of entries such as { id: operation-removed, subjects: rest/v1/Agents/Thing/*, until: 2.0.0, "
    "reason: nobody calls it }."
)


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """An entry: `until` is the version with which it ends, empty where it has no end; `line` counts from 1."""

    id: str
    subjects: tuple[str, ...]
    until: str = ""
    reason: str
    line: int

    def is_about(self, id_: str, subjects: Iterable[str]) -> bool:
        """Whether it accepts what has this id and one of these subjects."""
        return self.id == id_ and any(
            is_matched(subject, pattern)
            for subject in subjects
            for pattern in self.subjects
        )


class AcceptFile(msgspec.Struct, frozen=True):
    """The entries of a file in their order; `name` is that of the file."""

    name: str
    entries: tuple[Accepted, ...] = ()


def load_accept_file(folder: Path, name: str) -> AcceptFile:
    """Reads the accepted changes and defects; there are none where the file is the default one and missing.

    Raises:
        UsageError: the file cannot be read, or an entry cannot be used; names every fault.
    """
    path = folder / name
    if name == DEFAULT_ACCEPT and not os.path.lexists(path):
        return AcceptFile(name)
    try:
        text = file_text(path)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the accepted changes {name} cannot be read: {error}",
            "Correct the file, or the setting 'accept'.",
        ) from error
    return parsed_accept_file(text, name)


def parsed_accept_file(text: str, name: str) -> AcceptFile:
    """The accepted changes and defects in a text; `name` is that of the file. Raises as `load_accept_file`."""
    try:
        document = parsed_yaml(text, LIMITS)
    except YamlError as error:
        fault = _Fault(error.line, str(error), "Correct the YAML.")
        raise _refusal(name, [fault]) from error
    reader = _Reader()
    entries = tuple(reader.entries(document))
    if reader.faults:
        raise _refusal(name, reader.faults)
    return AcceptFile(name, entries)


class _Fault(NamedTuple):
    line: int
    message: str
    hint: str


class _Reader:
    """Turns nodes into entries, and collects in `faults` what cannot be one."""

    def __init__(self) -> None:
        self.faults: list[_Fault] = []

    def entries(self, document: Node | None) -> Iterator[Accepted]:
        """The entries of a document that can be used."""
        if document is None or is_empty(document):
            return
        if not isinstance(document, Sequence):
            self._fault(document.line, "the file is not a list of entries", _FORM)
            return
        for node in document.nodes:
            entry = self._entry(node)
            if entry is not None:
                yield entry

    def _entry(self, node: Node) -> Accepted | None:
        if not isinstance(node, Mapping) or not node.entries:
            self._fault(node.line, "an entry is not a mapping", _FORM)
            return None
        before = len(self.faults)
        line = node.entries[0][0].line
        for key in _REQUIRED:
            if key not in node.nodes:
                self._fault(line, f"an entry has no {key}", _FORM)
        values = dict(self._values(node))
        return Accepted(line=line, **values) if len(self.faults) == before else None

    def _values(self, node: Mapping) -> Iterator[tuple[str, Any]]:
        for key, value in node.entries:
            row = _KEYS.get(key.text)
            if row is None:
                message = f"an entry has no key {quoted(key.text)}"
                self._fault(key.line, message, f"Its keys are {', '.join(_KEYS)}.")
                continue
            try:
                yield key.text, row.read(value)
            except ValueError as error:
                message = f"{key.text} cannot be used: {error}"
                self._fault(key.line, message, row.hint)

    def _fault(self, line: int, message: str, hint: str) -> None:
        self.faults.append(_Fault(line, message, hint))


def _refusal(name: str, faults: list[_Fault]) -> UsageError:
    ordered = sorted(faults)
    messages = [f"{name}:{fault.line}: {fault.message}" for fault in ordered]
    if len(ordered) == 1:
        return UsageError(messages[0], ordered[0].hint)
    lines = (
        f"{message}. {fault.hint}"
        for message, fault in zip(messages, ordered, strict=True)
    )
    return UsageError(
        f"the accepted changes {name} have {len(faults)} faults",
        "Correct each of them.",
        tuple(lines),
    )


def _string(node: Node) -> str:
    if is_empty(node) or (isinstance(node, Scalar) and not node.text.strip()):
        raise ValueError("it has no value")
    if not isinstance(node, Scalar):
        raise ValueError("it is not a string")
    return node.text.strip()


def _patterns(node: Node) -> tuple[str, ...]:
    items = node.nodes if isinstance(node, Sequence) else (node,)
    patterns = tuple(map(_string, items))
    for pattern in patterns:
        if not pattern.isprintable() or " " in pattern:
            raise ValueError(f"no subject id is like {quoted(pattern)}")
    if not patterns:
        raise ValueError("it is empty")
    return patterns


def _version(node: Node) -> str:
    return normal_version(_string(node))


class _Key(NamedTuple):
    """How the value of a key is read, which raises ValueError with the reason, and the hint for one that cannot be used."""

    read: Callable[[Node], object]
    hint: str


_KEYS: Final = {
    "id": _Key(
        _string,
        "Write the id of a diagnostic or of a kind of change, such as operation-removed.",
    ),
    "subjects": _Key(
        _patterns,
        "Write the name of an agent or resource, or a subject id with '*' for any characters, such as soap/Services88/*.",
    ),
    "until": _Key(_version, "Write a version such as 2.0.0 (PEP 440)."),
    "reason": _Key(_string, "Write why it is accepted."),
}
_REQUIRED: Final = ("id", "subjects", "reason")
