"""Pass: words as the overrides say, and which subjects have a Python name from there.

Rule: an override wins over every page, and describes its subject only, not the same one in the other protocol. Names
are made in emit; the model keeps their evidence.
"""

from __future__ import annotations

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Evidence,
    Member,
    NamedType,
    Parameter,
    RestOperation,
    SoapOperation,
)
from generator.model.overrides import Override, OverrideFault, Overrides, unchanged
from generator.model.text import Text
from generator.passes.overrides.subjects import (
    Edited,
    Owner,
    Part,
    edited,
    parts,
    with_part,
)


def override_descriptions(api: Api, overrides: Overrides) -> Edited:
    """The model with these descriptions, and a fault for each that is there already or has no place."""
    edit = _Edit(overrides)
    return Edited(edited(api, overrides.entries, edit.owner), tuple(edit.faults))


class _Edit:
    """Changes owners; `faults` collects what cannot be done."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self.faults: list[OverrideFault] = []

    def owner(self, owner: Owner, entry: Override) -> Owner:
        """The owner after an entry."""
        if entry.name is not None and (said := _nameless(owner, entry.part)):
            message = f"{entry.subject!a}: name cannot be used: {said}"
            line = entry.line_of("name")
            self.faults.append(OverrideFault(line, message, "Remove name."))
        if entry.part and entry.part != "result":
            return with_part(owner, entry.part, lambda part: self._part(part, entry))
        evidence = (*owner.evidence, *self._evidence(entry))
        owner = msgspec.structs.replace(owner, evidence=evidence)
        if entry.text is None:
            return owner
        match owner:
            case SoapOperation() | RestOperation() if entry.part == "result":
                return msgspec.structs.replace(
                    owner, returns=self._text(entry, owner.returns)
                )
            case SoapOperation() | RestOperation() | Agent():
                return msgspec.structs.replace(
                    owner, description=self._text(entry, owner.description)
                )
            case NamedType():
                return msgspec.structs.replace(
                    owner, text=self._text(entry, owner.text)
                )

    def _part(self, part: Part, entry: Override) -> Part:
        text = part.text if entry.text is None else self._text(entry, part.text)
        if isinstance(part, Member):
            return msgspec.structs.replace(part, text=text)
        evidence = (*part.evidence, *self._evidence(entry))
        return msgspec.structs.replace(part, text=text, evidence=evidence)

    def _text(self, entry: Override, current: Text | None) -> Text | None:
        """The words of an entry; None where it takes them away."""
        text = entry.text or None
        if text == (current or None):
            self.faults.append(unchanged(entry, "text", "the docs say the same"))
        return text

    def _evidence(self, entry: Override) -> tuple[Evidence, ...]:
        facts = {"text": "description", "name": "name"}
        said = {"text": entry.text is not None, "name": entry.name is not None}
        return tuple(
            self._overrides.evidence(entry, key, fact)
            for key, fact in facts.items()
            if said[key]
        )


def _nameless(owner: Owner, key: str) -> str:
    """Why a subject has no Python name; empty where it has one."""
    if not isinstance(owner, SoapOperation | RestOperation):
        return ""
    part = parts(owner).get(key)
    if isinstance(part, Parameter) and part.where == "header":
        return "headers belong to the client"
    outs = owner.out if isinstance(owner, SoapOperation) else ()
    if key.startswith(("out/", "result")) and len(outs) < 2:
        return "only several out parts have names, and a class"
    return ""
