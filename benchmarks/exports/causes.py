"""Why an exported document differs from the vendor's files: a table of rules, of which the first that fits counts.

A rule looks at a difference and at all facts of both sides at its place. What no rule explains is `unexplained`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Final

import msgspec

from benchmarks.exports.schema_facts import Fact

_Facts = Mapping[str, str]

_MARKUP: Final = re.compile(r"<[^<>]*>|&lt;|[\\`{}*_\[\]()]")
_SPACE: Final = re.compile(r"(?:\\[rnt]|\s)+")
_IN_XML: Final = re.compile(r"<[^<>]+>")


class Difference(msgspec.Struct, frozen=True):
    """A fact that only one side has, or that both have with other values; the missing side is empty."""

    place: str
    keyword: str
    vendor: str
    exported: str


class Side:
    """All facts of one side by place; a keyword that is stated several times at a place is numbered."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.places: dict[str, dict[str, str]] = defaultdict(dict)
        for place, keyword, value in facts:
            known, name, number = self.places[place], keyword, 1
            while name in known:
                number += 1
                name = f"{keyword} {number}"
            known[name] = value

    def at(self, place: str) -> _Facts:
        """The facts at a place."""
        return self.places.get(place, {})

    def has(self, place: str) -> bool:
        """Whether anything is stated at a place."""
        return place in self.places

    @cached_property
    def reached(self) -> frozenset[str]:
        """The components that operations refer to, themselves or through other components."""
        references: dict[str, list[str]] = defaultdict(list)
        for place, facts in self.places.items():
            if "$ref" in facts:
                references[_component(place)].append(f"types/{facts['$ref']}")
        found: set[str] = set()
        # what is in no component is of an operation
        waiting = list(references[""])
        while waiting:
            component = waiting.pop()
            if component not in found:
                found.add(component)
                waiting += references[component]
        return frozenset(found)


_Rule = Callable[[Difference, Side, Side], bool]


def _has_keyword(*keywords: str) -> _Rule:
    def rule(difference: Difference, *_: Side) -> bool:
        return difference.keyword in keywords

    return rule


def _is_another_key(difference: Difference, *_: Side) -> bool:
    return difference.keyword == "key" and all((difference.vendor, difference.exported))


def _is_in_head(difference: Difference, *_: Side) -> bool:
    start = difference.place.partition(" ")[0]
    return start in {"document", "info", "servers", "externalDocs", "tag"}


def _is_security(difference: Difference, *_: Side) -> bool:
    return difference.keyword == "security" or difference.place.startswith(
        "security scheme "
    )


def _is_listed_inline(difference: Difference, vendor: Side, exported: Side) -> bool:
    """A list of members in the vendor's file, where the export has a component."""
    place = difference.place
    return "enum" in vendor.at(place) and "$ref" in exported.at(place)


def _is_enum_component(difference: Difference, vendor: Side, exported: Side) -> bool:
    owner = _component(difference.place)
    facts = exported.at(owner)
    is_enum = "enum" in facts or "x-enumFlags" in facts
    return is_enum and not vendor.has(owner)


def _is_enum_of_another_source(
    difference: Difference, vendor: Side, exported: Side
) -> bool:
    place = difference.place
    target = f"types/{exported.at(place).get('$ref', '')}"
    facts = exported.at(target)
    is_enum = "enum" in facts or "x-enumFlags" in facts
    return is_enum and vendor.at(place).get("type") == '"string"'


def _is_unreached(difference: Difference, vendor: Side, exported: Side) -> bool:
    """A definition that no operation refers to."""
    owner = _component(difference.place)
    return bool(owner) and owner not in vendor.reached and not exported.has(owner)


def _component(place: str) -> str:
    """The component that a place is in, empty for places of operations and the head."""
    return place.partition("#")[0] if place.startswith("types/") else ""


def _differs_in_markup(difference: Difference, *_: Side) -> bool:
    return difference.keyword == "description" and _same(
        _IN_XML.sub(" ", difference.vendor), difference.exported
    )


def _differs_in_space(difference: Difference, *_: Side) -> bool:
    is_text = difference.keyword in {"description", "summary"}
    return is_text and _words(difference.vendor) == _words(difference.exported)


def _same(vendor: str, exported: str) -> bool:
    return _words(_MARKUP.sub("", vendor)) == _words(_MARKUP.sub("", exported))


def _words(text: str) -> str:
    return _SPACE.sub(" ", text.strip('"')).strip()


def _is_described_elsewhere(difference: Difference, *_: Side) -> bool:
    is_text = difference.keyword in {"description", "summary", "title"}
    return is_text and not difference.vendor


CAUSES: Final[tuple[tuple[str, _Rule], ...]] = (
    ("evidence: pages and lines", _has_keyword("x-docwright-evidence")),
    ("components have short names", _is_another_key),
    ("paths that OpenAPI takes for the same", _has_keyword("x-docwright-path")),
    ("security: alternatives, once for the document", _is_security),
    ("what a document says of itself", _is_in_head),
    ("lists of members are components", _is_listed_inline),
    ("lists of members are components", _is_enum_component),
    ("WSDLs know an enum where the file has text", _is_enum_of_another_source),
    ("null is stated", _has_keyword("nullable")),
    ("examples of pages", _has_keyword("example", "examples")),
    ("white space and line ends", _differs_in_space),
    ("markup of XML comments, and what Markdown would misread", _differs_in_markup),
    ("words of other sources", _is_described_elsewhere),
    ("definitions that nothing refers to", _is_unreached),
)
"""The rules, the most certain first."""

UNEXPLAINED: Final = "unexplained"


def differences(vendor: Side, exported: Side) -> list[Difference]:
    """All differences of two sides, in the order of the vendor's places."""
    places = [*vendor.places, *(p for p in exported.places if not vendor.has(p))]
    found: list[Difference] = []
    for place in places:
        before, after = vendor.at(place), exported.at(place)
        keywords = [*before, *(word for word in after if word not in before)]
        found += [
            Difference(place, word, before.get(word, ""), after.get(word, ""))
            for word in keywords
            if before.get(word) != after.get(word)
        ]
    return found


def cause(difference: Difference, vendor: Side, exported: Side) -> str:
    """The cause of a difference."""
    return next(
        (name for name, rule in CAUSES if rule(difference, vendor, exported)),
        UNEXPLAINED,
    )
