"""Pass: the descriptions of the overrides, and the evidence for the Python names that they give.

Rule: an override describes its own subject only, and not the same subject in the other protocol. The names themselves
are decided in `emit/names/`.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from generator.model.api import (
    Agent,
    Api,
    Evidence,
    Fact,
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
)


def override_descriptions(api: Api, overrides: Overrides) -> Edited:
    """The model with these descriptions, and a fault for each text that changes nothing and each name that has no use."""
    edit = _Edit(overrides)
    return Edited(edited(api, overrides.entries, edit), tuple(edit.faults))


class _Edit:
    """Changes owners. `faults` collects what cannot be changed."""

    def __init__(self, overrides: Overrides) -> None:
        self._overrides = overrides
        self.faults: list[OverrideFault] = []

    def owner(self, owner: Owner, entry: Override) -> Owner:
        """The owner after an entry that is about itself, or about its result."""
        self._check_name(entry, _nameless(owner, entry.part, None))
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

    def part(self, owner: Owner, part: Part, entry: Override) -> Part:
        """A part after an entry that is about it."""
        self._check_name(entry, _nameless(owner, entry.part, part))
        text = part.text if entry.text is None else self._text(entry, part.text)
        if isinstance(part, Member):
            return msgspec.structs.replace(part, text=text)
        evidence = (*part.evidence, *self._evidence(entry))
        return msgspec.structs.replace(part, text=text, evidence=evidence)

    def finish(self, owner: Owner, entries: Sequence[Override]) -> Owner:
        """The owner, which a description of a part does not change."""
        return owner

    def _check_name(self, entry: Override, reason: str) -> None:
        if entry.name is not None and reason:
            message = f"{entry.subject!a}: name cannot be used: {reason}"
            line = entry.line_of("name")
            self.faults.append(OverrideFault(line, message, "Remove name."))

    def _text(self, entry: Override, current: Text | None) -> Text | None:
        """The text of an entry, None where it removes the description."""
        text = entry.text or None
        if text == (current or None):
            self.faults.append(unchanged(entry, "text", "the docs say the same"))
        return text

    def _evidence(self, entry: Override) -> tuple[Evidence, ...]:
        facts = {"text": Fact.DESCRIPTION, "name": Fact.NAME}
        values = {"text": entry.text, "name": entry.name}
        return tuple(
            self._overrides.evidence(entry, key, fact)
            for key, fact in facts.items()
            if values[key] is not None
        )


def _nameless(owner: Owner, key: str, part: Part | None) -> str:
    """The reason why a subject has no Python name, empty where it has one."""
    if not isinstance(owner, SoapOperation | RestOperation):
        return ""
    if isinstance(part, Parameter) and not part.is_argument:
        return "headers are set by the client"
    outs = owner.out if isinstance(owner, SoapOperation) else ()
    if key.startswith(("out/", "result")) and len(outs) < 2:
        return "only operations with two or more out parts name their results"
    return ""
