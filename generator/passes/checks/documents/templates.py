"""Whether two routes match the same paths.

Rule: a word matches itself, a name in braces any value of its type. Of two routes that match a path, the one with a word
where the other has a name counts first (OpenAPI 3.1, 4.8.8.1); so both are in conflict only where neither or each of them is
the more exact one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Final

import msgspec

from generator.model.text import WireName

Segment = str
"""A part of a route between two slashes: a word, a name in braces, or both."""


class Values(msgspec.Struct, frozen=True):
    """The values that a parameter of a path may have: of a type, or those of an enum."""

    type: str = "string"
    members: frozenset[str] = frozenset()


ANYTHING: Final = Values()
INTEGER: Final = Values("integer")


class Overlap(Enum):
    """What two routes have in common.

    none: no path; by type: none, if the server goes by the types of the values; integers: the paths whose values are
    integers, if it does; all: whatever the values are.
    """

    NONE = "none"
    BY_TYPE = "by type"
    INTEGERS = "integers"
    ALL = "all"


class Template(msgspec.Struct, frozen=True):
    """A route by its segments, with the values of its parameters by name."""

    segments: tuple[Segment, ...]
    by_name: Mapping[WireName, Values]

    def values(self, segment: Segment) -> Values:
        """The values of a segment that is a name."""
        name = segment[1:-1]
        return next(
            (found for key, found in self.by_name.items() if key == name), ANYTHING
        )


_NAME: Final = re.compile(r"\{[^{}]*\}")


def erased(route: str) -> str:
    """A route without the names in braces, which are not sent: `/pets/{}`."""
    return _NAME.sub("{}", route)


def is_name(segment: Segment) -> bool:
    """Whether a segment is nothing but a name in braces."""
    return segment.startswith("{") and segment.find("}") == len(segment) - 1


def overlap(first: Template, second: Template) -> Overlap:
    """What two routes with the same number of segments have in common, so that neither counts before the other."""
    pairs = list(zip(first.segments, second.segments, strict=True))
    if any(not _may_match(*pair) for pair in pairs):
        return Overlap.NONE
    exact_first = any(not is_name(a) and is_name(b) for a, b in pairs)
    exact_second = any(is_name(a) and not is_name(b) for a, b in pairs)
    if exact_first is not exact_second:
        return Overlap.NONE
    shared = [_shared(first, a, second, b) for a, b in pairs]
    if Overlap.NONE in shared:
        return Overlap.NONE
    return min(shared, key=_ORDER.index)


_ORDER: Final = (Overlap.BY_TYPE, Overlap.INTEGERS, Overlap.ALL)


def _may_match(first: Segment, second: Segment) -> bool:
    if is_name(first) or is_name(second):
        # a name beside words, such as `{id}.json`, is compared with itself only
        return not any("{" in each and not is_name(each) for each in (first, second))
    return first == second


def _shared(first: Template, a: Segment, second: Template, b: Segment) -> Overlap:
    match is_name(a), is_name(b):
        case True, True:
            return _of_values(first.values(a), second.values(b))
        case True, False:
            return Overlap.ALL if _has(first.values(a), b) else Overlap.NONE
        case False, True:
            return Overlap.ALL if _has(second.values(b), a) else Overlap.NONE
        case _:
            return Overlap.ALL


def _of_values(first: Values, second: Values) -> Overlap:
    if first.members or second.members:
        listed, other = (first, second) if first.members else (second, first)
        shares = any(_has(other, member) for member in listed.members)
        return Overlap.ALL if shares else Overlap.BY_TYPE
    if first.type == second.type:
        return Overlap.ALL
    types = {first.type, second.type}
    if "string" not in types:
        return Overlap.BY_TYPE
    return Overlap.INTEGERS if "integer" in types else Overlap.ALL


def _has(allowed: Values, value: str) -> bool:
    """Whether a value may be one of a parameter; of dates and the like only what they certainly exclude is said."""
    if allowed.members:
        return value.lower() in {member.lower() for member in allowed.members}
    if allowed.type == "integer":
        return value.isdigit()
    return allowed.type != "boolean" or value.lower() in ("true", "false")
