"""What the templates of SOAP and REST see alike: flavours, models and enums, with ready names and annotations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from generator.emit.names.former_types import NO_FORMER_TYPES, FormerTypes
from generator.emit.python.annotations import Annotations
from generator.emit.python.escape import Doc
from generator.model.api import Evidence, Field, NamedType, Operation, TypeKind
from generator.model.ids import Protocol
from generator.model.text import Text


class Flavour(msgspec.Struct, frozen=True):
    """What differs between synchronous and asynchronous code.

    `prefix` begins classes, `folder` modules and folders; `async_` and `await_` stand before `def` and calls; `kind` is
    the adjective for people.
    """

    prefix: str
    folder: str
    async_: str
    await_: str
    kind: str

    @property
    def client_module(self) -> str:
        """The module of the client, in the runtime and with a leading `_` in the SDK."""
        return f"{self.folder}client"

    @property
    def agents(self) -> str:
        """The folder of the agents."""
        return f"{self.folder}agents"


SYNC = Flavour("", "", "", "", "synchronous")
ASYNC = Flavour("Async", "async_", "async ", "await ", "asynchronous")
FLAVOURS = (SYNC, ASYNC)


class FieldView(msgspec.Struct, frozen=True):
    """A field of a model or a part of a result.

    `wire` is its name on the wire where the class does not give that by itself, else empty. Only REST states it. `former`
    are the names that it had before.
    """

    name: str
    annotation: str
    doc: Doc | None
    wire: str = ""
    former: tuple[str, ...] = ()


class ModelView(msgspec.Struct, frozen=True):
    """A model class."""

    name: str
    base: str
    doc: Doc
    fields: tuple[FieldView, ...]

    @property
    def is_renamed(self) -> bool:
        """Whether a field had another name before."""
        return any(field.former for field in self.fields)


class MemberView(msgspec.Struct, frozen=True):
    """A member of an enum; `former` are the names that it had before."""

    name: str
    wire: str | Text
    number: int | None
    former: tuple[str, ...] = ()

    @property
    def doc(self) -> Doc:
        """What editors show for the member: its wire value, and its number if it has one."""
        if isinstance(self.wire, Text):
            return Doc(self.wire)
        number = "" if self.number is None else f", number {self.number}"
        return Doc(Text(f"`{self.wire}`{number}"))


class EnumView(msgspec.Struct, frozen=True):
    """A class of an enum or of flags."""

    name: str
    doc: Doc
    members: tuple[MemberView, ...]

    @property
    def is_renamed(self) -> bool:
        """Whether a member had another name before."""
        return any(member.former for member in self.members)


class ParameterView(msgspec.Struct, frozen=True):
    """A parameter of a method, which callers may leave out where it is `optional`."""

    name: str
    annotation: str
    optional: bool = False

    @property
    def declaration(self) -> str:
        """The parameter as the signature declares it."""
        default = " = None" if self.optional else ""
        return f"{self.name}: {self.annotation}{default}"

    @property
    def summary(self) -> str:
        """The parameter without its annotation."""
        return f"{self.name}=None" if self.optional else self.name


def field_views(
    type_: NamedType,
    fields: Iterable[Field],
    annotations: Annotations,
    names: Mapping[str, str],
    former: FormerTypes,
) -> tuple[FieldView, ...]:
    """The views of fields of a type; `names` are Python names by wire name."""
    return tuple(
        FieldView(
            names[field.wire],
            annotations.field(field.type),
            Doc(field.text) if field.text else None,
            former=former.of(f"{type_.id}#field/{field.wire}"),
        )
        for field in fields
    )


def enum_view(
    type_: NamedType,
    name: str,
    members: dict[str, str],
    former: FormerTypes = NO_FORMER_TYPES,
) -> EnumView:
    """The view of an enum; `members` are Python names by wire name."""
    return EnumView(
        name=name,
        doc=type_doc(type_),
        members=tuple(
            MemberView(
                members[member.wire],
                member.wire if member.value is None else member.value,
                member.number,
                former.of(f"{type_.id}#member/{member.wire}"),
            )
            for member in type_.members
        ),
    )


def tokens(annotations: Iterable[str]) -> frozenset[str]:
    """The names in annotations."""
    text = " ".join(annotations)
    return frozenset(text.translate(str.maketrans("[],|.", "     ")).split())


def datetimes(annotations: Iterable[str]) -> tuple[str, ...]:
    """The names to import from `datetime` for these annotations."""
    used = tokens(annotations)
    return tuple(name for name in ("datetime", "timedelta") if name in used)


def counted(numbers: Mapping[str, int]) -> str:
    """Numbers of things in words, such as `1 agent, 2 operations`; `numbers` are by the noun in the singular."""
    return ", ".join(
        f"{number} {noun}{'' if number == 1 else 's'}"
        for noun, number in numbers.items()
    )


def pages_of(operation: Operation) -> list[Evidence]:
    """The evidence of the operation itself, at least one: descriptions may be from other pages, or from overrides."""
    return [evidence for evidence in operation.evidence if evidence.fact == "operation"]


_TYPE_HINTS: Final = {
    TypeKind.OBJECT: "",
    TypeKind.ENUM: " Members that the docs don't list are accepted.",
    TypeKind.FLAGS: " Any number of members may be set at once.",
}


def type_doc(type_: NamedType) -> Doc:
    """The docstring of a model or enum."""
    if type_.text:
        return Doc(type_.text)
    where = "the REST API" if type_.protocol is Protocol.REST else type_.version
    text = f"{type_.wire} of {where}.{_TYPE_HINTS[type_.kind]}"
    if type_.kind is TypeKind.OBJECT and not type_.complete:
        text += " The docs show none of its fields: all are in `unknown_fields`."
    return Doc(Text(text))


def tuple_expression(names: Iterable[str]) -> str:
    """A tuple of names as code: `()`, `(a,)`, `(a, b)`."""
    listed = tuple(names)
    comma = "," if len(listed) == 1 else ""
    return f"({', '.join(listed)}{comma})"
