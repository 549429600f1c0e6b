"""Security: schemes of every kind, and the alternatives of operations."""

from __future__ import annotations

from typing import Any

import pytest
from reader.openapi.documents import document, facts_of


def needed(**parts: Any) -> list[list[list[str]] | None]:
    """The alternatives of each operation."""
    facts = facts_of(document(3, **parts))
    return [
        (
            None
            if each.security is None
            else [[name.raw for name in names] for names in each.security]
        )
        for each in facts.operations
    ]


def test_an_operation_replaces_the_security_of_its_document() -> None:
    paths: dict[str, Any] = {
        "/a": {"get": {}, "put": {"security": []}, "post": {"security": [{}, {"b": [], "c d": []}]}},
    }  # fmt: skip
    assert needed(paths=paths) == [None, [], [[], ["b", "c d"]]]
    assert needed(paths=paths, security=[{"a": ["read"]}]) == [
        [["a"]],
        [],
        [[], ["b", "c d"]],
    ]


@pytest.mark.parametrize(
    ("version", "scheme", "expected"),
    [
        (2, {"type": "basic"}, ("http", "basic", None, "")),
        (2, {"type": "apiKey", "name": "X-Key", "in": "header"}, ("apiKey", "", "X-Key", "header")),
        (2, {"type": "oauth2", "flow": "implicit"}, ("oauth2", "", None, "")),
        (3, {"type": "http", "scheme": "Basic"}, ("http", "basic", None, "")),
        (3, {"type": "http", "scheme": "bearer"}, ("http", "bearer", None, "")),
        (3, {"type": "apiKey", "name": "key", "in": "cookie"}, ("apiKey", "", "key", "cookie")),
        (3, {"type": "oauth2", "flows": {}}, ("oauth2", "", None, "")),
        (3, {"type": "openIdConnect"}, ("openIdConnect", "", None, "")),
        (31, {"type": "mutualTLS"}, ("mutualTLS", "", None, "")),
    ],
)  # fmt: skip
def test_schemes_of_every_kind_are_read(
    version: int, scheme: dict[str, Any], expected: tuple[str, str, str | None, str]
) -> None:
    defined = {"Our Password": scheme}
    parts: dict[str, Any] = (
        {"securityDefinitions": defined}
        if version == 2
        else {"components": {"securitySchemes": defined}}
    )
    (found,) = facts_of(document(version, paths={}, **parts)).security_schemes
    assert found.name.raw == "Our Password"
    parameter = found.parameter.raw if found.parameter else None
    assert (found.kind, found.scheme, parameter, found.where) == expected
