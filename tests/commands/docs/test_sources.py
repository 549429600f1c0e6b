"""Sources of different ages: the order of DOCS, the setting `sources`, and how `inspect` shows what was chosen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from support import pages

Docwright = Callable[..., Any]
DATED = '<n:Made xsi:type="xsd:dateTime">2023-02-15T14:19:10Z</n:Made>'


def wsdl(*fields: str) -> str:
    parts = "".join(f'<xs:element name="{name}" type="xs:int"/>' for name in fields)
    schema = (
        f'<xs:complexType name="Sale"><xs:sequence>{parts}</xs:sequence>'
        "</xs:complexType>"
    )
    return pages.wsdl_page("Services88", "Sale", schema, "Save")


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    """A dated tree with a WSDL page, and a folder with a WSDL file of another name."""
    texts = {
        "2023/soap/Services88/Sale/Save.md": pages.operation_page(
            "Services88/Sale/Save", "", DATED
        ),
        "2023/soap/Services88/Services88-Sale.md": wsdl("Id"),
        "wsdl/WSDL-Services88-Sale.xml": wsdl("Id", "Rank"),
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)


def fields(docwright: Docwright, *docs: str) -> list[str]:
    """The fields of the only type."""
    model = json.loads(docwright("inspect", *docs, "--json").out)
    (sale,) = (type_ for type_ in model["types"] if type_["wire"] == "Sale")
    return [field["wire"] for field in sale["fields"]]


def dated(tmp_path: Path, path: str, date: str, more: str = "") -> None:
    text = f'sources = [{{ path = "{path}", date = {date} }}]\n{more}'
    (tmp_path / "docwright.toml").write_text(text)


def test_what_was_kept_for_another_order_of_docs_is_not_used(
    docwright: Docwright,
) -> None:
    for _ in range(2):
        assert fields(docwright, "2023", "wsdl") == ["Id", "Rank"]
        assert fields(docwright, "wsdl", "2023") == ["Id"]


def test_what_was_kept_for_other_dates_is_not_used(
    docwright: Docwright, tmp_path: Path
) -> None:
    for _ in range(2):
        dated(tmp_path, "wsdl", "2022-01-01")
        assert fields(docwright, "2023", "wsdl") == ["Id"]
        dated(tmp_path, "wsdl", "2026-01-01")
        assert fields(docwright, "wsdl", "2023") == ["Id", "Rank"]


def test_generate_follows_the_order_of_docs(
    docwright: Docwright, tmp_path: Path
) -> None:
    def written(*docs: str) -> str:
        assert docwright("generate", *docs, "-o", "sdk").status == 0
        return (tmp_path / "sdk/superoffice/api.json").read_text()

    newer = written("2023", "wsdl")
    assert "rank" in newer
    assert "rank" not in written("wsdl", "2023")
    assert written("2023", "wsdl") == newer


def test_inspect_shows_the_sources_with_their_ages(
    docwright: Docwright, tmp_path: Path
) -> None:
    shown = docwright("inspect", "2023", "wsdl").err
    assert shown.splitlines()[-3:] == [
        "docwright: sources, the newest first:",
        "docwright:   wsdl/: no date, by its place in DOCS, 1 page",
        "docwright:   2023/: 2023-02-15 (its samples), 2 pages",
    ]
    dated(tmp_path, "wsdl", "2026-05-01")
    assert (
        "docwright:   wsdl/: 2026-05-01 (the setting 'sources'), 1 page"
        in docwright("inspect", "wsdl", "2023").err
    )
    (tmp_path / "docwright.toml").unlink()
    assert "sources" not in docwright("inspect", "2023").err


def test_the_choice_is_a_diagnostic_at_the_older_source(docwright: Docwright) -> None:
    model = json.loads(docwright("inspect", "2023", "wsdl", "--json").out)
    (case,) = (each for each in model["diagnostics"] if each["id"] == "source-order")
    assert (case["path"], case["level"], case["line"]) == ("2023/", "info", 0)
    assert "later in DOCS" in case["message"]


def test_a_run_that_cannot_tell_says_how_to_say_it(docwright: Docwright) -> None:
    run = docwright("generate", ".", "-o", "../sdk")
    (line,) = (line for line in run.err.splitlines() if "[source-age]" in line)
    assert line.startswith("docwright: 2023/: warning: nothing tells whether 2023/ ")
    assert "wsdl/ (no date) is newer" in line
    assert "sources = [{ path =" in run.err


def test_a_zip_is_a_source(docwright: Docwright, tmp_path: Path) -> None:
    with ZipFile(tmp_path / "new.zip", "w") as zip_:
        zip_.write(tmp_path / "wsdl/WSDL-Services88-Sale.xml", "a/WSDL-x.xml")
    (tmp_path / "in").mkdir()
    (tmp_path / "wsdl").rename(tmp_path / "in/wsdl")
    assert fields(docwright, "2023", "new.zip") == ["Id", "Rank"]
    run = docwright("inspect", "new.zip", "2023")
    (line,) = (line for line in run.err.splitlines() if "[source-age]" in line)
    assert line.startswith("docwright: new.zip: warning: new.zip (no date) counts")
    (tmp_path / "new.zip").rename(tmp_path / "in/new.zip")
    dated(tmp_path, "in/new.zip", "2026-05-01")
    shown = docwright("inspect", "in").err
    assert "in/new.zip/: 2026-05-01 (the setting 'sources'), 1 page" in shown


def test_an_entry_that_holds_no_page_stops_the_run(
    docwright: Docwright, tmp_path: Path
) -> None:
    dated(tmp_path, "wsld", "2026-05-01")
    run = docwright("inspect", "2023", "wsdl")
    assert run.status == 2
    assert "sources: 'wsld' holds no page of DOCS" in run.err
    assert "The nearest place that does is 'wsdl'." in run.err


def test_an_entry_about_other_docs_of_the_settings_is_no_error(
    docwright: Docwright, tmp_path: Path
) -> None:
    dated(tmp_path, "wsdl", "2026-05-01", 'docs = ["2023", "wsdl"]\noutput = "sdk"\n')
    assert docwright("inspect", "2023").status == 0
    assert fields(docwright) == ["Id", "Rank"]


def test_settings_about_another_sdk_date_nothing(
    docwright: Docwright, tmp_path: Path
) -> None:
    dated(tmp_path, "wsdl", "2020-01-01", 'docs = ["wsdl"]\noutput = "sdk"\n')
    run = docwright("generate", "2023", "wsdl", "-o", "other")
    assert "'sources' is not used" in run.err
    assert run.status == 0
