"""`docwright.names.yaml`: a new page never renames an old name, and the record belongs to the SDK that it is about."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import pages

Docwright = Callable[..., Any]
RECORD = "docwright.names.yaml"
SAVE = "soap/Services88/Sale/Save"
NAMES = f"{SAVE}#param/Foo_Bar: foo_bar\n{SAVE}#param/fooBar: foo_bar_2\n"
OTHER_WAY = f"{SAVE}#param/Foo_Bar: foo_bar_2\n{SAVE}#param/fooBar: foo_bar\n"
GENERATE = ("generate", "docs", "-o", "sdk", "--no-format")


def _page(*names: str) -> str:
    parts = "".join(f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in names)
    return pages.operation_page("Services88/Sale/Save", parts)


def _parameters(sdk: Path) -> dict[str, str]:
    index = json.loads((sdk / "superoffice/api.json").read_text())
    parameters: dict[str, str] = index[SAVE]["parameters"]
    return parameters


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    page = tmp_path / "docs" / "Save.md"
    page.write_text(_page("Foo_Bar", "fooBar"))
    return page


def test_names_that_collide_are_recorded_and_stay(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    run = docwright(*GENERATE)
    assert run.status == 0
    assert f"recorded 2 names in sdk/{RECORD}: keep this file" in run.err
    assert (tmp_path / "sdk" / RECORD).read_text() == NAMES
    page.write_text(_page("Foo_Bar", "FooBar", "fooBar"))
    assert docwright(*GENERATE).status == 0
    assert _parameters(tmp_path / "sdk") == {
        "Foo_Bar": "foo_bar",
        "FooBar": "foo_bar_3",
        "fooBar": "foo_bar_2",
    }


def test_without_collision_there_is_no_record(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    page.write_text(_page("Foo", "Bar"))
    assert docwright(*GENERATE).status == 0
    assert not list(tmp_path.rglob(RECORD))


def test_a_record_that_does_not_change_is_not_written(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    docwright(*GENERATE)
    record = tmp_path / "sdk" / RECORD
    record.write_bytes(record.read_bytes().replace(b"\n", b"\r\n"))
    before = record.stat()
    run = docwright(*GENERATE)
    assert "recorded" not in run.err
    assert record.stat().st_mtime_ns == before.st_mtime_ns
    assert docwright(*GENERATE, "--check").status == 0


def test_check_finds_a_missing_record_and_writes_none(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    docwright(*GENERATE)
    (tmp_path / "sdk" / RECORD).unlink()
    run = docwright(*GENERATE, "--check")
    assert run.status == 1
    assert f"stale: {RECORD}" in run.err
    assert not (tmp_path / "sdk" / RECORD).exists()


# Whose record it is.


@pytest.mark.parametrize(
    ("settings", "words", "place"),
    [
        ("", "docs -o sdk", "sdk"),
        ('package = "acme"', "docs -o sdk", "."),
        ('output = "sdk"', "docs", "."),
        ('output = "sdk"', "docs -o ./x/../sdk", "."),
        ('docs = ["docs"]', "-o sdk", "."),
        ('docs = ["docs"]', "./docs -o sdk", "."),
        ('docs = ["docs"]\noutput = "other"', "-o sdk", "."),
        ('docs = ["others"]\noutput = "sdk"', "docs", "."),
        ('output = "other"', "docs -o sdk", "sdk"),
        ('docs = ["others"]', "docs -o sdk", "sdk"),
        ('docs = ["others"]\noutput = "other"', "docs -o sdk", "sdk"),
    ],
)
def test_the_record_lies_beside_the_settings_of_its_sdk_else_in_the_output(
    docwright: Docwright,
    tmp_path: Path,
    page: Path,
    settings: str,
    words: str,
    place: str,
) -> None:
    (tmp_path / "x").mkdir()
    if settings:
        (tmp_path / "docwright.toml").write_text(settings)
    run = docwright("generate", "--no-format", *words.split())
    assert run.status == 0
    assert f"recorded 2 names in {Path(place, RECORD)}" in run.err
    assert list(tmp_path.rglob(RECORD)) == [tmp_path / place / RECORD]


@pytest.mark.parametrize(
    "settings", ["", 'output = "other"', 'docs = ["others"]\noutput = "other"']
)
@pytest.mark.parametrize("text", [OTHER_WAY, "[", "a: b\n"])
def test_a_record_of_the_working_directory_about_something_else_is_not_obeyed(
    docwright: Docwright, tmp_path: Path, page: Path, settings: str, text: str
) -> None:
    (tmp_path / RECORD).write_text(text)
    if settings:
        (tmp_path / "docwright.toml").write_text(settings)
    run = docwright(*GENERATE)
    assert run.status == 0
    assert f"{RECORD} of the working directory is not used" in run.err
    assert _parameters(tmp_path / "sdk")["Foo_Bar"] == "foo_bar"
    assert (tmp_path / RECORD).read_text() == text


def test_overrides_about_something_else_are_not_obeyed(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    (tmp_path / "docwright.toml").write_text('docs = ["others"]\noutput = "other"')
    (tmp_path / "docwright.overrides.yaml").write_text(
        f"{SAVE}#param/fooBar: {{name: mine}}\n"
    )
    run = docwright(*GENERATE)
    assert run.status == 0
    assert "docwright.overrides.yaml is not used" in run.err
    assert "mine" not in _parameters(tmp_path / "sdk").values()
    (tmp_path / "docwright.toml").write_text('docs = ["docs"]\noutput = "other"')
    assert docwright(*GENERATE).status == 0
    assert "mine" in _parameters(tmp_path / "sdk").values()


def test_two_sdks_of_one_folder_have_a_record_each(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    docwright(*GENERATE)
    (tmp_path / "sdk" / RECORD).write_text(OTHER_WAY)
    docwright("generate", "docs", "-o", "second", "--no-format")
    docwright(*GENERATE)
    assert _parameters(tmp_path / "sdk")["Foo_Bar"] == "foo_bar_2"
    assert _parameters(tmp_path / "second")["Foo_Bar"] == "foo_bar"


# Links and other things in its place.


@pytest.mark.parametrize("place", ["sdk", "."])
@pytest.mark.parametrize("kind", ["link", "dangling link", "fifo", "folder"])
def test_what_is_no_ordinary_file_is_neither_read_nor_written(
    docwright: Docwright, tmp_path: Path, page: Path, kind: str, place: str
) -> None:
    (tmp_path / "sdk").mkdir()
    (tmp_path / "victim").write_text("mine\n")
    if place == ".":
        (tmp_path / "docwright.toml").write_text('output = "sdk"')
    record = tmp_path / place / RECORD
    match kind:
        case "link":
            record.symlink_to(tmp_path / "victim")
        case "dangling link":
            record.symlink_to(tmp_path / "nowhere")
        case "fifo":
            os.mkfifo(record)
        case _:
            record.mkdir()
    run = docwright(*GENERATE)
    assert run.status == 2
    assert RECORD in run.err
    assert (tmp_path / "victim").read_text() == "mine\n"
    assert not (tmp_path / "nowhere").exists()
    assert not (tmp_path / "sdk/superoffice").exists()


def test_a_link_of_any_name_beside_it_is_not_written_through(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    (tmp_path / "docwright.toml").write_text('output = "sdk"')
    (tmp_path / "victim").write_text("mine\n")
    for name in (f".{RECORD}.draft", f"{RECORD}.draft", f"{RECORD}.tmp", f"{RECORD}~"):
        (tmp_path / name).symlink_to(tmp_path / "victim")
    assert docwright(*GENERATE).status == 0
    assert (tmp_path / RECORD).read_text() == NAMES
    assert (tmp_path / "victim").read_text() == "mine\n"


def test_a_record_among_the_pages_is_no_page(
    docwright: Docwright, tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path / "docs")
    Path("docwright.toml").write_text('docs = ["."]\noutput = "../sdk"\n')
    Path("docwright.overrides.yaml").write_text(f"{SAVE}: {{text: Mine}}\n")
    assert docwright("generate", "--no-format").status == 0
    assert Path(RECORD).exists()
    run = docwright("generate", "--no-format")
    assert "wrote 0 files" in run.err
    assert "page-unknown" not in run.err


# What it may say.


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[", 2),
        ("- a\n", 0),
        (f"{SAVE}#param/A: b c\n", 1),
        (f"{SAVE}#param/A: [b]\n", 1),
        (f"{SAVE}#param/A:\n", 1),
        (f"{SAVE}#param/A: b\n{SAVE}#param/A: c\n", 2),
        (f"{SAVE}#param/A: &x b\n", 1),
    ],
)
def test_a_record_that_is_no_mapping_to_names_stops_the_run(
    docwright: Docwright, tmp_path: Path, page: Path, text: str, line: int
) -> None:
    _refused(docwright, tmp_path, text, line)


@pytest.mark.parametrize("name", ["__init__", "_call", "__x", "x__y.z", "../x", "a/b", "a-b", "1a", "class", "é", "ﬁle", "a\u0000"])  # fmt: skip
@pytest.mark.parametrize(
    "subject",
    [SAVE, "soap/Services88/Sale", f"{SAVE}#param/A", "rest/v1/Agents/Sale", "types/A#field/b"],
)  # fmt: skip
def test_a_name_that_python_or_the_runtime_would_take_otherwise_stops_the_run(
    docwright: Docwright, tmp_path: Path, page: Path, subject: str, name: str
) -> None:
    _refused(docwright, tmp_path, f"# mine\n{subject}: {json.dumps(name)}\n", 2)


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("types/A#member/B", "_missing_"),
        ("types/A#member/B", "_MISSING_"),
        ("types/A#member/B", "mro"),
        ("types/A", "__class__"),
        ("types/A", "Flags"),
        ("types/Services88/A", "Model"),
        (f"{SAVE}#param/A", "Upper"),
        (f"{SAVE}#param/A", "timeout"),
        (f"{SAVE}#param/A", "self"),
        (f"{SAVE}#result", "lower/x"),
        ("types/A#field/B", "to_dict"),
        ("types/A#field/B", "unknown_fields"),
        ("types/A#field/B", "list"),
        ("soap/Services88/Sale", "close"),
        ("rest/v1/Contact", "agents"),
        ("rest/v1/Agents/Sale", "cached_property"),
        ("rest/v1/Agents/Sale#class", "_Hidden"),
        ("rest/v1/Contact/Do", "models"),
        ("nothing", "a"),
        ("types/A#param/x", "a"),
        (f"{SAVE}#nosuch/x", "a"),
        ("../../x", "a"),
    ],
)
def test_a_name_of_the_wrong_kind_or_a_reserved_one_stops_the_run(
    docwright: Docwright, tmp_path: Path, page: Path, subject: str, name: str
) -> None:
    _refused(docwright, tmp_path, f"{subject}: {name}\n", 1)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"{SAVE}#param/A", f"{SAVE}#param/B"),
        (f"{SAVE}#param/A", f"{SAVE}#param/query/A"),
        (SAVE, "soap/Services88/Sale/Other"),
        ("soap/Services88/Sale", "soap/Services88/Other"),
        ("rest/v1/Agents/Sale", "rest/v1/Agents/Other"),
        ("types/A#field/B", "types/A#field/C"),
    ],
)
def test_a_name_that_two_subjects_would_share_stops_the_run(
    docwright: Docwright, tmp_path: Path, page: Path, first: str, second: str
) -> None:
    _refused(docwright, tmp_path, f"{first}: same\n{second}: same\n", 2)


def _refused(docwright: Docwright, tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "sdk").mkdir()
    (tmp_path / "sdk" / RECORD).write_text(text, encoding="utf-8")
    run = docwright(*GENERATE)
    assert run.status == 2
    assert f"{RECORD} cannot be used: " + (f"line {line}: " if line else "") in run.err
    assert list((tmp_path / "sdk").iterdir()) == [tmp_path / "sdk" / RECORD]


def test_two_files_with_one_path_stop_the_run_before_anything_is_written(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    for agent in ("Con", "Sale"):
        text = pages.operation_page(f"Services88/{agent}/Save", "")
        (tmp_path / f"docs/{agent}.md").write_text(text)
    (tmp_path / "sdk").mkdir()
    (tmp_path / "sdk" / RECORD).write_text("soap/Services88/Sale: con_\n")
    run = docwright(*GENERATE)
    assert run.status == 2
    assert "would be written to one file: " in run.err
    assert "con_.py" in run.err
    assert list((tmp_path / "sdk").iterdir()) == [tmp_path / "sdk" / RECORD]
