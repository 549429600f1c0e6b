"""Pass: types, `required`, `nullable` and enum members as the overrides say.

Rule: an override wins over every page. Whether null is allowed follows the new type where it followed the old one, unless
the override says it. Where the type of a REST result is said, the answer is JSON, of `byte` the bytes themselves.
"""

from __future__ import annotations

import msgspec

from generator.model.api import (
    Agent,
    Api,
    BodyKind,
    Evidence,
    Field,
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
from generator.model.expressions import TypeExpression, notation
from generator.model.overrides import Override, OverrideFault, Overrides, unchanged
from generator.passes.overrides.checked_types import BYTES, CheckedTypes
from generator.passes.overrides.places import misplaced
from generator.passes.overrides.subjects import (
    Edited,
    Owner,
    Part,
    edited,
    unmatched,
    with_part,
)


def override_types(api: Api, overrides: Overrides) -> Edited:
    """The model with these facts changed, and a fault for each entry that has no subject or says nothing new."""
    edit = _Edit(api, overrides)
    changed = edited(api, overrides.entries, edit.owner)
    faults = (*unmatched(api, overrides.entries), *edit.faults)
    return Edited(changed, faults)


class _Edit:
    """Changes owners; `faults` collects what cannot be done."""

    def __init__(self, api: Api, overrides: Overrides) -> None:
        self._overrides = overrides
        self._types = CheckedTypes(api)
        self.faults: list[OverrideFault] = []

    def owner(self, owner: Owner, entry: Override) -> Owner:
        """The owner after an entry."""
        if isinstance(owner, Agent):
            return owner
        if entry.part == "result" and not isinstance(owner, NamedType):
            return self._result(owner, entry)
        if isinstance(owner, NamedType) and entry.members is not None:
            return self._members(owner, entry)
        return self._with_body(
            with_part(owner, entry.part, lambda part: self._part(owner, part, entry)),
            entry,
        )

    def _part(self, owner: Operation | NamedType, part: Part, entry: Override) -> Part:
        if isinstance(part, Member):
            return part
        if faults := misplaced(owner, part, entry, self._types.by_id):
            self.faults += faults
            return part
        typed = self._typed(owner, part, entry)
        required = self._said(entry, "required", entry.required, typed.required)
        nullable = self._said(entry, "nullable", entry.nullable, typed.nillable)
        return msgspec.structs.replace(
            typed,
            required=typed.required if entry.required is None else entry.required,
            nillable=typed.nillable if entry.nullable is None else entry.nullable,
            evidence=(*typed.evidence, *required, *nullable),
        )

    def _said(
        self, entry: Override, key: str, said: bool | None, current: bool
    ) -> tuple[Evidence, ...]:
        """The evidence of a key; none where the entry lacks it."""
        if said is None:
            return ()
        if said == current:
            self.faults.append(unchanged(entry, key, "the docs say so too"))
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
        """The type of an entry as the model has it, None where it cannot be used."""
        assert entry.type is not None
        if current is not None and notation(entry.type) == notation(current):
            self.faults.append(unchanged(entry, "type", "the docs say so too"))
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
        known = {one.wire: one for one in owner.members}
        members = tuple(_merged(one, known.get(one.wire)) for one in entry.members)
        if members == owner.members and owner.complete:
            self.faults.append(unchanged(entry, "members", "the docs have the same"))
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

    def _with_body(self, owner: Owner, entry: Override) -> Owner:
        """A body of bytes becomes one of JSON where the type of its parameter is another now."""
        if not isinstance(owner, RestOperation) or entry.type is None:
            return owner
        body = owner.body
        if body is None or body.kind is not BodyKind.BINARY:
            return owner
        if any(one.type == BYTES for one in owner.parameters if one.where == "body"):
            return owner
        body = msgspec.structs.replace(body, kind=BodyKind.VALUE)
        return msgspec.structs.replace(owner, body=body)

    def _fault(self, entry: Override, key: str, said: str, hint: str) -> None:
        message = f"{entry.subject!a}: {key} cannot be used: {said}"
        self.faults.append(OverrideFault(entry.line_of(key), message, hint))


def _is_in_url(part: Parameter | Field) -> bool:
    """Whether null cannot be written there, whatever the type."""
    return isinstance(part, Parameter) and part.where in {"path", "query"}


def _merged(said: Member, known: Member | None) -> Member:
    """A member of an entry, with the number and the words that the docs give it."""
    if known is None:
        return said
    number = known.number if said.number is None else said.number
    return Member(said.wire, number, known.text)


def _with_result(
    responses: tuple[StatusResponse, ...], type_: TypeExpression
) -> tuple[StatusResponse, ...]:
    """The responses where the first that says success has a body of that type; 200 where none says it."""
    for index, one in enumerate(responses):
        if 200 <= one.code < 300:
            typed = msgspec.structs.replace(one, type=type_)
            return (*responses[:index], typed, *responses[index + 1 :])
    return (StatusResponse(200, type_, None), *responses)
