"""`docwright generate --check` says which files would change, for which subjects, and which pages these are known from."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
SCHEMA = json.loads(
    (SEEDS.parent / "docs/schema/check.json").read_text(encoding="utf-8")
)
AGENT = "restful/agent/Appointment_Agent"
ACCEPT = f"reference/{AGENT}/v1AppointmentAgent_Accept.md"
REJECT = f"reference/{AGENT}/v1AppointmentAgent_Reject.md"
GENERATE = ("generate", "docs", "-o", "sdk", "--no-format")

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]


@pytest.fixture
def pages(docwright: Docwright, tmp_path: Path) -> Path:
    """The docs of an SDK that is up to date."""
    shutil.copytree(SEEDS, tmp_path / "docs", copy_function=shutil.copy)
    assert docwright(*GENERATE).status == 0
    return tmp_path / "docs"


@pytest.fixture
def check(docwright: Docwright) -> Callable[..., dict[str, Any]]:
    """What a check finds, as JSON that follows its schema."""

    def run(*options: str) -> dict[str, Any]:
        done = docwright(*GENERATE, *options, "--check", "--format", "json")
        checked = json.loads(done.out)
        jsonschema.validate(checked, SCHEMA)
        assert done.status == (0 if checked["up_to_date"] else 1)
        return checked

    return run


def subjects(checked: dict[str, Any]) -> dict[str, list[str]]:
    """The ids of the subjects of each file."""
    return {
        file["path"]: [subject["id"] for subject in file["subjects"]]
        for file in checked["files"]
    }


def replace(page: Path, old: str, new: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.usefixtures("pages")
def test_an_sdk_that_is_up_to_date_has_no_files_to_name(check) -> None:
    checked = check()
    assert checked["up_to_date"]
    assert checked["files"] == []
    assert checked["origin"] == {"docwright": "0.1.0", "settings": [], "docs": False}


def test_a_new_description_names_the_operation_and_its_page(check, pages) -> None:
    replace(pages / ACCEPT, "Says yes to an invitation", "Agrees")
    checked = check()
    accept = {
        "id": "rest/v1/Agents/Appointment/Accept",
        "pages": [f"{AGENT}/v1AppointmentAgent_Accept.md"],
    }
    by_path = {file["path"]: file for file in checked["files"]}
    for path in ("agents/appointment.py", "async_agents/appointment.py"):
        assert by_path[f"superoffice/{path}"] == {
            "path": f"superoffice/{path}",
            "action": "change",
            "subjects": [accept],
        }
    assert checked["origin"]["docs"]


def test_an_operation_that_is_gone_is_named_in_every_file_that_had_it(
    check, pages
) -> None:
    (pages / REJECT).unlink()
    checked = check()
    by_path = subjects(checked)
    removed = "rest/v1/Agents/Appointment/Reject"
    for path in (
        "api.md",
        "superoffice/agents/appointment.py",
        "superoffice/api.json",
        "superoffice/samples.json",
        "superoffice/wire.json",
        "tests/contract/data/agents_appointment.json",
        "tests/contract/data/agents_appointment.samples",
        "tests/contract/test_agents_appointment.py",
    ):
        assert removed in by_path[path], path
    assert by_path["superoffice/enums.py"] == ["types/RecurrenceUpdateMode"]
    every = [subject for file in checked["files"] for subject in file["subjects"]]
    assert {"id": removed, "pages": []} in every


def test_a_field_is_named_and_not_its_whole_type(check, pages) -> None:
    for page in pages.rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        text = text.replace("Colleague who typed it in first", "Who made it")
        page.write_text(text, encoding="utf-8")
    ids = subjects(check())["superoffice/models.py"]
    assert "types/ContactEntity#field/CreatedBy" in ids
    assert all(id_.endswith("#field/CreatedBy") for id_ in ids)


def test_only_the_samples_that_changed_count_not_those_behind_them(
    check, pages
) -> None:
    replace(pages / REJECT, '"RejectReason": "', '"RejectReason": "so ')
    checked = subjects(check())
    sampled = ["rest/v1/Agents/Appointment/Reject"]
    assert checked["tests/contract/data/agents_appointment.samples"] == sampled
    assert checked["tests/contract/data/agents_appointment.json"] == sampled


def test_soap_has_the_ids_of_its_version(check, pages) -> None:
    shutil.rmtree(pages / "reference/soap/Services82")
    checked = check()
    removed = [file for file in checked["files"] if file["action"] == "remove"]
    by_path = subjects(checked)
    path = "superoffice/soap/services82/agents/appointment.py"
    assert path in {file["path"] for file in removed}
    assert by_path[path] == [
        "soap/Services82/Appointment",
        "soap/Services82/Appointment/Reject",
    ]


def test_settings_and_another_docwright_are_named_for_the_whole_sdk(
    check, docwright, pages, tmp_path
) -> None:
    manifest = tmp_path / "sdk/docwright.manifest.json"
    replace(manifest, '"docwright": "0.1.0"', '"docwright": "0.0.9"')
    (tmp_path / "docwright.toml").write_text('sdk_version = "2.0.0"\n')
    checked = check()
    assert checked["origin"]["docwright"] == "0.0.9"
    assert checked["origin"]["settings"] == ["sdk_version"]
    assert not checked["origin"]["docs"]
    assert not any(subjects(checked).values())
    run = docwright(*GENERATE, "--check")
    assert "the SDK was generated by Docwright 0.0.9" in run.err
    assert "the SDK was generated with other settings: sdk_version" in run.err


def test_a_file_edited_by_hand_is_told_from_a_stale_one_and_stays(
    check, docwright, pages, tmp_path, files: Files
) -> None:
    (pages / REJECT).unlink()
    edited = tmp_path / "sdk/superoffice/tools.py"
    edited.write_text("mine = 1\n", encoding="utf-8")
    before = files(tmp_path / "sdk")
    actions = {file["path"]: file["action"] for file in check()["files"]}
    assert actions["superoffice/tools.py"] == "edited"
    assert actions["superoffice/wire.json"] == "change"
    run = docwright(*GENERATE, "--check")
    assert ", 1 of them edited by hand" in run.err
    assert "stale: superoffice/tools.py, edited by hand" in run.err
    assert "--force" in run.err
    assert files(tmp_path / "sdk") == before


def test_people_see_the_first_20_files_and_json_has_all(
    check, docwright, pages
) -> None:
    shutil.rmtree(pages / "reference/soap")
    count = len(check()["files"])
    run = docwright(*GENERATE, "--check")
    _, checked, after = run.err.partition(f"error: {count} stale files in sdk\n")
    assert checked
    *lines, more, hint = after.splitlines()
    assert len(lines) == 20
    assert more == f"docwright: … and {count - 20} more"
    assert hint == "docwright: Run docwright generate without --check."


def test_nothing_was_generated_yet(check, tmp_path, pages) -> None:
    shutil.rmtree(tmp_path / "sdk")
    checked = check()
    assert checked["origin"] == {"docwright": None, "settings": [], "docs": True}
    assert {file["action"] for file in checked["files"]} == {"add"}


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize(
    "data", [b"{", b"[]", b'{"a": [[[', b"\xff", b"{}", b'{"x": 1}']
)
def test_a_table_that_somebody_broke_is_an_edit_and_no_obstacle(
    check, tmp_path, data: bytes
) -> None:
    for name in ("api.json", "wire.json", "samples.json"):
        (tmp_path / "sdk/superoffice" / name).write_bytes(data)
    checked = check()
    assert [file["action"] for file in checked["files"]] == ["edited"] * 3


def test_text_of_an_edited_file_is_harmless_on_a_terminal(
    docwright, pages, tmp_path
) -> None:
    replace(pages / ACCEPT, "Says yes to an invitation", "Agrees")
    index = tmp_path / "sdk/superoffice/api.json"
    index.write_text('{"rest/v1/\\u001b[31mX/Y": {"call": "x.y"}}', encoding="utf-8")
    run = docwright(*GENERATE, "--check")
    assert run.status == 1
    assert "\x1b" not in run.err
    assert "x1b[31mX/Y" in run.err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "json"], "--format json is the form of what --check finds"),
        (
            ["--check", "--format", "json", "--summary-json", "-"],
            "would both write to standard output",
        ),
        (["--check", "--format", "yaml"], "invalid choice"),
    ],
)
def test_a_form_that_has_no_place_is_refused(
    docwright, tmp_path, options: list[str], message: str
) -> None:
    run = docwright("generate", SEEDS, "-o", "sdk", *options)
    assert (run.status, run.out) == (2, "")
    assert message in run.err
    assert not (tmp_path / "sdk").exists()
