"""What is read and what is written are kept apart, folder by folder, and no link leads one into the other."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]
SEEDS = Path(__file__).resolve().parents[2] / "seeds/reference/soap/Services88"


@pytest.fixture
def pages_at(tmp_path: Path) -> Callable[[str], None]:
    """Puts the pages of an agent into a folder."""

    def put(folder: str) -> None:
        shutil.copytree(SEEDS / "Appointment", tmp_path / folder, dirs_exist_ok=True)

    return put


OVERLAPS = {
    "docs": ("docs", "docs", "."),
    "docs from elsewhere": ("docs", "./x/../docs", "x/.."),
    "docs by its absolute path": ("docs", "{}/docs", "."),
    "docs in another case": ("Docs", "Docs", "."),
    "below docs": ("docs/pages", "docs/pages", "."),
    "docs/api": ("docs/api", "docs/api", "."),
    "below docs/api": ("docs/api/pages", "docs/api/pages", "."),
    "a page of docs": ("docs", "docs/Reject.md", "."),
    "tests": ("tests", "tests", "."),
    "below tests": ("tests/contract/pages", "tests/contract/pages", "."),
    "the package": ("superoffice", "superoffice", "."),
    "below the package": ("superoffice/pages", "superoffice/pages", "."),
    "the user's part": ("superoffice_custom", "superoffice_custom", "."),
    "docs of an output elsewhere": ("sdk/docs", "sdk/docs", "sdk"),
    "the second of two": ("docs", "pages docs", "."),
    "the output": ("sdk", "sdk", "sdk"),
    "above the output": (".", ".", "sdk"),
    "the readme": (".", "README.md", "."),
}


@pytest.mark.parametrize(("at", "docs", "output"), OVERLAPS.values(), ids=OVERLAPS)
def test_docs_that_overlap_with_what_is_written_are_refused(
    docwright: Docwright,
    tmp_path: Path,
    files: Files,
    pages_at: Callable[[str], None],
    at: str,
    docs: str,
    output: str,
) -> None:
    (tmp_path / "x").mkdir()
    pages_at("pages")
    pages_at(at)
    if docs == "README.md":
        shutil.copy(SEEDS / "Appointment/Reject.md", tmp_path / docs)
    before = files(tmp_path)
    words = docs.format(tmp_path).split()
    run = docwright("generate", *words, "-o", output, "--no-format")
    assert run.status == 2
    assert re.search(r"overlap$|lies in the docs|that Docwright writes$", run.err, re.M)
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("link", "target", "docs", "output"),
    [
        ("docs", "pages", "docs", "."),
        ("docs", "pages", "pages", "."),
        ("linked", "docs", "linked", "."),
        ("sdk/docs", "../pages", "pages", "sdk"),
        ("sdk/docs/api", "../../pages", "pages", "sdk"),
        ("sdk/superoffice", "../pages", "pages", "sdk"),
        ("sdk/docs", "../pages", "pages/Reject.md", "sdk"),
        ("linked", "pages", "pages", "linked/sdk"),
        ("linked", "pages", "pages", "linked"),
    ],
)
def test_links_hide_no_overlap(
    docwright: Docwright,
    tmp_path: Path,
    files: Files,
    pages_at: Callable[[str], None],
    link: str,
    target: str,
    docs: str,
    output: str,
) -> None:
    pages_at("docs" if target == "docs" else "pages")
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(target)
    before = files(tmp_path)
    run = docwright("generate", docs, "-o", output, "--no-format")
    assert run.status == 2
    # a link inside a generated folder is refused wherever it leads
    is_on_the_way = output.startswith("linked") or link.endswith("api")
    reason = "is a symbolic link" if is_on_the_way else "overlap$"
    assert re.search(reason, run.err, re.M)
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    ("docs", "output"),
    [("reference", "."), ("doc", "."), ("docs", "sdk"), ("sdk/reference", "sdk"), ("superoffice2", ".")],
)  # fmt: skip
def test_docs_elsewhere_are_read(
    docwright: Docwright,
    tmp_path: Path,
    pages_at: Callable[[str], None],
    docs: str,
    output: str,
) -> None:
    pages_at(docs)
    assert docwright("generate", docs, "-o", output, "--no-format").status == 0
    assert (tmp_path / output / "superoffice/py.typed").exists()


@pytest.mark.parametrize("output", ["sdk", "sdk/deeper", "./x/../sdk"])
def test_no_link_leads_the_output_elsewhere(
    docwright: Docwright,
    tmp_path: Path,
    pages_at: Callable[[str], None],
    output: str,
) -> None:
    pages_at("pages")
    (tmp_path / "x").mkdir()
    (tmp_path / "victim").mkdir()
    (tmp_path / "sdk").symlink_to("victim")
    run = docwright("generate", "pages", "-o", output, "--no-format")
    assert run.status == 2
    assert "is a symbolic link" in run.err
    assert list((tmp_path / "victim").iterdir()) == []


@pytest.mark.parametrize("folder", ["superoffice", "docs/api", "tests/contract", "Superoffice"])  # fmt: skip
def test_overrides_among_generated_files_are_refused(
    docwright: Docwright,
    tmp_path: Path,
    pages_at: Callable[[str], None],
    folder: str,
) -> None:
    pages_at("pages")
    place = tmp_path / "sdk" / folder
    place.mkdir(parents=True)
    (place / "mine.yaml").write_text("")
    (tmp_path / "docwright.toml").write_text(f'overrides = "sdk/{folder}/mine.yaml"\n')
    run = docwright("generate", "pages", "-o", "sdk", "--no-format")
    assert run.status == 2
    assert "where everything is generated" in run.err


def test_settings_among_generated_files_are_refused(
    docwright: Docwright,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    pages_at: Callable[[str], None],
) -> None:
    pages_at("pages")
    place = tmp_path / "sdk/superoffice"
    place.mkdir(parents=True)
    (place / "docwright.toml").write_text('package = "superoffice"\n')
    monkeypatch.chdir(place)
    run = docwright("generate", "../../pages", "-o", "..", "--no-format")
    assert run.status == 2
    assert "where everything is generated" in run.err


@pytest.mark.parametrize(
    "place",
    [
        "sdk/superoffice/s.json",
        "sdk/docs/api/s.json",
        "sdk/README.md",
        "sdk/docwright.manifest.json",
        "pages/s.json",
        "pages/Reject.md",
        "docwright.toml",
        "docwright.overrides.yaml",
        "docwright.names.yaml",
        "link.json",
        "linked/s.json",
        "fifo",
        "/dev/full",
        "/dev/null",
        "x",
        "",
    ],
)
def test_the_summary_takes_no_place_of_something_else(
    docwright: Docwright,
    tmp_path: Path,
    files: Files,
    pages_at: Callable[[str], None],
    place: str,
) -> None:
    pages_at("pages")
    pages_at("x")
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "docwright.toml").write_text('output = "sdk"\n')
    (tmp_path / "docwright.overrides.yaml").write_text("")
    (tmp_path / "link.json").symlink_to("docwright.toml")
    (tmp_path / "linked").symlink_to("x")
    before = files(tmp_path)
    run = docwright("generate", "pages", "--no-format", "--summary-json", place)
    assert run.status == 2
    assert re.search(r"place is taken|is no ordinary file|symbolic link", run.err)
    assert files(tmp_path) == before


def test_the_summary_replaces_a_file_and_no_other_name_of_it(
    docwright: Docwright, tmp_path: Path, pages_at: Callable[[str], None]
) -> None:
    pages_at("pages")
    (tmp_path / "victim").write_text("mine\n")
    (tmp_path / "s.json").hardlink_to(tmp_path / "victim")
    words = ("generate", "pages", "-o", "sdk", "--no-format", "--summary-json")
    assert docwright(*words, "s.json").status == 0
    assert (tmp_path / "s.json").read_bytes().startswith(b"{")
    assert (tmp_path / "victim").read_text() == "mine\n"
    assert docwright(*words, tmp_path / "s.json").status == 0


@pytest.mark.parametrize("name", ["docwright.overrides.yaml", "mine.yaml"])
@pytest.mark.parametrize("kind", ["fifo", "folder", "missing"])
def test_overrides_that_are_no_ordinary_file_are_refused_at_once(
    docwright: Docwright,
    tmp_path: Path,
    pages_at: Callable[[str], None],
    name: str,
    kind: str,
) -> None:
    pages_at("pages")
    (tmp_path / "docwright.toml").write_text(f'overrides = "{name}"\n')
    if kind == "fifo":
        os.mkfifo(tmp_path / name)
    elif kind == "folder":
        (tmp_path / name).mkdir()
    run = docwright("generate", "pages", "-o", "sdk", "--no-format")
    is_missing_default = kind == "missing" and name == "docwright.overrides.yaml"
    assert run.status == (0 if is_missing_default else 2)
