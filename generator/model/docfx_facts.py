"""Facts: what a docfx YAML page states about a class or enum. Lines count from 1 in the page's file."""

from __future__ import annotations

import msgspec

from generator.model.text import Text, WireName


class DocfxType(msgspec.Struct, frozen=True, array_like=True):
    """A .NET type as docfx writes it: `System.Collections.Generic.Dictionary{System.String,System.Int32}[]`.

    `name` is its short name (`Dictionary`, `Int32`, `AppointmentEntity`), `arguments` are those in braces, and
    `is_array` tells that `[]` follows it; then its item is the only argument.
    """

    name: WireName
    arguments: tuple[DocfxType, ...] = ()
    is_array: bool = False


class DocfxProperty(msgspec.Struct, frozen=True, array_like=True):
    """A public property of a class."""

    name: WireName
    type: DocfxType
    text: Text | None
    line: int


class DocfxMember(msgspec.Struct, frozen=True, array_like=True):
    """A member of an enum."""

    name: WireName
    text: Text | None
    line: int


class DocfxMethod(msgspec.Struct, frozen=True, array_like=True):
    """A method of an agent, without `Async`, without the task around its result and without request options.

    `parameters` are names and types in order; `result` is None for a method without result.
    """

    name: WireName
    parameters: tuple[tuple[WireName, DocfxType], ...]
    result: DocfxType | None
    text: Text | None
    line: int


class DocfxFacts(msgspec.Struct, frozen=True, array_like=True, tag="docfx"):
    """A docfx page of one class or enum. `base` is the short name of the class that it extends, without `Object`.

    `dictionary` is the `Dictionary` that it extends, with key and value as arguments, None where it extends none.
    `agent` is the name of the agent that a class of methods stands for (`Appointment` for `AppointmentAgent`).
    """

    name: WireName
    namespace: Text
    is_enum: bool
    base: WireName | None
    agent: WireName | None
    properties: tuple[DocfxProperty, ...]
    members: tuple[DocfxMember, ...]
    methods: tuple[DocfxMethod, ...]
    text: Text | None
    line: int
    dictionary: DocfxType | None = None
