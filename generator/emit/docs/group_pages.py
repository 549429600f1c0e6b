"""The pages of agents and resources: a page for a group, or a list of its calls and a page for each."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from typing import Final

import msgspec

from generator.emit.docs.calls import Call, CallParameter
from generator.emit.docs.escape import as_blocks, as_cell
from generator.emit.docs.linked import AnnotationLinks
from generator.emit.docs.paging import LARGEST, page_files
from generator.emit.docs.paths import ERRORS, guide_page, method_page, relative
from generator.emit.parts import Part
from generator.emit.python.page_links import PageLinks
from generator.emit.python.templates import Templates
from generator.model.text import Text

_MOST_SECTIONS: Final = 30
"""More calls than this never fit on a page, so it is not tried."""

_LONGEST_CELL: Final = 400
"""What is longer, or has lines, is below the table of parameters."""

_LONGEST_SUMMARY: Final = 100


class Group(msgspec.Struct, frozen=True):
    """An agent or resource as its page shows it.

    `name` is that of the docs. `access` is its path from a client: `so.agents.appointment`. `client` and `async_client` are
    the classes of clients, `shown` is its own class. `formerly` are former names of the attribute, in Markdown.
    """

    name: str
    title: str
    text: Text
    access: str
    client: str
    async_client: str
    shown: str
    page: str
    calls: tuple[Call, ...]
    formerly: str = ""

    @property
    def is_lazy(self) -> bool:
        """Whether a call of it sends nothing until its rows are read."""
        return any(call.is_lazy for call in self.calls)


class GroupPages:
    """Makes the pages of groups; `links` are those of the annotations, `pages` those of the docs."""

    def __init__(
        self, templates: Templates, links: AnnotationLinks, pages: PageLinks
    ) -> None:
        self._templates = templates
        self._links = links
        self._pages = pages

    def part(self, group: Group) -> Part:
        """The pages of a group, which its calls and the pages of the types that they name decide."""
        annotations = {
            annotation
            for call in group.calls
            for annotation in (
                call.returns,
                *(each.annotation for each in call.parameters),
            )
        }
        return Part((group, self._links.used(annotations)), partial(self.of, group))

    def of(self, group: Group) -> Iterator[tuple[str, str]]:
        """Path and text of each page of a group."""
        if len(group.calls) <= _MOST_SECTIONS:
            sections = [self._section(call, "##", group.page) for call in group.calls]
            text = self._group(group, sections=sections)
            if len(text.encode()) <= LARGEST:
                yield group.page, text
                return
        yield from page_files(
            group.page, "calls", self._group(group, rows=self._rows(group))
        )
        for call in group.calls:
            page = method_page(group.page, call.name)
            above = {"title": group.title, "page": relative(group.page, page)}
            text = self._section(call, "#", page, above)
            yield from page_files(page, "more", text)

    def _group(self, group: Group, **parts: object) -> str:
        context = {"group": group, "sections": (), "rows": (), **parts}
        context["errors"] = relative(ERRORS, group.page)
        context["options"] = relative(guide_page("options"), group.page)
        return self._templates.render("docs/api/group.md", context)

    def _rows(self, group: Group) -> list[dict[str, object]]:
        return [
            {
                "call": call,
                "link": relative(method_page(group.page, call.name), group.page),
                "text": _summary(call.text),
            }
            for call in group.calls
        ]

    def _section(
        self, call: Call, level: str, page: str, above: dict[str, str] | None = None
    ) -> str:
        errors = relative(ERRORS, page)
        returns = self._links.linked(call.returns, page)
        formerly = f"Formerly: {call.formerly} (deprecated)." if call.formerly else ""
        context = {
            "heading": f"{level} {call.path if above else call.name}",
            "above": above,
            "call": call,
            "parameters": [
                self._parameter(parameter, page) for parameter in call.parameters
            ],
            "returns": "\n\n".join(filter(None, (returns, call.note, formerly))),
            "errors": [
                (error, f"{errors}#{error.name.lower()}") for error in call.errors
            ],
            "page": self._pages.path(call.page),
            "address": self._pages.address(call.page),
        }
        return self._templates.render("docs/api/method.md", context)

    def _parameter(self, parameter: CallParameter, page: str) -> dict[str, object]:
        cell = as_cell(parameter.text) if parameter.text else ""
        is_long = len(cell) > _LONGEST_CELL or "<br>" in cell
        return {
            "parameter": parameter,
            "type": self._links.linked(parameter.annotation, page),
            "cell": "See below." if is_long else cell,
            "below": as_blocks(parameter.text) if parameter.text and is_long else "",
        }


def call_places(group: Group, pages: Collection[str]) -> Iterator[tuple[Call, str]]:
    """Each call of a group with its page, or its heading on that of the group, where the group has these `pages`."""
    for call in group.calls:
        page = method_page(group.page, call.name)
        yield call, page if page in pages else f"{group.page}#{call.name}"


def _summary(text: Text) -> str:
    """The first line of a text, shortened between words, for a cell."""
    line = as_cell(text).partition("<br>")[0]
    if len(line) <= _LONGEST_SUMMARY:
        return line
    # no escape has a space in it
    return line[:_LONGEST_SUMMARY].rpartition(" ")[0] + " …"
