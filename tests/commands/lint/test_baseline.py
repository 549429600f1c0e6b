"""`docwright lint --baseline` in a git repository whose docs are edited: what is known stays known."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.ci.documents import code_quality

Docwright = Callable[..., Any]
SEEDS = Path(__file__).parents[3] / "seeds/reference"
WORDS = ("lint", "docs", "--baseline", "known.json", "--fail-on", "info")


def _git(*words: str) -> None:
    subprocess.run(["git", "-c", "core.autocrlf=false", *words], check=True)


def _document(description: str) -> str:
    operation = {
        "operationId": "Copy",
        "summary": f"{description}&amp;lt;",
        "responses": {"400": {"description": "It failed."}},
    }
    paths = {f"/moon/{name}": {"get": operation} for name in ("a", "b")}
    return json.dumps(
        {
            "swagger": "2.0",
            "info": {"title": "Moon", "version": "v1"},
            "host": "localhost",
            "paths": paths,
        },
        indent=1,
    )


@pytest.fixture
def docs(docwright: Docwright) -> Path:
    """Docs with defects of many kinds in a new git repository, and their baseline."""
    docs = Path("docs")
    for agent in ("Person_Agent", "Quote_Agent", "Document_Agent"):
        folder = docs / "restful/agent" / agent
        folder.mkdir(parents=True)
        for page in (SEEDS / "restful/agent" / agent).glob("*.md"):
            (folder / page.name).write_bytes(page.read_bytes())
    specs = docs / "downloads"
    specs.mkdir()
    (specs / "Moon.json").write_text(_document("It copies."))
    (docs / "cut.md").write_text("# Cut\n\n```http\nGET /api/v1/Cut\n")
    _git("init", "-q", ".")
    _git("add", ".")
    assert docwright(*WORDS, "--update-baseline").status == 0
    assert len({row["id"] for row in _rows()}) > 5
    assert any(row["subject"].startswith("page/") for row in _rows())
    return docs


def _rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(Path("known.json").read_text())["defects"]
    return rows


def _states(docwright: Docwright) -> Counter[str]:
    run = docwright(*WORDS, "--format", "json")
    document = json.loads(run.out)
    assert run.status == (1 if "new" in run.out.split('"defects"')[1] else 0)
    states = Counter(case["state"] for case in document["defects"])
    return states + Counter({"resolved": len(document["resolved"])})


def _all_known() -> Counter[str]:
    return Counter({"unchanged": len(_rows())})


def test_renamed_folders_and_moved_pages_are_known(
    docwright: Docwright, docs: Path
) -> None:
    _git("mv", "docs/restful/agent/Person_Agent", "docs/restful/agent/People")
    _git("mv", "docs/downloads", "docs/specs")
    Path("docs/more").mkdir()
    _git("mv", "docs/cut.md", "docs/more/cut.md")
    assert _states(docwright) == _all_known()


def test_other_line_ends_are_no_change(docwright: Docwright, docs: Path) -> None:
    for page in filter(Path.is_file, docs.rglob("*")):
        text = page.read_bytes().replace(b"\r\n", b"\n")
        page.write_bytes(text.replace(b"\n", b"\r\n"))
    assert _states(docwright) == _all_known()


def test_moved_lines_and_other_words_are_no_change(
    docwright: Docwright, docs: Path
) -> None:
    for page in docs.rglob("*Agent_*.md"):
        lines = page.read_text().split("\n")
        heading = next(n for n, line in enumerate(lines) if line.startswith("# "))
        lines[heading + 1 : heading + 1] = ["", "It is described in other words now."]
        page.write_text("\n".join(lines))
    document = docs / "downloads/Moon.json"
    document.write_text("\n\n" + _document("It makes a copy of what is there."))
    assert _states(docwright) == _all_known()


def test_a_page_of_the_same_name_is_new_while_the_known_one_is_there(
    docwright: Docwright, docs: Path
) -> None:
    page = (docs / "cut.md").read_text()
    Path("docs/more").mkdir()
    Path("docs/more/cut.md").write_text(page)
    states = _states(docwright)
    assert states["new"] >= 1
    assert states["unchanged"] == len(_rows())


def test_another_page_is_new_and_the_lost_one_is_resolved(
    docwright: Docwright, docs: Path
) -> None:
    (docs / "cut.md").rename(docs / "other.md")
    states = _states(docwright)
    assert states["new"] == states["resolved"] >= 1


def test_an_updated_baseline_forgets_what_is_resolved(
    docwright: Docwright, docs: Path
) -> None:
    before = len(_rows())
    (docs / "cut.md").unlink()
    assert docwright(*WORDS, "--update-baseline").status == 0
    assert len(_rows()) < before
    assert _states(docwright) == _all_known()


def test_reports_mark_what_is_known_with_paths_from_the_repository_on(
    docwright: Docwright, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (docs / "other.md").write_text((docs / "cut.md").read_text())
    monkeypatch.chdir(docs)
    words = ("lint", ".", "--baseline", "../known.json")
    rows = code_quality(docwright(*words, "--format", "gitlab").out)
    paths = {row["location"]["path"] for row in rows}
    assert "docs/cut.md" in paths
    for row in rows:
        is_new = row["location"]["path"] == "docs/other.md"
        assert ("(known: it is in the baseline)" in row["description"]) is not is_new

    run = docwright(*words, "--format", "sarif")
    (log,) = json.loads(run.out)["runs"]
    states = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]: (
            result["baselineState"]
        )
        for result in log["results"]
    }
    assert states["docs/other.md"] == "new"
    assert states["docs/cut.md"] == "unchanged"
