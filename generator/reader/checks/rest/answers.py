"""Checks: what a page says of its answer. Source: RFC 9110, 15.3.5: an answer with the status 204 has no content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.rest_facts import RestResponse, RestStatus
from generator.reader.checks.checked import PageDefect
from generator.reader.checks.rest.operation_page import OperationPage
from generator.reader.rest.sections import Part

_NO_CONTENT: Final = 204
_NOTHING: Final = frozenset(("void", "none", "nothing", "null", "empty", "no"))
"""Words that a page may write in place of a type."""
_STATUS_LINE: Final = re.compile(r"HTTP/[0-9.]{1,8}[ \t]+([1-5][0-9]{2})\b", re.ASCII)


def no_success(page: OperationPage) -> Iterator[PageDefect]:
    """Yields a table of statuses in which nothing means success."""
    statuses = page.facts.response.statuses if page.facts.response else ()
    if statuses and all(status.code >= 400 for status in statuses):
        yield PageDefect(
            id="rest-success-missing",
            line=statuses[0].line,
            message=f"all {len(statuses)} status(es) of this table mean that the call failed",
        )


def type_without_content(page: OperationPage) -> Iterator[PageDefect]:
    """Yields a type that is named although nothing is returned."""
    response = page.facts.response
    status = _without_content(response) if response else None
    if response is None or status is None:
        return
    heads = ((response.body, Part.RESPONSE_BODY), (response.heading, Part.RESPONSE))
    for cell, part in heads:
        line = page.line_of(part)
        if line and cell.name and cell.name.lower() not in _NOTHING:
            yield PageDefect(
                id="rest-type-without-content",
                line=line,
                message=f"the answer has the type {cell.name}, and only the status 204, with which nothing is returned",
                part="#result",
                # the template has a heading with a type for each answer
                cause="type of an empty answer",
                other_line=status.line,
            )
            return


def _without_content(response: RestResponse) -> RestStatus | None:
    success = [status for status in response.statuses if status.code < 400]
    is_empty = success and all(status.code == _NO_CONTENT for status in success)
    return success[0] if is_empty else None


def status_of_sample(page: OperationPage) -> Iterator[PageDefect]:
    """Yields a sample whose status the table does not have, and one that has content though its status forbids that."""
    sample, response = page.facts.response_sample, page.facts.response
    match = _STATUS_LINE.match(page.line(sample.first_line)) if sample else None
    if sample is None or match is None or response is None:
        return
    code = int(match[1])
    if response.statuses and code not in {each.code for each in response.statuses}:
        yield PageDefect(
            id="rest-sample-status",
            line=sample.first_line,
            message=f"the sample has the status {code}, which is not in the table",
            other_line=response.statuses[0].line,
        )
    if code == _NO_CONTENT and sample.body is not None:
        yield PageDefect(
            id="rest-sample-without-content",
            line=sample.body_line,
            message="the sample has content below the status 204, which forbids it",
            cause="content of an empty answer",
            detail=page.line(sample.body_line),
            other_line=sample.first_line,
        )
