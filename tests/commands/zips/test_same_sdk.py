"""The same pages in a zip and in a folder give the same SDK."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.zips import zip_of_folder

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]
SEEDS = Path(__file__).resolve().parents[3] / "seeds"
PARTS = ("restful/rest/Contact", "soap/Services88", "soap/Services86", "webapi")
OF_CORPUS = (
    "soap/Services88/Appointment",
    "soap/Services88/Services88-Appointment.md",
    "restful/agent/Appointment_Agent",
    "restful/rest/Appointment",
)


@pytest.fixture
def reference(tmp_path: Path) -> Path:
    """A copy of a part of the seeds in `docs/reference`."""
    folder = tmp_path / "docs/reference"
    for part in PARTS:
        shutil.copytree(SEEDS / "reference" / part, folder / part)
    return folder


def generated(docwright: Docwright, output: str, *docs: str) -> Path:
    run = docwright("generate", *docs, "-o", output, "--no-format")
    assert run.status == 0, run.err
    return Path.cwd() / output


@pytest.mark.parametrize("inside", ["reference", "docs"])
def test_a_zip_with_or_without_the_folder_above_the_reference(
    docwright: Docwright, reference: Path, files: Files, inside: str
) -> None:
    folder = reference if inside == "reference" else reference.parent
    zip_of_folder(folder, Path("pages.zip"))
    expected = files(generated(docwright, "a", str(folder)))
    assert files(generated(docwright, "b", "pages.zip")) == expected
    assert (
        docwright("generate", "docs", "-o", "b", "--no-format", "--check").status == 0
    )


def test_a_zip_among_folders_is_a_folder_of_its_name(
    docwright: Docwright, reference: Path, files: Files
) -> None:
    folder = reference / "soap/WSDL.zip"
    folder.mkdir()
    shutil.move(reference / "soap/Services88/Services88-Appointment.md", folder)
    first = files(generated(docwright, "a", "docs"))
    as_json = docwright("inspect", "docs", "--json").out
    shutil.move(folder, "unpacked")
    zip_of_folder(Path("unpacked"), folder)
    assert files(generated(docwright, "b", "docs")) == first
    assert docwright("inspect", "docs", "--json").out == as_json


def test_two_editions_in_zips_are_those_of_two_folders(
    docwright: Docwright, reference: Path, files: Files
) -> None:
    shutil.copytree("docs", "older")
    page = Path("older/reference/restful/rest/Contact/v1ContactEntity_GetAll.md")
    page.write_text(page.read_text().replace("Contact", "contact", 1))
    # folders with the names of zips, since names begin paths where there are two
    names = ("older.zip", "docs.zip")
    for name in names:
        Path(name.removesuffix(".zip")).rename(name)
    expected = files(generated(docwright, "a", *names))
    for name in names:
        Path(name).rename(name.removesuffix(".zip"))
        zip_of_folder(Path(name.removesuffix(".zip")), Path(name))
    assert files(generated(docwright, "b", *names)) == expected


def test_pages_in_mdx_are_those_in_md(
    docwright: Docwright, reference: Path, files: Files, tmp_path: Path
) -> None:
    (tmp_path / "docwright.toml").write_text(
        'page_url = "https://docs.example.com/{path}"\n'
    )
    expected = files(generated(docwright, "a", "docs"))
    for page in sorted(reference.rglob("*.md")):
        page.rename(page.with_suffix(".mdx"))
    # only what names a page by its file differs
    named = {"docwright.manifest.json"}
    found = files(generated(docwright, "b", "docs"))
    assert found.keys() == expected.keys()
    differing = {path for path in found if found[path] != expected[path]} - named
    assert {
        path
        for path in differing
        if found[path].replace(b".mdx", b".md") != expected[path]
    } == set()


@pytest.mark.corpus
def test_the_wsdls_of_2026_give_the_same_model(
    docwright: Docwright, shared: Path
) -> None:
    folder = shared / "corpus/2026/wsdl"
    zip_of_folder(folder, Path("wsdl.zip"))
    expected = docwright("inspect", folder, "--json")
    found = docwright("inspect", "wsdl.zip", "--json")
    assert (found.status, found.err) == (0, expected.err)
    assert len(json.loads(found.out)["operations"]) > 2_000
    assert found.out == expected.out


@pytest.mark.corpus
def test_a_part_of_the_corpus_gives_the_same_sdk(
    docwright: Docwright, shared: Path, files: Files
) -> None:
    for part in OF_CORPUS:
        source, target = shared / "corpus/2023/reference" / part, Path("docs") / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            shutil.copy(source, target)
    zip_of_folder(Path("docs"), Path("pages.zip"), "reference/")
    expected = files(generated(docwright, "a", "docs"))
    assert len(expected) > 100
    assert files(generated(docwright, "b", "pages.zip", "--jobs", "2")) == expected
