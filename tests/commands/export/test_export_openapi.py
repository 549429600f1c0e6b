"""`docwright export openapi`: where the document is written, in which form, and what is left alone."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands.conftest import SEEDS

Docwright = Callable[..., Any]


@pytest.fixture
def rest(tmp_path: Path) -> Path:
    """The REST pages of a resource."""
    folder = tmp_path / "rest"
    shutil.copytree(SEEDS / "reference/restful/rest/Contact", folder)
    return folder


def test_the_ending_of_the_file_decides_its_form(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    assert docwright("export", "openapi", rest, "-o", "a.json").status == 0
    assert docwright("export", "openapi", rest, "-o", "new/b.YML").status == 0
    as_json = json.loads((tmp_path / "a.json").read_bytes())
    as_yaml = yaml.safe_load((tmp_path / "new/b.YML").read_bytes())
    assert as_json.pop("x-docwright-digest") != as_yaml.pop("x-docwright-digest")
    assert as_json == as_yaml
    assert as_json["openapi"] == "3.1.0"


def test_the_default_is_openapi_json_also_in_a_folder(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    run = docwright("export", "openapi", rest)
    assert run.status == 0
    assert "wrote 8 operations to openapi.json" in run.err
    docwright("export", "openapi", rest, "-o", "api")
    assert (tmp_path / "api/openapi.json").read_bytes() == (
        tmp_path / "openapi.json"
    ).read_bytes()


def test_a_dash_is_standard_output(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    run = docwright("export", "openapi", rest, "-o", "-")
    assert run.status == 0
    assert json.loads(run.out)["openapi"] == "3.1.0"
    assert run.err == ""
    assert [path.name for path in tmp_path.iterdir()] == ["rest"]


def test_what_is_equal_is_not_written_again(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    docwright("export", "openapi", rest)
    file = tmp_path / "openapi.json"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = file.stat().st_mtime_ns
    run = docwright("export", "openapi", rest)
    assert run.status == 0
    assert "openapi.json is up to date" in run.err
    assert file.stat().st_mtime_ns == before


def test_a_file_of_other_docs_is_replaced(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    docwright("export", "openapi", rest)
    before = (tmp_path / "openapi.json").read_bytes()
    (rest / "v1ContactEntity_GetImage.md").unlink()
    assert docwright("export", "openapi", rest).status == 0
    assert (tmp_path / "openapi.json").read_bytes() != before


def test_a_foreign_file_is_left_alone(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    (tmp_path / "openapi.json").write_text('{"openapi": "3.1.0"}\n')
    run = docwright("export", "openapi", rest)
    assert run.status == 2
    assert "openapi.json is a file that Docwright did not write" in run.err
    assert (tmp_path / "openapi.json").read_text() == '{"openapi": "3.1.0"}\n'


def test_a_file_edited_by_hand_is_left_alone(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    docwright("export", "openapi", rest)
    file = tmp_path / "openapi.json"
    edited = file.read_text("utf-8").replace("Contact", "Kontakt", 1)
    file.write_text(edited, "utf-8")
    run = docwright("export", "openapi", rest)
    assert run.status == 1
    assert "openapi.json was edited by hand" in run.err
    assert file.read_text("utf-8") == edited


@pytest.mark.parametrize("target", ["link.json", "linked/openapi.json"])
def test_no_link_is_followed(
    docwright: Docwright, tmp_path: Path, rest: Path, target: str
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "linked").symlink_to("elsewhere")
    (tmp_path / "link.json").symlink_to("elsewhere/file.json")
    assert docwright("export", "openapi", rest, "-o", target).status == 2
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("rest", "-o", "rest/openapi.json"), "that place is taken"),
        (("rest", "-o", "output/superoffice/openapi.json"), "that place is taken"),
        (("rest", "-o", "docwright.overrides.yaml"), "that place is taken"),
        (("rest", "-o", ""), "the name of the output is empty"),
        (("rest", "-o", "https://example.com/x.json"), "uses no network"),
        (("nowhere",), "nowhere"),
        ((), "no docs were given"),
    ],
)
def test_what_cannot_be_read_or_written_apart_is_refused(
    docwright: Docwright, rest: Path, arguments: tuple[str, ...], reason: str
) -> None:
    run = docwright("export", "openapi", *arguments)
    assert run.status == 2
    assert reason in run.err


def test_docs_without_rest_have_nothing_to_export(
    docwright: Docwright, tmp_path: Path, docs: Path
) -> None:
    run = docwright("export", "openapi", docs)
    assert run.status == 2
    assert "no operation of REST was found" in run.err
    assert not (tmp_path / "openapi.json").exists()


def test_the_settings_choose_the_operations(
    docwright: Docwright, tmp_path: Path, rest: Path
) -> None:
    (tmp_path / "docwright.toml").write_text('docs = ["rest"]\nonly = ["rest/v1/Contact/GetImage"]\n')  # fmt: skip
    assert docwright("export", "openapi").status == 0
    document = json.loads((tmp_path / "openapi.json").read_bytes())
    assert list(document["paths"]) == ["/api/v1/Contact/{contactId}/Image"]


def test_overrides_count(docwright: Docwright, tmp_path: Path, rest: Path) -> None:
    (tmp_path / "docwright.overrides.yaml").write_text('rest/v1/Contact/GetImage#param/w: { type: int64, text: "Pixels." }\n')  # fmt: skip
    assert docwright("export", "openapi", rest).status == 0
    document = json.loads((tmp_path / "openapi.json").read_bytes())
    get = document["paths"]["/api/v1/Contact/{contactId}/Image"]["get"]
    (width,) = [part for part in get["parameters"] if part["name"] == "w"]
    assert width["schema"]["format"] == "int64"
    assert width["description"] == "Pixels."
    pages = [place["path"] for place in width["x-docwright-evidence"]]
    assert "docwright.overrides.yaml" in pages
