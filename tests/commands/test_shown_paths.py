"""Paths that people see lead from the working directory to the page; all others are relative to the docs."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]
BAD = "# Nothing known\n\nJust words.\n"


def shown(err: str) -> list[Path]:
    """The paths at the beginning of diagnostics on standard error."""
    found = re.findall(r"^docwright: (.+?)(?::\d+)?: (?:warning|error): ", err, re.M)
    return [Path(path) for path in found if path != "error"]


@pytest.mark.parametrize(
    ("words", "at"),
    [
        (["docs"], "."),
        (["./docs/../docs"], "."),
        (["{}/docs"], "."),
        (["../docs"], "docs2"),
        (["docs", "docs2"], "."),
        (["docs2/page.md", "docs"], "."),
        (["docs/a b/page.md", "docs/soap"], "."),
        (["../../docs"], "docs2/deeper"),
    ],
)
@pytest.mark.parametrize("command", ["generate", "inspect"])
def test_a_diagnostic_names_a_path_that_opens_from_here(
    docwright: Docwright,
    docs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    at: str,
    command: str,
) -> None:
    for place in ("docs/a b", "docs2/deeper"):
        (tmp_path / place).mkdir(parents=True)
    for place in ("docs/a b/page.md", "docs2/page.md", "docs2/deeper/page.md"):
        (tmp_path / place).write_text(BAD)
    monkeypatch.chdir(tmp_path / at)
    out = ["-o", str(tmp_path / "sdk"), "--no-format"] if command == "generate" else []
    run = docwright(command, *(word.format(tmp_path) for word in words), *out)
    assert run.status == 0
    paths = shown(run.err)
    assert paths
    assert [path for path in paths if not path.exists()] == []
    assert not any(path.is_absolute() or "\\" in str(path) for path in paths)


def test_links_that_were_not_followed_are_shown_where_they_are(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.md").write_text("x")
    (docs / "soap/link.md").symlink_to(tmp_path / "secret.md")
    run = docwright("inspect", "docs")
    assert "docwright: docs/soap/link.md: warning: " in run.err


def test_both_places_of_a_disagreement_open_from_here(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    page = docs / "soap/Services82/Appointment/Reject.md"
    shutil.copy(page, page.with_name("Again.md"))
    text = page.read_text().replace("## Reject", "## Reject now")
    page.write_text(text.replace("RejectReason", "RejectReasons"))
    run = docwright("inspect", "docs")
    (line,) = [line for line in run.err.splitlines() if "duplicate-operation]" in line]
    named = re.findall(r"\S+\.md", line)
    assert len(named) == 2
    assert [path for path in named if not Path(path).exists()] == []


def test_both_sources_of_a_choice_open_from_here(
    docwright: Docwright, docs: Path
) -> None:
    page = docs / "soap/Services82/Appointment/Reject.md"
    (docs / "copies").mkdir()
    shutil.copy(page, docs / "copies/Reject.md")
    run = docwright("inspect", "docs")
    (line,) = [line for line in run.err.splitlines() if "[source-age]" in line]
    named = re.findall(r"[^\s:;]+/(?=[\s:;])", line)
    folder = "docs/soap/Services82/Appointment/"
    assert set(named) == {"docs/copies/", folder}


def test_a_subject_shows_pages_that_open_from_here(
    docwright: Docwright, docs: Path
) -> None:
    out = docwright("inspect", "docs", "Services82/Appointment/Reject").out
    named = set(re.findall(r"from (\S+):\d+ \(", out))
    assert named == {"docs/soap/Services82/Appointment/Reject.md"}


def test_the_file_of_overrides_is_shown_as_it_is(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    (tmp_path / "docwright.overrides.yaml").write_text(
        "soap/Services82/Appointment/Reject: {text: Mine}\n"
    )
    out = docwright("inspect", "docs", "Services82/Appointment/Reject").out
    assert "description from docwright.overrides.yaml:1 (override)" in out


def test_json_and_the_sdk_have_paths_of_the_docs_whatever_the_working_directory(
    docwright: Docwright,
    docs: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (docs / "bad.md").write_text(BAD)
    here = docwright("inspect", "docs", "--json").out
    monkeypatch.chdir(docs)
    assert docwright("inspect", tmp_path / "docs", "--json").out == here
    rows = json.loads(here)
    paths = {case["path"] for case in rows["diagnostics"]}
    paths |= {page["path"] for row in rows["operations"] for page in row["pages"]}
    assert "bad.md" in paths
    assert all(path == "bad.md" or path.startswith("soap/") for path in paths)
