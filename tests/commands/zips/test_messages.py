"""What runs say of zips, and of pages in `.mdx`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support.zips import Part, zip_of, zip_of_folder, zip_of_pages

from generator.commands.watched import Watched, marks_of

Docwright = Callable[..., Any]
SEEDS = Path(__file__).resolve().parents[3] / "seeds"
REJECT = "reference/soap/Services88/Appointment/Reject.md"


@pytest.fixture
def page(tmp_path: Path) -> bytes:
    return (SEEDS / REJECT).read_bytes()


def test_people_see_the_zip_and_the_path_in_it(
    docwright: Docwright, page: bytes, tmp_path: Path
) -> None:
    pages = [(REJECT, page), ("reference/restful/bad.md", b"# Nothing known\n")]
    (tmp_path / "x").mkdir()
    (tmp_path / "x/docs.zip").write_bytes(
        zip_of_pages([*pages, ("../evil\x1b.md", b"")])
    )
    run = docwright("inspect", "x/docs.zip")
    assert "docwright: x/docs.zip/reference/restful/bad.md: warning: " in run.err
    evil = "docwright: x/docs.zip: error: the name of an entry holds characters that cannot be printed: ../evil\\x1b.md"
    assert evil in run.err
    assert "\x1b" not in run.err
    subject = docwright("inspect", "x/docs.zip", "soap/Services88/Appointment/Reject")
    assert f"x/docs.zip/{REJECT}:" in subject.out
    rows = json.loads(docwright("inspect", "x/docs.zip", "--json").out)
    assert {case["path"] for case in rows["diagnostics"]} >= {"restful/bad.md", "docs.zip"}  # fmt: skip
    assert rows["operations"][0]["pages"][0]["path"] == REJECT.removeprefix(
        "reference/"
    )


def test_a_bomb_costs_the_zip_and_other_docs_still_count(
    docwright: Docwright, page: bytes, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/Reject.md").write_bytes(page)
    (tmp_path / "docs/bomb.zip").write_bytes(
        zip_of(Part(name=b"good.md", data=page), Part(data=bytes(10**6)))
    )
    run = docwright("generate", "docs", "-o", "a", "--no-format")
    assert run.status == 0
    assert "docs/bomb.zip: error: nothing of the zip was used" in run.err
    assert "[zip-bomb]" in run.err
    assert "read 1 page" in run.err
    (tmp_path / "bomb.zip").write_bytes((tmp_path / "docs/bomb.zip").read_bytes())
    run = docwright("generate", "bomb.zip", "docs/Reject.md", "-o", "b", "--no-format")
    assert (run.status, "bomb.zip: error: " in run.err) == (0, True)
    run = docwright("generate", "bomb.zip", "-o", "c")
    assert run.status == 2
    assert "200 times its packed size" in run.err


def test_a_page_of_more_than_16_mib_costs_the_page(
    docwright: Docwright, page: bytes, tmp_path: Path
) -> None:
    large = bytes(range(32, 127)) * (17 * 1024 * 1024 // 95)
    parts = Part(name=b"Reject.md", data=page), Part(name=b"b.md", data=large, method=0)
    (tmp_path / "docs.zip").write_bytes(zip_of(*parts))
    run = docwright("generate", "docs.zip", "-o", "a", "--no-format")
    assert run.status == 0
    assert "docs.zip/b.md: error: " in run.err
    assert "[file-too-large]" in run.err


def test_mdx_with_nothing_in_it_counts_as_skipped(
    docwright: Docwright, page: bytes, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/Reject.mdx").write_bytes(page)
    (tmp_path / "docs/empty.mdx").write_bytes(b"")
    words = "---\ntitle: Welcome\n---\nimport Tabs from '@theme/Tabs'\n\n# Welcome\n\n<Tabs>{1 + 1}</Tabs>\n"
    (tmp_path / "docs/welcome.MDX").write_text(words)
    (tmp_path / "docs/picture.png").write_bytes(b"PNG")
    zip_of_folder(tmp_path / "docs", tmp_path / "docs.zip")
    for docs in ("docs", "docs.zip"):
        for _ in range(3):
            run = docwright("generate", docs, "-o", "a", "--no-format", "--summary-json", "-")  # fmt: skip
            summary = json.loads(run.out)
            assert run.status == 0
            assert summary["pages"] == {"soap-operation": 1}
            assert summary["files_skipped"] == {".mdx": 2, ".png": 1}
            assert "page-unknown" not in summary["diagnostics"]


def test_mdx_with_nothing_in_it_alone_is_no_operation(
    docwright: Docwright, tmp_path: Path
) -> None:
    (tmp_path / "welcome.mdx").write_text("# Welcome\n")
    run = docwright("generate", "welcome.mdx", "-o", "a")
    assert run.status == 2
    assert "no operation was found in 0 pages" in run.err


def test_mdx_that_cannot_be_read_is_told(
    docwright: Docwright, page: bytes, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/Reject.md").write_bytes(page)
    (tmp_path / "docs/broken.mdx").write_bytes(bytes(range(256)))
    run = docwright("generate", "docs", "-o", "a", "--no-format")
    assert "docs/broken.mdx: error: " in run.err


def test_zips_are_watched(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    watched = Watched(docs=(tmp_path / "docs",), custom=(), files=())
    assert watched.is_input(tmp_path / "docs/soap/WSDL.zip")
    assert not watched.is_input(tmp_path / "docs/soap/WSDL.tgz")
    file = tmp_path / "docs.zip"
    before = marks_of([file])
    file.write_bytes(zip_of())
    written = marks_of([file])
    # a new file in its place
    (tmp_path / "new.zip").write_bytes(zip_of())
    (tmp_path / "new.zip").replace(file)
    assert len({str(marks) for marks in (before, written, marks_of([file]))}) == 3


def test_an_output_beside_or_in_the_place_of_a_zip(
    docwright: Docwright, page: bytes, tmp_path: Path
) -> None:
    (tmp_path / "docs.zip").write_bytes(zip_of_pages([(REJECT, page)]))
    shutil.copy("docs.zip", "kept.zip")
    assert docwright("generate", "docs.zip", "-o", "docs.zip").status == 2
    assert docwright("generate", "docs.zip", "-o", "docs.zip/sdk").status == 2
    assert Path("docs.zip").read_bytes() == Path("kept.zip").read_bytes()
    assert docwright("generate", "docs.zip", "-o", ".", "--no-format").status == 0
    assert Path("docs.zip").read_bytes() == Path("kept.zip").read_bytes()
