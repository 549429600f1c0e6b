"""Index pages of SOAP: of one agent (its description and operations) and of one version (its agents)."""

from __future__ import annotations

import re

from generator.model.facts import AgentIndexFacts, IndexLink, VersionIndexFacts
from generator.model.text import Text, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.plain_text import text_from_markdown
from generator.reader.page.split import Page, front_matter_facts, named_code
from generator.reader.soap.claims import (
    decide,
    endpoint_claims,
    heading_claims,
    require,
    title_claims,
    wsdl_link_claims,
)

VERSION_HEADING = re.compile(r"\ASOAP web services for (\S+)\Z", re.IGNORECASE)
DOWNLOAD = re.compile(r"Download \[WSDL file for ")

_LINK = re.compile(r" {0,3}[*+-][ \t]+\[([^\[\]]*)\]\(([^()\s]*)\)[ \t]*\Z")
_HANDLED_BY = re.compile(r"Handled by the <see ")
_ABOVE = re.compile(r"SOAP request and response examples|Handled by the <see ")


def read_agent_index(page: Page, log: DiagnosticLog) -> AgentIndexFacts | None:
    """The facts of an agent's index page, or None where it does not say whose it is."""
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
    return AgentIndexFacts(
        version=version,
        agent=agent,
        description=_description(page),
        links=_links(page),
        line=line,
        handled_by=named_code(page, _HANDLED_BY, _first(page, DOWNLOAD) + 1),
        front_matter=front_matter_facts(page),
    )


def read_version_index(page: Page, log: DiagnosticLog) -> VersionIndexFacts | None:
    """The facts of a version's index page, or None where its heading names no version."""
    for heading in page.headings:
        found = VERSION_HEADING.match(heading.text)
        version = wire_name(found[1]) if found else None
        if version is not None:
            return VersionIndexFacts(version, _links(page), heading.line)
    require("version", None, 1, log)
    return None


def _description(page: Page) -> Text | None:
    """What stands between the lines that every index page has and the link to the WSDL."""
    end = _first(page, DOWNLOAD)
    above = [heading.line for heading in page.headings if heading.line <= end]
    lines = enumerate(page.lines[:end], start=1)
    above += [number for number, line in lines if _ABOVE.match(line)]
    start = max(above, default=page.front_matter_end)
    return text_from_markdown("\n".join(page.lines[start:end]))


def _first(page: Page, pattern: re.Pattern[str]) -> int:
    """The index of the first line that starts so; of the first link where none does."""
    for index, line in enumerate(page.lines):
        if pattern.match(line) or _LINK.match(line):
            return index
    return len(page.lines)


def _links(page: Page) -> tuple[IndexLink, ...]:
    found = ((number, _LINK.match(line)) for number, line in enumerate(page.lines, 1))
    return tuple(
        IndexLink(_text(link[1]), _text(link[2]), number)
        for number, link in found
        if link
    )


def _text(words: str) -> Text:
    return text_from_markdown(words) or Text("")
