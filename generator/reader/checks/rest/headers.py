"""Checks: headers of samples, tables and words.

Source: RFC 9110: names of conditional headers begin with `If-` (13.1), dates have one of three forms (5.6.7).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.rest_facts import RestParameter
from generator.model.text import Text
from generator.reader.checks.checked import PageDefect
from generator.reader.checks.rest.operation_page import MessageHeader, OperationPage

_CONDITIONAL: Final = re.compile(r"\bIf(?:-[A-Z][a-z]{1,20}){1,4}\b")
_OF_CLIENTS: Final = frozenset(
    ("host", "content-length", "connection", "user-agent", "transfer-encoding")
)
"""Headers that each client sends by itself."""
_OF_ANSWERS: Final = frozenset(
    ("content-type", "content-length", "connection", "date", "server")
)
"""Headers that nearly each answer has, and that the type of the answer describes."""
_DATED: Final = frozenset(
    ("date", "last-modified", "if-modified-since", "if-unmodified-since")
)
_DAY: Final = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_LONG_DAY: Final = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH: Final = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_TIME: Final = "[0-9]{2}:[0-9]{2}:[0-9]{2}"
_HTTP_DATE: Final = re.compile(
    rf"{_DAY}, [0-9]{{2}} {_MONTH} [0-9]{{4}} {_TIME} GMT"
    rf"|{_LONG_DAY}, [0-9]{{2}}-{_MONTH}-[0-9]{{2}} {_TIME} GMT"
    rf"|{_DAY} {_MONTH} [ 0-9][0-9] {_TIME} [0-9]{{4}}"
)
_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}", re.ASCII)


def headers_in_words(page: OperationPage) -> Iterator[PageDefect]:
    """Yields the rows of statuses that name a header of the request that the table of headers does not have."""
    rows = page.facts.header_parameters
    if not rows or page.facts.response is None:
        return
    listed = _names(rows)
    for status in page.facts.response.statuses:
        for name in _CONDITIONAL.findall(status.text.raw if status.text else ""):
            if name.lower() not in listed:
                listed = listed | {name.lower()}
                yield PageDefect(
                    id="rest-header-in-words",
                    line=status.line,
                    message=f"the status {status.code} depends on the header {name}, which the table of headers does not have",
                    part=f"#header/{name}",
                    cause=name,
                    other_line=rows[0].line,
                )


def headers_of_samples(page: OperationPage) -> Iterator[PageDefect]:
    """Yields the headers of samples that the page does not describe."""
    rows = page.facts.header_parameters
    listed = _names(rows)
    for header in page.headers(page.facts.request_sample):
        known = not rows or header.name.lower() in listed | _OF_CLIENTS
        if not known and _NAME.fullmatch(header.name):
            yield _undescribed(page, header, "request", rows[0].line)
    for header in page.headers(page.facts.response_sample):
        known = header.name.lower() in _OF_ANSWERS
        if not known and _NAME.fullmatch(header.name) and not _is_named(page, header):
            yield _undescribed(page, header, "answer", 0)


def _undescribed(
    page: OperationPage, header: MessageHeader, side: str, table: int
) -> PageDefect:
    where = "the table of headers" if side == "request" else "the page"
    return PageDefect(
        id="rest-sample-header",
        line=header.line,
        message=f"the sample has the header {header.name}, and {where} does not describe it",
        part=f"#header/{header.name}",
        cause=f"{side}: {header.name}",
        detail=page.line(header.line),
        other_line=table,
    )


def _is_named(page: OperationPage, header: MessageHeader) -> bool:
    """Whether the page names a header anywhere else."""
    return page.page.text.lower().count(header.name.lower()) > 1


def dates_of_headers(page: OperationPage) -> Iterator[PageDefect]:
    """Yields the headers of samples that are dates, and have another form."""
    for sample in (page.facts.request_sample, page.facts.response_sample):
        for header in page.headers(sample):
            name = header.name.lower()
            if name in _DATED and not _HTTP_DATE.fullmatch(header.value):
                yield PageDefect(
                    id="rest-header-date",
                    line=header.line,
                    message=f"the value of {header.name} is no date as HTTP has it",
                    cause=header.name,
                    detail=page.line(header.line),
                )


def media_types(page: OperationPage) -> Iterator[PageDefect]:
    """Yields lists of media types without any, and samples with another one than those of the list."""
    rows = {row.name.lower(): row for row in page.facts.header_parameters}
    body, response = page.facts.body, page.facts.response
    lists = (
        ("content-type", body.content_types if body else ()),
        ("accept", response.content_types if response else ()),
    )
    for name, listed in lists:
        row = next((rows[each] for each in rows if each == name), None)
        if row is None:
            continue
        if not listed and row.text and row.text.raw.rstrip().endswith(":"):
            yield PageDefect(
                id="rest-media-types-empty",
                line=row.line,
                message=f"the list of media types of {row.name} is empty",
                cause=row.name,
                detail=row.text.raw,
            )
        elif listed:
            yield from _other_media_types(page, row, listed)


def _other_media_types(
    page: OperationPage, row: RestParameter, listed: tuple[Text, ...]
) -> Iterator[PageDefect]:
    known = {text.raw.partition(";")[0].strip().lower() for text in listed}
    for header in page.headers(page.facts.request_sample):
        media_type = header.value.partition(";")[0].strip().lower()
        is_exact = not {"*", ","} & set(header.value)
        is_same = header.name.lower() == row.name.lower()
        if is_same and is_exact and media_type not in known:
            yield PageDefect(
                id="rest-sample-media-type",
                line=header.line,
                message=f"the sample has a media type that the list of {row.name} does not have",
                cause=row.name,
                detail=header.value,
                other_line=row.line,
            )


def _names(rows: tuple[RestParameter, ...]) -> frozenset[str]:
    return frozenset(row.name.lower() for row in rows)
