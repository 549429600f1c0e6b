"""A REST operation page as its checks get it: its parts beside its facts, and the messages of its samples."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.model.rest_facts import RestOperationFacts, RestSample
from generator.reader.checks.checked import CheckedPage
from generator.reader.page.outline import Page
from generator.reader.page.plain_text import without_controls
from generator.reader.rest.sections import Part, Section, split_sections


class MessageHeader(msgspec.Struct, frozen=True):
    """A header of a sample."""

    name: str
    value: str
    line: int


class OperationPage(msgspec.Struct, frozen=True):
    """A page of an operation with its facts and its parts."""

    page: Page
    facts: RestOperationFacts
    sections: tuple[Section, ...]

    def line_of(self, *parts: Part) -> int:
        """The line of the first of these parts that the page has, 0 where it has none."""
        lines = (
            section.line
            for part in parts
            for section in self.sections
            if section.part is part
        )
        return next(lines, 0)

    def line(self, number: int) -> str:
        """A line of the page, empty where it has no such line."""
        return self.page.lines[number - 1] if number <= len(self.page.lines) else ""

    def headers(self, sample: RestSample | None) -> Iterator[MessageHeader]:
        """Yields the headers of a sample."""
        if sample is None or not sample.is_message:
            return
        for number in range(sample.first_line + 1, sample.last_line + 1):
            line = without_controls(self.line(number))
            if not line.strip():
                return
            name, colon, value = line.partition(":")
            if colon:
                yield MessageHeader(name.strip(), value.strip(), number)


def operation_page(checked: CheckedPage) -> OperationPage | None:
    """The parts of a page, None where it is about no operation."""
    page, facts = checked.page, checked.facts.facts
    if not isinstance(facts, RestOperationFacts):
        return None
    fence = next(
        (each for each in reversed(page.fences) if each.line < facts.line), None
    )
    if fence is None:
        return None
    end = fence.line + fence.body.count("\n") + 2
    return OperationPage(page, facts, tuple(split_sections(page, end, facts.path)))
