"""The operation of a request that more than one route matches."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

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
    rows: dict[str, dict[str, Any]] = {
        name: {
            "method": method,
            "path": path,
            "parameters": [[wire, type_, "path"] for wire in ("id", "name") if f"{{{wire}}}" in path],
        }
        for name, (method, path, type_) in ROUTES.items()
    }  # fmt: skip
    rows["GetDefault"]["call"] = "user.default"
    wire = {"schema": 1, "version": "v1", "groups": {"User": rows}}
    (folder / "wire.json").write_text(json.dumps(wire))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "example_routes", raising=False)
    return Routes("example_routes")


@pytest.mark.parametrize(
    ("method", "path", "call"),
    [
        ("GET", "/C1/api/v1/User/5", "user.get"),
        ("GET", "/C1/api/v1/User/-1?x=/api/v1/User", "user.get"),
        ("GET", "/C1/api/v1/User/ada", "user.get_by_name"),
        ("GET", "/C1/api/v1/User/5a", "user.get_by_name"),
        ("GET", "/C1/api/v1/User/default", "user.default"),
        ("GET", "/C1/api/v1/User/5/Role", "user.get_role"),
        ("PUT", "/C1/api/v1/User/5", "user.put"),
        ("GET", "/C1/api/v1/User", "user.get_all"),
        ("GET", "/api/v1/a.b", "user.get_dotted"),
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
    assert routes.calls == {
        "user.get",
        "user.get_by_name",
        "user.default",
        "user.get_role",
        "user.put",
        "user.get_all",
        "user.get_dotted",
    }
