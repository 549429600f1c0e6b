"""Index pages of SOAP: of one agent (its description and operations), of one version (its agents), and of all."""

from __future__ import annotations

import re
from typing import Final

from generator.model.facts import AgentIndexFacts, IndexLink, VersionIndexFacts
from generator.model.text import Text, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import text_from_markdown
from generator.reader.soap.subject import (
    decide,
    endpoint_claims,
    heading_claims,
    require,
    title_claims,
    wsdl_link_claims,
)

_ROOT_HEADING: Final = "soap web services"
_VERSION_HEADING = re.compile(r"\ASOAP web services for (\S+)\Z", re.IGNORECASE)
_DOWNLOAD: Final = "Download [WSDL file for "
_ABOVE: Final = ("SOAP request and response examples", "Handled by the <see ")
# a bullet with a link and nothing else; four spaces before it would make it code (CommonMark 4.4)
_LINK = re.compile(r" {0,3}[*+-][ \t]+\[([^\[\]]*)\]\(([^()\s]*)\)[ \t]*\Z")


def is_agent_index(page: Page) -> bool:
    """Whether the page offers the WSDL of an agent."""
    return any(line.startswith(_DOWNLOAD) for line in page.lines)


def is_version_index(page: Page) -> bool:
    """Whether the heading names a version."""
    return _VERSION_HEADING.match(page.first_heading) is not None


def is_root_index(page: Page) -> bool:
    """Whether the heading is that of the page that lists the versions."""
    return page.first_heading.lower() == _ROOT_HEADING


def read_agent_index(page: Page, log: DiagnosticLog) -> AgentIndexFacts | None:
    """The facts of an agent's index page, or None where it names no agent."""
    below = len(page.lines) + 1
    claims = [
        *endpoint_claims(page, below),
        *title_claims(page),
        *heading_claims(page),
        *wsdl_link_claims(page, below),
    ]
    subject = decide(claims, log)
    line = page.headings[0].line if page.headings else 1
    version = require("version", subject.version, line, log)
    agent = require("agent", subject.agent, line, log)
    if version is None or agent is None:
        return None
    start, end = _lines_of_description(page)
    words = (n for n in range(start, end) if page.lines[n].strip())
    return AgentIndexFacts(
        version=version,
        agent=agent,
        description=text_from_markdown("\n".join(page.lines[start:end])),
        links=_links(page),
        line=line,
        description_line=next(words, -1) + 1,
    )


def read_version_index(page: Page, log: DiagnosticLog) -> VersionIndexFacts | None:
    """The facts of a version's index page, or None where its heading names no version."""
    for heading in page.headings:
        match = _VERSION_HEADING.match(heading.text)
        version = wire_name(match[1]) if match else None
        if version is not None:
            return VersionIndexFacts(version, _links(page), heading.line)
    require("version", None, 1, log)
    return None


def _lines_of_description(page: Page) -> tuple[int, int]:
    """The first index of the lines between those that every index page has and the link to the WSDL, and the one after them."""
    end = _end_of_description(page)
    above = [heading.line for heading in page.headings if heading.line <= end]
    lines = enumerate(page.lines[:end], start=1)
    above += [number for number, line in lines if line.startswith(_ABOVE)]
    return max(above, default=page.front_matter_end), end


def _end_of_description(page: Page) -> int:
    """The index of the first line that offers a WSDL or links to an operation."""
    for index, line in enumerate(page.lines):
        if line.startswith(_DOWNLOAD) or _LINK.match(line):
            return index
    return len(page.lines)


def _links(page: Page) -> tuple[IndexLink, ...]:
    matches = ((number, _LINK.match(line)) for number, line in enumerate(page.lines, 1))
    return tuple(
        IndexLink(_text(link[1]), _text(link[2]), number)
        for number, link in matches
        if link
    )


def _text(markdown: str) -> Text:
    return text_from_markdown(markdown) or Text("")
