"""The phase OpenAPI: documents of OpenAPI and what other sources know → REST operations and types.

Documents state types exactly, but no names of enums and no null; other sources know these. `documents.py` follows
references, `expressions.py` reads schemas, `drafts.py` has the values that the steps hand on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from generator.model.api import RestOperation
from generator.model.expressions import StructureKey, TypeExpression
from generator.model.ids import main_version
from generator.model.openapi_facts import OpenApiFacts
from generator.model.text import WireName
from generator.passes.knowledge.enum_table import EnumTable
from generator.passes.knowledge.known import Known
from generator.passes.openapi.clients import client_diagnostics
from generator.passes.openapi.document_model import DocumentModel
from generator.passes.openapi.documents import Documents
from generator.passes.openapi.groups import base_path, searched_archives, tag_texts
from generator.passes.openapi.named_operations import named_operations
from generator.passes.openapi.operations import Operations
from generator.passes.openapi.schemas.as_known import as_known
from generator.passes.openapi.schemas.definitions import named_definitions
from generator.passes.openapi.schemas.expressions import Expressions
from generator.passes.openapi.schemas.inline_names import inline_names
from generator.passes.openapi.schemas.named_types import named_types
from generator.passes.openapi.schemas.types import DraftTypes
from generator.passes.pages import Ages, Located, Reported
from generator.passes.rest.evidence.inference import with_names


def document_model(
    files: Sequence[Located[OpenApiFacts]], known: Known, ages: Ages
) -> Reported[DocumentModel | None]:
    """Runs the steps of the phase. The result is None without documents."""
    # references between files lead to their targets
    documents = Documents(files)
    if not documents.operations:
        return Reported(None, documents.diagnostics)
    # one name for each definition, in however many files it stands
    definitions = named_definitions(documents)
    expressions = Expressions(documents, definitions)
    enums = EnumTable(known)
    drafts = DraftTypes(expressions, definitions, known, enums, ages)
    # operations first, since only types that they reach are made
    builder = Operations(expressions, drafts, known)
    named = named_operations(documents.operations)
    drafted = [made for each in named if (made := builder.operation(each))]
    if not drafted:
        return Reported(None, (*documents.diagnostics, *builder.diagnostics))
    drafts.reach(type_ for operation in drafted for type_ in _types_of(operation))
    # names for what has none, after those that documents and other sources give
    names = inline_names(
        expressions.lists,
        {
            key: inline
            for key, inline in expressions.objects.items()
            if key in drafts.objects
        },
        enums,
        {*definitions.counting, *known.carriers},
    )
    operations = tuple(_with_names(operation, names.all) for operation in drafted)
    version = WireName(main_version(operation.version for operation in operations))
    types = named_types(drafts, names, enums, version)
    base = base_path(named)
    value = DocumentModel(
        operations=operations,
        types=types,
        known=as_known(types),
        searched=searched_archives(named),
        tags=tag_texts(named),
        base_path=base,
        reached=frozenset(documents.reached),
    )
    return Reported(
        value,
        (
            *documents.diagnostics,
            *drafts.diagnostics,
            *builder.diagnostics,
            *client_diagnostics(named, base),
        ),
    )


def _types_of(operation: RestOperation) -> Iterator[TypeExpression]:
    yield from (parameter.type for parameter in operation.parameters)
    yield from (answer.type for answer in operation.responses if answer.type)


def _with_names(
    operation: RestOperation, names: Mapping[StructureKey, str]
) -> RestOperation:
    parameters = tuple(
        msgspec.structs.replace(parameter, type=with_names(parameter.type, names))
        for parameter in operation.parameters
    )
    responses = tuple(
        msgspec.structs.replace(
            answer, type=with_names(answer.type, names) if answer.type else None
        )
        for answer in operation.responses
    )
    return msgspec.structs.replace(
        operation, parameters=parameters, responses=responses
    )
