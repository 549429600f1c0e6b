"""Samples that are wrong by themselves, so that no client can send or read them as they stand.

    sample-word-for-date   a word stands where all other pages have a date
    sample-cut-off         `{}` stands where a list or a scalar belongs: generation stopped at some depth
    sample-fraction        a fraction stands for an integer, as in every sample of a 64-bit one
    sample-null-item       null stands in an array of numbers, truth values or dates, where .NET has no null

Types are the model's, which many pages agree on. This is no pass of `PASSES`: only contract tests need it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.model.api import (
    BodyKind,
    Field,
    NamedType,
    RestApi,
    RestOperation,
    ResultKind,
    TypeKind,
    lineage,
)
from generator.model.diagnostics import Diagnostic, by_place
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
)
from generator.model.facts import Element, Envelope, PageFacts, SoapOperationFacts
from generator.model.ids import TypeId
from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.rest_facts import RestOperationFacts, RestSample
from generator.model.samples import Samples

_ARRAYS: Final = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
_VALUE_TYPES: Final[frozenset[str]] = frozenset(
    "boolean byte short int long unsignedByte unsignedShort unsignedInt unsignedLong float double decimal dateTime".split()
)
"""The types of XML that are value types of .NET."""
_INTEGERS: Final = frozenset((Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.UINT32))


def sample_defects(
    api: RestApi, pages: Iterable[PageFacts], samples: Samples
) -> tuple[Diagnostic, ...]:
    """A diagnostic for each sample that is wrong, at its first line; of several faults in one the first."""
    operations = {one.id: one for one in api.operations}
    types = {one.id: one for one in api.types}
    facts = {page.path: page.facts for page in pages}
    found: list[Diagnostic] = []
    for id_, sample in samples.items():
        match facts.get(sample.page):
            case SoapOperationFacts(request=request, response=response):
                found += _in_envelopes(sample.page, (request, response))
            case RestOperationFacts() as page:
                found += _in_messages(sample.page, page, operations[id_], types)
            case _:
                pass
    return tuple(sorted(found, key=by_place))


def _in_envelopes(path: str, envelopes: Iterable[Envelope]) -> Iterator[Diagnostic]:
    for one in envelopes:
        line = _null_item(one.wrapper)
        if line is not None:
            message = f"null stands in an array that has none (line {line})"
            yield Diagnostic("sample-null-item", path, one.first_line, message)


def _null_item(element: Element) -> int | None:
    """The line of the first null in an array of a value type."""
    name = element.name
    if element.nil and name.namespace == _ARRAYS and name.name in _VALUE_TYPES:
        return element.line
    lines = (_null_item(child) for child in element.children)
    return next((line for line in lines if line is not None), None)


def _in_messages(
    path: str,
    page: RestOperationFacts,
    operation: RestOperation,
    types: Mapping[TypeId, NamedType],
) -> Iterator[Diagnostic]:
    samples = (page.request_sample, page.response_sample)
    parts = (_sent(operation, samples[0]), _received(operation, samples[1]))
    for sample, values in zip(samples, parts, strict=True):
        ids = (id_ for value, type_ in values for id_ in _defects(value, type_, types))
        id_ = next(ids, None)
        if sample is not None and id_ is not None:
            message = f"the sample of {operation.id} does not fit its type"
            yield Diagnostic(id_, path, sample.first_line, message)


_Typed = tuple[JsonValue, TypeExpression]


def _sent(operation: RestOperation, sample: RestSample | None) -> Iterator[_Typed]:
    """The values of a request body with their types; those of a patch have none."""
    body = operation.body
    if sample is None or sample.body is None or body is None:
        return
    types = {
        str(one.wire): one.type for one in operation.parameters if one.where == "body"
    }
    if body.kind is BodyKind.VALUE:
        yield from ((sample.body, type_) for type_ in types.values())
    elif body.kind is BodyKind.WRAPPER and isinstance(sample.body, JsonObject):
        yield from _members(sample.body, types)


def _received(operation: RestOperation, sample: RestSample | None) -> Iterator[_Typed]:
    is_json = operation.result_kind is ResultKind.JSON
    if is_json and sample and sample.body is not None and operation.result is not None:
        yield sample.body, operation.result


def _members(
    value: JsonObject, types: Mapping[str, TypeExpression]
) -> Iterator[_Typed]:
    for member in value.members:
        if type_ := types.get(member.key.raw):
            yield member.value, type_


def _defects(
    value: JsonValue, type_: TypeExpression, types: Mapping[TypeId, NamedType]
) -> Iterator[str]:
    """What is wrong with a value and what is inside it."""
    match type_:
        case ScalarType(scalar=scalar):
            yield from _scalar_defects(value, scalar)
        case ArrayType(item=item):
            if _is_cut_off(value):
                yield "sample-cut-off"
            for one in value.items if isinstance(value, JsonArray) else ():
                yield from _defects(one, item, types)
        case UnnamedType():
            return
        case DictionaryType(value=item):
            for member in value.members if isinstance(value, JsonObject) else ():
                yield from _defects(member.value, item, types)
        case ReferenceType(id=id_):
            named = types.get(id_)
            if named and named.kind is not TypeKind.OBJECT:
                yield from _scalar_defects(value, Scalar.STRING)
            elif named and isinstance(value, JsonObject):
                fields = {str(one.wire): one.type for one in _fields(named, types)}
                for one, inner in _members(value, fields):
                    yield from _defects(one, inner, types)


def _fields(named: NamedType, types: Mapping[TypeId, NamedType]) -> Iterator[Field]:
    for one in lineage(named, types):
        yield from one.fields


def _scalar_defects(value: JsonValue, scalar: Scalar) -> Iterator[str]:
    if scalar is Scalar.ANY:
        return
    if _is_cut_off(value):
        yield "sample-cut-off"
    if not isinstance(value, JsonScalar):
        return
    text = value.text.raw
    if scalar is Scalar.DATE_TIME and value.kind is JsonKind.STRING and text.isalpha():
        yield "sample-word-for-date"
    if (
        scalar in _INTEGERS
        and value.kind is JsonKind.NUMBER
        and not float(text).is_integer()
    ):
        yield "sample-fraction"


def _is_cut_off(value: JsonValue) -> bool:
    return isinstance(value, JsonObject) and not value.members
