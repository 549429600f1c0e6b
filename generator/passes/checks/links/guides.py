"""Check: requests that a guide shows, and that no operation has any more.

Rule: the operations of a resource or agent are known if one of them is, and every page beside it is read. A request is judged
where the first segments of its path are those of a known operation; it is right if the segments of any operation fit, where
what is in braces fits all. What stands for a value otherwise fits a parameter. A SOAPAction is judged where others of its
agent are known. Source: guides with requests in code blocks.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from generator.model.api import Operation, SoapOperation
from generator.model.lint.defects import Defect
from generator.model.lint.links import SOAP_ACTION, PageLinks, ShownCall
from generator.model.lint.places import Place
from generator.model.text import Text, encodable
from generator.passes.checks.checked import CheckedDocs

# braces, angle brackets, a colon, a number of dots, or capitals in place of a value
_VALUE: Final = re.compile(
    r"[{<:\[(].*|.*[}>\])]|\.\.\.|…|\$.*|%.*|[A-Z][A-Z0-9_-]+|(?:your|my|some)[_-]?[A-Z].*"
)
_FAMILY: Final = 3
"""The segments that name a resource: `api`, the version and its name."""
_AGENTS: Final = "agents"
_ANY: Final = "{}"
_MOST_FITTING: Final = 64
"""The largest known reference has two routes for a path."""


class _Node:
    """The operations below some segments: by the next segment, in lower case, and by `{}` for one in braces."""

    def __init__(self) -> None:
        self.children: dict[str, _Node] = {}
        self.methods: dict[str, Place] = {}

    def child(self, segment: str) -> _Node:
        """The node of a segment, which is made where it is new."""
        return self.children.setdefault(segment, _Node())


class _Known(msgspec.Struct, frozen=True):
    """All operations of REST, and an operation of each family; of SOAP, all actions, and a page for what each begins with."""

    root: _Node
    families: Mapping[tuple[str, ...], Place]
    actions: frozenset[str]
    agents: Mapping[str, Place]


_Wrong = tuple[str, Place]
"""What is wrong with a request, and the place that says otherwise."""


def calls_of_guides(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each request that no operation has, the same one once on a page."""
    pages = [page for page in docs.links.pages.values() if page.calls]
    if not pages:
        return
    known = _known(docs)
    unread = _folders_with_unread_pages(docs)
    for page in pages:
        calls: dict[tuple[str, str], ShownCall] = {}
        for call in page.calls:
            calls.setdefault((call.method, call.path), call)
        for call in calls.values():
            wrong = _wrong(known, call)
            if wrong and posixpath.dirname(wrong[1].path) not in unread:
                yield _defect(page, call, *wrong)


def _folders_with_unread_pages(docs: CheckedDocs) -> frozenset[str]:
    """The folders in which a page tells nothing, which may be about the operation that seems to be missing."""
    return frozenset(
        posixpath.dirname(path)
        for path, page in docs.pages.items()
        if page.facts is None and path.endswith(".md")
    )


def _known(docs: CheckedDocs) -> _Known:
    root = _Node()
    families: dict[tuple[str, ...], Place] = {}
    for operation in docs.api.rest.operations:
        segments = _segments(str(operation.path).lower())
        families.setdefault(_family(segments), _place(operation))
        node = root
        for segment in segments:
            node = node.child(_ANY if segment.startswith("{") else segment)
        node.methods.setdefault(operation.method, _place(operation))
    soap: Sequence[SoapOperation] = docs.api.soap.operations
    agents = {_agent(operation.action): _place(operation) for operation in soap}
    actions = frozenset(operation.action for operation in soap)
    return _Known(root, families, actions, agents)


def _place(operation: Operation) -> Place:
    evidence = operation.evidence[0]
    return Place(evidence.path, evidence.line)


def _wrong(known: _Known, call: ShownCall) -> _Wrong | None:
    """What is wrong with a request, None where nothing is, or nothing is known."""
    if call.method == SOAP_ACTION:
        return _wrong_action(known, call.path)
    segments = _segments(call.path)
    sibling = known.families.get(_family([each.lower() for each in segments]))
    nodes = _fitting(known.root, segments) if sibling else None
    if sibling is None or nodes is None:
        return None
    methods = {method: at for node in nodes for method, at in node.methods.items()}
    if call.method in methods:
        return None
    if methods:
        names = ", ".join(sorted(methods))
        other = methods[min(methods)]
        return (
            f"the reference has this path with {names}, and not with {call.method}: {other}",
            other,
        )
    return (
        f"the reference has no such path, and others of the same group, such as that of {sibling}",
        sibling,
    )


def _wrong_action(known: _Known, action: str) -> _Wrong | None:
    sibling = known.agents.get(_agent(action))
    if (
        sibling is None
        or action in known.actions
        or _VALUE.match(action[len(_agent(action)) :])
    ):
        return None
    return (
        f"the reference has no such action, and others of the same agent, such as that of {sibling}",
        sibling,
    )


def _agent(action: str) -> str:
    """What all actions of an agent begin with."""
    return action[: action.rfind("/") + 1]


def _fitting(root: _Node, segments: Sequence[str]) -> list[_Node] | None:
    """What the segments lead to; None where one of them may stand for any name, or too many fit."""
    nodes = [root]
    for segment in segments:
        name = segment.lower()
        is_value = _VALUE.fullmatch(segment) is not None and not any(
            name in node.children for node in nodes
        )
        if is_value and any(
            node.children and _ANY not in node.children for node in nodes
        ):
            return None
        keys = (_ANY,) if is_value else (name, _ANY)
        nodes = [
            node.children[key] for node in nodes for key in keys if key in node.children
        ]
        if len(nodes) > _MOST_FITTING:
            return None
    return nodes


def _segments(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _family(segments: Sequence[str]) -> tuple[str, ...]:
    is_agent = segments[_FAMILY - 1 : _FAMILY] == [_AGENTS]
    return tuple(segments[: _FAMILY + is_agent])


def _defect(page: PageLinks, call: ShownCall, message: str, other: Place) -> Defect:
    shown = encodable(f"{call.method} {call.path}"[:200])
    return Defect(
        id="guide-call-undocumented",
        subject=page.subject,
        place=Place(page.path, call.line),
        message=message,
        cause=shown,
        detail=Text(shown),
        other=other,
    )
