"""What is wrong with a client makes its contract tests fail: each kind of mistake, at a seeded sample of operations."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from contract.contract_sdk import ContractSdk

COUNT = 4
"""At how many operations a mistake is made."""
_OTHER_TYPES = {
    "int32": "string",
    "int": "string",
    "string": "boolean",
    "boolean": "string",
    "date-time": "string",
    "dateTime": "string",
    "array<int32>": "array<string>",
    "array<string>": "array<int32>",
}
Operation = tuple[str, dict[str, Any]]
"""The subject id of an operation, and its row in `wire.json`."""
Mistake = Callable[[dict[str, Any]], bool]
"""Changes a row; False where that operation has nothing to change."""


def _operations(wire: dict[str, Any]) -> Iterator[Operation]:
    """The rows of a `wire.json`, of REST or of a version of SOAP."""
    is_rest = "groups" in wire
    start = f"rest/{wire['version']}" if is_rest else f"soap/{wire['version']}"
    for group, rows in wire["groups" if is_rest else "agents"].items():
        for name, row in rows.items():
            yield f"{start}/{group}/{name}", row


def _make(sdk: ContractSdk, path: Path, mistake: Mistake) -> set[str]:
    """Makes a mistake at a sample of the operations of a `wire.json`; gives their ids."""
    wire = json.loads(path.read_text())
    shown = {id_ for index in sdk.indexes().values() for id_ in index["samples"]}
    operations = [operation for operation in _operations(wire) if operation[0] in shown]
    random.Random(88).shuffle(operations)
    made: set[str] = set()
    for id_, row in operations:
        if len(made) < COUNT and mistake(row):
            made.add(id_)
    path.write_text(json.dumps(wire))
    return made


def _on_the_wire(row: dict[str, Any]) -> list[list[Any]]:
    """The parameters whose names go over the wire: a body that is one thing has none."""
    named = row.get("body", "wrapper") == "wrapper"
    return [
        parameter
        for parameter in row.get("parameters", [])
        if named or "body" not in parameter
    ]


def _renamed(row: dict[str, Any]) -> bool:
    for parameter in _on_the_wire(row)[-1:]:
        parameter[0] += "X"
        return True
    return False


def _dropped(row: dict[str, Any]) -> bool:
    for parameter in _on_the_wire(row)[-1:]:
        row["parameters"].remove(parameter)
        return True
    return False


def _of_another_type(row: dict[str, Any]) -> bool:
    """Of a parameter in the body, since all are text in a URL."""
    for parameter in _on_the_wire(row):
        in_url = "query" in parameter or "path" in parameter
        if not in_url and parameter[1] in _OTHER_TYPES:
            parameter[1] = _OTHER_TYPES[parameter[1]]
            return True
    return False


def _with_another_result(row: dict[str, Any]) -> bool:
    if row.get("returns") in _OTHER_TYPES:
        row["returns"] = _OTHER_TYPES[row["returns"]]
        return True
    for parameter in row.get("out", [])[:1]:
        if parameter[1] in _OTHER_TYPES:
            parameter[1] = _OTHER_TYPES[parameter[1]]
            return True
    return False


@pytest.mark.parametrize("wire", ["wire.json", "soap/services88/wire.json"])
@pytest.mark.parametrize(
    "mistake", [_renamed, _dropped, _of_another_type, _with_another_result]
)
def test_another_name_type_or_number_of_parameters_is_seen(
    own_sdk: ContractSdk, wire: str, mistake: Mistake
) -> None:
    made = _make(own_sdk, own_sdk.package / wire, mistake)
    assert len(made) > 1
    assert made <= own_sdk.run(*own_sdk.modules_of(made)).failed


def _with_another_action(row: dict[str, Any]) -> bool:
    row["action"] = row.get("action", "urn:usual") + "2"
    return True


def _without_headers(row: dict[str, Any]) -> bool:
    row["headers"] = []
    return True


@pytest.mark.parametrize("mistake", [_with_another_action, _without_headers])
def test_another_action_or_a_missing_header_of_soap_is_seen(
    own_sdk: ContractSdk, mistake: Mistake
) -> None:
    made = _make(own_sdk, own_sdk.package / "soap/services88/wire.json", mistake)
    assert len(made) == COUNT
    assert own_sdk.run(*own_sdk.modules_of(made)).failed == made


@pytest.mark.parametrize(
    ("module", "right", "wrong"),
    [
        ("soap/envelope.py", "<s:Header>{joined}</s:Header>", "{joined}"),
        ("auth/header_auth.py", '"Authorization":', '"X-Authorization":'),
        ("rest/headers.py", '"SO-Culture":', '"SO-TimeZone":'),
        ("rest/headers.py", '"Accept-Language":', '"Accept-Tongue":'),
        ("rest/texts.py", "quote(text, safe=safe)", 'quote(text, safe=safe + "/")'),
        ("rest/texts.py", "quote(text, safe=safe)", "text"),
        (
            "rest/bodies/content.py",
            '"{JSON}; charset=utf-8"',
            '"text/json; charset=utf-8"',
        ),
        (
            "rest/codec/unknown.py",
            "unknown[wire] = fields.pop(wire)",
            "fields.pop(wire)",
        ),
        ("errors.py", "412: ", "413: "),
    ],
    ids=lambda value: re.sub(r"\W+", "-", value)[:30],
)
def test_a_mistake_of_the_runtime_is_seen(
    own_sdk: ContractSdk, module: str, right: str, wrong: str
) -> None:
    own_sdk.mistake_in_runtime(module, right, wrong)
    assert own_sdk.run("-x").failed


@pytest.mark.parametrize(
    ("module", "right", "wrong"),
    [
        ("models.py", ": datetime | None", ": str | None"),
        ("models.py", ": int | None", ": str | None"),
        ("models.py", "    name: ", "    title: "),
        ("models.py", 'name="_Links"', 'name="links"'),
        ("soap/services88/models.py", ": datetime | None", ": str | None"),
        ("soap/services88/models.py", ": int | None", ": bool | None"),
        ("agents/blob.py", "-> bytes", "-> str"),
        ("resources/contact.py", "-> models.ContactEntity", "-> models.Contact"),
        ("async_agents/list.py", "-> list[", "-> dict[str, "),
        ("soap/services88/async_agents/list.py", "PriorityEntity:", "Priority:"),
    ],
    ids=str,
)
def test_another_annotation_or_name_of_a_field_is_seen(
    own_sdk: ContractSdk, module: str, right: str, wrong: str
) -> None:
    path = own_sdk.package / module
    text = path.read_text()
    assert right in text, "the client has changed: make the mistake elsewhere"
    path.write_text(text.replace(right, wrong))
    assert own_sdk.run("-x").failed


def _swap(first: dict[str, Any], second: dict[str, Any], part: str) -> None:
    first[part], second[part] = second[part], first[part]


@pytest.mark.parametrize("part", ["request", "response"])
def test_swapped_samples_are_seen(own_sdk: ContractSdk, part: str) -> None:
    """Answers are swapped where the results differ: others of one type are as good as each other."""
    swapped: set[str] = set()
    for name, index in own_sdk.indexes().items():
        results = {
            id_: own_sdk.index[id_]["returns"]
            for id_, row in index["samples"].items()
            if part in row
        }
        if not results:
            continue
        first, *others = results
        other = next(
            (other for other in others if results[other] != results[first]), None
        )
        if other is not None:
            _swap(index["samples"][first], index["samples"][other], part)
            swapped |= {first, other}
            (own_sdk.data / f"{name}.json").write_text(json.dumps(index))
    assert len(swapped) > 10
    failed = own_sdk.run().failed
    for id_ in swapped:
        assert id_ in failed
