"""Checks: titles and headings that name another method or path than the route, or shorten it.

Rule: a title has the form `GET Job/{id}`; any other title is words. Root and version of the route do not count. That the
path in the front matter is another one is the diagnostic `page-disagrees`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.names.rest import route_names
from generator.reader.checks.checked import PageDefect
from generator.reader.checks.rest.operation_page import OperationPage

_TITLE: Final = re.compile(
    r"(GET|POST|PUT|PATCH|DEL|DELETE|HEAD|OPTIONS) /?(\S{1,400})\Z"
)
_IN_BRACES: Final = re.compile(r"\{[^{}]*\}")
_SHORT: Final = "DEL"
_DELETE: Final = "DELETE"


def titles(page: OperationPage) -> Iterator[PageDefect]:
    """Yields the title and the first heading where they are unlike the route."""
    facts = page.facts
    for line, what, text in _titles(page):
        match = _TITLE.match(text)
        if match is None:
            continue
        is_other_path = _erased(match[2]) != _erased(facts.path)
        if what == "title" and is_other_path:
            # reading the page reported it
            continue
        method = _DELETE if match[1] == _SHORT else match[1]
        if method != facts.method:
            yield PageDefect(
                id="rest-title-route",
                line=line,
                message=f"the {what} has the method {method}, and the route {facts.method}",
                detail=text,
                other_line=facts.line,
            )
        elif is_other_path:
            yield PageDefect(
                id="rest-title-route",
                line=line,
                message="the heading has another path than the route",
                detail=text,
                other_line=facts.line,
            )
        elif cause := _shortened(match[1], match[2], facts.path):
            yield PageDefect(
                id="rest-title-short",
                line=line,
                message=f"the {what} has {cause} of the route",
                cause=cause,
                detail=text,
                other_line=facts.line,
            )


def _titles(page: OperationPage) -> Iterator[tuple[int, str, str]]:
    title = page.page.front_matter.get("title", "").strip()
    if title:
        yield page.page.line_of("title"), "title", title
    headings = page.page.headings
    # the same words are put right together; a path of theirs alone is checked in the heading
    heading = headings[0].text.strip() if headings else ""
    if headings and headings[0].line < page.facts.line and heading != title:
        yield headings[0].line, "heading", heading


def _shortened(method: str, title: str, route: str) -> str:
    """What a title shortens, empty where it does not shorten anything."""
    if _IN_BRACES.findall(title) != _IN_BRACES.findall(route):
        return "other names in braces than those"
    return "DEL for the DELETE" if method == _SHORT else ""


def _erased(path: str) -> str:
    names = route_names(path)
    short = "/".join(names.segments) if names else path
    return _IN_BRACES.sub("{}", short.strip("/"))
