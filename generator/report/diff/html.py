"""`diff --format html`: one file for readers, without script, pictures or anything else that is loaded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.comparison.changes import Change
from generator.model.lint.places import Place
from generator.report.ci.severity import Severity
from generator.report.diff.groups import Group, group_sentence, grouped
from generator.report.diff.report import (
    DiffReport,
    page_places,
    severity,
)
from generator.report.diff.wording import (
    Style,
    count_words,
    level_words,
    name_on_side,
    reason_words,
    with_names,
)
from generator.report.escape import for_terminal
from generator.report.html.elements import (
    Child,
    Element,
    append,
    code_block,
    element,
    page,
)
from generator.report.html.frame import head
from generator.report.terminal import counted

_SECTIONS: Final = {
    Severity.ERROR: ("breaking", "Breaks somebody"),
    Severity.WARNING: ("doubtful", "May break somebody"),
    Severity.NOTE: ("safe", "Breaks nobody"),
}
_ACCEPTED: Final = ("accepted", "Accepted")
_OPEN: Final = 5
"""Groups that are unfolded, the worst ones."""

_START, _END = "\x02", "\x03"
# no text has these characters, since `for_terminal` makes them visible


def _mark(text: str) -> str:
    return f"{_START}{for_terminal(text)}{_END}"


_MARKED: Final = Style(_mark, str)


def html_report(report: DiffReport) -> str:
    """The page: the next version and why, then the changes by what they break, each with an anchor of its fingerprint."""
    sections = list(_sections(report))
    return page(
        element(
            "html",
            head(f"Changes {_labels(report)}"),
            element(
                "body",
                element("header", *_introduction(report, sections)),
                element("main", *(section for *_, section in sections)),
            ),
            lang="en",
        )
    )


def _labels(report: DiffReport) -> str:
    return f"{report.comparison.old_label} → {report.comparison.new_label}"


def _introduction(
    report: DiffReport, sections: list[tuple[str, str, int, Element]]
) -> Iterator[Element]:
    comparison = report.comparison
    yield element("h1", f"Changes {_labels(report)}")
    if comparison.next_version is not None:
        yield element(
            "p",
            "Next version: ",
            element("strong", comparison.next_version),
            f": {reason_words(comparison.changes)}.",
        )
    yield element("p", f"{count_words(comparison.changes)}.")
    if sections:
        links = (
            element("li", element("a", f"{title} ({count:,})", href=f"#{id_}"))
            for id_, title, count, _ in sections
        )
        yield element("nav", element("ul", *links), **{"aria-label": "Sections"})


def _sections(report: DiffReport) -> Iterator[tuple[str, str, int, Element]]:
    """The sections that have changes: id, title, number of changes, and what is shown."""
    by_severity: dict[Severity, list[Group]] = {level: [] for level in Severity}
    for group in grouped(report.open_changes):
        by_severity[severity(report, group.first)].append(group)
    changes = report.comparison.changes
    accepted = [change for change in changes if report.is_accepted(change)]
    listed = [(*_SECTIONS[level], groups) for level, groups in by_severity.items()]
    for id_, title, groups in (*listed, (*_ACCEPTED, list(grouped(accepted)))):
        if groups:
            count = sum(len(group.changes) for group in groups)
            heading = element("h2", f"{title} ({count:,})")
            cards = (
                _card(report, group, is_open=id_ == "breaking" and number < _OPEN)
                for number, group in enumerate(groups)
            )
            yield id_, title, count, element("section", heading, *cards, id=id_)


def _card(report: DiffReport, group: Group, *, is_open: bool) -> Element:
    first = group.first
    level = severity(report, first).value
    card = element(
        "details",
        element(
            "summary",
            element("span", level_words(first), class_=f"level {level}"),
            " ",
            element("h3", *_marked(group_sentence(report.comparison, group, _MARKED))),
        ),
        id=first.fingerprint,
    )
    if is_open:
        card.set("open", "")
    append(card, *_explanation(report, first), *_members(report, group))
    return card


def _marked(sentence: str) -> Iterator[Child]:
    """The parts of a sentence: prose, and code between the marks."""
    for part in sentence.split(_START):
        code, mark, prose = part.partition(_END)
        if mark:
            yield element("code", code)
        yield prose if mark else code


def _explanation(report: DiffReport, change: Change) -> Iterator[Element]:
    kind = CHANGE_KINDS.get(change.id)
    if reason := report.accepted.get(change.fingerprint):
        yield element("p", element("strong", "Accepted: "), reason)
    if kind:
        yield element("p", kind.why)
    yield element("div", *_both_sides(report, change), class_="sides")
    if witness := report.witnesses.get(change.fingerprint):
        yield element("h4", "Code for the old SDK")
        yield code_block(witness.code)
        yield element("p", *_marked(with_names(witness.verdict, _MARKED)))
    if kind:
        yield element("p", element("strong", "What to do: "), kind.remedy)
    yield element(
        "p",
        *_subjects(change),
        ", ",
        element("code", change.id),
        ", ",
        element("a", change.fingerprint, href=f"#{change.fingerprint}"),
        class_="faint",
    )


def _both_sides(report: DiffReport, change: Change) -> Iterator[Element]:
    comparison, places = report.comparison, page_places(change)
    for name, label, value, place, entry_of in (
        ("Old", comparison.old_label, change.old, places.old, comparison.old_entry),
        ("New", comparison.new_label, change.new, places.new, comparison.new_entry),
    ):
        names = (name_on_side(subject, entry_of) for subject in change.subjects)
        shown = list(dict.fromkeys(filter(None, [*names, value])))
        lines = [element("p", element("code", text)) for text in shown]
        if place:
            lines.append(element("p", _place(report, place), class_="faint"))
        if not lines:
            lines.append(element("p", "nothing", class_="faint"))
        yield element("div", element("h4", f"{name}: {label}"), *lines, class_="side")


def _place(report: DiffReport, place: Place) -> Element:
    url = report.address(place.path)
    shown = element("code", str(place))
    return element("a", shown, href=url, rel="noreferrer") if url else shown


def _members(report: DiffReport, group: Group) -> Iterator[Element]:
    """All changes of a group but the first."""
    others = group.changes[1:]
    if others:
        items = (
            element(
                "li",
                *_subjects(change),
                *_values(change),
                *_places(report, change),
                id=change.fingerprint,
            )
            for change in others
        )
        yield element(
            "details",
            element("summary", f"and {counted(len(others), 'other change')}"),
            element("ul", *items, class_="members"),
        )


def _subjects(change: Change) -> Iterator[Child]:
    for number, subject in enumerate(change.subjects):
        if number:
            yield ", "
        yield element("code", subject)


def _values(change: Change) -> Iterator[Child]:
    values = [value for value in (change.old, change.new) if value is not None]
    if values:
        yield ": "
    for number, value in enumerate(values):
        if number:
            yield " → "
        yield element("code", value)


def _places(report: DiffReport, change: Change) -> Iterator[Child]:
    for place in page_places(change):
        if place:
            yield ", "
            yield _place(report, place)
