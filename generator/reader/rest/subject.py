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
    """A route; `version` is empty where it has none, `names` are the segments after it."""

    method: str
    path: Route
    version: str
    names: tuple[str, ...]
    fence: Fence

    @property
    def is_agent(self) -> bool:
        return self.names[0].lower() == _AGENTS

    @property
    def line(self) -> int:
        return self.fence.line + 1


# without a query, which has a table of its own; `route` checks the rest of the path
_ROUTE_LINE = re.compile(r"([A-Z]{3,10}) +(/[^\s?]{1,4000})\s*\Z")
# `v1`, `j1`, `v1.1`
_VERSION = re.compile(r"[A-Za-z]{1,4}[0-9]{1,4}(?:\.[0-9]{1,4})*\Z")
# the first underscore ends the subject; the name of an operation may have more of them
_UID = re.compile(
    r"([A-Za-z][0-9]{1,4})([A-Za-z][A-Za-z0-9]*)_([A-Za-z_]\w*)\Z", re.ASCII
)
_METHOD_SUFFIX = re.compile(r"_(?:GET|POST|PUT|PATCH|DELETE)\Z")
_TITLE = re.compile(r"(?:GET|POST|PUT|PATCH|DEL|DELETE|HEAD|OPTIONS) /?(\S+)\Z")
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_LIST_LAST = re.compile(r"(.+)List\Z")
# a capital or a digit follows, so that `Listing` is no list
_LIST_FIRST = re.compile(r"List([A-Z0-9].*)\Z")

_HTTP: Final = "http"
_ROOT: Final = "api"
_AGENTS: Final = "agents"
_LISTS: Final = "List"


def read_subject(page: Page, log: DiagnosticLog) -> Subject | None:
    """The operation of the page, or None where the page has no usable route or name for it."""
    line = _route_line(page)
    if line is None:
        message = "the page lacks a route such as GET /api/v1/Name"
        log.add("page-incomplete", _first_fence_line(page), message)
        return None
    uid = _uid(page, log)
    named = _UID.match(uid) if uid else None
    names = _agent(line, named) if line.is_agent else _resource(line, named)
    version, group, operation = (
        wire_name(name) for name in (_version(line, named), *names)
    )
    if version is None or group is None or operation is None:
        message = "the page's id names no operation (v1Name_Operation)"
        log.add("page-incomplete", 1 if page.front_matter else 0, message, uid or "")
        return None
    for message in _disagreements(page, line, named, (version, group, operation)):
        log.add("page-disagrees", line.line, message, uid or "")
    return Subject(
        method=line.method,
        path=line.path,
        version=version,
        group=group,
        is_agent=line.is_agent,
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
        if match and path and (parts := _parts(path)):
            return _RouteLine(match[1], path, *parts, fence)
    return None


def _parts(path: str) -> tuple[str, tuple[str, ...]] | None:
    """The version of a path and the segments after it, None where it has no root or no more than that.

    The version is in lower case, since routes are compared without case.
    """
    segments = tuple(path.removeprefix("/").split("/"))
    # `.` and `..` lead elsewhere
    steps_out = any(set(segment) == {"."} for segment in segments)
    if steps_out or segments[0].lower() != _ROOT or len(segments) == 1:
        return None
    has_version = _VERSION.match(segments[1]) is not None
    names = segments[2:] if has_version else segments[1:]
    if not names or (not has_version and "{" in names[0]):
        return None
    return segments[1].lower() if has_version else "", names


def _first_fence_line(page: Page) -> int:
    return page.fences[0].line if page.fences else 0


def _uid(page: Page, log: DiagnosticLog) -> WireName | None:
    written = page.front_matter.get("uid") or page.front_matter.get("id")
    return checked_name(written, 1, log) if written else None


def _version(line: _RouteLine, named: re.Match[str] | None) -> str:
    return line.version or (named[1].lower() if named else "")


def _agent(line: _RouteLine, named: re.Match[str] | None) -> tuple[str, str]:
    """Agent and operation. An id may add the method to the operation that the route names: `Get_POST`."""
    if len(line.names) < 2:
        return "", ""
    stated = line.names[2] if len(line.names) == 3 else ""
    last = line.names[-1] if len(line.names) > 2 else ""
    operation = named[3] if named else last
    if stated and "{" not in stated and _METHOD_SUFFIX.sub("", operation) != stated:
        operation = stated
    return line.names[1], operation


def _resource(line: _RouteLine, named: re.Match[str] | None) -> tuple[str, str]:
    if named is None:
        return "", ""
    group = _resource_group(named[2])
    return _list_of_route(line, group) or group, named[3]


def _list_of_route(line: _RouteLine, group: str) -> str:
    """`List_Business` of `/api/v1/List/Business`, empty where the id is not about a list, or the route names none."""
    is_list = group.startswith(f"{_LISTS}_") and line.names[0] == _LISTS
    name = line.names[1] if is_list and len(line.names) > 1 else ""
    return "" if not name or "{" in name or name == "Items" else f"{_LISTS}_{name}"


def _disagreements(
    page: Page,
    line: _RouteLine,
    named: re.Match[str] | None,
    subject: tuple[WireName, WireName, WireName],
) -> Iterator[str]:
    """What the page's id and title say otherwise than the subject that was decided."""
    version, group, operation = subject
    if named and named[1].lower() != version:
        yield "the page's id and its route name different versions; the route was used"
    expected = f"{group}Agent" if line.is_agent else group
    stated = named[2] if named else ""
    if named and (stated if line.is_agent else _resource_group(stated)) != expected:
        kind = "agents" if line.is_agent else "lists"
        yield f"the page's id and its route name different {kind}; the route was used"
    if named and named[3] != operation:
        yield "the page's id and its route name different operations; the route was used"
    title = _TITLE.match(page.front_matter.get("title", ""))
    if title and _short(title[1]) != _short(line.path):
        yield "the page's title and its route are of different operations; the route was used"


def _short(path: str) -> str:
    """A path without root, version and the names of its parameters, as titles have it."""
    parts = _parts(path)
    short = "/".join(parts[1]) if parts else path
    return _IN_BRACES.sub("{}", short.strip("/"))


def _resource_group(subject: str) -> str:
    """`Contact` of `ContactEntity`, `List_Business` of `BusinessList`, `List_Item` of `ListItemEntity`."""
    name = subject.removesuffix("Entity") or subject
    listed = _LIST_LAST.match(name) or _LIST_FIRST.match(name)
    return f"List_{listed[1]}" if listed else name
