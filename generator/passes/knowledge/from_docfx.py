"""What docfx YAML knows: classes with their properties, enums, and the methods of agents.

Rule: names of properties, enums and classes are wire names; the methods of agents are operations. Members that the
generator of the .NET client invented (`UndefinedValue37`) are not members. The description of a member begins with its
number (all 762 that WSDLs number, too, have the same). Source: docfx pages (`YamlMime:ManagedReference`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

import msgspec

from generator.model.api import Evidence, Fact, Member, Rule, TypeKind
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
    by_operation,
)
from generator.passes.knowledge.special_names import is_invented
from generator.passes.pages import MOST_COPIES, Located
from generator.passes.soap.bases import MAX_BASES

_Part = TypeVar("_Part", DocfxProperty, DocfxMember, DocfxMethod)
# `2: Sent`, and sometimes the same number again: `2: 2: Sent`.
_NUMBERED: Final = re.compile(r"(-?[0-9]{1,10}):\s*(?:\1:\s*)?")
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
_MAX_DEPTH: Final = 16
"""How deep arrays and dictionaries may be nested."""
_LISTS: Final = frozenset(("List", "IList", "IEnumerable", "ICollection"))


class _Types:
    """The types of JSON for .NET types. A class that extends a dictionary is that dictionary."""

    def __init__(self, dictionaries: Mapping[str, DocfxType]) -> None:
        self._dictionaries = dictionaries

    def of(self, type_: DocfxType, depth: int = 0) -> TypeExpression:
        """The type of a .NET type in JSON. An array of bytes is binary data; what is nested too deeply is `any`."""
        # a class may extend a dictionary of itself
        if depth > _MAX_DEPTH:
            return ScalarType(Scalar.ANY)
        # collections of the framework before classes of the docs, which may extend them
        if type_.is_array and type_.arguments:
            item = type_.arguments[0]
            if item.name == "Byte" and not item.is_array:
                return ScalarType(Scalar.BYTE)
            return ArrayType(self.of(item, depth + 1))
        if type_.name in _DICTIONARIES and len(type_.arguments) == 2:
            value = self.of(type_.arguments[1], depth + 1)
            return DictionaryType(ScalarType(Scalar.STRING), value)
        if type_.name in _LISTS and len(type_.arguments) == 1:
            return ArrayType(self.of(type_.arguments[0], depth + 1))
        dictionary = self._dictionaries.get(type_.name)
        if dictionary is not None and dictionary.name in _DICTIONARIES:
            return self.of(dictionary, depth + 1)
        scalar = _SCALARS.get(type_.name)
        if scalar is not None:
            return ScalarType(scalar)
        return ReferenceType(TypeId.of_rest(type_.name))


def known_from_docfx(pages: Iterable[Located[DocfxFacts]]) -> Known:
    """Everything that docfx YAML knows. `pages` are sorted from the newest to the oldest; the first of a name wins."""
    classes = _classes(pages)
    types = _Types(
        {
            name: page.facts.dictionary
            for name, page in classes.items()
            if page.facts.dictionary
        }
    )
    return Known(
        carriers={
            name: _carrier(page, classes, types)
            for name, page in classes.items()
            if _is_carrier(page.facts)
        },
        enums={
            name: _enum(page) for name, page in classes.items() if page.facts.is_enum
        },
        signatures=by_operation(
            _signature(page, method, types)
            for page in classes.values()
            for method in page.facts.methods
        ),
        agents={
            str(page.facts.agent): (page.facts.text, _evidence(page, page.facts.line))
            for page in classes.values()
            if page.facts.agent and page.facts.text
        },
    )


def _classes(pages: Iterable[Located[DocfxFacts]]) -> dict[str, Located[DocfxFacts]]:
    """The newest page of each class and enum, with descriptions of older pages where it has none."""
    classes: dict[str, Located[DocfxFacts]] = {}
    ages: Counter[str] = Counter()
    for page in pages:
        newer = classes.setdefault(page.facts.name, page)
        ages[page.facts.name] += 1
        if newer is not page and ages[page.facts.name] <= MOST_COPIES:
            facts = _with_descriptions(newer.facts, page.facts)
            classes[page.facts.name] = Located(newer.path, facts, newer.edition)
    return classes


def _with_descriptions(newer: DocfxFacts, older: DocfxFacts) -> DocfxFacts:
    """The newer page, with descriptions of the older one where it has none."""
    return msgspec.structs.replace(
        newer,
        text=newer.text or older.text,
        properties=_described(newer.properties, older.properties),
        members=_described(newer.members, older.members),
        methods=_described(newer.methods, older.methods),
    )


def _described(newer: tuple[_Part, ...], older: Iterable[_Part]) -> tuple[_Part, ...]:
    texts = {part.name: part.text for part in older}
    return tuple(
        msgspec.structs.replace(part, text=part.text or texts.get(part.name))
        for part in newer
    )


def _evidence(page: Located[DocfxFacts], line: int) -> Evidence:
    return Evidence(Fact.TYPE, Rule.DOCFX, page.path, line)


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
        if base.facts.name in names or len(names) > MAX_BASES:
            break
        names.add(base.facts.name)
        lineage.append(base)
    fields: dict[str, KnownField] = {}
    for owner in lineage:
        for property_ in owner.facts.properties:
            name, type_ = property_.name, types.of(property_.type)
            place = _evidence(owner, property_.line)
            fields.setdefault(name, KnownField(name, type_, property_.text, place))
    evidence = _evidence(page, page.facts.line)
    return Carrier(page.facts.name, tuple(fields.values()), page.facts.text, evidence)


def _enum(page: Located[DocfxFacts]) -> KnownEnum:
    members = tuple(
        _member(member) for member in page.facts.members if not is_invented(member.name)
    )
    evidence = _evidence(page, page.facts.line)
    return KnownEnum(
        page.facts.name, TypeKind.ENUM, members, True, page.facts.text, evidence
    )


def _member(member: DocfxMember) -> Member:
    """The member, with the number that its description begins with. The rest of the description may be empty."""
    description = member.text.raw if member.text else ""
    numbered = _NUMBERED.match(description)
    if numbered is None:
        return Member(member.name, None, member.text)
    rest = description[numbered.end() :]
    return Member(member.name, int(numbered[1]), Text(rest) if rest else None)


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
