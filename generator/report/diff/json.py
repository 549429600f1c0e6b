"""`diff --format json` (`docs/schema/diff.json`)."""

from __future__ import annotations

from typing import Final

import msgspec

from generator.model.comparison.changes import Change
from generator.report.diff.report import DiffReport

_SCHEMA: Final = 1


class _Document(msgspec.Struct, frozen=True, kw_only=True):
    schema: int = _SCHEMA
    old: str
    new: str
    changes: tuple[Change, ...]
    next_version: str | None


def json_report(report: DiffReport) -> str:
    """All changes, accepted ones too, the worst first; paths of pages begin at the page root."""
    comparison = report.comparison
    document = _Document(
        old=comparison.old_label,
        new=comparison.new_label,
        changes=comparison.changes,
        next_version=comparison.next_version,
    )
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"
