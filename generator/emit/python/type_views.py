"""What the templates of models and enums see, of SOAP and REST: ready names and annotations, texts as `Doc`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from generator.emit.python.annotations import Annotations
from generator.emit.python.docstrings import Doc, type_doc
from generator.model.api import NamedType


class FieldView(msgspec.Struct, frozen=True):
    """A field of a model or a part of a result.

    `wire` is its name on the wire where the class does not give that by itself, else empty; for REST only.
    """

    name: str
    annotation: str
    doc: Doc | None
    wire: str = ""


class ModelView(msgspec.Struct, frozen=True):
    """A model class."""

    name: str
    base: str
    doc: Doc
    fields: tuple[FieldView, ...]


class MemberView(msgspec.Struct, frozen=True):
    """A member of an enum."""

    name: str
    wire: str
    number: int | None


class EnumView(msgspec.Struct, frozen=True):
    """An enum class, of flags too."""

    name: str
    doc: Doc
    members: tuple[MemberView, ...]


def field_views(
    type_: NamedType, annotations: Annotations, fields: dict[str, str]
) -> tuple[FieldView, ...]:
    """The views of an object's own fields; `fields` are Python names by wire name."""
    return tuple(
        FieldView(
            fields[field.wire],
            annotations.field(field.type),
            Doc(field.text) if field.text else None,
        )
        for field in type_.fields
    )


def enum_view(type_: NamedType, name: str, members: dict[str, str]) -> EnumView:
    """The view of an enum; `members` are Python names by wire name."""
    return EnumView(
        name=name,
        doc=type_doc(type_),
        members=tuple(
            MemberView(members[member.wire], member.wire, member.number)
            for member in type_.members
        ),
    )


def tokens(annotations: Iterable[str]) -> frozenset[str]:
    """The names in annotations."""
    text = " ".join(annotations)
    return frozenset(text.translate(str.maketrans("[],|.", "     ")).split())


def datetimes(annotations: Iterable[str]) -> tuple[str, ...]:
    """What must be imported from `datetime` for these annotations."""
    found = tokens(annotations)
    return tuple(name for name in ("datetime", "timedelta") if name in found)


def counted(numbers: Mapping[str, int]) -> str:
    """How much there is of what, such as `1 agent, 2 operations`; `numbers` by the noun in the singular."""
    return ", ".join(
        f"{number} {noun}{'' if number == 1 else 's'}"
        for noun, number in numbers.items()
    )
