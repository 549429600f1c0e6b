"""Which types requests and responses have.

A type is in a message if a parameter, header or result leads to it: over fields, to what it extends, and to the types
that extend it, which may stand in its place. Both snapshots count, so that what only the old one sent is known too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.changes.matching import Renames
from generator.changes.notations import notations, references
from generator.model.comparison.changes import Direction
from generator.model.comparison.snapshot import (
    Entry,
    OutFact,
    ParameterFact,
    RestFact,
    ResultFact,
    Snapshot,
    SoapFact,
    TypeFact,
)

_Edges = dict[str, set[str]]


def directions(old: Snapshot, new: Snapshot, renames: Renames) -> dict[str, Direction]:
    """The directions of all types that operations lead to, by their new ids, of removed types by the old ones."""
    edges: _Edges = {}
    requests: set[str] = set()
    responses: set[str] = set()
    for entry in (*_otherwise(old, new, renames), *new.entries):
        _add_edges(entry, edges)
        requests.update(_named(_of_requests(entry)))
        responses.update(_named(_of_responses(entry)))
    sent, received = _reached(requests, edges), _reached(responses, edges)
    return {
        **dict.fromkeys(sent, Direction.REQUEST),
        **dict.fromkeys(received, Direction.RESPONSE),
        **dict.fromkeys(sent & received, Direction.BOTH),
    }


def _otherwise(old: Snapshot, new: Snapshot, renames: Renames) -> Iterator[Entry]:
    """The old entries that have other facts now. A renamed type is reached under its old id, and leads to the new one."""
    known = new.by_subject
    for entry in old.entries:
        same = known.get(entry.subject)
        if same is None or same.fact != entry.fact:
            yield entry
    for former, successor in renames.subjects.items():
        if former.startswith("types/"):
            yield Entry(former, TypeFact("object", base=successor))


def _add_edges(entry: Entry, edges: _Edges) -> None:
    owner = entry.owner
    if not owner.startswith("types/"):
        return
    for place, type_ in notations(entry.fact):
        for other in references(type_):
            edges.setdefault(owner, set()).add(other)
            if place == "base":
                edges.setdefault(other, set()).add(owner)


def _named(types: Iterable[str]) -> Iterator[str]:
    for type_ in types:
        yield from references(type_)


def _of_requests(entry: Entry) -> Iterable[str]:
    match entry.fact:
        case ParameterFact(type=type_):
            return (type_,)
        case SoapFact(request_headers=headers):
            return headers
        case _:
            return ()


def _of_responses(entry: Entry) -> Iterable[str]:
    match entry.fact:
        case OutFact(type=type_) | ResultFact(type=type_):
            return (type_,)
        case RestFact(responses=responses):
            return responses.values()
        case SoapFact(response_headers=headers):
            return headers
        case _:
            return ()


def _reached(roots: Iterable[str], edges: Mapping[str, set[str]]) -> set[str]:
    reached = set(roots)
    waiting = list(reached)
    while waiting:
        for other in edges.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached
