"""What documents of other vendors say of servers and credentials, and what users of their SDKs must be told."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.passes import Built, build_api
from generator.reader.read import read_page


def _built(**files: dict[str, Any]) -> Built:
    """The model of documents with `GET /a`, or with other `paths`."""
    pages = []
    for name, stated in files.items():
        document = {
            "openapi": "3.1.0",
            "info": {"title": name, "version": "1"},
            "paths": {f"/{name}": {"get": {"responses": {}}}},
            **stated,
        }
        text = yaml.safe_dump(document)
        pages.append(read_page(f"{name}.yaml", text.encode()))
    return build_api(pages)


def _servers(*urls: str) -> dict[str, Any]:
    return {"servers": [{"url": url} for url in urls]}


@pytest.mark.parametrize(
    ("files", "base_path"),
    [
        ({"a": _servers("https://x.example/v2", "https://y.example")}, "/v2"),
        ({"a": _servers("/v2/")}, "/v2"),
        ({"a": {}}, ""),
        ({"a": _servers("https://x.example/v2"), "b": _servers("/v2")}, "/v2"),
        ({"a": _servers("https://x.example/v2"), "b": _servers("/v3")}, ""),
    ],
)
def test_the_base_url_ends_in_what_all_routes_begin_with(
    files: dict[str, Any], base_path: str
) -> None:
    assert _built(**files).api.base_path == base_path


def test_the_base_url_is_described_where_documents_have_several() -> None:
    built = _built(a=_servers("https://x.example/v2"), b=_servers("/v3"))
    cases = [(case.path, case.id, case.message) for case in built.diagnostics]
    assert cases == [
        ("a.yaml", "openapi-server", "routes do not all begin with '/v2', so the base URL of clients has no path"),
        ("b.yaml", "openapi-server", "routes do not all begin with '/v3', so the base URL of clients has no path"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "scheme",
    [
        {"type": "http", "scheme": "basic"},
        {"type": "http", "scheme": "Bearer", "bearerFormat": "JWT"},
        {"type": "apiKey", "in": "header", "name": "X-Key"},
        {"type": "apiKey", "in": "query", "name": "key"},
        {"type": "apiKey", "in": "cookie", "name": "key"},
        {"type": "oauth2", "flows": {}},
        {"type": "openIdConnect", "openIdConnectUrl": "https://x.example"},
    ],
)
def test_credentials_that_a_class_makes_need_no_word(scheme: dict[str, Any]) -> None:
    built = _built(a={"components": {"securitySchemes": {"S": scheme}}})
    assert built.diagnostics == ()


@pytest.mark.parametrize(
    ("scheme", "kind"),
    [
        ({"type": "mutualTLS"}, "mutualTLS"),
        ({"type": "http", "scheme": "digest"}, "http digest"),
        ({"type": "apiKey", "in": "body", "name": "key"}, "apiKey"),
    ],
)
def test_credentials_that_no_class_makes_are_reported_once(
    scheme: dict[str, Any], kind: str
) -> None:
    built = _built(a={"components": {"securitySchemes": {"S": scheme}}})
    (case,) = built.diagnostics
    assert case.id == "openapi-security"
    assert case.message == f"no class makes the credentials of 'S' ('{kind}')"
