"""REST fields with their exact types: of each definition, and of what each operation sends and gets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from benchmarks.accuracy_scores.document import Document, OperationRow, TypeRow
from benchmarks.accuracy_scores.rest_oracle import (
    RestOracle,
    TrueOperation,
    TrueType,
    innermost,
)
from benchmarks.accuracy_scores.score import Score, Wrong, check, check_all, score
from benchmarks.accuracy_scores.swagger_words import (
    in_swagger_words,
    object_inside,
    plain,
)

_Fields = Mapping[str, str]
_OF_THE_BASE: Final = ("TableRight", "FieldProperties")


def rest_definition_fields(document: Document, oracle: RestOracle) -> Score:
    """Each field of each carrier, found by the carrier's name; a field that only the document has is wrong."""

    def checks() -> Iterable[Wrong | None]:
        for name, true in sorted(oracle.carriers()):
            got = _fields(document.rest_type(name), document)
            yield from check_all(f"types/{name}", true_fields(true), got)

    return score("REST (definition, field)", checks())


def rest_operation_fields(document: Document, oracle: RestOracle) -> Score:
    """Each property of the object that an operation's body or result is or holds.

    The object is found by its place, whatever it is called.
    """

    def checks() -> Iterable[Wrong | None]:
        for key, true in oracle.operations.items():
            row = document.rest.get(key)
            yield from _body_checks(key, true, row, document, oracle)
            yield from _result_checks(key, true, row, document, oracle)

    return score("REST (operation, property)", checks())


def _body_checks(
    key: str,
    true: TrueOperation,
    row: OperationRow | None,
    document: Document,
    oracle: RestOracle,
) -> Iterator[Wrong | None]:
    if true.body is None:
        return
    definition = oracle.definition(innermost(true.body.type))
    if definition is not None:
        yield from check_all(
            f"{key}#body", true_fields(definition), _sent(row, document)
        )


def _sent(row: OperationRow | None, document: Document) -> _Fields:
    if row is None or row.body is None:
        return {}
    parts = row.parts("body")
    if row.body.kind == "wrapper":
        return {part.wire: in_swagger_words(part.type, document) for part in parts}
    return _fields(object_inside(parts[0].type if parts else None, document), document)


def _result_checks(
    key: str,
    true: TrueOperation,
    row: OperationRow | None,
    document: Document,
    oracle: RestOracle,
) -> Iterator[Wrong | None]:
    definition = oracle.definition(innermost(true.response.type))
    if definition is not None:
        found = object_inside(row.result if row else None, document)
        yield from check_all(
            f"{key}#result", true_fields(definition), _fields(found, document)
        )


def true_fields(true: TrueType) -> _Fields:
    """The fields of a definition by name, with enums as `enum`."""
    return {field.name: plain(field.type) for field in true.fields}


def _fields(row: TypeRow | None, document: Document) -> _Fields:
    return {
        field.wire: in_swagger_words(field.type, document)
        for field in (row.fields if row else ())
    }


def rest_named_types(document: Document, oracle: RestOracle) -> Score:
    """The carriers that are there under their name with the right structure: with exactly their own fields.

    Those of the common base stand in no body table, so not having them makes no other structure.
    """

    def checks() -> Iterable[Wrong | None]:
        for name, true in sorted(oracle.carriers()):
            row = document.rest_type(name)
            expected = _own_names(field.name for field in true.fields)
            got = _own_names(field.wire for field in row.fields) if row else None
            yield check(f"types/{name}", expected, got)

    return score("REST named types", checks())


def _own_names(names: Iterable[str]) -> str:
    return " ".join(sorted(name for name in names if name not in _OF_THE_BASE))


def rest_exact_types(document: Document, oracle: RestOracle) -> Score:
    """The carriers that are right in every field."""

    def checks() -> Iterable[Wrong | None]:
        for name, true in sorted(oracle.carriers()):
            expected = _listed(true_fields(true))
            row = document.rest_type(name)
            yield check(
                f"types/{name}",
                expected,
                _listed(_fields(row, document)) if row else None,
            )

    return score("REST exact types", checks())


def _listed(fields: _Fields) -> str:
    return ", ".join(f"{name}: {fields[name]}" for name in sorted(fields))
