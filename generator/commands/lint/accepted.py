"""What the accept file says about defects, and which of its entries are out of date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.commands.sides.accepted import has_expired
from generator.files.accept import Accepted, AcceptFile
from generator.model.catalogue import CATALOGUE
from generator.model.lint.defects import Found


def accepted_defects(
    entries: Sequence[Accepted], found: Sequence[Found]
) -> dict[str, str]:
    """The reasons of accepted defects by fingerprint; where two entries are about one, the first gives the reason."""
    by_id = _by_id(found)
    reasons: dict[str, str] = {}
    for entry in entries:
        for each in _matched(entry, by_id):
            reasons.setdefault(each.fingerprint, entry.reason)
    return reasons


def live_entries(accepted: AcceptFile, version: str) -> list[Accepted]:
    """The entries about defects that have not ended with a release; `version` is that of the last one, empty without one."""
    return [entry for entry in _of_defects(accepted) if not has_expired(entry, version)]


def out_of_date(
    accepted: AcceptFile, found: Sequence[Found], version: str
) -> Iterator[str]:
    """A line for each entry about defects that matches nothing, or has ended."""
    by_id = _by_id(found)
    for entry in _of_defects(accepted):
        start = f"{accepted.name}:{entry.line}: the entry of {entry.id}"
        if has_expired(entry, version):
            yield f"{start} ended with {entry.until}, and {version} is released"
        elif not any(True for _ in _matched(entry, by_id)):
            yield f"{start} matches no defect: {', '.join(entry.subjects)}"


def _by_id(found: Iterable[Found]) -> dict[str, list[Found]]:
    by_id: dict[str, list[Found]] = {}
    for each in found:
        by_id.setdefault(each.defect.id, []).append(each)
    return by_id


def _matched(entry: Accepted, by_id: dict[str, list[Found]]) -> Iterator[Found]:
    for each in by_id.get(entry.id, ()):
        if entry.is_about(each.defect.id, (each.defect.subject,)):
            yield each


def _of_defects(accepted: AcceptFile) -> list[Accepted]:
    return [
        entry
        for entry in accepted.entries
        if entry.id in CATALOGUE and CATALOGUE[entry.id].lint
    ]
