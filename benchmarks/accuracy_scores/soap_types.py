"""SOAP types: bases, own fields and their order, arrays, dictionaries, enum and flags members with their numbers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

import msgspec

from benchmarks.accuracy_scores.document import Document, TypeRow
from benchmarks.accuracy_scores.score import NOTHING, Score, Wrong, check, score
from benchmarks.accuracy_scores.soap_oracle import SoapOracle, TrueType, plain_name
from generator.model.api import Api
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    TypeExpression,
    notation,
)

_Describe = Callable[[TrueType, TypeRow], tuple[str, str]]


class XmlContainers(msgspec.Struct, frozen=True):
    """The arrays and dictionaries of the model by version and XML name, which the document does not have."""

    notations: Mapping[tuple[str, str], str]


def xml_containers(api: Api) -> XmlContainers:
    """Every array and dictionary that parameters, out parts and fields of SOAP name."""
    notations: dict[tuple[str, str], str] = {}
    for version, type_ in _expressions(api):
        for part in _containers(type_):
            if part.xml is not None:
                notations[version, part.xml.name] = _notation(part)
    return XmlContainers(notations)


def _expressions(api: Api) -> Iterator[tuple[str, TypeExpression]]:
    for operation in api.soap.operations:
        headers = (*operation.request_headers, *operation.response_headers)
        types = [part.type for part in (*operation.parameters, *operation.out)]
        for type_ in (*types, *(header.type for header in headers)):
            yield operation.version, type_
    for named in api.types:
        if named.namespace:
            for field in named.fields:
                yield named.version, field.type


def _containers(type_: TypeExpression) -> Iterator[ArrayType | DictionaryType]:
    match type_:
        case ArrayType(item=inner) | DictionaryType(value=inner):
            yield type_
            yield from _containers(inner)
        case _:
            return


def _notation(type_: ArrayType | DictionaryType) -> str:
    name = type_.xml_item if isinstance(type_, ArrayType) else type_.xml_entry
    return f"{notation(type_)} of {name.name if name else NOTHING}"


def soap_types(document: Document, oracle: SoapOracle) -> Score:
    """Complete object types: base, own fields with their order, types and nillable."""

    def say(true: TrueType, row: TypeRow) -> tuple[str, str]:
        base = f"{_base(true, oracle)} + {_true_fields(true, oracle)}"
        return base, f"{row.base or NOTHING} + {_fields(row)}"

    names = _objects(oracle.types, oracle)
    return score("SOAP types", _checks(document, oracle, names, say))


def soap_own_fields(document: Document, oracle: SoapOracle) -> Score:
    """Own fields of every object type that a body reaches: names, order, types."""

    def say(true: TrueType, row: TypeRow) -> tuple[str, str]:
        truth = [
            f"{field.name}: {oracle.notation(field.type)}" for field in true.fields
        ]
        got = [f"{field.wire}: {field.type}" for field in row.fields]
        return ", ".join(truth), ", ".join(got)

    names = _objects(oracle.reached_by_bodies(), oracle)
    return score("SOAP own fields", _checks(document, oracle, names, say))


def soap_arrays(containers: XmlContainers, oracle: SoapOracle) -> Score:
    """Array types with what they hold and the name of the item's element."""
    names = oracle.types.keys()
    return score(
        "SOAP arrays", _container_checks(("array",), containers, oracle, names)
    )


def soap_dictionaries(containers: XmlContainers, oracle: SoapOracle) -> Score:
    """Dictionary types with key, value and the name of the entry's element."""
    checks = _container_checks(("dict",), containers, oracle, oracle.types.keys())
    return score("SOAP dictionaries", checks)


def soap_body_containers(containers: XmlContainers, oracle: SoapOracle) -> Score:
    """The arrays and dictionaries that bodies reach, which operation pages can show."""
    reached = oracle.reached_by_bodies()
    checks = _container_checks(("array", "dict"), containers, oracle, reached)
    return score("SOAP body arrays, dicts", checks)


def _container_checks(
    kinds: Collection[str],
    containers: XmlContainers,
    oracle: SoapOracle,
    names: Collection[str],
) -> Iterator[Wrong | None]:
    for name, true in sorted(oracle.types.items()):
        if true.kind in kinds and name in names:
            element = plain_name(true.item_name or true.entry_name)
            truth = f"{oracle.notation(name)} of {element}"
            got = containers.notations.get((oracle.version, plain_name(name)))
            yield check(f"types/{oracle.version}/{name}", truth, got)


def soap_enums(document: Document, oracle: SoapOracle) -> Score:
    """Enums and flags: the kind, and the members with their numbers in order."""

    def say(true: TrueType, row: TypeRow) -> tuple[str, str]:
        truth = [f"{member.name}={member.value}" for member in true.values]
        got = [f"{member.wire}={member.number}" for member in row.members]
        return f"{true.kind} {', '.join(truth)}", f"{row.kind} {', '.join(got)}"

    names = [n for n, type_ in oracle.types.items() if type_.kind in {"enum", "flags"}]
    return score("SOAP enums", _checks(document, oracle, names, say))


def _objects(names: Iterable[str], oracle: SoapOracle) -> list[str]:
    return [name for name in names if oracle.types[name].kind == "complex"]


def _checks(
    document: Document, oracle: SoapOracle, names: Iterable[str], say: _Describe
) -> Iterable[Wrong | None]:
    for name in sorted(names):
        true = oracle.types[name]
        row = document.soap_type(oracle.version, plain_name(name))
        subject = f"types/{oracle.version}/{plain_name(name)}"
        if row is None:
            yield Wrong(subject, f"a type ({true.kind})", NOTHING)
        else:
            yield check(subject, *say(true, row))


def _base(true: TrueType, oracle: SoapOracle) -> str:
    return f"types/{oracle.version}/{plain_name(true.base)}" if true.base else NOTHING


def _true_fields(true: TrueType, oracle: SoapOracle) -> str:
    fields = [
        f"{field.name}: {oracle.notation(field.type)}{'?' if field.nillable else ''}"
        for field in true.fields
    ]
    return ", ".join(fields)


def _fields(row: TypeRow) -> str:
    fields = [
        f"{field.wire}: {field.type}{'?' if field.nillable else ''}"
        for field in row.fields
    ]
    return ", ".join(fields)
