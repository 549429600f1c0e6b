"""`docwright export overlay`: the corrections of the overrides, for the exported document."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from oas_patch.overlay import apply_overlay

from tests.commands.conftest import SEEDS

Docwright = Callable[..., Any]

_PAGES = [SEEDS / "reference" / part for part in ("restful", "soap", "webapi")]
"""The pages without the document, which has corrections of its own."""

_OVERRIDES = """
rest/v1/Contact/GetImage#param/w: { type: int64, text: "Pixels." }
rest/v1/Contact/GetImage#param/h: { required: true }
rest/v1/Contact/GetAll: { text: "All of them.\\n\\nIn pages." }
rest/v1/Contact/GetContactEntity#result: { type: "dict<string,#types/ContactEntity>" }
rest/v1/Webhook/SignalEvent: { drop: true }
rest/v1/Agents/Appointment/Reject#param/RejectReason: { type: int32, required: true }
types/AppointmentEntity#field/StartDate: { type: string }
types/ContactEntity#field/Business: { nullable: false, text: The trade. }
types/Contact#field/Name: { drop: true }
types/RecurrenceUpdateMode: { members: { OnlyThis: 1, ThisAndForward: 2 } }
"""


def _plain(value: Any) -> Any:
    """A document without evidence, examples and digest."""
    if isinstance(value, dict):
        left_out = {"x-docwright-evidence", "x-docwright-digest", "example"}
        return {key: _plain(item) for key, item in value.items() if key not in left_out}
    return [_plain(item) for item in value] if isinstance(value, list) else value


def _document(docwright: Docwright) -> Any:
    run = docwright("export", "openapi", *_PAGES, "-o", "-")
    assert run.status == 0, run.err
    return _plain(json.loads(run.out))


def test_another_program_makes_the_corrected_document_with_it(
    docwright: Docwright, tmp_path: Path
) -> None:
    before = _document(docwright)
    (tmp_path / "docwright.overrides.yaml").write_text(_OVERRIDES)
    run = docwright("export", "overlay", *_PAGES)
    assert run.status == 0
    assert "actions to overlay.yaml" in run.err
    overlay = yaml.safe_load((tmp_path / "overlay.yaml").read_bytes())
    assert overlay["overlay"] == "1.1.0"
    corrected = _document(docwright)
    assert corrected != before
    assert apply_overlay(before, overlay) == corrected


def test_the_ending_of_the_file_decides_its_form(
    docwright: Docwright, tmp_path: Path
) -> None:
    (tmp_path / "docwright.overrides.yaml").write_text(_OVERRIDES)
    assert docwright("export", "overlay", *_PAGES, "-o", "a.json").status == 0
    run = docwright("export", "overlay", *_PAGES, "-o", "a.json")
    assert "a.json is up to date" in run.err
    assert json.loads((tmp_path / "a.json").read_bytes())["actions"]


@pytest.mark.parametrize(
    "overrides",
    ["", "types/AppointmentEntity: { name: Meeting }\n"],
    ids=["none", "a Python name"],
)
def test_without_a_correction_there_is_no_overlay(
    docwright: Docwright, tmp_path: Path, overrides: str
) -> None:
    (tmp_path / "docwright.overrides.yaml").write_text(overrides)
    run = docwright("export", "overlay", *_PAGES)
    assert run.status == 2
    assert "there is nothing to correct" in run.err
    assert not (tmp_path / "overlay.yaml").exists()


_ID = {"name": "id", "in": "path", "required": True, "type": "integer", "format": "int32"}  # fmt: skip
_PARCEL = {"$ref": "#/definitions/Vendor.ParcelEntity"}
_GET = {
    "tags": ["Parcel"],
    "operationId": "v1ParcelEntity_GetParcelEntity",
    "parameters": [_ID],
    "responses": {"200": {"description": "OK", "schema": _PARCEL}},
}
_FIELDS = {
    "ParcelId": {"type": "integer", "format": "int32"},
    "Name": {"type": "string", "x-nullable": True},
}
_SWAGGER: dict[str, Any] = {
    "swagger": "2.0",
    "info": {"title": "Parcels", "version": "v1"},
    "paths": {"/api/v1/Parcel/{id}": {"get": _GET}},
    "definitions": {"Vendor.ParcelEntity": {"type": "object", "properties": _FIELDS}},
}


def _yaml(document: Any) -> str:
    return str(yaml.safe_dump(document, sort_keys=False))


@pytest.mark.parametrize("name", ["parcels.json", "parcels.yaml"])
def test_a_document_among_docs_is_what_the_overlay_is_for(
    docwright: Docwright, tmp_path: Path, name: str
) -> None:
    written = json.dumps if name.endswith("json") else _yaml
    (tmp_path / "vendor").mkdir()
    (tmp_path / "vendor" / name).write_text(written(_SWAGGER))
    (tmp_path / "docwright.overrides.yaml").write_text(
        "types/ParcelEntity#field/ParcelId: { type: int64 }\n"
        "rest/v1/Parcel/GetParcelEntity#param/id: { text: Its number. }\n"
    )
    run = docwright("export", "overlay", "vendor", "-o", "overlay.json")
    assert run.status == 0, run.err
    overlay = json.loads((tmp_path / "overlay.json").read_bytes())
    targets = [action["target"] for action in overlay["actions"]]
    assert targets == [
        "$['paths']['/api/v1/Parcel/{id}']['get']['parameters'][?(@.name=='id')]",
        "$['definitions']['Vendor.ParcelEntity']['properties']",
    ]
    assert "Known from docwright.overrides.yaml:1" in overlay["actions"][1]["description"]  # fmt: skip
    applied = apply_overlay(json.loads(json.dumps(_SWAGGER)), overlay)
    properties = applied["definitions"]["Vendor.ParcelEntity"]["properties"]
    assert properties["ParcelId"] == {"type": "integer", "format": "int64"}
    (parameter,) = applied["paths"]["/api/v1/Parcel/{id}"]["get"]["parameters"]
    assert parameter["description"] == "Its number."
    assert parameter["format"] == "int32"
