"""The document: what the REST part of the model says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, cast

from generator.emit.openapi.evidence import evidence_of
from generator.emit.openapi.examples import Examples
from generator.emit.openapi.fitting import Fitting
from generator.emit.openapi.operations import written_operation
from generator.emit.openapi.paths import Place, operation_ids, places, tag_of
from generator.emit.openapi.schemas import Json, Schemas, described
from generator.emit.openapi.security import requirements, security_schemes
from generator.model.api import Agent, RestApi, RestOperation
from generator.model.clients import API_PATH
from generator.model.ids import main_version
from generator.model.samples import NO_SAMPLES, Samples

DOCUMENTED_PATH: Final = "x-docwright-path"
"""The key of the documented path of an operation whose path is written otherwise."""

MORE_OPERATIONS: Final = "x-docwright-operations"
"""The key of operations that OpenAPI has no place for, each with its method and documented path."""

_DESCRIPTION: Final = (
    "What the pages of the API reference say together. `x-docwright-evidence` has the page, line and kind of source of "
    "each part."
)
_HOST: Final = {
    "default": "online.superoffice.com",
    "description": "The host of the tenant's environment, or that of an installation.",
}
_TENANT: Final = {
    "default": "Cust12345",
    "description": "The identifier of the tenant, or the folder of an installation.",
}
_SERVERS: Final = [
    {
        "url": "https://{host}/{tenant}",
        "description": "The URL of the tenant, below which all paths are.",
        "variables": {"host": _HOST, "tenant": _TENANT},
    }
]
_OTHER_SERVERS: Final = [
    {
        "url": "https://{host}",
        "description": "The server, below which all paths are.",
        "variables": {"host": {"default": "localhost"}},
    }
]
"""Those of documents with servers of their own, which the model does not have."""


def openapi_document(api: RestApi, samples: Samples = NO_SAMPLES) -> Json:
    """The document of OpenAPI 3.1 of an API that has an operation; the same model and samples give the same document."""
    schemas = Schemas(api.types)
    examples = Examples(samples, Fitting(api.types))
    ids = operation_ids(api.operations, {str(type_.wire) for type_ in api.types})
    where = places(api.operations)
    paths: dict[str, Json] = {}
    components = schemas.components()
    for operation in api.operations:
        written = written_operation(operation, ids[operation.id], schemas, examples)
        components |= written.components
        _add(paths, operation, where[operation.id], written.operation)
    schemes = security_schemes(api.operations)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "SuperOffice CRM web services: REST",
            "version": str(main_version({agent.version for agent in api.agents})),
            "description": _DESCRIPTION,
        },
        "servers": _SERVERS if api.base_path == API_PATH else _OTHER_SERVERS,
        "security": requirements(schemes),
        "tags": _tags(api.agents, api.operations),
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": schemes},
    }


def _add(
    paths: dict[str, Json], operation: RestOperation, place: Place, written: Json
) -> None:
    """Puts an operation below its path."""
    item = paths.setdefault(place.path, {})
    method = operation.method.lower()
    if place.path != operation.path or place.is_apart:
        written = written | {DOCUMENTED_PATH: operation.path}
    if place.is_apart:
        item.setdefault(MORE_OPERATIONS, []).append({"method": method} | written)
    else:
        item[method] = written


def _tags(agents: Iterable[Agent], operations: Iterable[RestOperation]) -> list[Json]:
    """The tags of all groups, in the order of the model."""
    names = {operation.group_id: tag_of(operation) for operation in operations}
    tags: dict[str, Json] = {}
    for agent in agents:
        name = names.get(agent.id)
        if name is not None:
            facts = {**described(agent.description), **evidence_of(agent.evidence)}
            tags.setdefault(name, {"name": name, **facts})
    return list(tags.values())


def moved_operations(document: Json) -> Iterator[str]:
    """Yields a line for each operation whose path in a document is not the documented one."""
    for path, item in document["paths"].items():
        for operation in item.values():
            if isinstance(operation, list):
                for apart in cast("list[Json]", operation):
                    yield (
                        f"{apart['operationId']} is below {MORE_OPERATIONS} of {path}: OpenAPI has no other place for "
                        f"{str(apart['method']).upper()} {apart[DOCUMENTED_PATH]}"
                    )
            elif DOCUMENTED_PATH in operation:
                yield (
                    f"{operation['operationId']} has the path {path}: OpenAPI takes {operation[DOCUMENTED_PATH]} for the "
                    "same as the path of another operation"
                )
