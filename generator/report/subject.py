"""`inspect SUBJECT`: what is known of an agent, an operation, a type or a part of one, and from which page and line."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Evidence,
    Field,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    SoapOperation,
    StatusResponse,
    TypeKind,
)
from generator.model.errors import UsageError
from generator.model.expressions import notation
from generator.report.escape import for_json, for_terminal, lines_for_terminal
from generator.report.inspect import (
    Json,
    agent_row,
    encoded,
    field_row,
    operation_row,
    parameter_row,
    response_row,
    type_row,
)

_Owner = Operation | NamedType | Agent
_Part = Parameter | Field | Member | StatusResponse


class Subject(msgspec.Struct, frozen=True):
    """An agent, an operation or a type, or one `part` of it. `id` is that of the part where there is one."""

    id: str
    owner: _Owner
    part: _Part | None = None


def find(api: Api, subject: str) -> list[Subject]:
    """What has that subject id, or is called that: `Reject`, `Appointment/Reject`, `AppointmentEntity#field/StartDate`.

    Raises:
        UsageError: nothing has that name; names the nearest.
    """
    name, _, part = subject.partition("#")
    owners = [one for one in _owners(api) if one.id == name] or [
        one for one in _owners(api) if one.id.endswith(f"/{name}")
    ]
    if not owners:
        names: list[str] = [one.id for one in _owners(api)]
        names += [str(one.wire) for one in _owners(api)]
        raise _unknown(subject, name, names)
    if not part:
        return [Subject(owner.id + "", owner) for owner in owners]
    parts = [one for owner in owners for one in _parts(owner)]
    found = [one for one in parts if one.id.partition("#")[2] == part]
    if not found:
        raise _unknown(subject, f"{owners[0].id}#{part}", [one.id for one in parts])
    return found


def _owners(api: Api) -> Iterator[_Owner]:
    yield from api.agents
    yield from api.operations
    yield from api.types


def _parts(owner: _Owner) -> Iterator[Subject]:
    if isinstance(owner, SoapOperation | RestOperation):
        for parameter in owner.parameters:
            yield Subject(f"{owner.id}#param/{parameter.wire}", owner, parameter)
    match owner:
        case SoapOperation():
            for out in owner.out:
                yield Subject(f"{owner.id}#out/{out.wire}", owner, out)
        case RestOperation():
            results = (one for one in owner.responses if one.type is not None)
            yield from (Subject(f"{owner.id}#result", owner, one) for one in results)
        case NamedType():
            yield from _parts_of_type(owner)
        case Agent():
            return


def _parts_of_type(owner: NamedType) -> Iterator[Subject]:
    for field in owner.fields:
        yield Subject(f"{owner.id}#field/{field.wire}", owner, field)
    for member in owner.members:
        yield Subject(f"{owner.id}#member/{member.wire}", owner, member)


def _unknown(subject: str, name: str, known: list[str]) -> UsageError:
    close = get_close_matches(name, sorted(set(known)), n=1, cutoff=0.0)
    hint = f"The nearest is {close[0]}." if close else "There is nothing of that kind."
    return UsageError(f"nothing is called {for_terminal(subject)!r}", hint)


def subject_json(api: Api, subject: str) -> bytes:
    """The subjects of that name, each with its evidence (`docs/schema/subject.json`).

    Raises:
        UsageError: nothing has that name.
    """
    return encoded({"schema": 1, "subjects": [_row(one) for one in find(api, subject)]})


def _row(subject: Subject) -> Json:
    row = {"id": subject.id, **_of(subject.part or subject.owner)}
    evidence = [_evidence_row(*pair) for pair in _evidence(subject)]
    return row | {"evidence": evidence}


def _of(one: _Owner | _Part) -> Json:
    match one:
        case SoapOperation() | RestOperation():
            return operation_row(one)
        case NamedType():
            return type_row(one)
        case Agent():
            return agent_row(one)
        case StatusResponse():
            return response_row(one)
        case Parameter():
            return parameter_row(one)
        case Field():
            return field_row(one)
        case Member():
            return {
                "wire": one.wire + "",
                "number": one.number,
                "description": for_json(one.text),
            }


def _evidence_row(subject: str, evidence: Evidence) -> Json:
    return {
        "subject": subject,
        "fact": evidence.fact,
        "rule": evidence.rule,
        "path": evidence.path,
        "line": evidence.line,
    }


def _own_evidence(subject: Subject) -> tuple[Evidence, ...]:
    """The evidence of a subject without that of its parts; a member has that of its enum, a result a part of it."""
    if subject.part is None or isinstance(subject.part, Member):
        return subject.owner.evidence
    if isinstance(subject.part, StatusResponse):
        return tuple(one for one in subject.owner.evidence if one.fact == "result")
    return subject.part.evidence


def _evidence(subject: Subject) -> Iterator[tuple[str, Evidence]]:
    yield from ((subject.id, evidence) for evidence in _own_evidence(subject))
    if subject.part is None:
        for one in _parts(subject.owner):
            if isinstance(one.part, Parameter | Field):
                yield from _evidence(one)


def subject_lines(subject: Subject) -> Iterator[str]:
    """What is known of a subject and from where, for people."""
    yield subject.id
    match subject.part or subject.owner:
        case SoapOperation() | RestOperation() as operation:
            yield from _operation_lines(operation)
        case NamedType() as type_:
            yield from _type_lines(type_)
        case Agent() as agent:
            yield from _agent_lines(agent)
        case Member() as member:
            yield from _member_lines(member)
        case StatusResponse() as response:
            yield _response_line(response)
        case part:
            nillable = ", nillable" if part.nillable else ""
            required = ", required" if part.required else ""
            yield f"  {notation(part.type)}{nillable}{required}"
            if part.text:
                yield from (f"  {line}" for line in lines_for_terminal(part.text))
    yield "  known from"
    yield from (f"    {_place(evidence)}" for evidence in _own_evidence(subject))


def _agent_lines(one: Agent) -> Iterator[str]:
    yield f"  {one.protocol} {'resource' if one.is_resource else 'agent'}"
    if one.description:
        yield from (f"  {line}" for line in lines_for_terminal(one.description))


def _operation_lines(one: Operation) -> Iterator[str]:
    protocol = "soap" if isinstance(one, SoapOperation) else "rest"
    yield f"  {protocol} operation, {one.method} {one.path}"
    if isinstance(one, SoapOperation):
        yield f"  soapAction {for_terminal(one.action)}"
    elif one.body:
        yield f"  body {one.body.wire} ({one.body.kind.value})"
    if one.description:
        yield from (f"  {line}" for line in lines_for_terminal(one.description))
    outs = one.out if isinstance(one, SoapOperation) else ()
    for title, parts in (("parameters", one.parameters), ("results", outs)):
        if parts:
            yield f"  {title}"
            yield from _part_lines(parts)
    if isinstance(one, RestOperation) and one.responses:
        yield "  responses"
        yield from (_response_line(response) for response in one.responses)


def _response_line(response: StatusResponse) -> str:
    said = f"  {for_terminal(response.text)}" if response.text else ""
    kind = f"  {notation(response.type)}" if response.type else ""
    return f"    {response.code}{kind}{said}"


def _type_lines(one: NamedType) -> Iterator[str]:
    extends = f" extends {one.base}" if one.base else ""
    same = f", the same as {one.same_as}" if one.same_as else ""
    yield f"  {one.kind.value}{extends}{same}"
    if one.text:
        yield from (f"  {line}" for line in lines_for_terminal(one.text))
    if one.kind is TypeKind.OBJECT:
        yield "  fields"
        yield from _part_lines(one.fields)
        return
    yield "  members" if one.complete else "  members (others are not documented)"
    for member in one.members:
        yield from (f"  {line}" for line in _member_lines(member))


def _member_lines(one: Member) -> Iterator[str]:
    number = "" if one.number is None else f" = {one.number}"
    yield f"  {one.wire}{number}"
    if one.text:
        yield from (f"    {line}" for line in lines_for_terminal(one.text))


def _part_lines(parts: tuple[Parameter, ...] | tuple[Field, ...]) -> Iterator[str]:
    width = max((len(part.wire) for part in parts), default=0)
    kinds = max((len(notation(part.type)) for part in parts), default=0)
    for part in parts:
        nillable = "nillable" if part.nillable else "        "
        places = ", ".join(_place(evidence) for evidence in part.evidence)
        kind = notation(part.type)
        yield f"    {part.wire:<{width}}  {kind:<{kinds}}  {nillable}  {places}"
        if part.text:
            yield from (f"      {line}" for line in lines_for_terminal(part.text))


def _place(evidence: Evidence) -> str:
    place = f"{for_terminal(evidence.path)}:{evidence.line}"
    return f"{evidence.fact} from {place} ({evidence.rule})"
