"""Which operation a REST page documents: its route, and the names in the page's id.

Ids are `v1<Subject>_<Operation>`, in front matter as `uid` or, on older pages, as `id`. Groups are the API's own
tags: `v1ContactEntity_…` belongs to `Contact`, `v1BusinessList_…` to `List_Business`.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from generator.model.text import Route, WireName, route, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.markdown import Fence
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
    method: str
    path: Route
    segments: tuple[str, ...]
    fence: Fence


# without a query, which has a table of its own; `route` checks the rest of the path
_ROUTE_LINE = re.compile(r"([A-Z]{3,10}) +(/[^\s?]{1,4000})\s*\Z")
# the first underscore ends the subject; the name of an operation may have more of them
_UID = re.compile(r"(v[0-9]{1,4})([A-Za-z][A-Za-z0-9]*)_([A-Za-z_]\w*)\Z", re.ASCII)
_LIST_LAST = re.compile(r"(.+)List\Z")
# a capital or a digit follows, so that `Listing` is no list
_LIST_FIRST = re.compile(r"List([A-Z0-9].*)\Z")

_HTTP: Final = "http"
_ROOT: Final = "api"
_AGENTS: Final = "agents"


def read_subject(page: Page, log: DiagnosticLog) -> Subject | None:
    """The operation of the page, or None where the page has no usable route or name for it."""
    line = _route_line(page)
    if line is None:
        message = "the page lacks a route such as GET /api/v1/Name"
        log.add("page-incomplete", _first_fence_line(page), message)
        return None
    version = wire_name(line.segments[1])
    uid = _uid(page, log)
    named = _UID.match(uid) if uid else None
    if named and version and named[1] != version:
        message = "the page's id and its route name different versions"
        log.add("page-disagrees", line.fence.line + 1, message, named[0])
    is_agent = line.segments[2].lower() == _AGENTS
    names = _agent(line, named) if is_agent else _resource(named)
    group, operation = (wire_name(name) for name in names)
    if version is None or group is None or operation is None:
        message = "the page's id names no operation (v1Name_Operation)"
        log.add("page-incomplete", 1 if page.front_matter else 0, message, uid or "")
        return None
    return Subject(
        method=line.method,
        path=line.path,
        version=version,
        group=group,
        is_agent=is_agent,
        operation=operation,
        line=line.fence.line + 1,
        end_line=line.fence.line + line.fence.body.count("\n") + 2,
    )


def _route_line(page: Page) -> _RouteLine | None:
    # other languages come second: a route stands in a block of `http` on all pages that nobody changed
    marked = [fence for fence in page.fences if fence.language == _HTTP]
    others = [fence for fence in page.fences if fence.language != _HTTP]
    for fence in (*marked, *others):
        match = _ROUTE_LINE.match(fence.body.strip())
        path = route(match[2]) if match else None
        if match and path:
            segments = tuple(path.split("/")[1:])
            if _is_operation(segments):
                return _RouteLine(match[1], path, segments, fence)
    return None


def _is_operation(segments: tuple[str, ...]) -> bool:
    """Whether a path has a root, a version and more, and no `.` or `..`, which lead elsewhere."""
    steps_out = any(set(segment) == {"."} for segment in segments)
    return len(segments) > 2 and segments[0] == _ROOT and not steps_out


def _first_fence_line(page: Page) -> int:
    return page.fences[0].line if page.fences else 0


def _uid(page: Page, log: DiagnosticLog) -> WireName | None:
    written = page.front_matter.get("uid") or page.front_matter.get("id")
    return checked_name(written, 1, log) if written else None


def _agent(line: _RouteLine, named: re.Match[str] | None) -> tuple[str, str]:
    """Agent and operation: the route names the agent, and the operation too where no id does."""
    if len(line.segments) < 4:
        return "", ""
    last = line.segments[-1] if len(line.segments) > 4 else ""
    return line.segments[3], named[3] if named else last


def _resource(named: re.Match[str] | None) -> tuple[str, str]:
    return (_resource_group(named[2]), named[3]) if named else ("", "")


def _resource_group(subject: str) -> str:
    """`Contact` of `ContactEntity`, `List_Business` of `BusinessList`, `List_Item` of `ListItemEntity`."""
    name = subject.removesuffix("Entity") or subject
    listed = _LIST_LAST.match(name) or _LIST_FIRST.match(name)
    return f"List_{listed[1]}" if listed else name
