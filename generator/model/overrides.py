"""Overrides: what a person says of subjects where the docs are wrong or silent (`docwright.overrides.yaml`)."""

from __future__ import annotations

import hashlib
import keyword
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

import msgspec

from generator.model.api import Evidence, Member
from generator.model.errors import UsageError
from generator.model.expressions import TypeExpression, notation
from generator.model.text import Text

OVERRIDE: Final = "override"
"""The rule of all evidence from overrides."""


class SubjectKind(StrEnum):
    """What a subject id names, as far as its form tells; the value is for people."""

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
"""What can be said of each kind of subject."""

_LOWER: Final = re.compile(r"[a-z][a-z0-9_]{0,119}\Z"), "lower case"
_UPPER: Final = re.compile(r"[A-Z][A-Z0-9_]{0,119}\Z"), "upper case"
_CLASS: Final = re.compile(r"[A-Z][A-Za-z0-9_]{0,119}\Z"), "with a capital first"
_STYLES: Final = {
    SubjectKind.MEMBER: _UPPER,
    SubjectKind.TYPE: _CLASS,
    SubjectKind.RESULT: _CLASS,
}


def kind_of(subject: str) -> SubjectKind | None:
    """What a subject id names, None where it has not the form of one."""
    owner, mark, part = subject.partition("#")
    is_type = owner.startswith("types/")
    if not is_type and not owner.startswith(("soap/", "rest/")):
        return None
    if not mark:
        return SubjectKind.TYPE if is_type else SubjectKind.CALL
    if part == "result":
        return None if is_type else SubjectKind.RESULT
    kind = _PART_KINDS.get(part.partition("/")[0] + "/")
    of_type = kind in {SubjectKind.FIELD, SubjectKind.MEMBER}
    return kind if of_type == is_type else None


def name_fault(kind: SubjectKind, name: str) -> str | None:
    """Why a Python name cannot be that of such a subject, None where it can.

    Names are spelt as the naming rules spell them: a class cannot take the place of a function, nor a field that of a
    method of the runtime, whose own names start with `_`.
    """
    pattern, style = _STYLES.get(kind, _LOWER)
    if not pattern.match(name):
        return f"it is not of ASCII letters, digits and '_', {style}"
    return "it is a keyword of Python" if keyword.iskeyword(name) else None


class Override(msgspec.Struct, frozen=True, kw_only=True):
    """What is said of one subject; None is what is not said.

    `line` is that of the entry, `lines` those of its keys. An empty `text` takes the words away.
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
        """The line of a key."""
        return self.lines.get(key, self.line)


class Overrides(msgspec.Struct, frozen=True):
    """All overrides of the file `path`, in its order, each subject once."""

    path: str = ""
    entries: tuple[Override, ...] = ()

    @property
    def names(self) -> dict[str, Override]:
        """The overrides that give a Python name, by subject id."""
        return {one.subject: one for one in self.entries if one.name is not None}

    @property
    def digest(self) -> str:
        """The SHA-256 of what they say, whatever the lines."""
        rows = sorted(
            (_plain(one) for one in self.entries), key=lambda row: str(row["subject"])
        )
        return hashlib.sha256(msgspec.json.encode(rows)).hexdigest()

    def evidence(self, entry: Override, key: str, fact: str = "") -> Evidence:
        """The evidence of a fact that a key of an entry gives; the fact is called like the key by default."""
        return Evidence(fact or key, OVERRIDE, self.path, entry.line_of(key))


NO_OVERRIDES: Final = Overrides()


def _plain(one: Override) -> dict[str, object]:
    members = [(str(member.wire), member.number) for member in one.members or ()]
    return {
        "subject": one.subject,
        "type": notation(one.type) if one.type else None,
        "name": one.name,
        "text": None if one.text is None else one.text.raw,
        "required": one.required,
        "nullable": one.nullable,
        "members": None if one.members is None else members,
        "drop": one.drop,
    }


class OverrideFault(msgspec.Struct, frozen=True, order=True):
    """Why an entry cannot be used: the line of the file, what is wrong, what to do."""

    line: int
    message: str
    hint: str


def unchanged(entry: Override, key: str, said: str) -> OverrideFault:
    """An entry that says what holds without it."""
    return OverrideFault(
        entry.line_of(key),
        f"{entry.subject!a}: {key} changes nothing, {said}",
        f"Remove {key}.",
    )


def refusal(path: str, faults: Iterable[OverrideFault]) -> UsageError:
    """The error that tells all faults of the file, in the order of its lines."""
    ordered = sorted(set(faults))
    told = [f"{path}:{one.line}: {one.message}" for one in ordered]
    if len(ordered) == 1:
        return UsageError(told[0], ordered[0].hint)
    details = (f"{line}. {one.hint}" for line, one in zip(told, ordered, strict=True))
    return UsageError(
        f"{len(ordered)} faults are in the overrides {path}",
        "Correct each of them.",
        tuple(details),
    )
