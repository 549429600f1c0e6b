"""`lint --format markdown`, a comment on a pull request, and `--format issue`, a checklist to paste into an issue.

Everything that is not ours is in code spans and fences, in which nothing is a mention, a link or HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.report.escape import for_markdown_code, for_terminal
from generator.report.lint.report import Fault, LintReport
from generator.report.lint.wording import (
    aside,
    example_of,
    extent,
    heading,
    open_cases,
    place_to_fix,
    places_of,
    quotes,
    sentence,
    shortened,
    totals,
)

_LARGEST: Final = 65_536
"""Characters that GitHub takes as a comment or an issue; bytes are counted, of which there are never fewer."""

_ROOM: Final = 500
"""Bytes that are kept for the line about what has no room."""

_OPEN: Final = 5
_MOST_PLACES: Final = 20


def markdown_report(report: LintReport) -> str:
    """The totals, the five worst faults, and everything else folded, as much of it as there is room for."""
    faults = [fault for fault in report.faults if open_cases(report, fault)]
    text = f"## Defects of the docs\n\n{totals(report)}.\n\n"
    text += "".join(f"{line}.\n\n" for line in aside(report))
    text += "".join(_item(report, fault, "-") for fault in faults[:_OPEN])
    others = faults[_OPEN:]
    if others:
        start = f"\n<details><summary>{len(others):,} more causes</summary>\n\n"
        end = "\n</details>\n"
        room = _LARGEST - len(text.encode()) - len(start) - len(end)
        items = _within(room, (_item(report, fault, "-") for fault in others), others)
        text += start + items + end
    return text


def issue_report(report: LintReport) -> str:
    """A checklist with an item for each fault: what is wrong, an example, how to put it right, and its places."""
    faults = [fault for fault in report.faults if open_cases(report, fault)]
    text = f"{totals(report)}.\n\n"
    items = (
        _item(report, fault, "- [ ]") + _details(report, fault) for fault in faults
    )
    return text + _within(_LARGEST - len(text), items, faults)


def _within(room: int, items: Iterable[str], faults: list[Fault]) -> str:
    """As many items as there is room for, and how many are left out."""
    room -= _ROOM
    kept: list[str] = []
    for number, item in enumerate(items):
        room -= len(item.encode())
        if room < 0:
            kept.append(f"- … and {len(faults) - number:,} more: docwright lint\n")
            break
        kept.append(item)
    return "".join(kept)


def _item(report: LintReport, fault: Fault, bullet: str) -> str:
    return "".join(f"{line}\n" for line in _item_lines(report, fault, bullet))


def _item_lines(report: LintReport, fault: Fault, bullet: str) -> Iterator[str]:
    cases = open_cases(report, fault)
    found = example_of(report, fault)
    yield f"{bullet} **{heading(fault)}**: {_own(fault.kind.text)} `{fault.id}`"
    yield f"  {extent(cases)}, likely put right in {place_to_fix(fault)}. {_own(fault.kind.hint)}"
    yield f"  - {_code(found.defect.subject)}: {_code(sentence(found.defect))}"
    for quote in quotes(report, found.defect, report.paths.in_repository):
        mark = " (the evidence believes it)" if quote.is_believed else ""
        text = f": {_code(quote.text)}" if quote.text else ""
        yield f"  - {_code(quote.place)}{mark}{text}"
    if address := report.address(found.defect.place.path):
        yield f"  - <{address}>"


def _details(report: LintReport, fault: Fault) -> str:
    cases = open_cases(report, fault)
    if len(cases) == 1:
        return ""
    places = places_of(cases[:_MOST_PLACES], report.paths.in_repository)
    lines = [f"  - {_code(place)}" for place in places]
    if others := len(cases) - len(places):
        lines.append(f"  - … and {others:,} more")
    return (
        f"\n  <details><summary>{len(cases):,} places</summary>\n\n"
        + "".join(f"{line}\n" for line in lines)
        + "\n  </details>\n\n"
    )


def _own(words: str) -> str:
    """Words of the catalogue, which may have `<x>`; it would be taken for HTML."""
    return words.replace("<", "&lt;")


def _code(text: str) -> str:
    return for_markdown_code(shortened(for_terminal(text)))
