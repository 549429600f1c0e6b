"""What contract tests must know of samples: which are defective, and by which schema a request can be validated.

No client can send or read a defective sample as it is:

    sample-word-for-date   a word where all other pages have a date
    sample-cut-off         `{}` in place of a list or a scalar, where generation stopped at some depth
    sample-fraction        a fraction in place of an integer, as in all samples of 64-bit integers
    sample-null-item       null in an array of numbers, booleans or dates, in which .NET has no null

A sample is compared with the type in the model, on which many pages agree. `build_api` does not run these checks, because
only contract tests need them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from generator.model.api import (
    BodyKind,
    Fact,
    Field,
    Location,
    NamedType,
    Operation,
    Parameter,
    RestApi,
    RestOperation,
    ResultKind,
    Rule,
    TypeKind,
)
from generator.model.diagnostics import Diagnostic
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
from generator.model.ids import OperationId, TypeId
from generator.model.json_facts import (
    JsonArray,
    JsonKind,
    JsonObject,
    JsonScalar,
    JsonValue,
)
from generator.model.relations import lineage
from generator.model.rest_facts import RestOperationFacts, RestSample
from generator.model.samples import Defect, Samples
from generator.passes.pages import Ages
from generator.passes.soap.protocol import ARRAYS

_VALUE_TYPES: Final[frozenset[str]] = frozenset(
    "boolean byte short int long unsignedByte unsignedShort unsignedInt unsignedLong float double decimal dateTime".split()
)
"""The types of XML Schema that are value types of .NET."""
_SHOWN: Final = {
    "sample-word-for-date": "a word in place of a date",
    "sample-cut-off": "cut off",
    "sample-fraction": "a fraction in place of an integer",
}
_INTEGERS: Final = frozenset((Scalar.INT16, Scalar.INT32, Scalar.INT64, Scalar.UINT32))


def sample_defects(
    api: RestApi, pages: Iterable[PageFacts], samples: Samples
) -> Iterator[Defect]:
    """Yields each defective sample with its operation: a diagnostic at its first line, about the first defect in it."""
    operations = {operation.id: operation for operation in api.operations}
    types = _Types(api.types)
    facts = {page.path: page.facts for page in pages}
    for id_, sample in samples.items():
        path = sample.page
        match facts.get(path):
            case SoapOperationFacts(request=request, response=response):
                for case in _in_envelopes(path, (request, response)):
                    yield id_, case
            case RestOperationFacts() as page:
                for case in _in_messages(path, page, operations[id_], types):
                    yield id_, case
            case _:
                pass


def _in_envelopes(path: str, envelopes: Iterable[Envelope]) -> Iterator[Diagnostic]:
    for envelope in envelopes:
        line = _null_item(envelope.wrapper)
        if line is not None:
            message = f"the array has an item that cannot be null (line {line})"
            yield Diagnostic("sample-null-item", path, envelope.first_line, message)


def _null_item(element: Element) -> int | None:
    """The line of the first null in an array whose items are of a value type."""
    name = element.name
    if element.nil and name.namespace == ARRAYS and name.name in _VALUE_TYPES:
        return element.line
    for child in element.children:
        # most elements are leaves with a value
        line = _null_item(child) if child.nil or child.children else None
        if line is not None:
            return line
    return None


def _in_messages(
    path: str,
    page: RestOperationFacts,
    operation: RestOperation,
    types: _Types,
) -> Iterator[Diagnostic]:
    samples = (page.request_sample, page.response_sample)
    parts = (_sent(operation, samples[0]), _received(operation, samples[1]))
    for sample, values in zip(samples, parts, strict=True):
        fault = _first_fault(values, types)
        if sample is not None and fault is not None:
            what = fault.wire or "the value"
            message = f"{what} is {_SHOWN[fault.id]} in this sample of {operation.id}"
            yield Diagnostic(fault.id, path, sample.first_line, message)


class _Typed(NamedTuple):
    """A value with its type; `wire` is the name of the field or parameter, empty where it has none."""

    wire: str
    value: JsonValue
    type: TypeExpression


class _Fault(NamedTuple):
    """A defect of a value: the id, and the name of the nearest field or parameter around it."""

    id: str
    wire: str


def _sent(operation: RestOperation, sample: RestSample | None) -> Iterator[_Typed]:
    """Yields the values of a request body with their types. The values of a patch have no types."""
    body = operation.body
    if sample is None or sample.body is None or body is None:
        return
    parts = (part for part in operation.parameters if part.where == Location.BODY)
    types = _types_by_wire(parts)
    if body.kind is BodyKind.VALUE:
        # the value of a body is the whole sample, so that it has no name there
        yield from (_Typed("", sample.body, type_) for type_ in types.values())
    elif body.kind is BodyKind.WRAPPER and isinstance(sample.body, JsonObject):
        yield from _members(sample.body, types)


def _received(operation: RestOperation, sample: RestSample | None) -> Iterator[_Typed]:
    is_json = operation.result_kind is ResultKind.JSON
    if is_json and sample and sample.body is not None and operation.result is not None:
        yield _Typed("", sample.body, operation.result)


def _types_by_wire(parts: Iterable[Parameter | Field]) -> dict[str, TypeExpression]:
    return {str(part.wire): part.type for part in parts}


def _members(
    value: JsonObject, types: Mapping[str, TypeExpression]
) -> Iterator[_Typed]:
    for member in value.members:
        # only names of the API are keys of `types`
        if type_ := types.get(member.key.raw):
            yield _Typed(member.key.raw, member.value, type_)


class _Types:
    """The types of the model, and those of the fields of each object, bases included."""

    def __init__(self, types: Iterable[NamedType]) -> None:
        self._by_id = {type_.id: type_ for type_ in types}
        # an array has thousands of objects of the same type
        self._fields: dict[TypeId, Mapping[str, TypeExpression]] = {}

    def get(self, id_: TypeId) -> NamedType | None:
        """The type with that id."""
        return self._by_id.get(id_)

    def fields(self, named: NamedType) -> Mapping[str, TypeExpression]:
        """The types of an object's fields by wire name."""
        if named.id not in self._fields:
            fields = (
                field for type_ in lineage(named, self._by_id) for field in type_.fields
            )
            self._fields[named.id] = _types_by_wire(fields)
        return self._fields[named.id]


def _fault(typed: _Typed, types: _Types) -> _Fault | None:
    """The first defect of a value and of the values in it, None where there is none."""
    wire, value, type_ = typed
    match type_:
        case ScalarType(scalar=scalar):
            return _scalar_fault(wire, value, scalar)
        case ArrayType(item=item):
            # `{}` is a value of an object and of a dictionary, but never a list
            if _is_cut_off(value):
                return _Fault("sample-cut-off", wire)
            items = value.items if isinstance(value, JsonArray) else ()
            return _first_fault((_Typed(wire, each, item) for each in items), types)
        case UnnamedType():
            return None
        case DictionaryType(value=item):
            members = value.members if isinstance(value, JsonObject) else ()
            # the keys of a dictionary are data, and no names
            values = (_Typed(wire, each.value, item) for each in members)
            return _first_fault(values, types)
        case ReferenceType(id=id_):
            named = types.get(id_)
            if named and named.kind is not TypeKind.OBJECT:
                return _scalar_fault(wire, value, Scalar.STRING)
            if named and isinstance(value, JsonObject):
                return _first_fault(_members(value, types.fields(named)), types)
            return None


def _first_fault(values: Iterable[_Typed], types: _Types) -> _Fault | None:
    for typed in values:
        if (fault := _fault(typed, types)) is not None:
            return fault
    return None


def _scalar_fault(wire: str, value: JsonValue, scalar: Scalar) -> _Fault | None:
    id_ = _scalar_defect(value, scalar)
    return _Fault(id_, wire) if id_ else None


def _scalar_defect(value: JsonValue, scalar: Scalar) -> str | None:
    if scalar is Scalar.ANY:
        return None
    if not isinstance(value, JsonScalar):
        return "sample-cut-off" if _is_cut_off(value) else None
    text = value.text.raw
    if scalar is Scalar.DATE_TIME:
        is_word = value.kind is JsonKind.STRING and text.isalpha()
        return "sample-word-for-date" if is_word else None
    is_number = scalar in _INTEGERS and value.kind is JsonKind.NUMBER
    return "sample-fraction" if is_number and not float(text).is_integer() else None


def _is_cut_off(value: JsonValue) -> bool:
    return isinstance(value, JsonObject) and not value.members


def sample_schemas(
    operations: Iterable[Operation], ages: Ages, samples: Samples
) -> Mapping[OperationId, str]:
    """The paths of the WSDL pages with the schemas of requests, by operations that have a sample of their request.

    It is the page by which the model binds the operation, unless the page with the sample is newer: its sample shows
    what the WSDL does not know.
    """
    paths: dict[OperationId, str] = {}
    for operation in operations:
        sample, wsdl = samples.get(operation.id), _wsdl(operation)
        if sample and sample.request and wsdl and not ages.is_newer(sample.page, wsdl):
            paths[operation.id] = wsdl
    return paths


def _wsdl(operation: Operation) -> str | None:
    paths = (
        evidence.path
        for evidence in operation.evidence
        if evidence.fact == Fact.OPERATION and evidence.rule == Rule.WSDL
    )
    return next(paths, None)
