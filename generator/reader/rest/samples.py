"""The sample request and response of a REST operation page.

A code block is the one or the other by its first line, else by its language, `http!` or `http_`, else by the heading above
it: older pages have both under one heading, and writers fence them as `json`, `http`, `text` or not at all. What stands
under such a heading and is no sample is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from generator.model.json_facts import JsonValue
from generator.model.rest_facts import RestSample
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Fence
from generator.reader.page.indented_code import indented_blocks
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import without_controls
from generator.reader.rest.json_text import JsonTextError, read_json
from generator.reader.rest.sections import Part, Section

REQUEST: Final = "http!"
RESPONSE: Final = "http_"
LANGUAGES: Final = frozenset({REQUEST, RESPONSE})

_REQUEST_LINE = re.compile(
    r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t]+(?:https?://|/)\S*(?:[ \t]+HTTP/[0-9.]+)?[ \t]*\Z",
    re.ASCII,
)
_STATUS_LINE = re.compile(r"HTTP/[0-9.]{1,8}[ \t]+[1-5][0-9]{2}\b", re.ASCII)
_HEADINGS: Final = {Part.SAMPLE_REQUEST: REQUEST, Part.SAMPLE_RESPONSE: RESPONSE}
_JSON: Final = ("{", "[")
_LONGEST_LINE: Final = 4_500
_BLANKS: Final = " \t\r\n"


class Samples(msgspec.Struct, frozen=True):
    """The samples of a page, None where there is none."""

    request: RestSample | None
    response: RestSample | None


class _Block(msgspec.Struct, frozen=True):
    """A code block that may be a sample; `heading` is the role that the heading above it names, or its language."""

    fence: Fence
    heading: str

    @property
    def role(self) -> str | None:
        """Whether it is a request or a response, by its first line, else by its language."""
        first = self.fence.body[:_LONGEST_LINE].lstrip().partition("\n")[0]
        if _STATUS_LINE.match(first):
            return RESPONSE
        if _REQUEST_LINE.match(first):
            return REQUEST
        is_body = first.startswith(_JSON)
        is_marked = self.fence.language in LANGUAGES and not is_body
        return self.fence.language if is_marked else None


def read_samples(
    page: Page, sections: Sequence[Section], log: DiagnosticLog
) -> Samples:
    """The first request and the first response of the page; `sections` are all of its sections."""
    samples: dict[str, RestSample] = {}
    known: dict[str, Fence] = {}
    under = [section for section in sections if section.part in _HEADINGS]
    blocks = list(_blocks(page, under, sections))
    for block in blocks:
        role = block.role
        if role is None:
            _add_body(block, samples, log)
        elif role not in known:
            known[role] = block.fence
            sample = _sample(block.fence, log)
            if sample:
                samples[role] = sample
        else:
            message = "a sample of the page is duplicated"
            log.add("rest-part-repeated", block.fence.line, message)
    _report_words(under, [block.fence for block in blocks], log)
    return Samples(samples.get(REQUEST), samples.get(RESPONSE))


def _blocks(
    page: Page, under: Sequence[Section], sections: Sequence[Section]
) -> Iterator[_Block]:
    """The code blocks that have a language of samples, stand under a heading of samples, or answer below the response."""
    answers = (section.line for section in sections if section.part is Part.RESPONSE)
    answered = next(answers, len(page.lines))
    indented = [block for section in under for block in indented_blocks(section.lines)]
    fences = sorted((*page.fences, *indented), key=_line) if indented else page.fences
    first = min(answered, under[0].line if under else answered)
    for fence in fences:
        if fence.line < first and fence.language not in LANGUAGES:
            continue
        section = next((s for s in under if s.line < fence.line <= s.last_line), None)
        heading = _HEADINGS[section.part] if section else fence.language
        block = _Block(fence, heading)
        if (
            section
            or fence.language in LANGUAGES
            or (fence.line > answered and block.role == RESPONSE)
        ):
            yield block


def _line(fence: Fence) -> int:
    return fence.line


def _add_body(
    block: _Block, samples: dict[str, RestSample], log: DiagnosticLog
) -> None:
    """The body alone: that of the message before it if it has none, else that of the other one."""
    fence = block.fence
    try:
        body = read_json(fence.body)
    except JsonTextError as error:
        if fence.body.lstrip().startswith(_JSON):
            log.add("rest-sample", fence.line + error.line, error.message)
        else:
            message = "this code block is no request, no answer and no JSON"
            log.add("rest-sample", fence.line, message)
        return
    lines = fence.line + 1, fence.line + 1 + fence.body.removesuffix("\n").count("\n")
    for role in (block.heading, RESPONSE):
        sample = samples.get(role)
        if sample is None or sample.body is None:
            samples[role] = RestSample(
                body, *lines, is_message=False, body_line=lines[0]
            )
            return
    log.add("rest-part-repeated", fence.line, "a sample of the page is duplicated")


def _report_words(
    under: Iterable[Section], fences: Sequence[Fence], log: DiagnosticLog
) -> None:
    """Words under a heading of samples, where no code block is."""
    for section in under:
        if any(section.line < fence.line <= section.last_line for fence in fences):
            continue
        first = next((n for n, text in section.lines if text.strip()), None)
        if first:
            message = "there is no code block here, so this was left out"
            log.add("rest-sample", first, message)


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
        body_line=fence.line + end + 2,
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
