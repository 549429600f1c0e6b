"""What users of clients must know of documents and no call can tell them: servers and credentials. Each is a diagnostic.

Rule: a client has one base URL, whose path is the one that all routes begin with. `openapi-server` names the base URL where
a document has more than one path of servers. Credentials that no class makes are `openapi-security`, once for each scheme;
those that a class makes need none. SuperOffice's own files need neither.
Source: `servers`, and `securitySchemes` of OpenAPI 3 or `securityDefinitions` of Swagger 2.0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from generator.model.diagnostics import Diagnostic
from generator.model.openapi_facts import OpenApiFacts, SecurityScheme
from generator.passes.openapi.documents import server_path
from generator.passes.openapi.named_operations import NamedOperation
from generator.passes.pages import Located

_HTTP_SCHEMES: Final = frozenset({"basic", "bearer"})
_PLACES: Final = frozenset({"header", "query", "cookie"})
_TOKENS: Final = frozenset({"oauth2", "openIdConnect"})


def client_diagnostics(
    operations: Iterable[NamedOperation], base_path: str
) -> Iterator[Diagnostic]:
    """Yields what users of the SDK of other documents than SuperOffice's must know, once for each document."""
    documents = {
        named.operation.document.path: named.operation.document
        for named in operations
        if not named.names.is_vendor
    }
    for document in documents.values():
        yield from _of_servers(document, base_path)
        yield from _of_credentials(document)


def _of_servers(
    document: Located[OpenApiFacts], base_path: str
) -> Iterator[Diagnostic]:
    facts = document.facts
    path = server_path(facts)
    if path and path != base_path:
        message = (
            f"routes do not all begin with {path[:100]!a}, so the base URL of clients "
            f"{'ends in ' + base_path if base_path else 'has no path'}"
        )
        yield Diagnostic("openapi-server", document.path, facts.line, message)


def _of_credentials(document: Located[OpenApiFacts]) -> Iterator[Diagnostic]:
    for scheme in document.facts.security_schemes:
        if not _has_class(scheme):
            kind = " ".join(filter(None, (scheme.kind, scheme.scheme)))
            message = f"no class makes the credentials of {scheme.name.raw[:100]!a} ({kind[:60]!a})"
            yield Diagnostic("openapi-security", document.path, scheme.line, message)


def _has_class(scheme: SecurityScheme) -> bool:
    if scheme.kind == "http":
        return scheme.scheme in _HTTP_SCHEMES
    if scheme.kind == "apiKey":
        return scheme.where in _PLACES and scheme.parameter is not None
    return scheme.kind in _TOKENS
