"""A model and the model that is made from its own exported document, compared fact by fact.

Both are documents of `inspect --json`. A fact is a value below a subject; its kind is the way to it without names, such as
`operations.parameters.type`. What is about pages is left out, and so is SOAP, which OpenAPI cannot say.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from benchmarks.exports.json_values import Json, list_of, object_of
from benchmarks.exports.reasons import reason

Facts = Mapping[tuple[str, str], str]
"""Values as JSON by kind and place."""

_ABOUT_PAGES: Final = frozenset({"pages", "diagnostics", "schema"})
_OF_SOAP: Final = frozenset(
    {
        "out",
        "soap_action",
        "request_element",
        "response_element",
        "request_headers",
        "response_headers",
        "namespace",
        "same_as",
    }
)
_LEFT_OUT: Final = _ABOUT_PAGES | _OF_SOAP
_NAMES: Final = ("in", "wire", "status")
"""What a row without an id is known by: a parameter, field, member or answer."""


class Lost(msgspec.Struct, frozen=True):
    """A fact that the round trip changes; `before` or `after` is empty where one side lacks it."""

    kind: str
    place: str
    before: str
    after: str

    @property
    def reason(self) -> str:
        """Why it is lost."""
        return reason(self)


class RoundTrip(msgspec.Struct, frozen=True):
    """How many facts of each kind either side has, and those that differ."""

    counts: Mapping[str, int]
    lost: tuple[Lost, ...]


def compare_round_trip(before: Json, after: Json) -> RoundTrip:
    """The REST facts of both documents."""
    first, second = _facts(before), _facts(after)
    keys = [*first, *(key for key in second if key not in first)]
    lost = tuple(
        Lost(*key, first.get(key, ""), second.get(key, ""))
        for key in keys
        if first.get(key) != second.get(key)
    )
    return RoundTrip(Counter(kind for kind, _ in keys), lost)


def _facts(document: Json) -> Facts:
    facts: dict[tuple[str, str], str] = {}
    for section in ("operations", "types", "archives"):
        rows = [row for row in document.get(section, ()) if _is_rest(row)]
        facts.update(_of_rows(section, "", rows, is_ordered=False))
    return facts


def _is_rest(row: Json) -> bool:
    """Whether it is an operation, type or archive of REST: `types/X` instead of `types/Services88/X`."""
    if "protocol" in row:
        return bool(row["protocol"] == "rest")
    return str(row["id"]).count("/") == 1


def _of_rows(
    kind: str, place: str, rows: Iterable[Json], *, is_ordered: bool = True
) -> Iterator[tuple[tuple[str, str], str]]:
    """Facts of the rows of a list, and their order."""
    counts: dict[str, int] = defaultdict(int)
    names: list[str] = []
    for row in rows:
        name = " ".join(_names(row).values())
        counts[name] += 1
        if counts[name] > 1:
            name = f"{name} {counts[name]}"
        names.append(name)
        at = f"{place}#{name}" if place else name
        yield (f"{kind}", at), "there"
        yield from _of_row(kind, at, row)
    if is_ordered and names:
        yield (f"{kind}.order", place), ", ".join(names)


def _names(row: Json) -> Mapping[str, str]:
    keys = ("id",) if "id" in row else _NAMES
    return {key: str(row[key]) for key in keys if key in row}


def _of_row(kind: str, place: str, row: Json) -> Iterator[tuple[tuple[str, str], str]]:
    names = _names(row)
    for key, value in row.items():
        if key in _LEFT_OUT or key in names:
            continue
        inner = f"{kind}.{key}"
        items = map(object_of, list_of(value) or [])
        rows = [item for item in items if item is not None]
        if (values := object_of(value)) is not None:
            yield from _of_row(inner, f"{place}/{key}", values)
        elif rows:
            yield from _of_rows(inner, place, rows)
        else:
            yield (inner, place), msgspec.json.encode(value).decode()


def round_trip_lines(trip: RoundTrip, examples: int = 3) -> Iterator[str]:
    """A line for all facts, and for each reason and kind that differs its count and first examples."""
    total = sum(trip.counts.values())
    yield f"{total - len(trip.lost)} of {total} facts are the same after the round trip"
    groups: dict[tuple[str, str], list[Lost]] = defaultdict(list)
    for lost in trip.lost:
        groups[lost.reason, lost.kind].append(lost)
    for (why, kind), found in sorted(groups.items(), key=lambda item: -len(item[1])):
        yield f"  {len(found):>6} of {trip.counts[kind]:<7}{kind}: {why}"
        yield from (f"         {lost_line(lost)}" for lost in found[:examples])


def lost_line(lost: Lost) -> str:
    """`place: before → after`."""
    return f"{lost.place}: {lost.before or '-'} → {lost.after or '-'}"
