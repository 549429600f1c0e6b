"""The operation of a request that more than one route matches."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from generator.runtime.testing.routes import Routes

ROUTES = {
    "Get": ("GET", "/api/v1/User/{id}", "int32"),
    "GetByName": ("GET", "/api/v1/User/{name}", "string"),
    "GetDefault": ("GET", "/api/v1/User/default", ""),
    "GetRole": ("GET", "/api/v1/User/{id}/Role", "int32"),
    "Put": ("PUT", "/api/v1/User/{id}", "int32"),
    "GetAll": ("GET", "/api/v1/User", ""),
    "GetDotted": ("GET", "/api/v1/a.b", ""),
}


@pytest.fixture
def routes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Routes:
    folder = tmp_path / "example_routes"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    rows = {
        name: {
            "method": method,
            "path": path,
            "parameters": [{"in": "path", "wire": wire, "type": type_} for wire in ("id", "name") if f"{{{wire}}}" in path],
        }
        for name, (method, path, type_) in ROUTES.items()
    }  # fmt: skip
    wire = {"schema": 1, "version": "v1", "groups": {"User": rows}}
    (folder / "wire.json").write_text(json.dumps(wire))
    calls = {f"rest/v1/User/{name}": {"call": f"user.{name}"} for name in ROUTES}
    index = calls | {"types/User#field/Id": "example_routes.models.User.id"}
    (folder / "api.json").write_text(json.dumps(index))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "example_routes", raising=False)
    return Routes("example_routes")


@pytest.mark.parametrize(
    ("method", "path", "call"),
    [
        ("GET", "/C1/api/v1/User/5", "user.Get"),
        ("GET", "/C1/api/v1/User/-1?x=/api/v1/User", "user.Get"),
        ("GET", "/C1/api/v1/User/ada", "user.GetByName"),
        ("GET", "/C1/api/v1/User/5a", "user.GetByName"),
        ("GET", "/C1/api/v1/User/default", "user.GetDefault"),
        ("GET", "/C1/api/v1/User/5/Role", "user.GetRole"),
        ("PUT", "/C1/api/v1/User/5", "user.Put"),
        ("GET", "/C1/api/v1/User", "user.GetAll"),
        ("GET", "/api/v1/a.b", "user.GetDotted"),
    ],
)
def test_the_narrowest_route_is_taken(
    method: str, path: str, call: str, routes: Routes
) -> None:
    assert routes.find(method, f"https://a.example{path}").call == call


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/v1/User/5"),
        ("PUT", "/api/v1/User/ada"),
        ("GET", "/api/v1/User/5/Role/x"),
        ("GET", "/api/v1/aXb"),
    ],
)
def test_what_no_route_fits_is_an_error(method: str, path: str, routes: Routes) -> None:
    with pytest.raises(LookupError, match=f"no operation has {method} {path}"):
        routes.find(method, f"https://a.example{path}?secret=1")


def test_all_calls_are_known(routes: Routes) -> None:
    assert routes.calls == {f"user.{name}" for name in ROUTES}
