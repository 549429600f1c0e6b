"""Subjects of the model: an agent, an operation, a type, an archive or a part of one, found by its id or the end of it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Archive,
    Evidence,
    Field,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
    StatusResponse,
)
from generator.model.columns import Column
from generator.model.errors import UsageError
from generator.report.escape import for_terminal

Owner = Operation | NamedType | Agent | Archive
Part = Parameter | Field | Member | StatusResponse | Column


class Subject(msgspec.Struct, frozen=True):
    """An agent, an operation, a type or an archive, or one `part` of it; `id` is that of the part where there is one."""

    id: str
    owner: Owner
    part: Part | None = None


def find(api: Api, name: str) -> list[Subject]:
    """The subjects of that id or name: `Reject`, `Appointment/Reject`, `AppointmentEntity#field/StartDate`.

    Raises:
        UsageError: nothing has that name; names the nearest.
    """
    owner_name, _, part_name = name.partition("#")
    owners = _owners_called(api, owner_name)
    if not owners:
        names: list[str] = [owner.id for owner in _owners(api)]
        names += [str(owner.wire) for owner in _owners(api)]
        raise _unknown(name, owner_name, names)
    if not part_name:
        return [Subject(str(owner.id), owner) for owner in owners]
    parts = [part for owner in owners for part in parts_of(owner)]
    matches = [part for part in parts if part.id.partition("#")[2] == part_name]
    if not matches:
        ids = [part.id for part in parts]
        raise _unknown(name, f"{owners[0].id}#{part_name}", ids)
    return matches


def _owners_called(api: Api, name: str) -> list[Owner]:
    """The owner with that id; where there is none, those whose ids end with it."""
    # an id given in full means that subject alone, even where others end with it
    exact = [owner for owner in _owners(api) if owner.id == name]
    return exact or [owner for owner in _owners(api) if owner.id.endswith(f"/{name}")]


def _owners(api: Api) -> Iterator[Owner]:
    yield from api.agents
    yield from api.operations
    yield from api.types
    yield from api.archives


def parts_of(owner: Owner) -> Iterator[Subject]:
    """The parts of an operation or type that are subjects themselves; an agent has none."""
    match owner:
        case SoapOperation() | RestOperation():
            yield from _parts_of_operation(owner)
        case NamedType():
            for field in owner.fields:
                yield Subject(f"{owner.id}#field/{field.wire}", owner, field)
            for member in owner.members:
                yield Subject(f"{owner.id}#member/{member.wire}", owner, member)
        case Archive():
            for column in owner.columns:
                yield Subject(f"{owner.id}#column/{column.wire}", owner, column)
        case Agent():
            return


def _parts_of_operation(operation: Operation) -> Iterator[Subject]:
    for parameter in operation.parameters:
        yield Subject(f"{operation.id}#param/{parameter.wire}", operation, parameter)
    match operation:
        case SoapOperation():
            for out in operation.out:
                yield Subject(f"{operation.id}#out/{out.wire}", operation, out)
        case RestOperation():
            for response in operation.responses:
                if response.type is not None:
                    yield Subject(f"{operation.id}#result", operation, response)


def _unknown(name: str, searched: str, known: list[str]) -> UsageError:
    # cutoff 0: the nearest is named however far it is, since a wrong hint costs less than none
    close = get_close_matches(searched, sorted(set(known)), n=1, cutoff=0.0)
    hint = f"The nearest is {close[0]}." if close else "There is nothing of that kind."
    return UsageError(f"nothing is called {for_terminal(name)!r}", hint)


def evidence_without_parts(subject: Subject) -> tuple[Evidence, ...]:
    """The evidence of a subject without that of its parts.

    Members and results keep none of their own: a member has that of its enum, a result its share of the operation's.
    """
    if subject.part is None or isinstance(subject.part, Member):
        return subject.owner.evidence
    if isinstance(subject.part, StatusResponse):
        return tuple(
            evidence for evidence in subject.owner.evidence if evidence.fact == "result"
        )
    if isinstance(subject.part, Column):
        owner = subject.owner
        return (
            (owner.column_evidence(subject.part),) if isinstance(owner, Archive) else ()
        )
    return subject.part.evidence


def evidence_with_parts(subject: Subject) -> Iterator[tuple[str, Evidence]]:
    """The evidence of a subject and of its parameters or fields, each with the id of what it is about."""
    for evidence in evidence_without_parts(subject):
        yield subject.id, evidence
    if subject.part is None:
        for part in parts_of(subject.owner):
            if isinstance(part.part, Parameter | Field):
                yield from evidence_with_parts(part)
