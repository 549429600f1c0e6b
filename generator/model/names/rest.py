"""The names of a REST operation, by its route and by its id: `v1<Subject>_<Operation>` on pages and in OpenAPI files.

Groups are the API's own tags: `v1ContactEntity_…` belongs to `Contact`, `v1BusinessList_…` to `List_Business`. The route
is stronger than the id wherever it states the same thing, since a call goes where the route says.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

# `v1`, `j1`, `v1.1`
_VERSION = re.compile(r"[A-Za-z]{1,4}[0-9]{1,4}(?:\.[0-9]{1,4})*\Z")
# the first underscore ends the subject; the name of an operation may have more of them
_ID = re.compile(
    r"([A-Za-z][0-9]{1,4})([A-Za-z][A-Za-z0-9]*)_([A-Za-z_]\w*)\Z", re.ASCII
)
_METHOD_SUFFIX = re.compile(r"_(?:GET|POST|PUT|PATCH|DELETE)\Z")
_LIST_LAST = re.compile(r"(.+)List\Z")
# a capital or a digit follows, so that `Listing` is no list
_LIST_FIRST = re.compile(r"List([A-Z0-9].*)\Z")

_ROOT: Final = "api"
_AGENTS: Final = "agents"
_LISTS: Final = "List"


class RouteNames(msgspec.Struct, frozen=True):
    """What a route names: its version in lower case, since routes are compared without case, and the segments after it.

    `version` is empty where the route has none.
    """

    version: str
    segments: tuple[str, ...]

    @property
    def is_agent(self) -> bool:
        """Whether it is the route of an agent."""
        return self.segments[0].lower() == _AGENTS


class IdNames(msgspec.Struct, frozen=True):
    """What an id names: `v1`, `ContactEntity` and `GetAll` of `v1ContactEntity_GetAll`."""

    version: str
    subject: str
    operation: str


def route_names(path: str) -> RouteNames | None:
    """What a route of this API names, None where it has no root, or no more than that."""
    segments = tuple(path.removeprefix("/").split("/"))
    # `.` and `..` lead elsewhere
    steps_out = any(set(segment) == {"."} for segment in segments)
    if steps_out or segments[0].lower() != _ROOT or len(segments) == 1:
        return None
    has_version = _VERSION.match(segments[1]) is not None
    names = segments[2:] if has_version else segments[1:]
    if not names or (not has_version and "{" in names[0]):
        return None
    return RouteNames(segments[1].lower() if has_version else "", names)


def id_names(id_: str) -> IdNames | None:
    """What an id of this API names, None for any other id."""
    match = _ID.match(id_)
    return IdNames(match[1], match[2], match[3]) if match else None


def agent_names(route: RouteNames, named: IdNames | None) -> tuple[str, str]:
    """Agent and operation, empty where neither names them.

    An id may add the method to the operation that the route names: `Get_POST`.
    """
    if len(route.segments) < 2:
        return "", ""
    stated = route.segments[2] if len(route.segments) == 3 else ""
    last = route.segments[-1] if len(route.segments) > 2 else ""
    operation = named.operation if named else last
    if stated and "{" not in stated and _METHOD_SUFFIX.sub("", operation) != stated:
        operation = stated
    return route.segments[1], operation


def resource_names(route: RouteNames, named: IdNames | None) -> tuple[str, str]:
    """Group and operation of a resource, empty without an id."""
    if named is None:
        return "", ""
    group = resource_group(named.subject)
    return _list_of_route(route, group) or group, named.operation


def _list_of_route(route: RouteNames, group: str) -> str:
    """`List_Business` of `/api/v1/List/Business`, empty where the id is not about a list, or the route names none."""
    segments = route.segments
    is_list = group.startswith(f"{_LISTS}_") and segments[0] == _LISTS
    name = segments[1] if is_list and len(segments) > 1 else ""
    return "" if not name or "{" in name or name == "Items" else f"{_LISTS}_{name}"


def resource_group(subject: str) -> str:
    """`Contact` of `ContactEntity`, `List_Business` of `BusinessList`, `List_Item` of `ListItemEntity`."""
    name = subject.removesuffix("Entity") or subject
    listed = _LIST_LAST.match(name) or _LIST_FIRST.match(name)
    return f"List_{listed[1]}" if listed else name
