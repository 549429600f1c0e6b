"""Paths of pages begin at the page root, however the docs were named."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.errors import UsageError
from generator.reader.discover import discover

REFERENCE = (
    "docs/index.md",
    "docs/reference/toc.yml",
    "docs/reference/soap/Services88/A.md",
    "docs/reference/restful/agent/B.md",
    "docs/reference/webapi/soap/C.yml",
)
INSIDE = ["restful/agent/B.md", "soap/Services88/A.md", "toc.yml", "webapi/soap/C.yml"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, *REFERENCE)
    return tmp_path


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


def paths(folder: Path, *docs: str, root: str | None = None) -> list[str]:
    chosen = folder / root if root else None
    found = discover([folder / name for name in docs], chosen)
    return [file.path for file in found.files]


def test_the_root_is_above_the_parts_of_the_reference(folder: Path) -> None:
    assert paths(folder, "docs/reference") == INSIDE
    # what lies beside the root is still named
    assert paths(folder, "docs") == ["../index.md", *INSIDE]


@pytest.mark.parametrize(
    ("docs", "expected"),
    [
        ("docs/reference/soap", ["soap/Services88/A.md"]),
        ("docs/reference/soap/Services88", ["soap/Services88/A.md"]),
        ("docs/reference/restful/agent/B.md", ["restful/agent/B.md"]),
        ("docs/reference/webapi", ["webapi/soap/C.yml"]),
    ],
)
def test_a_part_of_the_reference_has_its_root(
    folder: Path, docs: str, expected: list[str]
) -> None:
    assert paths(folder, docs) == expected


def test_parts_of_one_reference_share_their_root(folder: Path) -> None:
    parts = [f"docs/reference/{part}" for part in ("webapi", "soap", "restful")]
    assert paths(folder, *parts) == [path for path in INSIDE if "/" in path]
    assert paths(folder, *parts, "docs/reference/toc.yml") == [
        *(path for path in ("reference/" + path for path in INSIDE) if "toc" not in path),
        "toc.yml",
    ]  # fmt: skip


def test_two_references_are_told_apart(tmp_path: Path) -> None:
    write(tmp_path, "old/reference/soap/A.md", "new/reference/soap/A.md")
    # each has a label, and its own root below it
    assert paths(tmp_path, "old", "new") == ["new/soap/A.md", "old/soap/A.md"]
    # within one argument neither is the root
    assert paths(tmp_path, ".") == ["new/reference/soap/A.md", "old/reference/soap/A.md"]  # fmt: skip


def test_a_folder_above_docs_counts_with_another_part_beside_it_only(
    tmp_path: Path,
) -> None:
    write(tmp_path, "soap/project/docs/A.md")
    assert paths(tmp_path, "soap/project/docs") == ["A.md"]
    (tmp_path / "restful").mkdir()
    assert paths(tmp_path, "soap/project/docs") == ["soap/project/docs/A.md".removeprefix("/")]  # fmt: skip


def test_docs_that_are_a_part_have_their_name(tmp_path: Path) -> None:
    write(tmp_path, "x/soap/A.md", "x/pages/A.md")
    assert paths(tmp_path, "x/soap") == ["soap/A.md"]
    assert paths(tmp_path, "x/pages") == ["A.md"]


@pytest.mark.parametrize(
    ("docs", "root", "expected"),
    [
        ("docs", "docs", REFERENCE),
        ("docs/reference", ".", REFERENCE[1:]),
        ("docs/reference/soap/Services88", "docs", ["docs/reference/soap/Services88/A.md"]),
    ],
)  # fmt: skip
def test_the_user_may_choose_the_root(
    folder: Path, docs: str, root: str, expected: list[str]
) -> None:
    start = "" if root == "." else f"{root}/"
    assert paths(folder, docs, root=root) == sorted(path.removeprefix(start) for path in expected)  # fmt: skip


@pytest.mark.parametrize("root", ["other", "docs/missing", "docs/index.md"])
def test_a_root_that_is_about_other_docs_is_refused(folder: Path, root: str) -> None:
    (folder / "other").mkdir()
    with pytest.raises(UsageError, match="page root") as caught:
        paths(folder, "docs/reference", root=root)
    assert "page_root" in caught.value.hint
