"""Checks: values of samples that the type cannot have, which another line of the same age states.

Rule: the kinds are those of `passes/sample_checks.py`, which contract tests go by, and values that an enum does not have.
A sample and a type of different ages do not contradict each other, since the API has changed in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.api import Evidence, NamedType, Rule, TypeKind
from generator.model.expressions import (
    ArrayType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.facts import Element, SoapOperationFacts
from generator.model.json_facts import JsonKind, JsonObject, JsonScalar, JsonValue
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.text import Text
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.rest.newest import newest_operation_pages
from generator.passes.checks.rest.typed_samples import SampleTypes, TypedValue
from generator.passes.checks.soap.documented import newest_pages, operation_id
from generator.passes.pages import Ages
from generator.passes.soap.protocol import ARRAYS

_INTEGERS: Final = frozenset((Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.UINT32))
_NEVER_NULL: Final = _INTEGERS | {Scalar.DOUBLE, Scalar.BOOLEAN, Scalar.DATE_TIME}
_VALUE_TYPES: Final[frozenset[str]] = frozenset(
    "boolean byte short int long unsignedByte unsignedShort unsignedInt unsignedLong float double decimal dateTime".split()
)
_MESSAGES: Final = {
    "sample-cut-off": "the sample has an empty object in place of",
    "sample-word-for-date": "the sample has a word in place of",
    "sample-fraction": "the sample has a fraction in place of",
    "sample-null-item": "the sample has null in an array, in place of",
    "rest-sample-enum": "the sample has a value that the enum does not have, in place of",
}
_STATING: Final = frozenset(
    (Rule.WSDL, Rule.OPENAPI, Rule.DOCFX, Rule.OPERATION_SAMPLE, Rule.POOLED_SAMPLES)
)
"""The rules of sources that name types: samples of SOAP have one on each element."""


def values_of_rest_samples(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the first value of each field and kind on each page that its type does not allow."""
    types = SampleTypes(docs.api.types)
    for path, facts, operation in newest_operation_pages(docs):
        reported: set[tuple[str, str]] = set()
        for typed in types.values(facts, operation):
            id_ = _defect_of(typed, types)
            key = id_, typed.stated.subject
            if not id_ or key in reported or _is_stated_there(typed, path, id_):
                continue
            reported.add(key)
            other = _other(docs, path, typed, types, id_)
            if other is not None:
                yield _defect(path, typed, id_, other)


def _is_stated_there(typed: TypedValue, path: str, id_: str) -> bool:
    """Whether the page itself states the type: then the page alone shows the defect, as `rest-sample-type`."""
    return id_ == "sample-fraction" and any(
        each.path == path and each.rule in (Rule.TABLE, Rule.REST_PAGE)
        for each in typed.stated.evidence
    )


def _defect(path: str, typed: TypedValue, id_: str, other: Place) -> Defect:
    value = typed.value
    type_ = _type_name(typed.stated.type)
    cause = "enum" if id_ == "rest-sample-enum" else type_
    return Defect(
        id=id_,
        subject=typed.stated.subject,
        place=Place(path, typed.line),
        message=f"{_MESSAGES[id_]} {type_}",
        # the program that writes samples has a fault for each of them
        cause=f"items: {cause}" if typed.in_array else cause,
        detail=Text(value.text.raw[:200]) if isinstance(value, JsonScalar) else None,
        other=other,
        believed=other,
    )


def _defect_of(typed: TypedValue, types: SampleTypes) -> str:
    """The id of what is wrong with a value, empty where nothing is."""
    value = typed.value
    match typed.stated.type:
        case ScalarType(scalar=scalar):
            return _of_scalar(value, scalar, in_array=typed.in_array)
        case ArrayType():
            return "sample-cut-off" if _is_cut_off(value) else ""
        case ReferenceType(id=id_):
            named = types.named(id_)
            is_enum = named is not None and named.kind is not TypeKind.OBJECT
            return _of_enum(value, named) if named and is_enum else ""
        case _:
            return ""


def _of_scalar(value: JsonValue, scalar: Scalar, *, in_array: bool) -> str:
    if scalar is Scalar.ANY:
        return ""
    if not isinstance(value, JsonScalar):
        return "sample-cut-off" if _is_cut_off(value) else ""
    text = value.text.raw
    if value.kind is JsonKind.NULL:
        return "sample-null-item" if in_array and scalar in _NEVER_NULL else ""
    if scalar is Scalar.DATE_TIME and value.kind is JsonKind.STRING:
        return "sample-word-for-date" if text.isalpha() else ""
    is_fraction = scalar in _INTEGERS and value.kind is JsonKind.NUMBER
    return "sample-fraction" if is_fraction and not float(text).is_integer() else ""


def _of_enum(value: JsonValue, named: NamedType) -> str:
    if _is_cut_off(value):
        return "sample-cut-off"
    if not isinstance(value, JsonScalar) or value.kind is not JsonKind.STRING:
        return ""
    text = value.text.raw
    # WSDLs leave out the members of flags that are combinations; a number is that of a member, as .NET reads it
    is_listed = named.complete and named.kind is TypeKind.ENUM
    if not is_listed or text.lstrip("-").isdigit():
        return ""
    known = {
        (member.value.raw if member.value else member.wire).lower()
        for member in named.members
    }
    return "" if text.lower() in known else "rest-sample-enum"


def _is_cut_off(value: JsonValue) -> bool:
    return isinstance(value, JsonObject) and not value.members


def _other(
    docs: CheckedDocs, path: str, typed: TypedValue, types: SampleTypes, id_: str
) -> Place | None:
    """The line that states the type: for an enum, that of its list."""
    evidence: Iterable[Evidence] = typed.stated.evidence
    type_ = typed.stated.type
    if id_ == "rest-sample-enum" and isinstance(type_, ReferenceType):
        named = types.named(type_.id)
        evidence = named.evidence if named else ()
    return next(
        (
            Place(each.path, each.line)
            for each in evidence
            if each.line
            and each.rule in _STATING
            and _is_of_one_age(docs.ages, each.path, path)
        ),
        None,
    )


def _is_of_one_age(ages: Ages, path: str, other: str) -> bool:
    # the only page of its kind is in the newest edition, however old its source is
    return all(
        known.get(path) == known.get(other) for known in (ages.editions, ages.sources)
    )


def _type_name(type_: TypeExpression) -> str:
    match type_:
        case ScalarType(scalar=scalar):
            return scalar.value
        case ArrayType():
            return "an array"
        case ReferenceType(id=id_):
            return id_.name
        case _:
            return "its type"


def null_items_of_envelopes(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields the first null of each array of a SOAP sample whose items .NET cannot have null."""
    for page in newest_pages(docs):
        for side in (page.facts.request, page.facts.response):
            for item in _null_items(side.wrapper):
                yield _null_item(page.path, page.facts, item)


def _null_item(path: str, facts: SoapOperationFacts, item: Element) -> Defect:
    return Defect(
        id="sample-null-item",
        subject=operation_id(facts),
        place=Place(path, item.line),
        message=f"an array of {item.name.name} has an item that is nil",
        cause=f"envelope: {item.name.name}",
    )


def _null_items(element: Element) -> Iterator[Element]:
    name = element.name
    if element.nil and name.namespace == ARRAYS and name.name in _VALUE_TYPES:
        yield element
    for child in element.children:
        # most elements are leaves with a value
        if child.nil or child.children:
            yield from _null_items(child)
