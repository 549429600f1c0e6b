"""SOAP operation pages, in all their generations: with and without description, `SOAP` in the heading or not.

The description is between the second heading and the link to the WSDL: words, a bullet for each parameter, and what
is returned.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import msgspec

from generator.model.facts import Bullet, Element, Envelope, SoapOperationFacts
from generator.model.text import Text, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Fence
from generator.reader.page.indented_code import indented_blocks
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import text_from_markdown
from generator.reader.page.table_heads import Column, columns_of, plain_cell
from generator.reader.page.table_rows import DELIMITER, table_cells
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
# other marks, and no marks, where the name is that of a parameter
_OTHER_BULLET = re.compile(
    r" {0,3}(?:[*+-]|[0-9]{1,2}[.)])[ \t]+(?:\*\*|__|[*_`\[])?([A-Za-z]\w{0,119})"
    r"(?:\](?:\([^()]*\))?)?[*_`:]*(?:[ \t]*:|[ \t]+[-\u2013\u2014][ \t]|[ \t]|\Z)[*_`]*(.*)\Z",
    re.ASCII,
)
_RETURNS = re.compile(r" {0,3}\*\*Returns:?\*\*:?(.*)\Z")
# a description may start with `Obtain` too, so the links are part of what ends it
_BELOW = ("[WSDL file for ", "Obtain a ticket from the [")
_ENVELOPES: Final = 2
_ACTION: Final = "soapaction"
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
    description = read_description(page, request.wrapper)
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
        description_line=description.line,
        returns_line=description.returns_line,
        action_line=_action_line(page),
    )


def _action_line(page: Page) -> int:
    """The line that first names the header of HTTP with the action, 0 where there is none."""
    start = page.text.lower().find(_ACTION)
    return 0 if start < 0 else page.text.count("\n", 0, start) + 1


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
    if len(fences) < _ENVELOPES:
        indented = indented_blocks(list(enumerate(page.lines, 1)))
        fences += [block for block in indented if is_envelope(block)]
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
    """The description of an operation, of its parameters and of its result; None, on line 0, where there is none."""

    text: Text | None
    bullets: tuple[Bullet, ...]
    returns: Text | None
    line: int
    returns_line: int


class _Section(msgspec.Struct):
    """A run of lines under a bullet (with its name), under Returns or at the start."""

    line: int
    lines: list[str]
    name: str | None = None
    returns: bool = False

    @property
    def text(self) -> Text | None:
        return text_from_markdown("\n".join(self.lines))

    @property
    def first_line(self) -> int:
        """The line of the first words, 0 where there are none."""
        with_words = (
            number for number, line in enumerate(self.lines, self.line) if line.strip()
        )
        return next(with_words, 0)


def read_description(page: Page, request: Element) -> Description:
    """The description on an operation page; a page need not have any.

    Parameters are bold names of bullets; names of `request` count with other marks as well, and in tables.

    A bullet or `**Returns:**` goes on until the next one, over blank lines too (2022, Preference.GetPreferences). What
    follows a second `**Returns:**` is returned as well.
    """
    end = _end(page)
    names = frozenset(_folded(child.name.name) for child in request.children)
    first, *others = _sections(page.lines, _start(page, end), end, names)
    returns = [section for section in others if section.returns]
    lines = [line for section in returns for line in section.lines]
    return Description(
        text=first.text,
        bullets=tuple(_bullet(section) for section in others if section.name),
        returns=text_from_markdown("\n".join(lines)),
        line=first.first_line,
        returns_line=returns[0].line if returns else 0,
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


def _sections(
    lines: Sequence[str], start: int, end: int, names: frozenset[str]
) -> list[_Section]:
    sections = [_Section(start + 1, [])]
    columns: tuple[Column, ...] | None = None
    for index in range(start, end):
        line = lines[index]
        if line[:1].isalpha() and "|" not in line:
            # a line of words, as most are
            sections[-1].lines.append(line)
            columns = None
            continue
        returns = _RETURNS.match(line)
        named = None if returns else _named(line, columns, names)
        if named:
            sections.append(_Section(index + 1, [named[1]], name=named[0]))
        elif returns:
            sections.append(_Section(index + 1, [returns[1]], returns=True))
        elif "|" in line and index > start and DELIMITER.match(line.strip()):
            columns = columns_of(table_cells(lines[index - 1]))
        else:
            columns = columns if "|" in line else None
            sections[-1].lines.append(line)
    return sections


def _named(
    line: str, columns: tuple[Column, ...] | None, names: frozenset[str]
) -> tuple[str, str] | None:
    """The parameter that a bullet or a row of a table describes, and its description."""
    bullet = _BULLET.match(line)
    if bullet:
        return bullet[1], bullet[2]
    if columns and "|" in line:
        cells = dict(zip(columns, table_cells(line), strict=False))
        name = plain_cell(cells.get(Column.NAME, ""))
        is_known = _folded(name) in names
        return (name, cells.get(Column.TEXT, "")) if is_known else None
    other = _OTHER_BULLET.match(line)
    is_known = other is not None and _folded(other[1]) in names
    return (other[1].rstrip("_"), other[2]) if other and is_known else None


def _folded(name: str) -> str:
    """A name as bullets and elements may spell it alike: `app_token` and `AppToken`."""
    return name.replace("_", "").lower()


def _bullet(section: _Section) -> Bullet:
    name = text_from_markdown(section.name or "")
    return Bullet(name or Text(""), section.text or Text(""), section.line)
