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
    run = docwright("export", "openapi", SEEDS, "-o", "-")
    assert run.status == 0, run.err
    return _plain(json.loads(run.out))


def test_another_program_makes_the_corrected_document_with_it(
    docwright: Docwright, tmp_path: Path
) -> None:
    before = _document(docwright)
    (tmp_path / "docwright.overrides.yaml").write_text(_OVERRIDES)
    run = docwright("export", "overlay", SEEDS)
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
    assert docwright("export", "overlay", SEEDS, "-o", "a.json").status == 0
    run = docwright("export", "overlay", SEEDS, "-o", "a.json")
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
    run = docwright("export", "overlay", SEEDS)
    assert run.status == 2
    assert "there is nothing to correct" in run.err
    assert not (tmp_path / "overlay.yaml").exists()
