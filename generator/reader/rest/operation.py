"""REST operation pages, in all their generations.

The route alone says where a call goes; titles and headings shorten it. Nothing on the page decides what a type word
means: placeholders, and words of older pages, are weighed where all pages are known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.model.rest_facts import (
    RestBody,
    RestOperationFacts,
    RestParameter,
    RestResponse,
    TypeCell,
)
from generator.reader.log import DiagnosticLog
from generator.reader.page.names import checked_name
from generator.reader.page.split import Page
from generator.reader.rest.hints import archive_of, cell_hints, service_of
from generator.reader.rest.samples import REQUEST, RESPONSE, read_sample
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

Sections = Mapping[Part, Section]

_IN_BRACES = re.compile(r"\{(\w+)\}")


def read_rest_operation(page: Page, log: DiagnosticLog) -> RestOperationFacts | None:
    """The facts of an operation page, or None where its route or its name is missing."""
    subject = read_subject(page, log)
    if subject is None:
        return None
    sections = _first_of_each(split_sections(page, subject.end_line), log)
    summary, description = description_text(page, sections[Part.DESCRIPTION])
    described = sections[Part.DESCRIPTION].words
    path = read_parameters(read_rows(page, sections.get(Part.PATH_TABLE), log), log)
    _compare_with_route(path, subject, log)
    query = read_rows(page, sections.get(Part.QUERY_TABLE), log)
    headers = read_rows(page, sections.get(Part.HEADER_TABLE), log)
    return RestOperationFacts(
        uid=subject.uid,
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
        body=_body(page, sections, headers, log),
        response=_response(page, sections, headers, log),
        request_sample=read_sample(page, REQUEST, log),
        response_sample=read_sample(page, RESPONSE, log),
        line=subject.line,
        hints=cell_hints(described),
        archive=archive_of(described),
        service=service_of(described),
    )


def _first_of_each(sections: Sequence[Section], log: DiagnosticLog) -> Sections:
    kept: dict[Part, Section] = {}
    for section in sections:
        if kept.setdefault(section.part, section) is not section:
            message = f"the page has a part twice: {section.part.value}"
            log.add("rest-part-repeated", section.line, message)
    return kept


def _compare_with_route(
    parameters: Sequence[RestParameter], subject: Subject, log: DiagnosticLog
) -> None:
    in_table = {parameter.name for parameter in parameters}
    in_route = set(_IN_BRACES.findall(subject.path))
    different = ", ".join(sorted(in_table ^ in_route))
    if different:
        message = "the route and the Path Part table name different parameters"
        log.add("rest-path-parameters", subject.line, message, different)


def _body(
    page: Page, sections: Sections, headers: Sequence[Row], log: DiagnosticLog
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
        properties=read_properties(read_rows(page, table, log), log),
        line=heading.line,
        hints=cell_hints(heading.words),
    )


def _response(
    page: Page, sections: Sections, headers: Sequence[Row], log: DiagnosticLog
) -> RestResponse | None:
    heading, body = sections.get(Part.RESPONSE), sections.get(Part.RESPONSE_BODY)
    statuses = sections.get(Part.STATUS_TABLE)
    first = heading or statuses or body
    if first is None:
        log.add("rest-response-missing", 0, "the page has no Response section")
        return None
    rows = read_rows(page, sections.get(Part.RESPONSE_TABLE), log)
    return RestResponse(
        heading=_heading_type(heading, log),
        body=_heading_type(body, log),
        text=heading.text if heading else None,
        content_types=content_types(headers, "accept"),
        statuses=read_statuses(read_rows(page, statuses, log), log),
        properties=read_properties(rows, log),
        line=first.line,
    )


def _heading_type(heading: Section | None, log: DiagnosticLog) -> TypeCell:
    return type_cell(heading.value, heading.line, log) if heading else TypeCell()
