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

Segment = str
"""A part of a route between two slashes: a word, a name in braces, or both."""


class Values(msgspec.Struct, frozen=True):
    """The values that a parameter of a path may have: of a type, which is empty where it is unknown, or those of an enum."""

    type: str = ""
    members: frozenset[str] = frozenset()


UNKNOWN: Final = Values()
TEXT: Final = Values("string")
INTEGER: Final = Values("integer")
BOOLEAN: Final = Values("boolean")


class Overlap(Enum):
    """What two routes have in common.

    none: no path; by type: none, if the server goes by the types of the values; some, integers: the paths that have certain
    values, or integers; all: whatever the values are.
    """

    NONE = "none"
    BY_TYPE = "by type"
    SOME = "some"
    INTEGERS = "integers"
    ALL = "all"


class Template(msgspec.Struct, frozen=True):
    """A route by its segments, with the values of its parameters by name."""

    segments: tuple[Segment, ...]
    by_name: Mapping[str, Values]

    def values(self, segment: Segment) -> Values:
        """The values of a segment that is a name."""
        return self.by_name.get(segment[1:-1], UNKNOWN)


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


_ORDER: Final = (Overlap.BY_TYPE, Overlap.SOME, Overlap.INTEGERS, Overlap.ALL)


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
            return Overlap.SOME if _has(first.values(a), b) else Overlap.NONE
        case False, True:
            return Overlap.SOME if _has(second.values(b), a) else Overlap.NONE
        case _:
            return Overlap.ALL


def _of_values(first: Values, second: Values) -> Overlap:
    if first.members or second.members:
        listed, other = (first, second) if first.members else (second, first)
        if listed.members == other.members:
            return Overlap.ALL
        shares = any(_has(other, member) for member in listed.members)
        return Overlap.SOME if shares else Overlap.BY_TYPE
    types = {first.type, second.type}
    if types == {"string", "integer"}:
        return Overlap.INTEGERS
    if "" in types or (len(types) > 1 and "string" not in types):
        return Overlap.BY_TYPE
    return Overlap.ALL if len(types) == 1 else Overlap.SOME


def _has(allowed: Values, value: str) -> bool:
    """Whether a value certainly is one of a parameter."""
    if allowed.members:
        return value.lower() in {member.lower() for member in allowed.members}
    match allowed.type:
        case "integer":
            return value.isdigit()
        case "boolean":
            return value.lower() in ("true", "false")
        case _:
            return allowed.type == "string"
