"""Overrides: corrections of subjects by a person, where the docs are wrong or silent (`docwright.overrides.yaml`)."""

from __future__ import annotations

import hashlib
import keyword
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final

import msgspec

from generator.model.api import Evidence, Member, Rule
from generator.model.errors import UsageError
from generator.model.expressions import TypeExpression, notation
from generator.model.text import Text


class SubjectKind(StrEnum):
    """The kind of a subject, as far as the form of its id shows it; the value is for people."""

    CALL = "an agent or operation"
    PARAMETER = "a parameter"
    OUT = "an out part"
    RESULT = "a result"
    TYPE = "a type"
    FIELD = "a field"
    MEMBER = "a member"


_PART_KINDS: Final = {
    "param/": SubjectKind.PARAMETER,
    "out/": SubjectKind.OUT,
    "field/": SubjectKind.FIELD,
    "member/": SubjectKind.MEMBER,
}
_VALUE_KEYS: Final = ("type", "name", "text", "required", "nullable", "drop")

KEYS: Final[Mapping[SubjectKind, tuple[str, ...]]] = {
    SubjectKind.CALL: ("name", "text", "drop"),
    SubjectKind.PARAMETER: _VALUE_KEYS,
    SubjectKind.OUT: _VALUE_KEYS,
    SubjectKind.RESULT: ("type", "name", "text"),
    SubjectKind.TYPE: ("name", "text", "members", "drop"),
    SubjectKind.FIELD: _VALUE_KEYS,
    SubjectKind.MEMBER: ("name", "text", "drop"),
}
"""The keys that an override of each kind of subject may have."""

# \Z, because $ would let a newline follow; names of 120 characters are as long as the longest wire names
_LOWER: Final = re.compile(r"[a-z][a-z0-9_]{0,119}\Z"), "in lower case"
_UPPER: Final = re.compile(r"[A-Z][A-Z0-9_]{0,119}\Z"), "in upper case"
_CLASS: Final = re.compile(r"[A-Z][A-Za-z0-9_]{0,119}\Z"), "with a capital first"
_STYLES: Final = {
    SubjectKind.MEMBER: _UPPER,
    SubjectKind.TYPE: _CLASS,
    SubjectKind.RESULT: _CLASS,
}


def kind_of(subject: str) -> SubjectKind | None:
    """The kind of the subject with that id, None where it does not have the form of a subject id."""
    owner, mark, part = subject.partition("#")
    is_type = owner.startswith("types/")
    if not is_type and not owner.startswith(("soap/", "rest/")):
        return None
    if not mark:
        return SubjectKind.TYPE if is_type else SubjectKind.CALL
    # the only part without a name: an operation has one result
    if part == "result":
        return None if is_type else SubjectKind.RESULT
    kind = _PART_KINDS.get(part.partition("/")[0] + "/")
    belongs_to_type = kind in {SubjectKind.FIELD, SubjectKind.MEMBER}
    return kind if belongs_to_type == is_type else None


def name_fault(kind: SubjectKind, name: str) -> str | None:
    """Why a subject of that kind cannot have that Python name, None where it can.

    A name must be spelt as the naming rules would spell it. So a class cannot take the place of a function, nor a field
    that of a method of the runtime, whose internal names start with `_`.
    """
    pattern, style = _STYLES.get(kind, _LOWER)
    if not pattern.match(name):
        return f"it must consist of ASCII letters, digits and '_', {style}"
    return "it is a Python keyword" if keyword.iskeyword(name) else None


class Override(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The corrections of one subject; None where it has none.

    `line` is that of the entry, `lines` those of its keys. An empty `text` removes the description.
    """

    subject: str
    line: int
    type: TypeExpression | None = None
    name: str | None = None
    text: Text | None = None
    required: bool | None = None
    nullable: bool | None = None
    members: tuple[Member, ...] | None = None
    drop: bool = False
    lines: Mapping[str, int] = {}

    @property
    def owner(self) -> str:
        """The id of the agent, operation or type."""
        return self.subject.partition("#")[0]

    @property
    def part(self) -> str:
        """What follows `#`, such as `field/StartDate`; empty where the owner itself is meant."""
        return self.subject.partition("#")[2]

    def line_of(self, key: str) -> int:
        """The line of a key, that of the entry where the key is missing."""
        return self.lines.get(key, self.line)


class Overrides(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """The overrides of the file `path`, in its order; no subject is repeated."""

    path: str = ""
    entries: tuple[Override, ...] = ()

    @cached_property
    def names(self) -> dict[str, Override]:
        """The overrides that set a Python name, by subject id."""
        return {
            entry.subject: entry for entry in self.entries if entry.name is not None
        }

    @property
    def digest(self) -> str:
        """The SHA-256 of the corrections, whatever their lines and order."""
        rows = sorted(map(_row, self.entries), key=lambda row: str(row["subject"]))
        return hashlib.sha256(msgspec.json.encode(rows)).hexdigest()

    def evidence(self, entry: Override, key: str, fact: str = "") -> Evidence:
        """The evidence of a fact that a key of an entry sets; the fact has the name of the key unless given."""
        return Evidence(fact or key, Rule.OVERRIDE, self.path, entry.line_of(key))


NO_OVERRIDES: Final = Overrides()


def _row(entry: Override) -> dict[str, object]:
    """The corrections of an entry as plain JSON values."""
    members = [(str(member.wire), member.number) for member in entry.members or ()]
    return {
        "subject": entry.subject,
        "type": notation(entry.type) if entry.type else None,
        "name": entry.name,
        "text": None if entry.text is None else entry.text.raw,
        "required": entry.required,
        "nullable": entry.nullable,
        "members": None if entry.members is None else members,
        "drop": entry.drop,
    }


class OverrideFault(msgspec.Struct, frozen=True, order=True):
    """Why an entry cannot be used: the line in the file, the problem, and what to do about it."""

    line: int
    message: str
    hint: str


def unchanged(entry: Override, key: str, reason: str) -> OverrideFault:
    """The fault of an entry whose key corrects nothing, because the same holds without it."""
    return OverrideFault(
        entry.line_of(key),
        f"{entry.subject!a}: {key} changes nothing: {reason}",
        f"Remove {key}.",
    )


class OverridesError(UsageError):
    """Overrides that cannot be used; `lines` are those of their faults."""

    def __init__(
        self, message: str, hint: str, details: tuple[str, ...], lines: tuple[int, ...]
    ) -> None:
        super().__init__(message, hint, details)
        self.lines = lines


def refusal(path: str, faults: Iterable[OverrideFault]) -> OverridesError:
    """The error that names every fault of the file, in the order of the lines."""
    # several passes may report the same fault
    ordered = sorted(set(faults))
    messages = [f"{path}:{fault.line}: {fault.message}" for fault in ordered]
    lines = tuple(fault.line for fault in ordered)
    if len(ordered) == 1:
        return OverridesError(messages[0], ordered[0].hint, (), lines)
    return OverridesError(
        f"the overrides {path} have {len(ordered)} faults",
        "Correct each of them.",
        tuple(
            f"{message}. {fault.hint}"
            for message, fault in zip(messages, ordered, strict=True)
        ),
        lines,
    )
