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


class Domain(msgspec.Struct, frozen=True):
    """The values that a parameter of a path may have: of a type, or those of an enum."""

    type: str = "string"
    members: frozenset[str] = frozenset()


ANYTHING: Final = Domain()
INTEGER: Final = Domain("integer")


class Overlap(Enum):
    """What two routes have in common.

    none: no path; told apart: none, if the server goes by the types of the values; integers: the paths whose values are
    integers, if it does; all: whatever the values are.
    """

    NONE = "none"
    TOLD_APART = "told apart"
    INTEGERS = "integers"
    ALL = "all"


class Template(msgspec.Struct, frozen=True):
    """A route by its segments, with the values of its parameters by name."""

    segments: tuple[Segment, ...]
    domains: Mapping[WireName, Domain]

    def domain(self, segment: Segment) -> Domain:
        """The values of a segment that is a name."""
        name = segment[1:-1]
        return next(
            (found for key, found in self.domains.items() if key == name), ANYTHING
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


_ORDER: Final = (Overlap.TOLD_APART, Overlap.INTEGERS, Overlap.ALL)


def _may_match(first: Segment, second: Segment) -> bool:
    if is_name(first) or is_name(second):
        # a name beside words, such as `{id}.json`, is compared with itself only
        return not any("{" in each and not is_name(each) for each in (first, second))
    return first == second


def _shared(first: Template, a: Segment, second: Template, b: Segment) -> Overlap:
    match is_name(a), is_name(b):
        case True, True:
            return _of_domains(first.domain(a), second.domain(b))
        case True, False:
            return Overlap.ALL if _has(first.domain(a), b) else Overlap.NONE
        case False, True:
            return Overlap.ALL if _has(second.domain(b), a) else Overlap.NONE
        case _:
            return Overlap.ALL


def _of_domains(first: Domain, second: Domain) -> Overlap:
    if first.members or second.members:
        one, other = (first, second) if first.members else (second, first)
        shares = any(_has(other, member) for member in one.members)
        return Overlap.ALL if shares else Overlap.TOLD_APART
    if first.type == second.type:
        return Overlap.ALL
    types = {first.type, second.type}
    if "string" not in types:
        return Overlap.TOLD_APART
    return Overlap.INTEGERS if "integer" in types else Overlap.ALL


def _has(domain: Domain, value: str) -> bool:
    """Whether a value may be one of a parameter; of dates and the like only what they certainly exclude is said."""
    if domain.members:
        return value.lower() in {member.lower() for member in domain.members}
    if domain.type == "integer":
        return value.isdigit()
    return domain.type != "boolean" or value.lower() in ("true", "false")
