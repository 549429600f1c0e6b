"""Changes of single subjects with their final causes and levels, and those of the same thing made one.

A carrier or enum that REST and SOAP share is the same type twice, and each version of SOAP has a copy of most types and
operations: what happened to all of them alike is a change with many subjects.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.changes.causes import Judged
from generator.changes.drafts import Context, Draft
from generator.changes.notations import with_references
from generator.changes.sources import declares
from generator.model.comparison.changes import (
    ApiLevel,
    Cause,
    Direction,
    PythonLevel,
)
from generator.model.comparison.snapshot import Entry, TypeFact


class Settled(msgspec.Struct, frozen=True):
    """Drafts of the same thing, sorted by subject, with their common cause and levels."""

    drafts: tuple[Draft, ...]
    cause: Cause
    api_level: ApiLevel
    python_level: PythonLevel

    @property
    def first(self) -> Draft:
        """The draft of the first subject."""
        return self.drafts[0]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids of all of them, sorted."""
        return tuple(draft.subject for draft in self.drafts)

    @property
    def direction(self) -> Direction:
        """The messages of all of them together."""
        directions = {draft.direction for draft in self.drafts}
        return directions.pop() if len(directions) == 1 else Direction.BOTH


_PYTHON: Final = list(PythonLevel)


def worse(level: PythonLevel, other: PythonLevel) -> PythonLevel:
    """The worse of two levels."""
    return min(level, other, key=_PYTHON.index)


def settled(
    judged: Iterable[Judged], context: Context, seen: Mapping[str, PythonLevel]
) -> list[Settled]:
    """The drafts of the same thing together. `seen` are the levels by subject that the surfaces of both SDKs show."""
    same = _Same(context)
    by_thing: dict[tuple[str, ...], list[Judged]] = {}
    for each in judged:
        by_thing.setdefault(same.thing(each.draft), []).append(each)
    return [
        part
        for those in by_thing.values()
        for part in _by_levels(those, _declared_cause(those), seen)
    ]


def _declared_cause(judged: list[Judged]) -> Cause | None:
    """The cause that declarations give for a copy, and so for all copies."""
    causes = (each.cause for each in judged if declares(each.draft.pair))
    return next(causes, None)


def _by_levels(
    judged: list[Judged], declared: Cause | None, seen: Mapping[str, PythonLevel]
) -> Iterable[Settled]:
    by_levels: dict[tuple[Cause, ApiLevel, PythonLevel], list[Draft]] = {}
    for each in judged:
        draft = each.draft
        cause = each.cause
        if declared is Cause.API and cause is Cause.KNOWLEDGE:
            cause = declared
        is_api = cause is Cause.API
        api = draft.api_level if is_api else ApiLevel.SAFE
        python = draft.python_level
        if cause is not Cause.DOCS:
            python = worse(python, seen.get(draft.subject, PythonLevel.NONE))
        by_levels.setdefault((cause, api, python), []).append(draft)
    for (cause, api, python), drafts in by_levels.items():
        drafts.sort(key=lambda draft: draft.subject)
        yield Settled(tuple(drafts), cause, api, python)


class _Same:
    """Tells which subjects are copies of the same thing, by a text that all copies have."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def thing(self, draft: Draft) -> tuple[str, ...]:
        """What a draft is about, and what happened to it."""
        version = _version(draft.subject)
        texts = (
            self._text(draft.old, version),
            self._text(draft.new, version),
        )
        return (draft.id, draft.action, self._subject(draft.subject), *texts)

    def _subject(self, subject: str) -> str:
        owner, mark, key = subject.partition("#")
        if owner.startswith("soap/") and owner.count("/") > 1:
            return f"soap/*/{owner.split('/', 2)[2]}{mark}{key}"
        return self._type(owner) + mark + key

    def _type(self, type_: str) -> str:
        """The id of a type without its version, of one of REST that SOAP has as well that of SOAP."""
        first, *others = type_.split("/")
        if first != "types":
            return type_
        if len(others) == 2:
            return f"types/*/{others[1]}"
        entry = self._entry(type_)
        same = entry.fact.same_as if entry and isinstance(entry.fact, TypeFact) else ""
        return f"types/*/{same.rpartition('/')[2]}" if same else type_

    def _entry(self, type_: str) -> Entry | None:
        known = self._context.new.by_subject.get(type_)
        return known or self._context.old.by_subject.get(type_)

    def _text(self, text: str | None, version: str) -> str:
        if text is None:
            return ""
        text = with_references(text, self._type)
        return text.replace(version, "*") if version else text


def _version(subject: str) -> str:
    """The version of a subject of SOAP, empty for others."""
    first, *others = subject.partition("#")[0].split("/")
    is_soap = first == "soap" or (first == "types" and len(others) == 2)
    return others[0] if is_soap else ""
