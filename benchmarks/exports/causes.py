"""Why an exported document differs from the vendor's files: a table of rules, of which the first that fits counts.

A rule looks at a difference and at all facts of both sides at its place. What no rule explains is `unexplained`.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import unescape
from typing import Final

import msgspec

from benchmarks.exports.schema_facts import Fact, as_text

_Facts = Mapping[str, str]

_TEXTS: Final = frozenset({"description", "summary", "title"})
_SPACE: Final = re.compile(r"(?:\\[rnt]|\s)+")
_TAG: Final = re.compile(r"</?\w[^<>]*>")
_WORD: Final = re.compile(r"\w+")


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


def _is_in(*starts: str) -> _Rule:
    def rule(difference: Difference, *_: Side) -> bool:
        return difference.place.partition(" ")[0] in starts

    return rule


def _is_version(difference: Difference, *_: Side) -> bool:
    return difference.keyword in {"swagger", "openapi"}


def _is_host(difference: Difference, *_: Side) -> bool:
    is_host = difference.keyword in {"host", "schemes", "basePath", "servers"}
    return is_host and difference.place == "document"


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


def _differs_in_space(difference: Difference, *_: Side) -> bool:
    is_text = difference.keyword in _TEXTS
    return is_text and _in_a_line(difference.vendor) == _in_a_line(difference.exported)


def _differs_in_markup(difference: Difference, *_: Side) -> bool:
    """A text without tags: all words beside the tags are there, and no others but those of the tags."""
    if difference.keyword not in _TEXTS or not difference.exported:
        return False
    vendor = unescape(unescape(difference.vendor))
    got = _words(unescape(difference.exported))
    return _is_within(_words(_TAG.sub(" ", vendor)), got) and _is_within(
        got, _words(vendor)
    )


def _in_a_line(text: str) -> str:
    return _SPACE.sub(" ", text.strip('"')).strip()


def _words(text: str) -> list[str]:
    return _WORD.findall(_SPACE.sub(" ", text))


def _is_within(words: Iterable[str], others: Iterable[str]) -> bool:
    """Whether words are among others, in the same order."""
    waiting = iter(others)
    return all(word in waiting for word in words)


def _is_of_wrapper(difference: Difference, vendor: Side, _: Side) -> bool:
    """Words about the object around the parameters of an operation, which repeat those of the operation."""
    place, keyword = difference.place, difference.keyword
    is_wrapper = place.startswith("types/") and place.endswith(" request")
    is_body = place.endswith("#body") and vendor.at(place).get("$ref", "").endswith(
        " request"
    )
    return keyword == "description" and (is_wrapper or is_body)


def _is_of_octets(difference: Difference, vendor: Side, _: Side) -> bool:
    """Octets as they are sent: raw, base64 in JSON, or the parts of a form."""
    place = difference.place.partition(" as ")[0]
    is_octets = vendor.at(place).get("format", "") in {'"byte"', '"binary"'}
    return is_octets and difference.keyword not in _TEXTS


def _is_of_patch(difference: Difference, *_: Side) -> bool:
    return difference.place.startswith("PATCH ") and "#body" in difference.place


def _says_nothing(difference: Difference, vendor: Side, _: Side) -> bool:
    """An object without properties, which may be anything."""
    stated = vendor.at(difference.place)
    is_bare = stated.get("type") == '"object"' and "additionalProperties" not in stated
    return is_bare and difference.keyword == "type" and not difference.exported


def _is_tag_of_page(difference: Difference, *_: Side) -> bool:
    """The group as pages call it: `List` instead of the tag `List_`."""
    if difference.keyword != "tags" or not difference.vendor:
        return False
    names = [name.rstrip("_") for name in json.loads(difference.vendor)]
    return as_text(names) == difference.exported


def _is_order_of_path(difference: Difference, *_: Side) -> bool:
    sides = (difference.vendor, difference.exported)
    if difference.keyword != "order of parameters" or not all(sides):
        return False
    before, after = (_without_path(json.loads(side)) for side in sides)
    return before == after


def _without_path(names: Iterable[str]) -> list[str]:
    return [name for name in names if not name.startswith("path ")]


def _is_described_elsewhere(difference: Difference, *_: Side) -> bool:
    return difference.keyword in _TEXTS and not difference.vendor


CAUSES: Final[tuple[tuple[str, _Rule], ...]] = (
    ("evidence: pages and lines", _has_keyword("x-docwright-evidence")),
    ("components have short names", _is_another_key),
    ("paths that OpenAPI takes for the same", _has_keyword("x-docwright-path")),
    ("security: alternatives, once for the document", _is_security),
    ("version of the format", _is_version),
    ("servers: the vendor's host is a developer's machine", _is_host),
    ("title, version and introduction", _is_in("info")),
    ("tags: groups with their descriptions", _is_in("tag")),
    ("links and extensions of the vendor's site", _is_in("document", "externalDocs")),
    ("formats of a patch, and an example that is none", _is_of_patch),
    ("lists of members are components", _is_listed_inline),
    ("lists of members are components", _is_enum_component),
    ("WSDLs know an enum where the file has text", _is_enum_of_another_source),
    ("null is stated", _has_keyword("nullable")),
    ("examples of pages", _has_keyword("example", "examples")),
    ("octets: raw, base64 in JSON, parts of a form", _is_of_octets),
    ("objects without properties say nothing", _says_nothing),
    ("words about the object around parameters", _is_of_wrapper),
    ("ids of operations tell the group and the call", _has_keyword("operationId")),
    ("groups are called as on pages", _is_tag_of_page),
    ("the parts of a path are in its order", _is_order_of_path),
    ("extensions of the vendor", _has_keyword("x-code-samples")),
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
