"""What is wrong with a client makes the contract tests of its documents fail: each kind of mistake at one operation."""

from __future__ import annotations

import json

import pytest
from contract.contract_sdk import ContractSdk

WIRE = "wire.json"
MISTAKES = {
    "another route": (WIRE, '"/login"', '"/sign-in"', "Login/login"),
    "another name of a server's path": (
        WIRE,
        '"base_path": "/v2/api"',
        '"base_path": "/v3/api"',
        "Ferry/sinkFerry",
    ),
    "another method": (WIRE, '"method": "PUT"', '"method": "POST"', "Photo/upload"),
    "another parameter in the path": (WIRE, '["ids", ', '["id", ', "Ferry/names"),
    "another name of a field": ("models.py", "    built: ", "    made: ", "Ferry/addFerry"),
    "another type of a field": (
        "models.py",
        "length: float | None",
        "length: str | None",
        "Ferry/getFerry",
    ),
    "another type of dates": (
        "models.py",
        "built: datetime | None",
        "built: str | None",
        "Ferry/addFerry",
    ),
    "another type of a body": (WIRE, '["body", "#Ferry", ', '["body", "#Sailor", ', "Ferry/addFerry"),
    "another type of a result": (
        WIRE,
        '"returns": "array<#Ferry>"',
        '"returns": "array<#Sailor>"',
        "Ferry/listFerries",
    ),
    "a result that is no file": (WIRE, '"result": "binary", ', "", "Photo/addPhoto"),
    "another type in the query": (
        WIRE,
        '["open", "boolean", "query"]',
        '["open", "int32", "query"]',
        "Ferry/listFerries",
    ),
    "no required parameter in the query": (
        WIRE,
        '["harbour", "string", "query", true], ',
        "",
        "Ferry/listFerries",
    ),
    "a parameter that need not be given": (
        WIRE,
        '["harbour", "string", "query", true]',
        '["harbour", "string", "query", false]',
        "Ferry/listFerries",
    ),
    "no optional parameter in the query": (WIRE, '["day", "string", "query"], ', "", "Ferry/listFerries"),
    "another style of lists": (WIRE, '"query", false, null, "comma"]', '"query"]', "Ferry/listFerries"),
    "another separator": (WIRE, '"query", false, null, "pipe"]', '"query", false, null, "space"]', "Ferry/listFerries"),
    "another style of objects": (
        WIRE,
        '"query", false, null, "deep"]',
        '"query", false, null, "properties"]',
        "Ferry/listFerries",
    ),
    "another place": (WIRE, '["session", "string", "cookie"]', '["session", "string", "query"]', "Ferry/listFerries"),
    "another header": (WIRE, '["X-Trace", "string"', '["X-Track", "string"', "Ferry/addFerry"),
    "another kind of body": (WIRE, '"body": "value"', '"body": "binary"', "Ferry/addFerry"),
    "another kind of form": (WIRE, '"body": "form"', '"body": "multipart"', "Login/login"),
    "a form in place of a file": (WIRE, '"body": "binary"', '"body": "multipart"', "Photo/upload"),
    "no field of a form": (WIRE, '["title", "string", "body"], ', "", "Photo/addPhoto"),
    "another field of a form": (WIRE, '["remember", ', '["forget", ', "Login/login"),
    "another type of a field of a form": (
        WIRE,
        '["size", "int64", "body"]',
        '["size", "string", "body"]',
        "Photo/addPhoto",
    ),
    "another media type of a body": (
        WIRE,
        '"application/octet-stream"',
        '"application/pdf"',
        "Photo/upload",
    ),
    "another media type of an answer": (WIRE, '"accept": ["text/csv"]', '"accept": ["text/html"]', "Ferry/names"),
    "a promise that is not kept": (
        "resources/ferry.py",
        ") -> list[models.Ferry]",
        ") -> list[models.Sailor]",
        "Ferry/listFerries",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_fails_the_tests_of_its_operation(
    own_sdk: ContractSdk, kind: str
) -> None:
    file, right, wrong, operation = MISTAKES[kind]
    path = own_sdk.package / file
    text = path.read_text()
    assert right in text, "the client has changed: make the mistake elsewhere"
    path.write_text(text.replace(right, wrong))
    id_ = f"rest/v1/{operation}"
    assert id_ in own_sdk.run(*own_sdk.modules_of([id_])).failed


@pytest.mark.parametrize(
    ("module", "right", "wrong"),
    [
        ("rest/styles.py", '"pipe": "|"', '"pipe": ";"'),
        ("rest/styles.py", "[{key}]", ".{key}"),
        ("rest/bodies/forms.py", "yield head +", "yield head + b' ' +"),
        ("rest/texts.py", "quote(text, safe=safe)", "text"),
        ("errors.py", "404: ", "405: "),
    ],
    ids=["separator", "brackets", "part", "quoting", "status"],
)
def test_a_mistake_of_the_runtime_is_seen(
    own_sdk: ContractSdk, module: str, right: str, wrong: str
) -> None:
    own_sdk.mistake_in_runtime(module, right, wrong)
    assert own_sdk.run("-x").failed


def test_operations_that_are_swapped_are_seen(own_sdk: ContractSdk) -> None:
    path = own_sdk.data / "resources_ferry.json"
    index = json.loads(path.read_text())
    first, second = "rest/v1/Ferry/addFerry", "rest/v1/Ferry/getFerry"
    rows = index["samples"]
    rows[first], rows[second] = rows[second], rows[first]
    path.write_text(json.dumps(index))
    assert own_sdk.run(*own_sdk.modules_of([first])).failed == {first, second}
