"""`docwright.names.yaml`: a new page never renames an old name."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import pages

Docwright = Callable[..., Any]
RECORD = "docwright.names.yaml"


def _page(*names: str) -> str:
    parts = "".join(f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in names)
    return pages.operation_page("Services88/Sale/Save", parts)


def _parameters(folder: Path) -> dict[str, str]:
    index = json.loads((folder / "sdk/superoffice/api.json").read_text())
    parameters: dict[str, str] = index["soap/Services88/Sale/Save"]["parameters"]
    return parameters


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs" / "Save.md"


def test_names_that_collide_are_recorded_and_stay(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    page.write_text(_page("Foo_Bar", "fooBar"))
    assert docwright("generate", "docs", "-o", "sdk", "--no-format").status == 0
    assert (tmp_path / RECORD).read_text() == (
        "soap/Services88/Sale/Save#param/Foo_Bar: foo_bar\n"
        "soap/Services88/Sale/Save#param/fooBar: foo_bar_2\n"
    )
    page.write_text(_page("Foo_Bar", "FooBar", "fooBar"))
    assert docwright("generate", "docs", "-o", "sdk", "--no-format").status == 0
    assert _parameters(tmp_path) == {
        "Foo_Bar": "foo_bar",
        "FooBar": "foo_bar_3",
        "fooBar": "foo_bar_2",
    }


def test_without_collision_there_is_no_record(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    page.write_text(_page("Foo", "Bar"))
    assert docwright("generate", "docs", "-o", "sdk", "--no-format").status == 0
    assert not (tmp_path / RECORD).exists()


def test_check_finds_a_missing_record_and_writes_none(
    docwright: Docwright, tmp_path: Path, page: Path
) -> None:
    page.write_text(_page("Foo_Bar", "fooBar"))
    docwright("generate", "docs", "-o", "sdk", "--no-format")
    (tmp_path / RECORD).unlink()
    run = docwright("generate", "docs", "-o", "sdk", "--no-format", "--check")
    assert run.status == 1
    assert f"stale: {RECORD}" in run.err
    assert not (tmp_path / RECORD).exists()


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "- a\n",
        "a: b c\n",
        "a: class\n",
        "a: [b]\n",
        "a: import os; x\n",
        "a:\n",
        "a: b\na: c\n",
        "a: &x b\n",
    ],
)
def test_a_record_that_cannot_be_used_stops_the_run(
    docwright: Docwright, tmp_path: Path, page: Path, text: str
) -> None:
    page.write_text(_page("Foo"))
    (tmp_path / RECORD).write_text(text)
    run = docwright("generate", "docs", "-o", "sdk", "--no-format")
    assert run.status == 2
    assert RECORD in run.err
    assert not (tmp_path / "sdk").exists()
