"""What stands under a known heading and is read by nothing: nothing there is left out in silence.

Under the headings of body and response there are words, which are descriptions; under the others there is a table alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import Page
from generator.reader.rest.sections import Part, Section

_WITH_TABLE: Final = {
    Part.PATH: Part.PATH_TABLE,
    Part.QUERY: Part.QUERY_TABLE,
    Part.HEADERS: Part.HEADER_TABLE,
}
_WITH_WORDS: Final = frozenset({Part.BODY, Part.RESPONSE, Part.RESPONSE_BODY})
_LOOKED_AT: Final = frozenset(
    {*_WITH_TABLE, *_WITH_WORDS, Part.OTHER_TABLE, Part.RESPONSE_HEADERS}
)
_HEADERS: Final = "headers of responses are not read"
# items of lists, rows of tables, and HTML other than words
_LOOKS_LIKE_DATA = re.compile(
    r"[\s>]*(?:[*+-]\s|[0-9]{1,9}[.)]\s|\||<(?:table|tr|td|th|ul|ol|li|dl|dt|dd)\b)",
    re.IGNORECASE,
)


def report_unread(page: Page, sections: Sequence[Section], log: DiagnosticLog) -> None:
    """A diagnostic for each table of unknown columns, and for the first line of what else is not read."""
    _report_code(page, sections, log)
    neighbours = zip((None, *sections), sections, (*sections[1:], None), strict=False)
    for preceding, section, following in neighbours:
        if section.part not in _LOOKED_AT:
            continue
        if _is_of_response_headers(section, preceding):
            log.add("rest-part-unread", section.line, _HEADERS)
        elif section.part is Part.OTHER_TABLE:
            message = "the columns of this table are unknown, so it was left out"
            log.add("rest-table-head", section.line, message)
        elif section.part is Part.RESPONSE_HEADERS:
            _report(section, _HEADERS, log, any_words=True)
        elif section.part in _WITH_TABLE:
            has_table = following and following.part is _WITH_TABLE[section.part]
            message = "there is no table here, so this was left out"
            _report(section, message, log, any_words=not has_table)
        elif section.part in _WITH_WORDS:
            message = "this is no table, and was read as words alone"
            _report(section, message, log, any_words=False)


def _is_of_response_headers(section: Section, preceding: Section | None) -> bool:
    """Whether a section is the table below the heading of the headers that a response has."""
    is_below = preceding is not None and preceding.part is Part.RESPONSE_HEADERS
    return is_below and section.part is Part.OTHER_TABLE


def _report_code(page: Page, sections: Sequence[Section], log: DiagnosticLog) -> None:
    """Code blocks with rows of a table; the examples of query parameters have none."""
    with_tables = [
        s for s in sections if s.part in _WITH_TABLE or s.part in _WITH_WORDS
    ]
    for fence in page.fences:
        if fence.body.lstrip().startswith("|") and any(
            section.line < fence.line <= section.last_line for section in with_tables
        ):
            message = "a table in a code block was left out"
            log.add("rest-table-head", fence.line, message)


def _report(
    section: Section, message: str, log: DiagnosticLog, *, any_words: bool
) -> None:
    for line, text in section.lines:
        # most lines are empty
        if not text or not text.strip():
            continue
        is_data = _LOOKS_LIKE_DATA.match(text) is not None
        if is_data or any_words:
            is_defect = is_data and section.part is not Part.RESPONSE_HEADERS
            id_ = "rest-table-head" if is_defect else "rest-part-unread"
            log.add(id_, line, message, text)
            return
