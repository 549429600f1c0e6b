"""What samples of both protocols show, behind one interface: values of JSON and elements of XML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias, TypeVar

from generator.model.api import Field, NamedType, Parameter, TypeKind
from generator.model.expressions import ArrayType
from generator.model.facts import Element
from generator.model.ids import TypeId
from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.relations import lineage
from generator.model.text import Text

Node_contra = TypeVar("Node_contra", contravariant=True)
Node = TypeVar("Node")


Wanted: TypeAlias = Mapping[Text, Field | Parameter]
"""The fields of an object, or the parameters of a call, by wire name."""


class Shown(Protocol[Node]):
    """The parts of a value in a sample; each is None or empty where the value has no such part."""

    def scalar(self, value: Node) -> JsonScalar | None:
        """The value as a scalar; text of XML as a string."""
        ...

    def parts(self, value: Node, wanted: Wanted) -> Mapping[str, Node]:
        """The values in an object, of the wanted fields by wire name, without null."""
        ...

    def items(self, value: Node, type_: ArrayType) -> Sequence[Node]:
        """The items of an array."""
        ...

    def pairs(self, value: Node) -> Sequence[tuple[Text, Node]]:
        """The keys and values of a dictionary."""
        ...

    def kind(self, value: Node, type_: NamedType) -> NamedType:
        """The type of an object, which may extend that of its place."""
        ...


class JsonShown:
    """Values of JSON."""

    def scalar(self, value: JsonValue) -> JsonScalar | None:
        """The value itself."""
        return value if isinstance(value, JsonScalar) else None

    def parts(self, value: JsonValue, wanted: Wanted) -> Mapping[str, JsonValue]:
        """The members of an object by name."""
        members = value.members if isinstance(value, JsonObject) else ()
        shown = {
            str(wanted[member.key].wire): member.value
            for member in members
            if member.key in wanted
        }
        return {
            wire: part
            for wire, part in shown.items()
            if not (isinstance(part, JsonScalar) and part.kind is JsonKind.NULL)
        }

    def items(self, value: JsonValue, type_: ArrayType) -> Sequence[JsonValue]:
        """The items of an array."""
        return value.items if isinstance(value, JsonArray) else ()

    def pairs(self, value: JsonValue) -> Sequence[tuple[Text, JsonValue]]:
        """The members of an object."""
        members = value.members if isinstance(value, JsonObject) else ()
        return [(member.key, member.value) for member in members]

    def kind(self, value: JsonValue, type_: NamedType) -> NamedType:
        """The type of the place: JSON names no other."""
        return type_


class XmlShown:
    """Elements of XML, with the types of one version."""

    def __init__(self, types: Mapping[TypeId, NamedType]) -> None:
        self._types = types

    def scalar(self, value: Element) -> JsonScalar | None:
        """The text of an element without children, as a string."""
        if value.nil or value.children:
            return None
        return JsonScalar(JsonKind.STRING, value.text or Text(""))

    def parts(self, value: Element, wanted: Wanted) -> Mapping[str, Element]:
        """The first child of each name. Where each item of an array is an element, all are in one."""
        children: dict[Text, list[Element]] = {}
        for child in value.children:
            name = Text(str(child.name.name))
            if not child.nil and name in wanted:
                children.setdefault(name, []).append(child)
        return {
            str(wanted[name].wire): _whole(elements, wanted[name])
            for name, elements in children.items()
        }

    def items(self, value: Element, type_: ArrayType) -> Sequence[Element]:
        """The elements in that of an array."""
        return [child for child in value.children if not child.nil]

    def pairs(self, value: Element) -> Sequence[tuple[Text, Element]]:
        """The keys and values in the entries of a dictionary."""
        entries = [entry.children for entry in value.children]
        return [
            (entry[0].text or Text(""), entry[1])
            for entry in entries
            if len(entry) == 2 and not entry[1].nil
        ]

    def kind(self, value: Element, type_: NamedType) -> NamedType:
        """The type that `xsi:type` names, where it extends that of the place."""
        if value.type is None:
            return type_
        named = self._types.get(TypeId.of_soap(type_.version, value.type.name))
        if named is None or named.kind is not TypeKind.OBJECT:
            return type_
        return named if type_ in lineage(named, self._types) else type_


def _whole(elements: list[Element], part: Field | Parameter) -> Element:
    """The first element; for an array whose items are elements, one that holds all of them."""
    first = elements[0]
    if isinstance(part.type, ArrayType) and part.type.repeated:
        return Element(first.name, None, False, None, tuple(elements), first.line)
    return first
