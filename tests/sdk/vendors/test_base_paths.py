"""The base URL of an API with servers of its own is what its routes go on from, whatever path it has."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from emit.rest.rest_api import api_of, operation
from servers.recording import RecordingServer
from support.guides import programs

from generator.emit.rest.base_path import base_path
from generator.model.api import RestApi

JSON = {"Content-Type": "application/json"}


@pytest.mark.parametrize("place", ["", "/v2", "/shop/v9", "/api", "/api/v2"])
def test_routes_go_on_from_any_base_url(
    sdk: Any, server: RecordingServer, place: str
) -> None:
    server.answer(b"7", headers=JSON)
    with sdk.SuperOffice(f"{server.url}{place}/", auth=None) as so:
        assert so.orders.count() == 7
    assert server.requests[0].target == f"{place}/count"


@pytest.mark.parametrize("url", ["shop.example", "ftp://a.example", "https://a@b.example", "https://a.example?x=1"])  # fmt: skip
def test_what_is_no_base_url_is_refused(sdk: Any, url: str) -> None:
    with pytest.raises(sdk.ConfigurationError, match="base_url"):
        sdk.SuperOffice(url, auth=None)


@pytest.mark.parametrize("path", ["/orders/5", "/v2/orders/5"])
def test_a_request_takes_paths_below_the_base_url_and_those_of_pages(
    so: Any, server: RecordingServer, path: str
) -> None:
    server.answer(b"{}", headers=JSON)
    assert so.request("GET", path, query={"a": [1, 2]}).parse() == {}
    assert server.requests[0].target == "/shop/orders/5?a=1&a=2"


@pytest.mark.parametrize("path", ["//evil.example/x", "/../x", "orders"])
def test_a_request_does_not_leave_the_base_url(
    sdk: Any, so: Any, server: RecordingServer, path: str
) -> None:
    with pytest.raises(sdk.EncodeError):
        so.request("GET", path)
    assert server.requests == []


def test_no_call_returns_the_version_of_another_api(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    with pytest.raises(sdk.EncodeError, match="no call that returns its version"):
        so.version()
    assert server.requests == []


def test_the_environment_has_the_same_base_url(
    sdk: Any, server: RecordingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPEROFFICE_URL", f"{server.url}/v2")
    monkeypatch.setenv("SUPEROFFICE_TOKEN", "secret-token")
    server.answer(b"7", headers=JSON)
    with sdk.SuperOffice.from_env() as so:
        assert so.orders.count() == 7
    assert server.requests[0].target == "/v2/count"


def test_an_answer_of_a_moved_tenant_is_an_error_without_a_login_server(
    sdk: Any, so: Any, server: RecordingServer
) -> None:
    server.answer(status=421)
    with pytest.raises(sdk.MisdirectedRequestError):
        so.orders.count()
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("routes", "stated", "base"),
    [
        (["/api/v1/a"], "/api", "/api"),
        (["/v2/a", "/v2"], "/v2", "/v2"),
        (["/v2/a", "/v20/b"], "/v2", ""),
        (["/a"], "", ""),
        (["/{shop}/a"], "/{shop}", ""),
    ],
)
def test_a_base_path_is_what_all_routes_begin_with(
    routes: list[str], stated: str, base: str
) -> None:
    operations = (operation(f"x/a{number}", route=route) for number, route in enumerate(routes))  # fmt: skip
    api = api_of(*operations, base_path=stated).rest
    assert isinstance(api, RestApi)
    assert base_path(api) == base


def test_groups_have_names_that_clients_do_not_use(sdk: Any, so: Any) -> None:
    groups = "close_ request_ version_ agents_ options_ pet import_ models".split()
    assert [getattr(so, name).get.__name__ for name in groups] == ["get"] * len(groups)
    assert sdk.resources.PetResource is type(so.pet)


def test_type_checkers_find_nothing(folder: Path) -> None:
    for checker in (["mypy", "--strict"], ["pyright", "--pythonpath", sys.executable]):
        done = subprocess.run(
            [sys.executable, "-m", *checker, "shop_sdk"],
            cwd=folder, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:]


def test_guides_show_the_url_of_a_server(folder: Path) -> None:
    guide = (folder / "docs/guides/start.md").read_text()
    assert 'url = "https://api.example.com/v2"' in guide
    assert "`/api` belongs to the URL" not in guide


def test_the_code_of_guides_passes_the_type_checker(
    folder: Path, tmp_path: Path
) -> None:
    for name, code in programs(folder).items():
        path = tmp_path / f"{name.replace('-', '_')}.py"
        path.write_text(code, encoding="utf-8")
    settings = tmp_path / "mypy.ini"
    settings.write_text(f"[mypy]\nstrict = true\nmypy_path = {folder}\nfollow_imports = silent\n")  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(settings), *map(str, tmp_path.glob("*.py"))],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.startswith("Success"), done.stdout


def test_the_longest_route_that_fits_is_that_of_a_call(sdk: Any) -> None:
    routes = importlib.import_module("shop_sdk._runtime.testing.routes")
    found = routes.Routes("shop_sdk").find
    assert found("GET", "https://a.example/v2/pet").call == "pet.get"
    assert found("GET", "https://a.example/x/orders/5").call == "orders.get"
    assert found("GET", "https://a.example/v2/orders/some/a,b").call == "orders.some"
    assert found("GET", "https://a.example/v2/orders/5/page").call == "orders.page"
