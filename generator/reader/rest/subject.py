"""Which operation a REST page documents: its route, and the names in the page's id.

Ids are `v1<Subject>_<Operation>`, in front matter as `uid` or, on older pages, as `id`. Groups are the API's own
tags: `v1ContactEntity_…` belongs to `Contact`, `v1BusinessList_…` to `List_Business`.

A call goes where the route says, so the route is stronger than the id wherever it states the same thing. Strongest first:

    version               route, id (for a route without version)
    agent, its operation  route, id
    list resource         index page that links the page (`passes/rest/indexed_groups.py`), route below `List`, id
    other resource        index page that links the page, id: routes may use another word (`BatchTask` of `Batch`)
    operation of these    id

The title repeats the route in short. Folders and file names do not count, since pages are moved. What a stronger source
contradicts is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from generator.model.names.rest import (
    IdNames,
    RouteNames,
    agent_names,
    id_names,
    resource_group,
    resource_names,
    route_names,
)
from generator.model.text import Route, WireName, route, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Fence
from generator.reader.page.names import checked_name
from generator.reader.page.outline import Page


class Subject(msgspec.Struct, frozen=True):
    """An operation's route and names; `end_line` is the last line of the route's code block."""

    method: str
    path: Route
    version: WireName
    group: WireName
    is_agent: bool
    operation: WireName
    line: int
    end_line: int


class _RouteLine(msgspec.Struct, frozen=True):
    """A route with what it names, in its code block."""

    method: str
    path: Route
    names: RouteNames
    fence: Fence

    @property
    def line(self) -> int:
        return self.fence.line + 1


# without a query, which has a table of its own; `route` checks the rest of the path
_ROUTE_LINE = re.compile(r"([A-Z]{3,10}) +(/[^\s?]{1,4000})\s*\Z")
_TITLE = re.compile(r"(?:GET|POST|PUT|PATCH|DEL|DELETE|HEAD|OPTIONS) /?(\S+)\Z")
_IN_BRACES = re.compile(r"\{[^{}]*\}")

_HTTP: Final = "http"


def read_subject(page: Page, log: DiagnosticLog) -> Subject | None:
    """The operation of the page, or None where the page has no usable route or name for it."""
    line = _route_line(page)
    if line is None:
        message = "the page lacks a route such as GET /api/v1/Name"
        log.add("page-incomplete", _first_fence_line(page), message)
        return None
    uid = _uid(page, log)
    named = id_names(uid) if uid else None
    of_kind = agent_names if line.names.is_agent else resource_names
    names = of_kind(line.names, named)
    version, group, operation = (
        wire_name(name) for name in (_version(line, named), *names)
    )
    if version is None or group is None or operation is None:
        message = "the page's id names no operation (v1Name_Operation)"
        log.add("page-incomplete", 1 if page.front_matter else 0, message, uid or "")
        return None
    for key, what in _disagreements(page, line, named, (version, group, operation)):
        message = f"{what}; the route (line {line.line}) was used"
        stated = page.front_matter.get(key, "")
        log.add("page-disagrees", page.line_of(key), message, stated)
    return Subject(
        method=line.method,
        path=line.path,
        version=version,
        group=group,
        is_agent=line.names.is_agent,
        operation=operation,
        line=line.line,
        end_line=line.fence.line + line.fence.body.count("\n") + 2,
    )


def _route_line(page: Page) -> _RouteLine | None:
    # other languages come second: a route stands in a block of `http` on all pages that nobody changed
    marked = [fence for fence in page.fences if fence.language == _HTTP]
    others = [fence for fence in page.fences if fence.language != _HTTP]
    for fence in (*marked, *others):
        match = _ROUTE_LINE.match(fence.body.strip())
        path = route(match[2]) if match else None
        if match and path and (names := route_names(path)):
            return _RouteLine(match[1], path, names, fence)
    return None


def _first_fence_line(page: Page) -> int:
    return page.fences[0].line if page.fences else 0


def _uid(page: Page, log: DiagnosticLog) -> WireName | None:
    key = _uid_key(page)
    written = page.front_matter.get(key)
    return checked_name(written, page.line_of(key), log) if written else None


def _uid_key(page: Page) -> str:
    return "uid" if page.front_matter.get("uid") else "id"


def _version(line: _RouteLine, named: IdNames | None) -> str:
    return line.names.version or (named.version.lower() if named else "")


def _disagreements(
    page: Page,
    line: _RouteLine,
    named: IdNames | None,
    subject: tuple[WireName, WireName, WireName],
) -> Iterator[tuple[str, str]]:
    """What the page's id and title say otherwise than the subject that was decided, with the key of each."""
    version, group, operation = subject
    is_agent, uid = line.names.is_agent, _uid_key(page)
    if named and named.version.lower() != version:
        yield uid, "the page's id and its route name different versions"
    expected = f"{group}Agent" if is_agent else group
    stated = named.subject if named else ""
    if named and (stated if is_agent else resource_group(stated)) != expected:
        kind = "agents" if is_agent else "lists"
        yield uid, f"the page's id and its route name different {kind}"
    if named and named.operation != operation:
        yield uid, "the page's id and its route name different operations"
    title = _TITLE.match(page.front_matter.get("title", ""))
    if title and _short(title[1]) != _short(line.path):
        yield "title", "the page's title and its route are of different operations"


def _short(path: str) -> str:
    """A path without root, version and the names of its parameters, as titles have it."""
    names = route_names(path)
    short = "/".join(names.segments) if names else path
    return _IN_BRACES.sub("{}", short.strip("/"))
