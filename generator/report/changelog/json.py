"""`changelog --format json` (`docs/schema/changelog.json`)."""

from __future__ import annotations

from typing import Final

import msgspec

from generator.model.comparison.changes import Cause, Comparison
from generator.report.changelog.sections import Line, Release
from generator.report.diff.wording import python_words, title

_SCHEMA: Final = 1


class _Line(msgspec.Struct, frozen=True, kw_only=True):
    python: str
    title: str
    subjects: tuple[str, ...]
    cause: Cause
    page: str | None
    url: str | None
    fingerprints: tuple[str, ...]


class _Section(msgspec.Struct, frozen=True):
    title: str
    lines: tuple[_Line, ...]


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    schema: int = _SCHEMA
    version: str | None
    reason: str | None
    counts: tuple[str, ...]
    sections: tuple[_Section, ...]


def json_release(release: Release) -> str:
    """The version and the sections with all their lines."""
    comparison = release.comparison
    document = _Document(
        version=release.version or None,
        reason=release.reason or None,
        counts=release.counts,
        sections=(
            tuple(
                _Section(
                    section.title,
                    tuple(_line(comparison, line) for line in section.lines),
                )
                for section in release.sections
            )
            if comparison
            else ()
        ),
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"


def _line(comparison: Comparison, line: Line) -> _Line:
    first = line.group.first
    return _Line(
        python=python_words(comparison, first),
        title=title(first),
        subjects=line.group.subjects,
        cause=first.cause,
        page=line.page or None,
        url=line.url or None,
        fingerprints=tuple(change.fingerprint for change in line.group.changes),
    )
