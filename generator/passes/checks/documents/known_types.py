"""The types of the model by what pages name them by. Each is looked at once, however many pages are about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.model.api import (
    Evidence,
    Fact,
    Field,
    Location,
    NamedType,
    Parameter,
    RestOperation,
    Rule,
)
from generator.model.ids import TypeId
from generator.model.lint.places import Place

_STATING: Final = frozenset(
    (Rule.WSDL, Rule.OPENAPI, Rule.DOCFX, Rule.OPERATION_SAMPLE, Rule.POOLED_SAMPLES)
)
"""The rules of sources that name types: samples of SOAP have one on each element."""


class KnownTypes:
    """The named types of a model, and what states the types of its fields, parameters and results."""

    def __init__(self, types: Iterable[NamedType]) -> None:
        self.by_id: Mapping[TypeId, NamedType] = {each.id: each for each in types}
        self._declared = frozenset(_declarations(self.by_id.values()))
        self._fields: dict[TypeId, Mapping[str, Field]] = {}
        self._parameters: dict[str, Mapping[tuple[Location, str], Parameter]] = {}
        self._bodies: dict[str, Parameter | None] = {}
        self._results: dict[str, Sequence[Evidence]] = {}
        self._stating: dict[int, Sequence[Evidence]] = {}

    def fields(self, type_: NamedType) -> Mapping[str, Field]:
        """The fields of a type by their names."""
        if type_.id not in self._fields:
            self._fields[type_.id] = {field.wire: field for field in type_.fields}
        return self._fields[type_.id]

    def parameters(
        self, operation: RestOperation
    ) -> Mapping[tuple[Location, str], Parameter]:
        """The parameters of an operation by their places and names."""
        if operation.id not in self._parameters:
            self._parameters[operation.id] = {
                (each.where, each.wire): each for each in operation.parameters
            }
        return self._parameters[operation.id]

    def whole_body(self, operation: RestOperation) -> Parameter | None:
        """The parameter that is all of the body, None where there are several or none."""
        if operation.id not in self._bodies:
            body = [
                each for each in operation.parameters if each.where is Location.BODY
            ]
            self._bodies[operation.id] = body[0] if len(body) == 1 else None
        return self._bodies[operation.id]

    def result_evidence(self, operation: RestOperation) -> Sequence[Evidence]:
        """What states the result of an operation; documents have no line of their own for it."""
        if operation.id not in self._results:
            self._results[operation.id] = tuple(
                each
                for each in operation.evidence
                if each.fact == Fact.RESULT or each.rule is Rule.OPENAPI
            )
        return self._results[operation.id]

    def stating_source(
        self, evidence: Sequence[Evidence], path: str
    ) -> Evidence | None:
        """The strongest source other than the page at a path that states the type of a place.

        The evidence is that of the model, or of `result_evidence`, so that it keeps its identity.
        """
        if id(evidence) not in self._stating:
            self._stating[id(evidence)] = tuple(self._first_two(evidence))
        found = self._stating[id(evidence)]
        return next((each for each in found if each.path != path), None)

    def _first_two(self, evidence: Sequence[Evidence]) -> Iterator[Evidence]:
        """Yields the strongest source that states a type, and the strongest one on another page."""
        first = ""
        for each in evidence:
            is_stating = each.rule in _STATING and each.line and each.path != first
            if is_stating and Place(each.path, each.line) not in self._declared:
                yield each
                if first:
                    return
                first = each.path


def _declarations(types: Iterable[NamedType]) -> Iterator[Place]:
    """Yields where WSDLs declare types: this is the place of what was recognised by its fields."""
    for type_ in types:
        for each in type_.evidence:
            # what is all on one line has the line of everything
            if each.rule is Rule.WSDL and each.line > 1:
                yield Place(each.path, each.line)
