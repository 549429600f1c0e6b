"""SOAP operation pages, in all their generations: with and without description, `SOAP` in the heading or not.

The description is between the second heading and the link to the WSDL: words, a bullet for each parameter, and what
is returned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from generator.model.facts import Bullet, Envelope, SoapOperationFacts
from generator.model.text import Text, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.markdown import Fence
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import text_from_markdown
from generator.reader.soap.envelope import is_envelope, read_envelope
from generator.reader.soap.subject import (
    Claim,
    decide,
    endpoint_claims,
    heading_claims,
    last_segment,
    require,
    title_claims,
    wsdl_link_claims,
)

_IMPLEMENTED_BY = "Implemented by the <see "
_ABOVE = ("SOAP request and response examples", _IMPLEMENTED_BY)
# the colon may be inside or outside of the bold words, and is no part of the name
_BULLET = re.compile(r" {0,3}[*+-][ \t]+\*\*([^*]{1,200}?):?\*\*:?(.*)\Z")
_RETURNS = re.compile(r" {0,3}\*\*Returns:?\*\*:?(.*)\Z")
# a description may start with `Obtain` too, so the links are part of what ends it
_BELOW = ("[WSDL file for ", "Obtain a ticket from the [")
_REQUEST = " Request"
_RESPONSE = " Response"


def is_soap_operation(page: Page) -> bool:
    """Whether the page is about an operation, even without samples: what it then lacks is reported."""
    return (
        any(is_envelope(fence) for fence in page.fences)
        or any(line.startswith(_IMPLEMENTED_BY) for line in page.lines)
        or any(claim.operation for claim in title_claims(page))
    )


def read_soap_operation(page: Page, log: DiagnosticLog) -> SoapOperationFacts | None:
    """The facts of an operation page, or None where it lacks a sample or a name."""
    envelopes = _envelopes(page, log)
    if envelopes is None:
        return None
    request, response = envelopes
    subject = decide(_claims(page, request), log)
    line = page.headings[0].line if page.headings else request.first_line
    version = require("version", subject.version, line, log)
    agent = require("agent", subject.agent, line, log)
    if version is None or agent is None or subject.operation is None:
        return None
    description = read_description(page)
    return SoapOperationFacts(
        version=version,
        agent=agent,
        operation=subject.operation,
        line=line,
        description=description.text,
        bullets=description.bullets,
        returns=description.returns,
        request=request,
        response=response,
    )


def _claims(page: Page, request: Envelope) -> list[Claim]:
    """Strongest first: a server would see the endpoint and the request."""
    name = request.wrapper.name
    version = wire_name(last_segment(name.namespace))
    sample = Claim("request sample", request.wrapper.line, version, None, name.name)
    before = request.first_line
    return [
        *endpoint_claims(page, before),
        sample,
        *title_claims(page),
        *heading_claims(page),
        *wsdl_link_claims(page, before),
    ]


def _envelopes(page: Page, log: DiagnosticLog) -> tuple[Envelope, Envelope] | None:
    fences = [fence for fence in page.fences if is_envelope(fence)]
    request = _pick(page, fences, _REQUEST, 0)
    response = _pick(page, fences, _RESPONSE, 1)
    if request is None or response is None or request is response:
        message = "the page lacks the envelope of its request or its response"
        log.add("page-incomplete", fences[0].line if fences else 0, message)
        return None
    for other in fences:
        if other is not request and other is not response:
            message = "this envelope is neither the request nor the response"
            log.add("page-part-repeated", other.line, message)
    read = read_envelope(request, log), read_envelope(response, log)
    return None if read[0] is None or read[1] is None else (read[0], read[1])


def _pick(page: Page, fences: list[Fence], role: str, position: int) -> Fence | None:
    """The envelope under the heading of this role, else the one at this position."""
    for fence in fences:
        if _heading_above(page, fence).endswith(role):
            return fence
    return fences[position] if position < len(fences) else None


def _heading_above(page: Page, fence: Fence) -> str:
    above = [heading.text for heading in page.headings if heading.line < fence.line]
    return above[-1] if above else ""


class Description(msgspec.Struct, frozen=True):
    """The description of an operation, of its parameters and of its result; None where there is none."""

    text: Text | None
    bullets: tuple[Bullet, ...]
    returns: Text | None


class _Section(msgspec.Struct):
    """A run of lines under a bullet (with its name), under Returns or at the start."""

    line: int
    lines: list[str]
    name: str | None = None
    returns: bool = False

    @property
    def text(self) -> Text | None:
        return text_from_markdown("\n".join(self.lines))


def read_description(page: Page) -> Description:
    """The description on an operation page; a page need not have any.

    A bullet or `**Returns:**` goes on until the next one, over blank lines too (2022, Preference.GetPreferences). What
    follows a second `**Returns:**` is returned as well.
    """
    end = _end(page)
    first, *others = _sections(page.lines, _start(page, end), end)
    returns = [line for section in others if section.returns for line in section.lines]
    return Description(
        text=first.text,
        bullets=tuple(_bullet(section) for section in others if section.name),
        returns=text_from_markdown("\n".join(returns)),
    )


def _end(page: Page) -> int:
    """The index of the first line after the description."""
    ends = [
        heading.line - 1
        for heading in page.headings
        if heading.text.endswith((_REQUEST, _RESPONSE))
    ]
    ends += [fence.line - 1 for fence in page.fences if fence.language == "xml"]
    end = min(ends, default=len(page.lines))
    for index, line in enumerate(page.lines[:end]):
        if line.startswith(_BELOW):
            return index
    return end


def _start(page: Page, end: int) -> int:
    """The index of the first line of the description, after everything above it."""
    above = [page.front_matter_end]
    above += [heading.line for heading in page.headings[:2] if heading.line <= end]
    lines = enumerate(page.lines[:end], start=1)
    above += [number for number, line in lines if line.startswith(_ABOVE)]
    return max(above)


def _sections(lines: Sequence[str], start: int, end: int) -> list[_Section]:
    sections = [_Section(start + 1, [])]
    for index in range(start, end):
        line = lines[index]
        bullet, returns = _BULLET.match(line), _RETURNS.match(line)
        if bullet:
            sections.append(_Section(index + 1, [bullet[2]], name=bullet[1]))
        elif returns:
            sections.append(_Section(index + 1, [returns[1]], returns=True))
        else:
            sections[-1].lines.append(line)
    return sections


def _bullet(section: _Section) -> Bullet:
    name = text_from_markdown(section.name or "")
    return Bullet(name or Text(""), section.text or Text(""), section.line)
