"""What is generated does not depend on how DOCS were named, and may link to the pages."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]
SEEDS = Path(__file__).resolve().parents[2] / "seeds"
PAGE = "restful/rest/Contact/v1ContactEntity_GetAll"


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A copy of a part of the seeds in `docs/reference`."""
    folder = tmp_path / "docs/reference"
    for part in ("restful/rest/Contact", "soap/Services88/BLOB", "webapi"):
        shutil.copytree(SEEDS / "reference" / part, folder / part)
    return folder


def test_the_sdk_is_the_same_whatever_part_of_the_path_is_named(
    docwright: Docwright, reference: Path, tmp_path: Path, files: Files
) -> None:
    parts = [f"docs/reference/{part}" for part in ("restful", "soap", "webapi")]
    assert docwright("generate", "docs", "-o", "a").status == 0
    assert docwright("generate", "docs/reference", "-o", "b").status == 0
    assert docwright("generate", *parts, "-o", "c").status == 0
    first = files(tmp_path / "a")
    assert f"Page: {PAGE}.md" in first["superoffice/resources/contact.py"].decode()
    assert files(tmp_path / "b") == first
    assert files(tmp_path / "c") == first
    assert docwright("generate", reference, "-o", "a", "--check").status == 0


def test_json_is_the_same_whatever_part_of_the_path_is_named(
    docwright: Docwright, reference: Path
) -> None:
    (reference / "soap/bad.md").write_text("# Nothing known\n\nJust words.\n")
    whole = docwright("inspect", "docs", "--json").out
    assert docwright("inspect", "docs/reference", "--json").out == whole
    rows = json.loads(whole)
    assert "soap/bad.md" in {case["path"] for case in rows["diagnostics"]}


def test_people_see_paths_from_the_working_directory_on(
    docwright: Docwright, reference: Path
) -> None:
    (reference / "soap/bad.md").write_text("# Nothing known\n\nJust words.\n")
    for docs in ("docs", "docs/reference", "docs/reference/soap"):
        err = docwright("inspect", docs).err
        assert "docwright: docs/reference/soap/bad.md: warning: " in err


def test_two_references_name_their_pages_without_labels(
    docwright: Docwright, reference: Path, tmp_path: Path
) -> None:
    shutil.copytree(tmp_path / "docs", tmp_path / "older")
    assert docwright("generate", "older", "docs", "-o", "a").status == 0
    module = (tmp_path / "a/superoffice/resources/contact.py").read_text()
    assert f"Page: {PAGE}.md" in module


def test_page_url_makes_links(
    docwright: Docwright, reference: Path, tmp_path: Path
) -> None:
    url = "https://docs.example.com/en/{path}"
    (tmp_path / "docwright.toml").write_text(f'page_url = "{url}"\n')
    assert docwright("generate", "docs", "-o", "a").status == 0
    address = url.replace("{path}", PAGE)
    module = (tmp_path / "a/superoffice/resources/contact.py").read_text()
    assert f"Page: {address}\n" in module
    page = (tmp_path / "a/docs/api/resources/contact/get_all.md").read_text()
    assert f"]({address})\n" in page


def test_page_root_is_where_paths_begin(
    docwright: Docwright, reference: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "docwright.toml"
    settings.write_text('docs = ["docs/reference"]\npage_root = "docs"\n')
    assert docwright("generate").status == 0
    module = (tmp_path / "output/superoffice/resources/contact.py").read_text()
    assert f"Page: reference/{PAGE}.md" in module
    # it says nothing about other docs
    (tmp_path / "other").mkdir()
    shutil.copytree(reference / "restful", tmp_path / "other/restful")
    run = docwright("generate", "other", "-o", "b")
    assert (run.status, "page root" in run.err) == (0, False)
    settings.write_text('docs = ["docs/reference"]\npage_root = "elsewhere"\n')
    run = docwright("generate")
    assert run.status == 2
    assert "the page root" in run.err
