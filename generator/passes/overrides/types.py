"""Pass: types, `required`, `nullable` and enum members of the overrides, and the diagnostics that they settle.

Rule: where `nillable` followed from the old type, it follows from the new one, unless the override has `nullable`. A REST
result with the type of an override is JSON, or bytes for `byte`. An override of a part's type settles the diagnostics about
that type, an override of an enum's members those about the enum.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from generator.model.api import (
    Agent,
    Api,
    BodyKind,
    Evidence,
    Field,
    Location,
    Member,
    NamedType,
    Operation,
    Parameter,
    RestOperation,
    ResultKind,
    SoapOperation,
    StatusResponse,
    TypeKind,
)
from generator.model.diagnostics import Diagnostic
from generator.model.expressions import TypeExpression, notation
from generator.model.overrides import Override, OverrideFault, Overrides, unchanged
from generator.passes.overrides.constraints import BYTES, CheckedTypes, misplaced
from generator.passes.overrides.subjects import (
    Edited,
    KnownParts,
    Owner,
    Part,
    edited,
    owners,
    unmatched,
)


def override_types(api: Api, overrides: Overrides) -> Edited:
    """The model with these facts, and a fault for each entry that matches nothing or changes nothing."""
    edit = _Edit(api, overrides)
    changed = edited(api, overrides.entries, edit)
    faults = (*unmatched(api, overrides.entries), *edit.faults)
    return Edited(changed, faults)


class _Edit:
    """Changes owners. `faults` collects what cannot be changed."""

    def __init__(self, api: Api, overrides: Overrides) -> None:
        self._overrides = overrides
        self._types = CheckedTypes(api)
        self.faults: list[OverrideFault] = []

    def owner(self, owner: Owner, entry: Override) -> Owner:
        """The owner after an entry that is about itself, or about its result."""
        if isinstance(owner, Agent):
            return owner
        if entry.part == "result" and not isinstance(owner, NamedType):
            return self._result(owner, entry)
        if isinstance(owner, NamedType) and entry.members is not None:
            return self._members(owner, entry)
        return owner

    def part(self, owner: Owner, part: Part, entry: Override) -> Part:
        """A part after an entry that is about it."""
        if isinstance(part, Member) or isinstance(owner, Agent):
            return part
        if faults := misplaced(owner, part, entry, self._types.by_id):
            self.faults += faults
            return part
        typed = self._typed(owner, part, entry)
        required = self._stated(entry, "required", entry.required, typed.required)
        nullable = self._stated(entry, "nullable", entry.nullable, typed.nillable)
        return msgspec.structs.replace(
            typed,
            required=typed.required if entry.required is None else entry.required,
            nillable=typed.nillable if entry.nullable is None else entry.nullable,
            evidence=(*typed.evidence, *required, *nullable),
        )

    def _stated(
        self, entry: Override, key: str, value: bool | None, current: bool
    ) -> tuple[Evidence, ...]:
        """The evidence of a key, empty where the entry lacks the key."""
        if value is None:
            return ()
        if value == current:
            self.faults.append(unchanged(entry, key, "the docs say the same"))
        return (self._overrides.evidence(entry, key),)

    def _typed(
        self, owner: Operation | NamedType, part: Parameter | Field, entry: Override
    ) -> Parameter | Field:
        if entry.type is None:
            return part
        type_ = self._checked(owner, entry, part.type)
        if type_ is None:
            return part
        followed = part.nillable == self._types.is_nillable(part.type)
        # null cannot be written in a URL, whatever the type
        follows = followed and not _is_in_url(part)
        nillable = self._types.is_nillable(type_) if follows else part.nillable
        return msgspec.structs.replace(
            part,
            type=type_,
            nillable=nillable,
            evidence=(*part.evidence, self._overrides.evidence(entry, "type")),
        )

    def _checked(
        self,
        owner: Operation | NamedType,
        entry: Override,
        current: TypeExpression | None,
    ) -> TypeExpression | None:
        """The type of an entry as its owner uses it, None where it cannot be used."""
        assert entry.type is not None
        if current is not None and notation(entry.type) == notation(current):
            self.faults.append(unchanged(entry, "type", "the docs say the same"))
            return None
        try:
            return self._types.checked(entry.type, owner, current)
        except ValueError as error:
            self._fault(entry, "type", str(error), "Correct the type.")
            return None

    def _members(self, owner: NamedType, entry: Override) -> NamedType:
        assert entry.members is not None
        if owner.kind is TypeKind.OBJECT:
            self._fault(entry, "members", "an object has no members", "Remove members.")
            return owner
        known = {member.wire: member for member in owner.members}
        members = tuple(
            _merged(member, known.get(member.wire)) for member in entry.members
        )
        if members == owner.members and owner.complete:
            self.faults.append(unchanged(entry, "members", "the docs say the same"))
        return msgspec.structs.replace(
            owner,
            members=members,
            complete=True,
            evidence=(*owner.evidence, self._overrides.evidence(entry, "members")),
        )

    def _result(self, owner: Operation, entry: Override) -> Operation:
        if entry.type is None:
            return owner
        if isinstance(owner, SoapOperation):
            hint = f"Set the type of {owner.id}#out/… instead."
            self._fault(entry, "type", "a SOAP operation has out parts", hint)
            return owner
        current = None if owner.result_kind is ResultKind.ROWS else owner.result
        type_ = self._checked(owner, entry, current)
        if type_ is None:
            return owner
        kind = ResultKind.BINARY if type_ == BYTES else ResultKind.JSON
        evidence = self._overrides.evidence(entry, "type", "result")
        return msgspec.structs.replace(
            owner,
            result_kind=kind,
            responses=_with_result(owner.responses, type_),
            evidence=(*owner.evidence, evidence),
        )

    def finish(self, owner: Owner, entries: Sequence[Override]) -> Owner:
        """The owner, with a body of JSON instead of bytes where the parameter is no longer of bytes."""
        is_typed = any(entry.type is not None for entry in entries)
        if not isinstance(owner, RestOperation) or not is_typed:
            return owner
        body = owner.body
        if body is None or body.kind is not BodyKind.BINARY:
            return owner
        if any(
            parameter.type == BYTES
            for parameter in owner.parameters
            if parameter.where == Location.BODY
        ):
            return owner
        body = msgspec.structs.replace(body, kind=BodyKind.VALUE)
        return msgspec.structs.replace(owner, body=body)

    def _fault(self, entry: Override, key: str, reason: str, hint: str) -> None:
        message = f"{entry.subject!a}: {key} cannot be used: {reason}"
        self.faults.append(OverrideFault(entry.line_of(key), message, hint))


def _is_in_url(part: Parameter | Field) -> bool:
    """Whether the part is written in the URL."""
    return isinstance(part, Parameter) and part.where in {Location.PATH, Location.QUERY}


def _merged(stated: Member, known: Member | None) -> Member:
    """The member of an entry, with the number and the description that the docs give it."""
    if known is None:
        return stated
    number = known.number if stated.number is None else stated.number
    return Member(stated.wire, number, known.text)


def _with_result(
    responses: tuple[StatusResponse, ...], type_: TypeExpression
) -> tuple[StatusResponse, ...]:
    """The responses with that type for the first success status, which is a new 200 where there is none."""
    for index, response in enumerate(responses):
        if 200 <= response.code < 300:
            typed = msgspec.structs.replace(response, type=type_)
            return (*responses[:index], typed, *responses[index + 1 :])
    return (StatusResponse(200, type_, None), *responses)


_Key = tuple[str, str, int, str]
"""Id, path and line of a diagnostic, and the name with which its message begins."""


def unsettled(
    diagnostics: Iterable[Diagnostic], before: Api, entries: Iterable[Override]
) -> tuple[Diagnostic, ...]:
    """The diagnostics that remain. `before` is the model without the overrides."""
    settled = _settled(before, entries)
    return tuple(
        diagnostic
        for diagnostic in diagnostics
        if settled.isdisjoint(_keys_of(diagnostic))
    )


def _settled(before: Api, entries: Iterable[Override]) -> set[_Key]:
    known: dict[str, Owner] = {owner.id: owner for owner in owners(before)}
    settled: set[_Key] = set()
    of_owner = KnownParts()
    for entry in entries:
        owner = known.get(entry.owner)
        if owner is None:
            continue
        part = of_owner.parts(owner).get(entry.part) if entry.part else None
        if isinstance(owner, NamedType) and entry.members is not None:
            settled |= set(_keys("enum-incomplete", owner.id, owner.evidence))
        if entry.type is not None and part and not isinstance(part, Member):
            start = f"the type of {part.wire}"
            settled |= set(_keys("type-unknown", start, part.evidence))
    return settled


def _keys(id_: str, start: str, evidence: Iterable[Evidence]) -> Iterator[_Key]:
    yield from ((id_, place.path, place.line, start) for place in evidence)


def _keys_of(diagnostic: Diagnostic) -> Iterator[_Key]:
    """The keys of a diagnostic, with its first word (`types/Kind`) and with its first four (`the type of Notes`)."""
    words = diagnostic.message.split(" ", 4)
    for count in (1, 4):
        start = " ".join(words[:count])
        yield diagnostic.id, diagnostic.path, diagnostic.line, start
