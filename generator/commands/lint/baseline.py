"""The baseline: a file of the defects that are known, one on a line (`docs/schema/baseline.json`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from generator.emit.writing.single_file import write_file
from generator.model.errors import UsageError
from generator.model.lint.defects import Found

_SCHEMA: Final = 1
_PAGE: Final = "page/"


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


class Recognised(msgspec.Struct, frozen=True):
    """What a baseline knows of the defects of a run.

    `known` are fingerprints of the run. `resolved` are the ids of the rows of which nothing is found any more, by their
    fingerprints.
    """

    known: frozenset[str]
    resolved: dict[str, str]


def recognised(
    rows: Iterable[KnownDefect], found: Sequence[Found], pages: Collection[str]
) -> Recognised:
    """Compares the rows of a baseline with all defects of a run; `pages` are the paths of all files of the docs.

    A defect goes by its fingerprint. That of a page that is about nothing known, such as a document of OpenAPI, has the path
    in it: where the page is gone, its rows are those of a page of the same name that is new to the baseline.
    """
    prints = {each.fingerprint for each in found}
    rows = tuple(rows)
    known = {row.fingerprint for row in rows} & prints
    left = [row for row in rows if row.fingerprint not in prints]
    moved = _moved(left, found, known, pages)
    return Recognised(
        frozenset(known | set(moved.values())),
        {row.fingerprint: row.id for row in left if row.fingerprint not in moved},
    )


def _moved(
    left: Iterable[KnownDefect],
    found: Iterable[Found],
    known: Collection[str],
    pages: Collection[str],
) -> dict[str, str]:
    """The fingerprints of defects by those that they had in a page that is elsewhere now."""
    candidates: dict[tuple[str, str], deque[str]] = {}
    for each in found:
        if each.fingerprint not in known and (name := _page(each.defect.subject)):
            key = (each.defect.id, PurePosixPath(name).name)
            candidates.setdefault(key, deque()).append(each.fingerprint)
    moved: dict[str, str] = {}
    for row in left:
        name = _page(row.subject)
        if name and name not in pages:
            now = candidates.get((row.id, PurePosixPath(name).name))
            if now:
                moved[row.fingerprint] = now.popleft()
    return moved


def _page(subject: str) -> str:
    """The path that a subject has in place of an id, empty where it has none."""
    return subject.removeprefix(_PAGE) if subject.startswith(_PAGE) else ""


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
