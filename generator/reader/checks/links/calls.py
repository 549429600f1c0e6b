r"""Requests that guides show in their code blocks: a line of HTTP, with an address or without; curl on one line; a SOAPAction.

Rule: a block is left out whose call is meant to fail, or is not meant as it stands: an answer of 4xx, another method in a
header, and words that call it an older form, in the block, above it, or in the headings over it.
Source: RFC 9112, section 3 (request lines); SOAP 1.1, section 6.1.1; curl(1), `-X`.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.lint.links import SOAP_ACTION, ShownCall
from generator.reader.page.blocks import Fence, Heading
from generator.reader.page.outline import Page

_METHOD: Final = "GET|POST|PUT|PATCH|DELETE"
# a path of the API has a version in its second or third segment
_PATH: Final = r"(?:/[^\s/?#\"'<>]{1,200}){0,3}?(/api/v[0-9]{1,3}/[^\s?#\"'`]{1,1000})"
_ADDRESS: Final = r"https?://[^\s/?#\"'<>]{1,253}"
_REQUEST: Final = re.compile(rf"[ \t]*+({_METHOD})[ \t]++(?:{_ADDRESS})?{_PATH}")
_CURL: Final = re.compile(r"[ \t]*+(?:[$>][ \t]++)?curl[ \t]")
_CURL_METHOD: Final = re.compile(
    rf"[ \t](?:-X[ \t]*+|--request[ \t=]++)[\"']?({_METHOD})\b"
)
_CURL_ADDRESS: Final = re.compile(rf"(?<=[\s\"']){_ADDRESS}{_PATH}")
_ACTION: Final = re.compile(
    r"[ \t]*+SOAPAction[ \t]*+:[ \t]*+[\"']?([a-z]{1,10}://[^\s\"']{1,1000})",
    re.IGNORECASE,
)
_SIGNS: Final = re.compile("/api/v|SOAPAction", re.IGNORECASE)
_NOT_MEANT: Final = re.compile(
    r"method-override|HTTP/[0-9.]+[ ]4[0-9][0-9]|\b(?:40[45]|410)\b|\b(?:before|deprecated|earlier|fails?|former(?:ly)?|instead"
    r"|invalid|legacy|migrat(?:e|ed|ing|ion)|no longer|not|obsolete|old(?:er)?|previous(?:ly)?|removed?|replaced?|used to"
    r"|wrong|will be|planned|upcoming)\b",
    re.IGNORECASE,
)
_LINES_ABOVE: Final = 5
# no sentence ends a path
_END: Final = "/.,;:)'\"`\\"


def shown_calls(page: Page) -> Iterator[ShownCall]:
    """Yields the requests of a page that is not about an operation."""
    over: list[Heading] = []
    headings = deque(page.headings)
    for fence in page.fences:
        while headings and headings[0].line < fence.line:
            heading = headings.popleft()
            over = [each for each in over if each.level < heading.level] + [heading]
        if not _SIGNS.search(fence.body) or _is_not_meant(page, fence, over):
            continue
        for offset, line in enumerate(fence.body.split("\n"), 1):
            call = _call(line)
            if call:
                yield ShownCall(*call, fence.line + offset)


def _call(line: str) -> tuple[str, str] | None:
    found = _REQUEST.match(line)
    if found:
        return found[1], found[2].rstrip(_END)
    found = _ACTION.match(line)
    if found:
        return SOAP_ACTION, found[1]
    if not _CURL.match(line):
        return None
    methods, paths = _CURL_METHOD.findall(line), _CURL_ADDRESS.findall(line)
    is_plain = len(methods) == len(paths) == 1
    return (methods[0], paths[0].rstrip(_END)) if is_plain else None


def _is_not_meant(page: Page, fence: Fence, over: Sequence[Heading]) -> bool:
    nearest = over[-1].line if over else 0
    start = max(fence.line - 1 - _LINES_ABOVE, nearest)
    words = (
        fence.body,
        page.front_matter.get("title", ""),
        *page.lines[start : fence.line - 1],
        *(heading.text for heading in over),
    )
    return any(_NOT_MEANT.search(each) for each in words)
