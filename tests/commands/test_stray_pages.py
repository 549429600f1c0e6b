"""One page that is unlike the others stops nothing: its call is generated too, or a diagnostic says why not."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from support.pages import operation_page
from support.rest_pages import rest_page

Docwright = Callable[..., Any]
_ID = (("id", "int32", "The key. **Required**"),)


def page(route: str, uid: str, **parts: Any) -> str:
    shown = {"rows": (("Id", "int32"),), "response": {"Id": 1}}
    return rest_page(route, uid=uid, response_body="Thing", **shown, **parts)


def resource(route: str, uid: str) -> str:
    return page(route, uid, path=_ID)


USUAL = {
    "a.md": page("POST /api/v1/Agents/Parcel/Send", "v1ParcelAgent_Send"),
    "b.md": resource("GET /api/v1/Thing/{id}", "v1ThingEntity_Get"),
    "c.md": operation_page("Services88/Parcel/Send"),
}
CALLS = {
    "rest/v1/Agents/Parcel/Send": "agents.parcel.send",
    "rest/v1/Thing/Get": "thing.get",
    "soap/Services88/Parcel/Send": "parcel.send",
}


def _calls(folder: Path) -> dict[str, str]:
    index = json.loads((folder / "sdk/superoffice/api.json").read_text())
    return {id_: row["call"] for id_, row in index.items() if isinstance(row, dict)}


def _generated(docwright: Docwright, folder: Path, texts: Mapping[str, str]) -> Any:
    (folder / "docs").mkdir()
    for path, text in texts.items():
        (folder / "docs" / path).write_text(text)
    run = docwright("generate", "docs", "-o", "sdk", "--no-format")
    assert run.status == 0, run.err
    code = "import superoffice, superoffice.agents, superoffice.resources, superoffice.models"
    subprocess.run([sys.executable, "-c", code], cwd=folder / "sdk", check=True)
    return run


@pytest.mark.parametrize(
    ("stray", "more"),
    [
        pytest.param(
            resource("GET /api/v2/Thing/{id}", "v2ThingEntity_Get"),
            {"rest/v2/Thing/Get": "v2_thing.get"},
            id="another version of a resource",
        ),
        pytest.param(
            page("POST /api/v2/Agents/Parcel/Send", "v2ParcelAgent_Send"),
            {"rest/v2/Agents/Parcel/Send": "agents.v2_parcel.send"},
            id="another version of an agent",
        ),
        pytest.param(
            resource("GET /api/v10/Other/{id}", "v10Other_Get"),
            {"rest/v10/Other/Get": "other.get"},
            id="another version of another resource",
        ),
        pytest.param(
            resource("GET /api/j1/Thing/{id}", "v1ThingEntity_Get"),
            {"rest/j1/Thing/Get": "j1_thing.get"},
            id="a version that sorts first",
        ),
        pytest.param(
            resource("GET /api/Thing/{id}/Parts", "v1ThingEntity_GetParts"),
            {"rest/v1/Thing/GetParts": "thing.get_parts"},
            id="no version in the route",
        ),
        pytest.param(
            resource("GET /api/V1/Thing/{id}/Parts", "v1ThingEntity_GetParts"),
            {"rest/v1/Thing/GetParts": "thing.get_parts"},
            id="a version in capitals",
        ),
        pytest.param(
            resource("GET /api/v1/thing/{id}/Parts", "v1thingEntity_GetParts"),
            {"rest/v1/thing/GetParts": "thing_2.get_parts"},
            id="a group in lower case",
        ),
        pytest.param(
            resource("GET /api/v1/Thing/{id}/Parts", "v1ThingEntity_get"),
            {"rest/v1/Thing/get": "thing.get_2"},
            id="an operation in lower case",
        ),
        pytest.param(
            page(
                "GET /api/v1/Thing/{key}",
                "v1ThingEntity_GetByKey",
                path=(("key", "string"),),
            ),
            {"rest/v1/Thing/GetByKey": "thing.get_by_key"},
            id="the same route with another parameter",
        ),
        pytest.param(
            resource("GET /api/v1/Thing/{id}/{id}", "v1ThingEntity_GetTwice"),
            {"rest/v1/Thing/GetTwice": "thing.get_twice"},
            id="a parameter twice in a route",
        ),
        pytest.param(
            operation_page("services88/Parcel/Send"),
            {"soap/services88/Parcel/Send": "parcel.send"},
            id="a version of SOAP in lower case",
        ),
        pytest.param(
            operation_page("Services88/parcel/Send"),
            {"soap/Services88/parcel/Send": "parcel_2.send"},
            id="an agent of SOAP in lower case",
        ),
    ],
)
def test_the_calls_of_a_stray_page_are_generated_too(
    docwright: Docwright, tmp_path: Path, stray: str, more: dict[str, str]
) -> None:
    _generated(docwright, tmp_path, USUAL | {"stray.md": stray})
    assert _calls(tmp_path) == CALLS | more


@pytest.mark.parametrize(
    "route",
    [
        "GET /rest/v1/Thing/{id}",
        "GET /Tenant/api/v1/Thing/{id}",
        "GET /api/v1/Thing/{id}/",
        "GET /api/{id}/Thing",
    ],
)
def test_a_route_that_cannot_be_used_is_reported(
    docwright: Docwright, tmp_path: Path, route: str
) -> None:
    stray = resource(route, "v1ThingEntity_GetOther")
    run = _generated(docwright, tmp_path, USUAL | {"stray.md": stray})
    assert "stray.md" in run.err
    assert "page-incomplete" in run.err
    assert _calls(tmp_path) == CALLS


def test_a_second_version_is_reported_at_its_first_page(
    docwright: Docwright, tmp_path: Path
) -> None:
    stray = {
        "p.md": resource("GET /api/v2/Thing/{id}", "v2ThingEntity_Get"),
        "q.md": resource("GET /api/v2/Thing/{id}/Parts", "v2ThingEntity_GetParts"),
    }
    run = _generated(docwright, tmp_path, USUAL | stray)
    assert run.err.count("[rest-versions-mixed]") == 1
    wire = json.loads((tmp_path / "sdk/superoffice/wire.json").read_text())
    assert wire["version"] == "v1"
    assert set(wire["groups"]) == {"Agents/Parcel", "Thing", "v2/Thing"}


def test_the_contract_tests_call_every_version(
    docwright: Docwright, tmp_path: Path
) -> None:
    stray = {"p.md": resource("GET /api/v2/Thing/{id}", "v2ThingEntity_Get")}
    _generated(docwright, tmp_path, USUAL | stray)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    run = subprocess.run(
        [*command, "tests/contract"],
        cwd=tmp_path / "sdk",
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout[-2000:]


def test_two_places_of_a_parameter_are_two_parameters(
    docwright: Docwright, tmp_path: Path
) -> None:
    stray = page("GET /api/v1/Other/{id}", "v1Other_Get", path=_ID, query=_ID)
    _generated(docwright, tmp_path, USUAL | {"stray.md": stray})
    index = json.loads((tmp_path / "sdk/superoffice/api.json").read_text())
    names = index["rest/v1/Other/Get"]["parameters"]
    assert names == {"path/id": "id", "query/id": "id_2"}
