"""Index pages of REST: of one agent or resource, and of the whole API.

The title of a group's page is the name of the group, that of an agent with `_Agent` behind it. The path in its first
code block repeats it with `/` for `_`: `/api/v1/List/Business` of `List_Business`.
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.facts import IndexLink, RestIndexFacts
from generator.model.text import Text, WireName, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import Page

_ROUTE = re.compile(r"\A/\S*\s*\Z")
_HEADING = re.compile(r"\A(?:SuperOffice (?:REST|Agent) API\b.*|WebAPI)\Z")
_GROUP = re.compile(r"/[^/]+/[^/]+/(\S+)")
_AGENT: Final = "_Agent"
# a bullet with a link and nothing else; four spaces before it would make it code (CommonMark 4.4)
_LINK = re.compile(r" {0,3}[*+-][ \t]+\[([^\[\]]*)\]\(([^()\s]*)\)[ \t]*\Z")


def is_rest_index(page: Page) -> bool:
    """Whether the page lists operations: its first code block is a path alone, or its heading names the API."""
    return bool(_ROUTE.match(_path(page)) or _HEADING.match(page.first_heading))


def _path(page: Page) -> str:
    # only the first line counts: a block that is never closed goes on to the end of the page
    blocks = [fence.body for fence in page.fences[:1] if fence.language == "http"]
    return blocks[0].strip().partition("\n")[0] if blocks else ""


def read_rest_index(page: Page, log: DiagnosticLog) -> RestIndexFacts | None:
    """The facts of the index page of a group, or None for that of the whole API, which links no operations."""
    links = tuple(_links(page))
    line = page.fences[0].line + 1 if page.fences else 1
    title = wire_name(page.front_matter.get("title", ""))
    stated = _GROUP.match(_path(page))
    repeated = wire_name(stated[1].strip("/").replace("/", "_")) if stated else None
    name = title or repeated
    if name is None or not links:
        return None
    if title and repeated and title != repeated:
        title_line = page.line_of("title")
        message = (
            f"the path and the title (line {title_line}) name different groups;"
            " the title was used"
        )
        log.add("page-disagrees", line, message, f"{title} / {repeated}")
    is_agent = name.endswith(_AGENT) and name != _AGENT
    group = WireName(name.removesuffix(_AGENT)) if is_agent else name
    return RestIndexFacts(group, is_agent, links, line)


def _links(page: Page) -> list[IndexLink]:
    matches = ((number, _LINK.match(line)) for number, line in enumerate(page.lines, 1))
    return [
        IndexLink(Text(link[1]), Text(link[2]), number)
        for number, link in matches
        if link
    ]
