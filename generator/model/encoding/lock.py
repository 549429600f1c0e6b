"""Lock files: a snapshot as text, with its header on the first line and an entry on each other one.

`docs/schema/lock.json` describes a line. Since others may have written to a lock, nothing of it is believed: sizes are
bounded, subjects and Python names have the characters of such, and entries are sorted. Line numbers of pages are left out,
since they change with what stands above.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise
from typing import Final

import msgspec

from generator.model.comparison.snapshot import (
    SNAPSHOT_SCHEMA,
    Alias,
    Entry,
    Fact,
    Header,
    Python,
    Snapshot,
)
from generator.model.errors import UsageError

_LARGEST: Final = 64 * 1024 * 1024
_LONGEST_LINE: Final = 1024 * 1024


class _Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry as a lock has it."""

    subject: str
    fact: Fact
    source: str = ""
    page: str = ""
    words: str = ""
    python: Python | None = None
    aliases: tuple[Alias, ...] = ()
    defaults: dict[str, str] = {}


class _Schema(msgspec.Struct):
    """What all headers have in common, whatever their schema."""

    schema: int


_ENCODER: Final = msgspec.json.Encoder(order="deterministic")
_SCHEMA: Final = msgspec.json.Decoder(_Schema)
_HEADER: Final = msgspec.json.Decoder(Header)
_ENTRY: Final = msgspec.json.Decoder(Entry)

# DEL is ASCII, and no more visible than what is not
_INVISIBLE: Final = re.compile("[\x7f-\U0010ffff]")
_SUBJECTS: Final = re.compile(r"[!-~]{1,1000}(?:\n[!-~]{1,1000})*\Z")
_NAMES: Final = re.compile(r"[A-Za-z_]\w*(?:[.\n][A-Za-z_]\w*)*\Z", re.ASCII)
_RELEASES: Final = re.compile(r"[0-9A-Za-z.!+-]{0,100}\Z")


def lock_bytes(snapshot: Snapshot) -> bytes:
    """The text of a lock, in ASCII; the same snapshot gives the same bytes."""
    lines = map(_without_line, snapshot.entries)
    data = _ENCODER.encode_lines((snapshot.header, *lines))
    if data.isascii() and b"\x7f" not in data:
        return data
    # such characters are inside of strings only
    return _INVISIBLE.sub(_escaped, data.decode()).encode("ascii")


def _without_line(entry: Entry) -> _Line:
    return _Line(
        entry.subject,
        entry.fact,
        entry.source,
        entry.page,
        entry.words,
        entry.python,
        entry.aliases,
        entry.defaults,
    )


def _escaped(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be").hex()
    return "".join(rf"\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def parsed_lock(data: bytes, name: str) -> Snapshot:
    """The snapshot in the text of a lock, of this schema or an older one; `name` is what people know the file by.

    Raises:
        UsageError: it is no lock, it is damaged, or a newer Docwright wrote it.
    """
    if len(data) > _LARGEST:
        raise _damaged(name, 0, f"it is larger than {_LARGEST:,} bytes")
    # git and editors may have changed the ends of lines
    data = data.replace(b"\r\n", b"\n")
    first, _, others = data.partition(b"\n")
    try:
        schema = _SCHEMA.decode(first).schema
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged(name, 1, f"it does not begin as a lock does: {error}") from error
    if schema > SNAPSHOT_SCHEMA:
        raise UsageError(
            f"{name} has the schema {schema}, which this Docwright does not know",
            "Use a Docwright that is as new as the one that wrote it.",
        )
    read = _READERS.get(schema)
    if read is None:
        raise _damaged(name, 1, f"there is no schema {schema}")
    return read(first, others, name)


def _read_1(first: bytes, others: bytes, name: str) -> Snapshot:
    try:
        header = _HEADER.decode(first)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged(name, 1, str(error)) from error
    if not _RELEASES.match(header.sdk_version):
        raise _damaged(name, 1, "sdk_version is no version")
    entries = _entries(others, name)
    for number, (before, after) in enumerate(pairwise(entries), 3):
        if before.subject >= after.subject:
            reason = "a subject stands twice, or the subjects are not sorted"
            raise _damaged(name, number, reason)
    for number, entry in _wrong_entries(entries):
        reason = f"it has a name or a version that is none, or a line: {entry.subject[:100]!a}"
        raise _damaged(name, number, reason)
    return Snapshot(header, tuple(entries))


_READERS: Final[Mapping[int, Callable[[bytes, bytes, str], Snapshot]]] = {1: _read_1}
"""How the locks of each schema are read. A new schema gets a row; the older ones then give what the new one has."""


def _entries(data: bytes, name: str) -> list[Entry]:
    lines = data.split(b"\n")
    if lines[-1]:
        raise _damaged(name, len(lines) + 1, "the end of the line is missing")
    del lines[-1]
    if max(map(len, lines), default=0) <= _LONGEST_LINE and all(lines):
        try:
            return _ENTRY.decode_lines(data)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            pass
    return [_entry(line, name, number) for number, line in enumerate(lines, 2)]


def _entry(line: bytes, name: str, number: int) -> Entry:
    if len(line) > _LONGEST_LINE:
        reason = f"it is longer than {_LONGEST_LINE:,} bytes"
        raise _damaged(name, number, reason)
    try:
        return _ENTRY.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged(name, number, str(error)) from error


def _wrong_entries(entries: Iterable[Entry]) -> Iterator[tuple[int, Entry]]:
    """The entries with names that are none, with their lines; all names are looked at together first, which is quick."""
    if not _has_wrong_names(entries):
        return
    for number, entry in enumerate(entries, 2):
        if _has_wrong_names((entry,)):
            yield number, entry


def _has_wrong_names(entries: Iterable[Entry]) -> bool:
    listed = tuple(entries)
    subjects = [entry.subject for entry in listed]
    names = list(chain.from_iterable(map(_names, listed)))
    releases = (
        release
        for entry in listed
        for release in (
            *entry.defaults.values(),
            *(alias.since for alias in entry.aliases),
        )
    )
    return bool(
        (subjects and not _SUBJECTS.match("\n".join(subjects)))
        or (names and not _NAMES.match("\n".join(names)))
        or any(keyword.iskeyword(part) for part in _parts(names))
        or not all(map(_RELEASES.match, releases))
        or any(entry.line for entry in listed)
    )


def _parts(names: list[str]) -> set[str]:
    return set(".".join(names).split("."))


def _names(entry: Entry) -> Iterator[str]:
    if entry.python is not None:
        yield entry.python.name
        for parameter in entry.python.parameters:
            yield parameter.name
    for alias in entry.aliases:
        yield alias.name


def _damaged(name: str, line: int, reason: str) -> UsageError:
    place = f"{name}:{line}" if line else name
    return UsageError(
        f"{place} cannot be used: {reason}",
        "Restore the file from version control.",
    )
