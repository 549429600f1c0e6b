"""Documents of OpenAPI: Swagger 2.0, OpenAPI 3.0 and 3.1."""

from __future__ import annotations

import re
from typing import Final

from generator.model.json_facts import JsonScalar
from generator.model.openapi_facts import OpenApiFacts, TagText
from generator.reader.log import DiagnosticLog
from generator.reader.openapi.document import Dialect, Document
from generator.reader.openapi.named import (
    Kind,
    document_parts,
    read_named,
    read_schemas,
)
from generator.reader.openapi.operations import read_paths
from generator.reader.openapi.parse import parsed
from generator.reader.openapi.security import read_schemes
from generator.reader.openapi.servers import document_servers
from generator.reader.openapi.values import description, exact, exact_or_none
from generator.reader.page.limits import MAX_ROUTES, limited
from generator.reader.page.outline import Page
from generator.reader.page.tree import Mapping, Value

_VERSION = re.compile(r"(2\.0|3\.[0-9]+)(?:\.|\Z)")
_DIALECTS: Final = {
    "2.0": Dialect.SWAGGER_2,
    "3.0": Dialect.OPENAPI_3_0,
    "3.1": Dialect.OPENAPI_3_1,
}


def read_openapi(page: Page, log: DiagnosticLog) -> OpenApiFacts | None:
    """The facts of a document; None, with a diagnostic, where it is broken, or of a version that is unknown."""
    root = parsed(page, log)
    if root is None:
        return None
    dialect = _dialect(root, log)
    return None if dialect is None else _facts(root, dialect, log)


def _dialect(root: Mapping, log: DiagnosticLog) -> Dialect | None:
    key = "swagger" if "swagger" in root else "openapi"
    version = _written(root.get(key))
    match = _VERSION.match(version)
    line = root.line_of(key)
    if match is None:
        message = "this version is not read, so nothing of the document was used"
        log.add("openapi-version", line, message, version)
        return None
    if match[1] not in _DIALECTS:
        message = "this version is not known, and the document was read as one of 3.1"
        log.add("openapi-version", line, message, version)
    return _DIALECTS.get(match[1], Dialect.OPENAPI_3_1)


def _written(version: Value) -> str:
    if isinstance(version, JsonScalar):
        return version.text.raw
    return version if isinstance(version, str) else ""


def _facts(root: Mapping, dialect: Dialect, log: DiagnosticLog) -> OpenApiFacts:
    parts = list(document_parts(root))
    schemas = [part.pointer for part in parts if part.kind is Kind.SCHEMA]
    document = Document(root, dialect, schemas, log)
    operations, outside_paths = read_paths(document)
    named = read_named(parts, document)
    return OpenApiFacts(
        dialect=dialect.value,
        title=exact_or_none(root.mapping("info").text("title")),
        servers=tuple(map(exact, document_servers(document))),
        operations=limited(operations, MAX_ROUTES, "operations", root.line, log),
        outside_paths=outside_paths,
        schemas=read_schemas(document),
        tags=_tags(root),
        security_schemes=read_schemes(document),
        parameters=tuple(named.parameters),
        bodies=tuple(named.bodies),
        responses=tuple(named.responses),
        paths=tuple(named.paths),
        line=root.line,
    )


def _tags(root: Mapping) -> tuple[TagText, ...]:
    return tuple(
        TagText(exact(tag.text("name")), description(tag), tag.line)
        for tag in root.items("tags")
        if isinstance(tag, Mapping) and tag.text("name")
    )
