"""Lines of pages, as reports quote them: each page is read when it is needed, and not once per line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.lint import quoting
from generator.commands.lint.quoting import QuotedPages
from generator.model.lint.places import Place
from generator.reader.discover import discover


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, from now on; there are three pages."""
    names: list[str] = []
    bytes_of = quoting.page_bytes
    monkeypatch.setattr(
        quoting,
        "page_bytes",
        lambda file: (names.append(file.path), bytes_of(file))[1],
    )
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.md").write_bytes(b"# One\r\ntwo\r" + b"x" * 5_000)
    return names


def _pages(folder: Path) -> QuotedPages:
    return QuotedPages(discover((folder,)).files)


def test_a_page_is_read_once_while_lines_of_another_one_are_asked_for(
    tmp_path: Path, read: list[str]
) -> None:
    pages = _pages(tmp_path)
    for _ in range(3):
        assert pages.line(Place("a.md", 1)) == "# One"
        assert pages.line(Place("b.md", 2)) == "two"
    assert read == ["a.md", "b.md"]


def test_the_pages_that_were_asked_for_last_are_kept(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quoting, "_MOST_LINES", 6)
    pages = _pages(tmp_path)
    for name in "abacab":
        pages.line(Place(f"{name}.md", 1))
    assert read == ["a.md", "b.md", "c.md", "b.md"]


def test_what_is_not_there_or_no_line_of_its_own_has_no_text(
    tmp_path: Path, read: list[str]
) -> None:
    pages = _pages(tmp_path)
    for place in (Place("a.md", 0), Place("a.md", 9), Place("d.md", 1)):
        assert pages.line(place) is None
    # the rest of a file without line ends
    assert pages.line(Place("a.md", 3)) is None
