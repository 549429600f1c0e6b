"""Which version, agent and operation a page is about, by the claims of its parts.

A page names them in its title, heading, endpoint line, link to the WSDL and sample. They should agree. Where they do
not, the strongest part wins, by the order in which each kind of page lists its claims, and a diagnostic names both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from generator.model.text import WireName
from generator.reader.log import DiagnosticLog
from generator.reader.page.names import checked_name
from generator.reader.page.outline import Page

# all but what separates names in the lines below; `decide` refuses what is no wire name
_NAME = r"[^\s./*()\[\]]+"
_ENDPOINT = re.compile(rf"Remote/({_NAME})/({_NAME})\.svc\b")
_WSDL_LINK = re.compile(rf"\[WSDL file for ({_NAME})/({_NAME})\]")
_OPERATION_TITLE = re.compile(rf"\A({_NAME})\.({_NAME})Agent\.({_NAME})(?: SOAP)?\Z")
_AGENT_TITLE = re.compile(rf"\A({_NAME})\.({_NAME})Agent (?:SOAP|WSDL)\Z")


class Claim(msgspec.Struct, frozen=True):
    """The version, agent and operation that one part of a page names; None where it names none."""

    part: str
    line: int
    version: str | None = None
    agent: str | None = None
    operation: str | None = None


class Subject(msgspec.Struct, frozen=True):
    """What a page is about; None where no part of it states that."""

    version: WireName | None
    agent: WireName | None
    operation: WireName | None


def decide(claims: Sequence[Claim], log: DiagnosticLog) -> Subject:
    """The strongest claim of each field; `claims` are ordered, strongest first."""
    return Subject(
        version=_strongest("version", [(c, c.version) for c in claims], log),
        agent=_strongest("agent", [(c, c.agent) for c in claims], log),
        operation=_strongest("operation", [(c, c.operation) for c in claims], log),
    )


def require(
    what: str, name: WireName | None, line: int, log: DiagnosticLog
) -> WireName | None:
    """The name, or None with a `page-incomplete` diagnostic."""
    if name is None:
        log.add("page-incomplete", line, f"no part of the page names the {what}")
    return name


def _strongest(
    what: str, claims: Iterable[tuple[Claim, str | None]], log: DiagnosticLog
) -> WireName | None:
    stated = [(claim, value) for claim, value in claims if value is not None]
    for index, (claim, value) in enumerate(stated):
        name = checked_name(value, claim.line, log)
        if name is not None:
            _report_others(what, (claim, name), stated[index + 1 :], log)
            return name
    return None


def _report_others(
    what: str,
    strongest: tuple[Claim, str],
    weaker: Iterable[tuple[Claim, str]],
    log: DiagnosticLog,
) -> None:
    winner, name = strongest
    for claim, value in weaker:
        if value != name:
            message = (
                f"the {claim.part} and the {winner.part} (line {winner.line})"
                f" name the {what} differently"
            )
            log.add("page-disagrees", claim.line, message, f"{value} / {name}")
            return


def endpoint_claims(page: Page, before: int) -> list[Claim]:
    """The first `Remote/Services88/Appointment.svc` above the line `before`."""
    return _first_match(page, _ENDPOINT, "endpoint line", before)


def wsdl_link_claims(page: Page, before: int) -> list[Claim]:
    """The first `[WSDL file for Services88/Appointment]` above the line `before`."""
    return _first_match(page, _WSDL_LINK, "WSDL link", before)


def _first_match(
    page: Page, pattern: re.Pattern[str], part: str, before: int
) -> list[Claim]:
    match = pattern.search(page.text)
    if match is None:
        return []
    line = page.text.count("\n", 0, match.start()) + 1
    return [Claim(part, line, match[1], match[2])] if line < before else []


def title_claims(page: Page) -> list[Claim]:
    """The title in the front matter, such as `Services88.AppointmentAgent.Reject SOAP`."""
    title = page.front_matter.get("title", "")
    return _dotted_claims("title", page.line_of("title"), title)


def heading_claims(page: Page) -> list[Claim]:
    """The first heading: `Services88 Appointment Reject` with or without `SOAP`, or written like a title."""
    if not page.headings or page.headings[0].level != 1:
        return []
    heading = page.headings[0]
    words = heading.text.removesuffix(" SOAP").split()
    if len(words) in (2, 3) and "." not in words[0]:
        return [Claim("heading", heading.line, *words)]
    return _dotted_claims("heading", heading.line, heading.text)


def _dotted_claims(part: str, line: int, title: str) -> list[Claim]:
    operation = _OPERATION_TITLE.match(title)
    if operation:
        return [Claim(part, line, *operation.groups())]
    agent = _AGENT_TITLE.match(title)
    return [Claim(part, line, *agent.groups())] if agent else []


def last_segment(namespace: str) -> str:
    """`Services88` of `http://www.superoffice.net/ws/crm/NetServer/Services88`."""
    return namespace.rstrip("/").rpartition("/")[2]
