"""Which samples are wrong by themselves, and which are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract.contract_sdk import SEEDS
from contract.page_samples import contract_samples

from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.read import read_files

AGENTS = "reference/restful/agent"
SOAP = "reference/soap/Services86/Appointment"


def _defects(folder: Path) -> list[tuple[str, str]]:
    """Part and id of all defects."""
    files = discover([folder]).files
    pages = read_files(files, 1, lambda _: None)
    built = build_api(pages)
    samples, diagnostics = contract_samples(built, pages, files)
    found = [pair for sample in samples.values() for pair in sample.defects.items()]
    assert sorted(id_ for _, id_ in found) == sorted(
        diagnostic.id for diagnostic in diagnostics
    )
    return found


def _page(folder: Path, path: str, right: str, wrong: str) -> Path:
    text = (SEEDS / path).read_text()
    assert right in text
    (folder / Path(path).name).write_text(text.replace(right, wrong))
    return folder


LENGTH = f"{AGENTS}/Document_Agent/v1DocumentAgent_GetDocumentLength.md"
DAYS = f"{AGENTS}/Appointment_Agent/v1AppointmentAgent_CalculateDays.md"
START = '"StartDate": "2026-09-15T11:28:36.5299805+02:00"'
ARRAY = "reference/soap/Services88/Pocket/SendPushNotification.md"


@pytest.mark.parametrize(
    ("path", "right", "wrong", "defects"),
    [
        (LENGTH, "42.25", "42.25", [("response", "sample-fraction")]),
        (LENGTH, "42.25", "42.0", []),
        (LENGTH, "42.25", "42", []),
        (LENGTH, "42.25", "{}", [("response", "sample-cut-off")]),
        (LENGTH, "42.25", '{"Length": 42}', []),
        (DAYS, START, START, []),
        (DAYS, START, '"StartDate": "et"', [("response", "sample-word-for-date")]),
        (DAYS, START, '"StartDate": ""', []),
        (DAYS, START, '"StartDate": null', []),
        (DAYS, '"Weekly"', "{}", [("response", "sample-cut-off")]),
        (DAYS, '"WeekPattern": null', '"WeekPattern": {}', []),
    ],
)
def test_a_sample_of_rest_is_defective_where_it_fits_no_type(
    tmp_path: Path, path: str, right: str, wrong: str, defects: list[tuple[str, str]]
) -> None:
    assert _defects(_page(tmp_path, path, right, wrong)) == defects


@pytest.mark.parametrize(
    ("path", "right", "wrong", "start"),
    [
        (LENGTH, "42.25", "42.25", "the value is a fraction in place of an integer"),
        (DAYS, START, '"StartDate": "et"', "StartDate is a word in place of a date"),
        (DAYS, '"Weekly"', "{}", "Pattern is cut off"),
    ],
)
def test_the_message_names_the_field_that_is_wrong(
    tmp_path: Path, path: str, right: str, wrong: str, start: str
) -> None:
    files = discover([_page(tmp_path, path, right, wrong)]).files
    pages = read_files(files, 1, lambda _: None)
    _, (case,) = contract_samples(build_api(pages), pages, files)
    assert case.message.startswith(f"{start} in this sample of rest/v1/Agents/")


def test_null_in_an_array_of_numbers_is_a_defect_of_an_envelope(tmp_path: Path) -> None:
    item = ':int xsi:type="xsd:int">'
    assert _defects(_page(tmp_path, ARRAY, item, item)) == []
    _page(tmp_path, ARRAY, item, ':int xsi:nil="true">')
    assert _defects(tmp_path) == [("request", "sample-null-item")]


def test_null_in_an_array_of_texts_is_none(tmp_path: Path) -> None:
    item = ':string xsi:type="xsd:string">'
    _page(tmp_path, f"{SOAP}/SetActivityStatus.md", item, ':string xsi:nil="true">')
    assert _defects(tmp_path) == []
