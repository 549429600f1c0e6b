"""The places that a diagnostic about a contradiction names: the other one, and which of both the evidence believes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from generator.model.catalogue import CATALOGUE, DefectClass
from generator.model.diagnostics import Diagnostic
from generator.model.lint.places import Place

_LINE: Final = re.compile(r":([0-9]{1,9})(?![0-9])")
_SAME_PAGE: Final = re.compile(r"\(line ([0-9]{1,9})\)")

_OTHER_IS_BELIEVED: Final = frozenset(
    {
        # the newer page
        "page-outdated",
        # the sample, the route and the WSDL are what a server sees
        "soap-prose-mismatch",
        "rest-path-parameters",
        "soap-operation-not-in-wsdl",
        "soap-signature-conflict",
    }
)


def other_place(case: Diagnostic, paths: Collection[str]) -> Place | None:
    """The place that the message names beside its own, None where it names none.

    Messages have it as `path:line`, where the path is one of `paths`, or as `(line N)` of the same page. Only a contradiction
    has another place.
    """
    lint = CATALOGUE[case.id].lint
    if lint is None or lint.of is not DefectClass.CONTRADICTION:
        return None
    on_page = _SAME_PAGE.search(case.message)
    if on_page:
        return Place(case.path, int(on_page[1]))
    return next(_places(case.message, paths), None)


def _places(message: str, paths: Collection[str]) -> Iterator[Place]:
    for match in _LINE.finditer(message):
        words = message[: match.start()].split(" ")
        # a path may have blanks, so the longest that is known counts
        for index in range(len(words)):
            path = " ".join(words[index:])
            if path in paths:
                yield Place(path, int(match[1]))
                break


def believed_place(case: Diagnostic, other: Place | None) -> Place | None:
    """The place of both that the evidence believes, None where nothing tells."""
    if other is None:
        return None
    is_weaker_part = case.id == "page-disagrees" and other.path == case.path
    if is_weaker_part or case.id in _OTHER_IS_BELIEVED:
        return other
    return None
