"""Check: requests that a guide shows, and that no operation has any more.

Rule: the operations of a resource or agent are known if one of them is. A request is judged where the first segments of its
path are those of a known operation; it is right if the segments of any operation fit, where what is in braces fits all. What
stands for a value otherwise fits a parameter. Source: guides with requests in code blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.model.lint.defects import Defect
from generator.model.lint.links import PageLinks, ShownCall
from generator.model.lint.places import Place
from generator.model.text import Text, encodable
from generator.passes.checks.checked import CheckedDocs

# braces, angle brackets, a colon, or a number of dots in place of a value
_VALUE: Final = re.compile(r"[{<:\[(].*|.*[}>\])]|\.\.\.|…|\$.*|%.*")
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
        self.methods: set[str] = set()

    def child(self, segment: str) -> _Node:
        """The node of a segment, which is made where it is new."""
        return self.children.setdefault(segment, _Node())


def calls_of_guides(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each request that no operation has, the same one once on a page."""
    pages = [page for page in docs.links.pages.values() if page.calls]
    if not pages:
        return
    root, families = _known(docs)
    for page in pages:
        calls: dict[tuple[str, str], ShownCall] = {}
        for call in page.calls:
            calls.setdefault((call.method, call.path), call)
        for call in calls.values():
            if message := _wrong(root, families, call):
                yield _defect(page, call, message)


def _known(docs: CheckedDocs) -> tuple[_Node, frozenset[tuple[str, ...]]]:
    """All operations by their segments, and the first segments of each."""
    root = _Node()
    families: set[tuple[str, ...]] = set()
    for operation in docs.api.rest.operations:
        segments = _segments(str(operation.path))
        families.add(_family(segments))
        node = root
        for segment in segments:
            node = node.child(_ANY if segment.startswith("{") else segment)
        node.methods.add(operation.method)
    return root, frozenset(families)


def _wrong(root: _Node, families: frozenset[tuple[str, ...]], call: ShownCall) -> str:
    """What is wrong with a request, empty where nothing is, or nothing is known."""
    segments = _segments(call.path)
    nodes = _fitting(root, segments) if _family(segments) in families else None
    if nodes is None:
        return ""
    methods = {method for node in nodes for method in node.methods}
    if call.method in methods:
        return ""
    if methods:
        known = ", ".join(sorted(methods))
        return f"the reference has this path with {known}, and not with {call.method}"
    return "the reference has no such path, and others of the same group"


def _fitting(root: _Node, segments: Sequence[str]) -> list[_Node] | None:
    """What the segments lead to; None where one of them may stand for any name, or too many fit."""
    nodes = [root]
    for segment in segments:
        is_value = _VALUE.fullmatch(segment) is not None
        if is_value and any(
            node.children and _ANY not in node.children for node in nodes
        ):
            return None
        keys = (_ANY,) if is_value else (segment, _ANY)
        nodes = [
            node.children[key] for node in nodes for key in keys if key in node.children
        ]
        if len(nodes) > _MOST_FITTING:
            return None
    return nodes


def _segments(path: str) -> list[str]:
    return [part for part in path.lower().split("/") if part]


def _family(segments: Sequence[str]) -> tuple[str, ...]:
    is_agent = segments[_FAMILY - 1 : _FAMILY] == [_AGENTS]
    return tuple(segments[: _FAMILY + is_agent])


def _defect(page: PageLinks, call: ShownCall, message: str) -> Defect:
    shown = encodable(f"{call.method} {call.path}"[:200])
    return Defect(
        id="guide-call-undocumented",
        subject=page.subject,
        place=Place(page.path, call.line),
        message=message,
        cause=shown,
        detail=Text(shown),
    )
