"""Documents in parts, with several servers, and with null in all spellings: SDKs that call a local server."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from documents.conftest import Made
from servers.recording import RecordingServer

FOLDER = Path(__file__).parent
HARBOUR = sorted((FOLDER / "harbour").rglob("*.yaml"))
JSON = {"Content-Type": "application/json"}


def _in_one(files: dict[str, str], document: str) -> Any:
    """The document with its parts, by path, under a key of its own."""

    def moved(part: Any, path: str) -> Any:
        if isinstance(part, list):
            return [moved(each, path) for each in part]
        if not isinstance(part, dict):
            return part
        made = {key: moved(value, path) for key, value in part.items()}
        if "$ref" in made:
            file, _, pointer = made["$ref"].partition("#")
            place = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            key = (place if file else path).replace("/", "~1")
            made["$ref"] = f"#/x-files/{key}{pointer}"
        return made

    whole = {path: moved(yaml.safe_load(text), path) for path, text in files.items()}
    return {**whole[document], "x-files": whole}


@pytest.fixture
def harbour(made: Callable[..., Made]) -> Made:
    files = {
        file.relative_to(FOLDER).as_posix(): file.read_text("utf-8") for file in HARBOUR
    }
    document = "harbour/openapi.yaml"
    return made(files, document, _in_one(files, document))


@pytest.mark.parametrize("with_optional", [True, False])
def test_a_document_in_many_files_is_called_as_a_whole(
    harbour: Made, with_optional: bool
) -> None:
    assert harbour.diagnostics == ()
    assert harbour.calls.problems(harbour.sdk, with_optional=with_optional) == {}


def test_parts_in_other_files_have_their_types(harbour: Made) -> None:
    calls = {operation.id: operation for operation in harbour.api.operations}
    assert sorted(calls) == [
        "rest/v1/Berths/moor",
        "rest/v1/Ships/delete",
        "rest/v1/Ships/get",
        "rest/v1/Ships/list",
    ]
    types = {type_.wire: type_ for type_ in harbour.api.types}
    assert {"Berth", "Ship", "Kind"} <= types.keys()
    fields = {field.wire: str(field.type) for field in types["Ship"].fields}
    assert fields["sister"] == str(types["Berth"].fields[1].type)


def _servers(made: Callable[..., Made]) -> Made:
    return made({"w.yaml": (FOLDER / "servers.yaml").read_text("utf-8")}, "w.yaml")


def test_operations_have_the_paths_of_their_own_servers(
    made: Callable[..., Made],
) -> None:
    weather = _servers(made)
    assert weather.calls.problems(weather.sdk, with_optional=True) == {}
    routes = {row.wire: row.path for row in weather.api.rest.operations}
    # a variable in the path of a server, and what follows it, is part of the base URL
    assert routes == {
        "stations": "/stations",
        "image": "/files/images/{name}.png",
        "replaceImage": "/uploads/images/{name}.png",
    }


def test_each_server_that_a_client_must_be_given_is_named_once(
    made: Callable[..., Made],
) -> None:
    named = [case for case in _servers(made).diagnostics if case.id == "openapi-server"]
    urls = [case.detail.raw for case in named if case.detail]
    assert urls == ["https://images.weather.example/files", "/uploads"]


@pytest.mark.parametrize("version", ["2_0", "3_0", "3_1"])
def test_null_is_sent_and_read_however_it_is_spelt(
    version: str, made: Callable[..., Made]
) -> None:
    text = (FOLDER / f"nulls_{version}.yaml").read_text("utf-8")
    nulls = made({"nulls.yaml": text}, "nulls.yaml")
    assert nulls.diagnostics == ()
    (thing,) = (type_ for type_ in nulls.api.types if type_.wire == "Thing")
    nullable = {field.wire for field in thing.fields if field.nillable}
    assert nullable == {field.wire for field in thing.fields} - {"plain"}
    assert nulls.calls.problems(nulls.sdk, with_optional=True) == {}
    document = {field.wire: None for field in thing.fields} | {"plain": 3}
    with RecordingServer() as server:
        server.answer(json.dumps(document).encode(), headers=JSON)
        with nulls.sdk.SuperOffice(f"{server.url}/n", auth=None) as so:
            answer = so.things.put(nulls.sdk.models.Thing(plain=3))
    assert {name: getattr(answer, name) for name in document} == document
    assert json.loads(server.requests[0].body) == {"plain": 3}


def test_texts_of_the_sdk_are_about_its_own_api(made: Callable[..., Made]) -> None:
    weather = _servers(made)
    texts = {
        path: content.data().decode()
        for path, content in weather.files.items()
        if path.endswith((".md", ".txt", ".toml"))
    }
    words = (
        "superoffice.com",
        "Cust12345",
        "SuperOffice CRM",
        "/api/v1",
    )
    named = {path for path, text in texts.items() for word in words if word in text}
    assert named == set()
    guide = texts["docs/guides/authentication.md"]
    assert all(name in guide for name in ("ApiKeyAuth", "BasicAuth", "BearerAuth"))
    assert 'url = "https://api.example.com"' in texts["README.md"]
