"""The sample request and response of a REST operation page.

The languages of their code blocks, `http!` and `http_`, tell them apart: older pages have both under one heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from generator.model.json_facts import JsonValue
from generator.model.rest_facts import RestSample
from generator.reader.log import DiagnosticLog
from generator.reader.page.markdown import Fence
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import without_controls
from generator.reader.rest.json_text import JsonTextError, read_json

REQUEST: Final = "http!"
RESPONSE: Final = "http_"

_BLANKS: Final = " \t\r\n"


def read_sample(page: Page, language: str, log: DiagnosticLog) -> RestSample | None:
    """The sample in the first code block of this language, None where there is none."""
    fences = [fence for fence in page.fences if fence.language == language]
    if not fences:
        return None
    if len(fences) > 1:
        message = "a sample of the page is duplicated"
        log.add("rest-part-repeated", fences[1].line, message)
    return _sample(fences[0], log)


def _sample(fence: Fence, log: DiagnosticLog) -> RestSample | None:
    lines = fence.body.removesuffix("\n").split("\n")
    if not without_controls(lines[0]).strip():
        log.add("rest-sample", fence.line, "the sample lacks its first line")
        return None
    end = _end_of_headers(lines)
    headers = _headers(lines[1:end], fence.line + 2, log)
    body = "\n".join(lines[end + 1 :])
    return RestSample(
        body=_body(body, fence.line + end + 2, log) if _is_json(headers) else None,
        first_line=fence.line + 1,
        last_line=fence.line + len(lines),
    )


def _end_of_headers(lines: Sequence[str]) -> int:
    """The index of the blank line after the headers, the number of lines where there is none."""
    blank = (index for index, line in enumerate(lines) if not line.strip())
    return next(blank, len(lines))


def _headers(
    lines: Iterable[str], first_line: int, log: DiagnosticLog
) -> tuple[tuple[str, str], ...]:
    """Names and values; lines that are no headers are reported."""
    headers: list[tuple[str, str]] = []
    for number, line in enumerate(lines, first_line):
        name, colon, value = without_controls(line).partition(":")
        if colon and name.strip():
            headers.append((name.strip(), value.strip()))
        else:
            log.add("rest-sample", number, "this line of a sample is no header", line)
    return tuple(headers)


def _body(text: str, line: int, log: DiagnosticLog) -> JsonValue | None:
    """The JSON of a body that starts at `line`, None where there is none."""
    if not text.strip(_BLANKS):
        return None
    try:
        return read_json(text)
    except JsonTextError as error:
        log.add(error.id, line + error.line - 1, error.message)
        return None


def _is_json(headers: Iterable[tuple[str, str]]) -> bool:
    """Whether the content type is that of JSON; without a content type the body is JSON, as nearly always."""
    for name, value in headers:
        if name.lower() == "content-type":
            return value.partition(";")[0].strip().lower().endswith("json")
    return True
