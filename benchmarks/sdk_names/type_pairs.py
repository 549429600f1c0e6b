"""Types that are called otherwise in the newer SDK: found where both have a type at the same place.

A place is a parameter, body or result of a route that both have, or a field of types that stand for each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from benchmarks.accuracy_scores.document import Document, OperationRow, TypeRow
from benchmarks.sdk_names.sdk import Sdk

IDS: Final = re.compile(r"#([\w./$-]+)")
"""The references in a type of `inspect --json`."""

TypePairs = Mapping[str, str]
"""Ids of types in the older SDK to those of the newer one, where they differ."""


def type_pairs(old: Sdk, new: Sdk) -> TypePairs:
    """The types of REST that have other ids at the first place where both SDKs have one."""
    pairs: dict[str, str] = {}
    waiting = list(_of_routes(old, new))
    seen: set[tuple[str, str]] = set()
    while waiting:
        before, after = waiting.pop(0)
        # the containers around them may differ too, which is no other name
        for ids in zip(IDS.findall(before), IDS.findall(after), strict=False):
            if ids in seen:
                continue
            seen.add(ids)
            if ids[0] != ids[1]:
                pairs.setdefault(*ids)
            waiting += _of_fields(ids, old.document, new.document)
    return pairs


def _of_routes(old: Sdk, new: Sdk) -> Iterator[tuple[str, str]]:
    later = new.routes()
    for key, row in old.routes().items():
        if key in later:
            yield row.result or "", later[key].result or ""
            yield from _of_parameters(row, later[key])


def _of_parameters(old: OperationRow, new: OperationRow) -> Iterator[tuple[str, str]]:
    for where in ("path", "query", "body"):
        before, after = old.parts(where), new.parts(where)
        later = {part.wire.casefold(): part.type for part in after}
        for part in before:
            yield part.type, later.get(part.wire.casefold(), "")
        if where == "body" and len(before) == len(after) == 1:
            yield before[0].type, after[0].type


def _of_fields(
    ids: tuple[str, str], old: Document, new: Document
) -> Iterator[tuple[str, str]]:
    before, after = old.types.get(ids[0]), new.types.get(ids[1])
    later = _fields(after)
    for wire, type_ in _fields(before).items():
        yield type_, later.get(wire, "")


def _fields(row: TypeRow | None) -> Mapping[str, str]:
    return {field.wire: field.type for field in row.fields} if row else {}
