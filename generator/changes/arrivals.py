"""Parameters that came later than their method: callers of the release without them go on, as they may be left out.

Those of SOAP that may be null or are one of a choice, and those of REST that are not required. What a wrapper of REST
has in its body is none of them: no source says that a server does without it.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.changes.matching import Renames
from generator.model.comparison.snapshot import (
    Entry,
    Fact,
    ParameterFact,
    Python,
    PythonParameter,
    RestFact,
    Snapshot,
    SoapFact,
)

_WRAPPER = "wrapper"


def later_arrivals(
    released: Snapshot, new: Snapshot, renamed: Renames, begins: str
) -> dict[str, dict[str, str]]:
    """By operation, the keys of its later parameters, each with the release that began it, sorted by key.

    `begins` is the release of those that came since the last one, empty as long as none has them.
    """
    sides = _Sides(released, new, renamed, begins)
    arrived: dict[str, dict[str, str]] = {}
    for entry in new.entries:
        if isinstance(entry.fact, RestFact | SoapFact):
            keys = dict(sides.arrived(entry))
            if keys:
                arrived[entry.subject] = dict(sorted(keys.items()))
    return arrived


class _Sides(msgspec.Struct, frozen=True):
    released: Snapshot
    new: Snapshot
    renamed: Renames
    begins: str

    def arrived(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yields the keys of the later parameters of an operation, with their releases."""
        known = self.released.by_subject
        former = known.get(self.renamed.old_subject(entry.subject))
        if former is None or entry.python is None:
            return
        for parameter in entry.python.parameters:
            subject = f"{entry.subject}#{parameter.key}"
            if not parameter.key or not self._may_be_left_out(entry, subject):
                continue
            before = self.renamed.old_subject(subject)
            key = before.partition("#")[2]
            if key in former.defaults:
                last = self.released.header.sdk_version
                yield parameter.key, former.defaults[key] or last
            elif before not in known and not parameter.default:
                yield parameter.key, self.begins

    def _may_be_left_out(self, operation: Entry, parameter: str) -> bool:
        stated = self.new.by_subject.get(parameter)
        return stated is not None and _may_be_left_out(operation.fact, stated.fact)


def _may_be_left_out(operation: Fact, parameter: Fact) -> bool:
    match operation, parameter:
        case SoapFact(), ParameterFact(nillable=nillable, chosen=chosen):
            return nillable or chosen
        case RestFact(body_kind=kind), ParameterFact(where=where, required=required):
            return not required and (where != "body" or kind != _WRAPPER)
        case _:
            return False


def with_defaults(python: Python | None, keys: frozenset[str]) -> Python | None:
    """A method whose parameters of these keys may be left out."""
    if python is None or not keys:
        return python
    parameters = tuple(
        _with_default(parameter) if parameter.key in keys else parameter
        for parameter in python.parameters
    )
    return msgspec.structs.replace(python, parameters=parameters)


def _with_default(parameter: PythonParameter) -> PythonParameter:
    takes_none = parameter.type == "object" or parameter.type.endswith(" | None")
    type_ = parameter.type if takes_none else f"{parameter.type} | None"
    return msgspec.structs.replace(parameter, type=type_, default=True)
