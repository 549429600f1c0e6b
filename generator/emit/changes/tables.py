"""The subjects whose rows differ between two JSON files of an SDK."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, cast

import msgspec

from generator.emit.changes.names import FileTexts, Names

Rows = Mapping[str, object]

_TABLE: Final = msgspec.json.Decoder(dict[str, object])


def differing_rows(names: Names, table: FileTexts, samples: FileTexts) -> Iterator[str]:
    """The ids of subjects with rows in one of the files only, or with other rows.

    `samples` are the bytes of which the rows of contract tests name parts.
    """
    before = dict(_rows(names, _decoded(table.old), samples.old or b""))
    after = dict(_rows(names, _decoded(table.new), samples.new or b""))
    for id_ in sorted(before.keys() | after.keys()):
        if before.get(id_) != after.get(id_):
            yield id_


def _decoded(data: bytes | None) -> Rows:
    try:
        return _TABLE.decode(data or b"{}")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        # edited by hand, so that nothing of it can be compared
        return {}


def _rows(names: Names, document: Rows, samples: bytes) -> Iterator[tuple[str, object]]:
    """The rows by subject id, in whichever of the forms of an SDK's tables the document is."""
    version = document.get("version", "")
    for start, key in (
        (f"rest/{version}", "groups"),
        (f"soap/{version}", "agents"),
    ):
        for group, rows in _table(document.get(key)).items():
            for name, row in _table(rows).items():
                yield f"{start}/{group}/{name}", row
    for name, row in _table(document.get("types")).items():
        if (id_ := f"types/{version}/{name}") in names.known:
            yield id_, row
    for name, row in _table(document.get("samples")).items():
        yield names.calls.get(name, name), _with_bytes(row, samples)
    for id_, row in document.items():
        if id_ in names.known:
            yield id_, row


def _table(value: object) -> Rows:
    return cast("Rows", value) if isinstance(value, dict) else {}


def _with_bytes(row: object, samples: bytes) -> object:
    """The row with the bytes of its samples: where these lie changes with those before them.

    A part of a sample is given by where it begins, how long it is, and the line of its page.
    """
    if isinstance(row, dict):
        return {
            key: _with_bytes(value, samples)
            for key, value in _table(cast("object", row)).items()
            if key != "line"
        }
    match row:
        case [int(start), int(size), int()]:
            return samples[start : start + size]
        case _:
            return row
