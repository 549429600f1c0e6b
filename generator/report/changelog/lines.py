"""The lines of a section, in the style of a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from generator.model.comparison.changes import Comparison
from generator.report.changelog.sections import Line, Section
from generator.report.diff.groups import group_sentence
from generator.report.diff.wording import Style, subject_words

_MOST: Final = 100
"""Lines of a section, so that people read it; everything breaking is listed."""


def section_lines(
    comparison: Comparison,
    section: Section,
    style: Style,
    link: Callable[[str, str], str],
) -> Iterator[str]:
    """The lines of a section as a list of Markdown; `link` writes an address for a page."""
    most = len(section.lines) if section.title == "Breaking" else _MOST
    above = ""
    for number, line in enumerate(section.lines[:most]):
        if line.cause_words != above:
            above = line.cause_words
            # an empty line ends the list before it
            yield from ("", above, "") if number else (above, "")
        yield f"- {_words(comparison, line, style, link)}"
    if (others := len(section.lines) - most) > 0:
        yield f"- … and {others:,} more"


def _words(
    comparison: Comparison,
    line: Line,
    style: Style,
    link: Callable[[str, str], str],
) -> str:
    words = group_sentence(comparison, line.group, style)
    place = [subject_words(line.group.subjects, style, most=1)]
    if line.page:
        shown = style.code(line.page)
        place.append(link(shown, line.url) if line.url else shown)
    return f"{words}. {', '.join(place)}"
