"""REST operation pages, in all their generations.

The route alone states where a call goes; titles and headings shorten it. Type words are kept as written: what
placeholders and the words of older pages mean is decided where all pages are known.

Descriptions were written by hand, so a marker in them counts only in the forms that leave no doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from generator.model.rest_facts import (
    RestBody,
    RestOperationFacts,
    RestParameter,
    RestResponse,
    ServiceCall,
    TypeCell,
)
from generator.model.text import WireName, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.names import checked_name
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import unescaped
from generator.reader.rest.samples import read_samples
from generator.reader.rest.sections import (
    Part,
    Section,
    description_text,
    split_sections,
)
from generator.reader.rest.subject import Subject, read_subject
from generator.reader.rest.tables import (
    Row,
    content_types,
    read_parameters,
    read_properties,
    read_rows,
    read_statuses,
    type_cell,
)
from generator.reader.rest.unread import report_unread

Sections = Mapping[Part, Section]

# a page may split its parameters and statuses; a second table of properties is of something else
_SEVERAL: Final = frozenset(
    {Part.PATH_TABLE, Part.QUERY_TABLE, Part.HEADER_TABLE, Part.STATUS_TABLE}
)

_ROUTE = re.compile(r"\A(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) /\S*\s*\Z")
_IN_BRACES = re.compile(r"\{(\w+)\}")

# `Deprecated: …`, `(obsolete)` or `this method is deprecated`, but not `shows whether it is deprecated`
_DEPRECATED = re.compile(
    r"""
    ^(?:[ \t]|<[^<>]*>|\*\*)*(?:deprecated|obsolete)[ \t]*(?:[]:.,;!(<*-]|$)
    | [(\[](?:deprecated|obsolete)[)\]]
    | \b(?:property|field|parameter|method|operation|service)\ is\ (?:now\ )?(?:deprecated|obsolete)\b
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
# straight or curly quotes around at most as many characters as a wire name has
_QUOTED: Final = "(?:\"([^\"<>\n]{1,120})\"|'([^'<>\n]{1,120})'|“([^“”<>\n]{1,120})”)"
_ARCHIVE = re.compile(rf"\barchive service using the {_QUOTED} archive", re.IGNORECASE)
_SERVICE = re.compile(
    r"\bcalls the (?:(\w+) agent|\{[\w.]*?\.I(\w+)Agent\}) service (\w+)",
    re.ASCII | re.IGNORECASE,
)


def is_rest_operation(page: Page) -> bool:
    """Whether the first code block is the route of an operation, such as `GET /api/v1/Contact/{id}`.

    In a block of another language than `http` it must be a route of this API.
    """
    if _ROUTE.match(_first_http_block(page)):
        return True
    first = page.fences[0].body.strip() if page.fences else ""
    return _ROUTE.match(first) is not None and " /api/v" in first


def _first_http_block(page: Page) -> str:
    blocks = [fence.body for fence in page.fences[:1] if fence.language == "http"]
    return blocks[0].strip() if blocks else ""


def read_rest_operation(page: Page, log: DiagnosticLog) -> RestOperationFacts | None:
    """The facts of an operation page, or None where its route or its name is missing."""
    subject = read_subject(page, log)
    if subject is None:
        return None
    split = split_sections(page, subject.end_line, subject.path)
    report_unread(page, split, log)
    sections = _first_of_each(split, log)
    tables: dict[Part, list[Section]] = {part: [] for part in _SEVERAL}
    for section in split:
        if section.part in tables:
            tables[section.part].append(section)
    summary, description = description_text(page, sections[Part.DESCRIPTION])
    samples = read_samples(page, split, log)
    words = unescaped(sections[Part.DESCRIPTION].markdown)
    path = read_parameters(read_rows(tables[Part.PATH_TABLE], log), log)
    tables_of_path = tables[Part.PATH_TABLE]
    _compare_with_route(path, tables_of_path[:1], subject, log)
    query = read_rows(tables[Part.QUERY_TABLE], log)
    headers = read_rows(tables[Part.HEADER_TABLE], log)
    statuses = read_rows(tables[Part.STATUS_TABLE], log)
    return RestOperationFacts(
        has_uid="uid" in page.front_matter,
        method=subject.method,
        path=subject.path,
        version=subject.version,
        group=subject.group,
        is_agent=subject.is_agent,
        operation=subject.operation,
        summary=summary,
        description=description,
        path_parameters=path,
        query_parameters=read_parameters(query, log),
        header_parameters=read_parameters(headers, log),
        body=_body(sections, headers, log),
        response=_response(sections, headers, statuses, log),
        request_sample=samples.request,
        response_sample=samples.response,
        line=subject.line,
        is_deprecated=_DEPRECATED.search(words) is not None,
        archive=archive_of(words),
        service=service_of(words),
    )


def _first_of_each(sections: Sequence[Section], log: DiagnosticLog) -> Sections:
    first: dict[Part, Section] = {}
    for section in sections:
        is_first = first.setdefault(section.part, section) is section
        if not is_first and section.part not in _SEVERAL | {Part.OTHER_TABLE}:
            message = f"a part of the page is duplicated: {section.part.value}"
            log.add("rest-part-repeated", section.line, message)
    return first


def _compare_with_route(
    parameters: Sequence[RestParameter],
    table: Sequence[Section],
    subject: Subject,
    log: DiagnosticLog,
) -> None:
    """Reports what differs, at the table if there is one."""
    in_table = {parameter.name for parameter in parameters}
    in_route = set(_IN_BRACES.findall(subject.path))
    different = ", ".join(sorted(in_table ^ in_route))
    if different:
        line = table[0].line if table else subject.line
        message = (
            f"the Path Part table and the route (line {subject.line}) name different"
            " parameters"
            if table
            else "no Path Part table names the parameters of the route"
        )
        log.add("rest-path-parameters", line, message, different)


def _body(
    sections: Sections, headers: Sequence[Row], log: DiagnosticLog
) -> RestBody | None:
    heading, table = sections.get(Part.BODY), sections.get(Part.BODY_TABLE)
    sent = content_types(headers, "content-type")
    if heading is None or not heading.value:
        if heading or table or sent:
            place = heading or table or sections[Part.DESCRIPTION]
            message = "the page lacks the name of the request body"
            log.add("page-incomplete", place.line, message)
        return None
    first, _, rest = heading.value.partition(" ")
    name = checked_name(first, heading.line, log)
    if name is None:
        return None
    return RestBody(
        name=name,
        word=type_cell(rest, heading.line, log).name,
        text=heading.text,
        content_types=sent,
        properties=read_properties(read_rows([table] if table else [], log), log),
        line=heading.line,
    )


def _response(
    sections: Sections,
    headers: Sequence[Row],
    statuses: Sequence[Row],
    log: DiagnosticLog,
) -> RestResponse | None:
    heading, body = sections.get(Part.RESPONSE), sections.get(Part.RESPONSE_BODY)
    first = heading or sections.get(Part.STATUS_TABLE) or body
    if first is None:
        log.add("rest-response-missing", 0, "the page has no Response section")
        return None
    table = sections.get(Part.RESPONSE_TABLE)
    rows = read_rows([table] if table else [], log)
    return RestResponse(
        heading=_heading_type(heading, log),
        body=_heading_type(body, log),
        text=heading.text if heading else None,
        content_types=content_types(headers, "accept"),
        statuses=read_statuses(statuses, log),
        properties=read_properties(rows, log),
        line=first.line,
        body_line=body.line if body else 0,
    )


def _heading_type(heading: Section | None, log: DiagnosticLog) -> TypeCell:
    return type_cell(heading.value, heading.line, log) if heading else TypeCell()


def archive_of(description: str) -> WireName | None:
    """The archive of `Calls the Archive service using the "SimpleContact" archive.`, None where none is named."""
    return _name(_ARCHIVE.search(description))


def service_of(description: str) -> ServiceCall | None:
    """The service of `Calls the Contact agent service GetContact.`, None where none is named; the first counts.

    Some pages write the agent as `{SuperOffice.CRM.Services.IContactAgent}`.
    """
    match = _SERVICE.search(description)
    if match is None:
        return None
    agent, operation = wire_name(match[1] or match[2]), wire_name(match[3])
    return ServiceCall(agent, operation) if agent and operation else None


def _name(match: re.Match[str] | None) -> WireName | None:
    """The last group that took part, as a name."""
    return wire_name(match[match.lastindex or 0].strip()) if match else None
