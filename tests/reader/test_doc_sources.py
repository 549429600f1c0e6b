"""Which argument or entry of the setting `sources` a page belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZipFile

import pytest

from generator.model.errors import UsageError
from generator.model.sources import ONE_SOURCE, Sources
from generator.reader.discover import discover
from generator.reader.doc_sources import DatedPath, doc_sources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with pages of two years, WSDL files and a page of its own."""
    for name in ("2023/soap/a.md", "2023/restful/b.md", "wsdl/c.xml", "d.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("text")
    return tmp_path


def sources(folder: Path, *docs: str, dates: Mapping[str, str] = {}) -> Sources:
    paths = [folder / name for name in docs]
    dated = [DatedPath(name, folder / name, date) for name, date in dates.items()]
    return doc_sources(paths, dated, discover(paths))


def shown(found: Sources) -> dict[str, tuple[str, int, str]]:
    """The source of each page: its path, place and date."""
    return {
        page: (source.path, source.order, source.date)
        for page, number in found.numbers.items()
        for source in (found.given[number],)
    }


def test_one_argument_is_one_source(folder: Path) -> None:
    assert sources(folder, "2023") == ONE_SOURCE
    assert sources(folder, "2023", "2023") == ONE_SOURCE


def test_each_argument_is_a_source(folder: Path) -> None:
    assert shown(sources(folder, "2023", "wsdl", "d.md")) == {
        "2023/restful/b.md": ("2023/", 0, ""),
        "2023/soap/a.md": ("2023/", 0, ""),
        "d.md": ("d.md", 2, ""),
        "wsdl/c.xml": ("wsdl/", 1, ""),
    }


def test_arguments_of_one_root_have_their_path_from_there_on(folder: Path) -> None:
    assert shown(sources(folder, "2023/soap", "2023/restful")) == {
        "soap/a.md": ("soap/", 0, ""),
        "restful/b.md": ("restful/", 1, ""),
    }


@pytest.mark.parametrize(
    ("docs", "places"), [((".", "wsdl"), (0, 1)), (("wsdl", "."), (1, 0))]
)
def test_a_page_belongs_to_the_innermost_argument(
    folder: Path, docs: tuple[str, str], places: tuple[int, int]
) -> None:
    found = shown(sources(folder, *docs))
    by_name = {Path(page).name: source for page, source in found.items()}
    assert by_name["d.md"][1:] == (places[0], "")
    assert by_name["c.xml"][1:] == (places[1], "")
    assert len({source[0] for source in found.values()}) == 2


def test_an_argument_that_is_given_twice_has_its_last_place(folder: Path) -> None:
    found = shown(sources(folder, "2023", "wsdl", "2023"))
    assert {source[:2] for source in found.values()} == {("2023/", 2), ("wsdl/", 1)}


def test_an_entry_dates_a_part_of_an_argument(folder: Path) -> None:
    dates = {"wsdl": "2026-05-01", "2023/soap/a.md": "2022-02-02"}
    found = sources(folder, ".", dates=dates)
    assert {page: source for page, source in shown(found).items() if source[2]} == {
        "../wsdl/c.xml": ("../wsdl/", 0, "2026-05-01"),
        "soap/a.md": ("soap/a.md", 0, "2022-02-02"),
    }


def test_an_entry_that_holds_arguments_dates_them(folder: Path) -> None:
    found = sources(folder, "2023/soap", "2023/restful", dates={"2023": "2023-02-15"})
    assert {source.date for source in found.given} == {"2023-02-15"}
    assert [source.order for source in found.given] == [1, 0]


def test_the_innermost_entry_counts(folder: Path) -> None:
    found = sources(
        folder, "2023", dates={"2023": "2023-02-15", "2023/soap": "2024-01-01"}
    )
    assert {page: source[2] for page, source in shown(found).items()} == {
        "restful/b.md": "2023-02-15",
        "soap/a.md": "2024-01-01",
    }


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("2032", "2023"), ("wsdI", "wsdl"), ("2023/sopa", "2023/soap")],
)
def test_an_entry_without_pages_is_an_error_that_names_the_nearest_place(
    folder: Path, name: str, nearest: str
) -> None:
    with pytest.raises(UsageError, match=f"sources: '{name}' holds no page") as caught:
        sources(folder, "2023", "wsdl", dates={name: "2023-02-15"})
    assert f"'{nearest}'" in caught.value.hint


def test_two_entries_about_one_place_are_an_error(folder: Path) -> None:
    with pytest.raises(UsageError, match="are the same place"):
        sources(folder, ".", dates={"wsdl": "2023-02-15", "./wsdl/": "2024-02-15"})


def test_a_zip_is_a_source(folder: Path) -> None:
    with ZipFile(folder / "wsdl.zip", "w") as zip_:
        zip_.writestr("WSDL/c.xml", "text")
    found = shown(sources(folder, "2023", "wsdl.zip", dates={"wsdl.zip": "2026-05-01"}))
    assert found["wsdl.zip/WSDL/c.xml"] == ("wsdl.zip", 1, "2026-05-01")
    inside = sources(folder, ".", dates={"wsdl.zip": "2026-05-01"})
    assert {page: source[2] for page, source in shown(inside).items() if source[2]} == {
        "../wsdl.zip/WSDL/c.xml": "2026-05-01"
    }
