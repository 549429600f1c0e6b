"""What docfx YAML knows: classes with their properties, enums, and the methods of agents.

Rule: property, enum and class names are those of the wire; agents' methods are the operations. Members that a
generator of the .NET client made up (`UndefinedValue37`) are none. The words of a member begin with its number (762 of
762 are those of the WSDLs). Source: docfx pages (`YamlMime:ManagedReference`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import msgspec

from generator.model.api import Evidence, Member, TypeKind
from generator.model.docfx_facts import (
    DocfxFacts,
    DocfxMember,
    DocfxMethod,
    DocfxProperty,
    DocfxType,
)
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.ids import TypeId
from generator.model.text import Text
from generator.passes.knowledge.known import (
    Carrier,
    Known,
    KnownEnum,
    KnownField,
    KnownPart,
    Signature,
)
from generator.passes.pages import Located

_RULE: Final = "docfx"
_Part = TypeVar("_Part", DocfxProperty, DocfxMember, DocfxMethod)
_NUMBERED: Final = re.compile(r"(-?[0-9]{1,10}):\s*(?:\1:\s*)?")
_MADE_UP: Final = re.compile(r"UndefinedValue[0-9]*")
_SCALARS: Final[dict[str, Scalar]] = {
    "String": Scalar.STRING,
    "Guid": Scalar.STRING,
    "TimeSpan": Scalar.STRING,
    "Uri": Scalar.STRING,
    "Byte": Scalar.INT32,
    "Int16": Scalar.INT32,
    "UInt16": Scalar.INT32,
    "Int32": Scalar.INT32,
    "UInt32": Scalar.INT32,
    "Int64": Scalar.INT64,
    "UInt64": Scalar.INT64,
    "Boolean": Scalar.BOOLEAN,
    "Double": Scalar.DOUBLE,
    "Single": Scalar.DOUBLE,
    "Decimal": Scalar.DOUBLE,
    "DateTime": Scalar.DATE_TIME,
    "DateTimeOffset": Scalar.DATE_TIME,
    "Stream": Scalar.BYTE,
    "Object": Scalar.ANY,
}
_DICTIONARIES: Final = frozenset(("Dictionary", "IDictionary", "StringDictionary"))
_LISTS: Final = frozenset(("List", "IList", "IEnumerable", "ICollection"))


class _Types:
    """Types of JSON for .NET types; a class that extends a dictionary is that dictionary."""

    def __init__(self, dictionaries: Mapping[str, DocfxType]) -> None:
        self._dictionaries = dictionaries

    def of(self, type_: DocfxType) -> TypeExpression:
        """A .NET type as the type of its JSON; an array of bytes is binary."""
        if type_.is_array and type_.arguments:
            item = type_.arguments[0]
            if item.name == "Byte" and not item.is_array:
                return ScalarType(Scalar.BYTE)
            return ArrayType(self.of(item))
        if type_.name in _DICTIONARIES and len(type_.arguments) == 2:
            return DictionaryType(
                ScalarType(Scalar.STRING), self.of(type_.arguments[1])
            )
        if type_.name in _LISTS and len(type_.arguments) == 1:
            return ArrayType(self.of(type_.arguments[0]))
        dictionary = self._dictionaries.get(type_.name)
        if dictionary is not None and dictionary.name in _DICTIONARIES:
            return self.of(dictionary)
        scalar = _SCALARS.get(type_.name)
        if scalar is not None:
            return ScalarType(scalar)
        return ReferenceType(TypeId.of_rest(type_.name))


def known_from_docfx(pages: Iterable[Located[DocfxFacts]]) -> Known:
    """Everything that docfx YAML knows; `pages` are newest first. Of two pages of one name the first counts."""
    first: dict[str, Located[DocfxFacts]] = {}
    for page in pages:
        newer = first.setdefault(page.facts.name, page)
        if newer is not page:
            facts = _with_words(newer.facts, page.facts)
            first[page.facts.name] = Located(newer.path, facts, newer.edition)
    types = _Types(
        {
            name: page.facts.dictionary
            for name, page in first.items()
            if page.facts.dictionary
        }
    )
    signatures: dict[str, tuple[Signature, ...]] = {}
    for page in first.values():
        for method in page.facts.methods:
            call = _signature(page, method, types)
            signatures[call.operation] = (*signatures.get(call.operation, ()), call)
    return Known(
        carriers={
            name: _carrier(page, first, types)
            for name, page in first.items()
            if _is_carrier(page.facts)
        },
        enums={name: _enum(page) for name, page in first.items() if page.facts.is_enum},
        signatures=signatures,
        agents={
            str(page.facts.agent): (page.facts.text, _evidence(page, page.facts.line))
            for page in first.values()
            if page.facts.agent and page.facts.text
        },
    )


def _with_words(newer: DocfxFacts, older: DocfxFacts) -> DocfxFacts:
    """The newer page; where it has no words for something, those of the older one."""
    return msgspec.structs.replace(
        newer,
        text=newer.text or older.text,
        properties=_worded(newer.properties, older.properties),
        members=_worded(newer.members, older.members),
        methods=_worded(newer.methods, older.methods),
    )


def _worded(newer: tuple[_Part, ...], older: Iterable[_Part]) -> tuple[_Part, ...]:
    texts = {one.name: one.text for one in older}
    return tuple(
        one if one.text else msgspec.structs.replace(one, text=texts.get(one.name))
        for one in newer
    )


def _evidence(page: Located[DocfxFacts], line: int, fact: str = "type") -> Evidence:
    return Evidence(fact, _RULE, page.path, line)


def _is_carrier(facts: DocfxFacts) -> bool:
    return not facts.is_enum and facts.agent is None and facts.dictionary is None


def _carrier(
    page: Located[DocfxFacts],
    pages: Mapping[str, Located[DocfxFacts]],
    types: _Types,
) -> Carrier:
    lineage = [page]
    names = {page.facts.name}
    while (base := pages.get(lineage[-1].facts.base or "")) is not None:
        if base.facts.name in names:
            break
        names.add(base.facts.name)
        lineage.append(base)
    fields: dict[str, KnownField] = {}
    for owner in lineage:
        for one in owner.facts.properties:
            type_, place = types.of(one.type), _evidence(owner, one.line)
            fields.setdefault(one.name, KnownField(one.name, type_, one.text, place))
    evidence = _evidence(page, page.facts.line)
    return Carrier(page.facts.name, tuple(fields.values()), page.facts.text, evidence)


def _enum(page: Located[DocfxFacts]) -> KnownEnum:
    members = tuple(
        _member(one) for one in page.facts.members if not _MADE_UP.fullmatch(one.name)
    )
    evidence = _evidence(page, page.facts.line)
    return KnownEnum(
        page.facts.name, TypeKind.ENUM, members, True, page.facts.text, evidence
    )


def _member(one: DocfxMember) -> Member:
    """A member; its words begin with its number, sometimes twice (`2: 2: Sent`), and may be no more than that."""
    said = one.text.raw if one.text else ""
    numbered = _NUMBERED.match(said)
    if numbered is None:
        return Member(one.name, None, one.text)
    words = said[numbered.end() :]
    return Member(one.name, int(numbered[1]), Text(words) if words else None)


def _signature(
    page: Located[DocfxFacts], method: DocfxMethod, types: _Types
) -> Signature:
    evidence = _evidence(page, method.line)
    return Signature(
        agent=str(page.facts.agent),
        operation=method.name,
        parameters=tuple(
            KnownPart(name, types.of(type_), None, evidence)
            for name, type_ in method.parameters
        ),
        result=types.of(method.result) if method.result else None,
        description=method.text,
        evidence=evidence,
    )
