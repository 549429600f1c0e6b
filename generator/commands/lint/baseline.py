"""The baseline: a file of the defects that are known, one on a line (`docs/schema/baseline.json`)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from generator.emit.writing.single_file import write_file
from generator.model.errors import UsageError
from generator.model.lint.defects import Found

_SCHEMA: Final = 1


class KnownDefect(msgspec.Struct, frozen=True):
    """A defect of the baseline; people read its id and subject, runs go by its fingerprint."""

    fingerprint: str
    id: str
    subject: str


class _Baseline(msgspec.Struct, frozen=True):
    schema: int
    defects: tuple[KnownDefect, ...]


def load_baseline(path: Path) -> tuple[KnownDefect, ...]:
    """The defects that a baseline lists.

    Raises:
        UsageError: the file cannot be read, or is no baseline.
    """
    try:
        baseline = msgspec.json.decode(path.read_bytes(), type=_Baseline)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"the baseline {path} cannot be read: {error}",
            "Write it with docwright lint --update-baseline, or correct its name.",
        ) from error
    if baseline.schema != _SCHEMA:
        raise UsageError(
            f"the baseline {path} is of another version of Docwright",
            "Write it again with docwright lint --update-baseline.",
        )
    return baseline.defects


def baseline_of(found: Iterable[Found]) -> tuple[KnownDefect, ...]:
    """The rows of these defects, sorted by id and subject."""
    rows = (
        KnownDefect(each.fingerprint, each.defect.id, each.defect.subject)
        for each in found
    )
    return tuple(sorted(rows, key=_order))


def write_baseline(path: Path, found: Iterable[Found]) -> None:
    """Writes the baseline of these defects.

    Raises:
        UsageError: it cannot be written.
    """
    rows = (msgspec.json.encode(row).decode() for row in baseline_of(found))
    lines = ",\n".join(f"  {row}" for row in rows)
    text = f'{{\n"schema": {_SCHEMA},\n"defects": [\n{lines}\n]\n}}\n'
    try:
        write_file(path, text.encode())
    except OSError as error:
        raise UsageError(
            f"the baseline {path} cannot be written: {error.strerror}",
            "Name another file with --baseline.",
        ) from error


def _order(row: KnownDefect) -> tuple[str, str, str]:
    return row.id, row.subject, row.fingerprint
