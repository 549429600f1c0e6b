"""Check: requests that a guide shows, and that no operation has any more.

Rule: the operations of a resource or agent are known if one of them is. A request is judged where the first segments of its
path are those of a known operation; it is right if the segments of any operation fit, where what is in braces, or stands for
a value otherwise, fits all. Source: guides with requests in code blocks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

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


class _Known(msgspec.Struct, frozen=True):
    """An operation: its method, and its route in segments and in lower case."""

    method: str
    segments: Sequence[str]


_Families = Mapping[tuple[str, ...], Sequence[_Known]]


def calls_of_guides(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each request that no operation has."""
    pages = [page for page in docs.links.pages.values() if page.calls]
    if not pages:
        return
    families = _families(docs)
    for page in pages:
        for call in page.calls:
            if message := _wrong(families, call):
                yield _defect(page, call, message)


def _families(docs: CheckedDocs) -> _Families:
    families = defaultdict[tuple[str, ...], list[_Known]](list)
    for operation in docs.api.rest.operations:
        segments = _segments(str(operation.path))
        known = _Known(operation.method, segments)
        families[_family(segments)].append(known)
    return families


def _wrong(families: _Families, call: ShownCall) -> str:
    """What is wrong with a request, empty where nothing is, or nothing is known."""
    segments = _segments(call.path)
    family = families.get(_family(segments), ())
    fitting = [known for known in family if _fit(known.segments, segments)]
    if not family or any(known.method == call.method for known in fitting):
        return ""
    if fitting:
        methods = ", ".join(sorted({known.method for known in fitting}))
        return f"the reference has this path with {methods}, and not with {call.method}"
    return "the reference has no such path, and others of the same group"


def _fit(route: Sequence[str], shown: Sequence[str]) -> bool:
    return len(route) == len(shown) and all(
        known == part or known.startswith("{") or _VALUE.fullmatch(part)
        for known, part in zip(route, shown, strict=True)
    )


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
