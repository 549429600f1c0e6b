"""Pass: the names of each operation of a document: its version, agent or resource, and its own.

Rule: in SuperOffice's files, whose routes begin with `/api/v1` and whose ids are `v1X_Y`, the names are those that pages
give: the agent by the route, a resource by its tag, which index pages have too, else by the id. Other documents have
groups by their first tag, else by the first part of the route, and names by the operation's id without the group that it
begins with, else by method and route.
Names go into ids and Python, so what is no part of a name becomes `_`.
"""

from __future__ import annotations

import re
from typing import Final

import msgspec

from generator.model.ids import GroupId, OperationId
from generator.model.names.rest import (
    RouteNames,
    agent_names,
    id_names,
    resource_names,
    route_names,
)
from generator.model.openapi_facts import OpenApiOperation
from generator.model.text import WireName, value_name, wire_name
from generator.passes.openapi.documents import DocumentedOperation

_WORD: Final = re.compile(r"[A-Za-z0-9]+")
_ID_SEPARATOR: Final = re.compile(r"[/.:_-]+")
_SEGMENT: Final = re.compile(r"\{?([^/{}]+)\}?")
_VERSION: Final = WireName("v1")
"""The version of the operations of other documents, whose routes do not state one."""
_LONGEST: Final = 100


class OperationNames(msgspec.Struct, frozen=True):
    """The names of an operation; `is_vendor` tells that they are those that pages give."""

    version: WireName
    group: WireName
    is_agent: bool
    operation: WireName
    is_vendor: bool

    @property
    def id(self) -> OperationId:
        """The subject id of the operation."""
        group = GroupId.of_rest(self.version, self.group, is_agent=self.is_agent)
        return OperationId.of(group, self.operation)


def operation_names(operation: DocumentedOperation) -> OperationNames:
    """The names of an operation."""
    facts = operation.facts
    route = route_names(facts.path)
    vendor = _vendor_names(facts, route) if route else None
    if vendor is not None:
        return vendor
    # what all paths of the document begin with names nothing
    path = operation.written_path
    group = _group(facts, path)
    return OperationNames(
        version=_VERSION,
        group=group,
        is_agent=False,
        operation=_operation(facts, group, path),
        is_vendor=False,
    )


def _vendor_names(facts: OpenApiOperation, route: RouteNames) -> OperationNames | None:
    named = id_names(facts.operation_id.raw) if facts.operation_id else None
    if named is None:
        return None
    group, operation = (agent_names if route.is_agent else resource_names)(route, named)
    # the folder of the tag `List_` is `List` on pages
    tag = wire_name(facts.tags[0].raw.rstrip("_")) if facts.tags else None
    if tag is not None and not route.is_agent:
        group = tag
    names = [
        wire_name(name)
        for name in (route.version or named.version.lower(), group, operation)
    ]
    version, checked, own = names
    if version is None or checked is None or own is None:
        return None
    return OperationNames(version, checked, route.is_agent, own, is_vendor=True)


def _group(facts: OpenApiOperation, path: str) -> WireName:
    if facts.tags and _WORD.search(facts.tags[0].raw):
        return _joined(facts.tags[0].raw)
    segments = [
        segment for segment in path.split("/") if segment and "{" not in segment
    ]
    # a version such as `v2` groups nothing
    named = [
        segment for segment in segments if not re.fullmatch(r"v?[0-9.]+|api", segment)
    ]
    return _joined((named or segments or ["Root"])[0])


def _without_group(stated: str, group: str) -> str:
    """`list-repos` of `repos/list-repos` in the group `Repos`."""
    for match in _ID_SEPARATOR.finditer(stated):
        words = "".join(_WORD.findall(stated[: match.start()]))
        rest = stated[match.end() :]
        if words.lower() == group.lower() and rest[:1].isalpha():
            return rest
    return stated


def _operation(facts: OpenApiOperation, group: WireName, path: str) -> WireName:
    stated = facts.operation_id.raw if facts.operation_id else ""
    if _WORD.search(stated):
        stated = _without_group(stated, group)
        return wire_name(stated) or WireName(value_name(stated)[:_LONGEST])
    parts = [facts.method.lower()]
    for segment in path.split("/"):
        match = _SEGMENT.match(segment)
        if match:
            by = "By" if segment.startswith("{") else ""
            parts.append(by + _joined(match[1]))
    return WireName(value_name("".join(parts)[:_LONGEST]))


def _joined(words: str) -> WireName:
    """`PetStore` of `pet store`: its words in one, with a capital each."""
    found = _WORD.findall(words)
    name = "".join(word[:1].upper() + word[1:] for word in found)[:_LONGEST]
    return value_name(name)
