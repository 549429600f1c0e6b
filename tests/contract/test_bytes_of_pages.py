"""The data files are the pages' own bytes: samples and tables as they stand there, each once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from contract.contract_sdk import PAGES, SEEDS, ContractSdk
from contract.page_samples import contract_samples

from generator.model.samples import OperationSample
from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.read import read_files

SOAP = "reference/soap/Services86/Appointment"
REST = "reference/restful/rest/User"
ID = "rest/v1/User/GetUserCommands"


def _samples(folder: Path) -> dict[str, OperationSample]:
    files = discover([folder]).files
    pages = read_files(files, 1, lambda _: None)
    built = build_api(pages)
    samples, _ = contract_samples(built, pages, files)
    return dict(samples)


def test_every_part_is_what_the_page_has_from_its_line_on(
    seeds_sdk: ContractSdk,
) -> None:
    count = 0
    for name, index in seeds_sdk.indexes().items():
        content = (seeds_sdk.data / f"{name}.samples").read_bytes()
        for sample in index["samples"].values():
            page = (PAGES / sample["page"]).read_bytes()
            spans = [sample[part] for part in ("request", "response") if part in sample]
            for start, length, line in [*spans, *sample.get("tables", {}).values()]:
                before = b"".join(page.splitlines(keepends=True)[: line - 1])
                part = content[start : start + length]
                assert part
                assert page[len(before) :].startswith(part)
                count += 1
    assert count > 200


def test_a_sample_is_the_whole_content_of_its_fence() -> None:
    samples = _samples(SEEDS)
    for sample in samples.values():
        page = (PAGES / sample.page).read_bytes()
        for fence in filter(None, (sample.request, sample.response)):
            inside = page[page.index(fence.data) :].removeprefix(fence.data)
            assert page.count(b"```", 0, page.index(fence.data)) % 2 == 1
            assert inside.lstrip().startswith(b"```"), sample.page


def test_a_table_is_whole() -> None:
    tables = _samples(SEEDS)["rest/v1/Contact/GetAll"].tables
    assert tables.keys() == {"query", "header", "status"}
    for table in tables.values():
        head, line, *rows = table.data.decode().splitlines()
        assert head.startswith("| ")
        assert not line.strip("|-: ")
        assert rows


@pytest.mark.parametrize("end", [b"\r\n", b"\r"], ids=["CRLF", "CR"])
def test_other_line_ends_of_a_page_change_no_byte(tmp_path: Path, end: bytes) -> None:
    page = next((SEEDS / REST).glob("*GetUserCommands.md"))
    (tmp_path / page.name).write_bytes(page.read_bytes().replace(b"\n", end))
    plain, other = _samples(SEEDS)[ID], _samples(tmp_path)[ID]
    for sample, expected in (
        (other.request, plain.request),
        (other.response, plain.response),
    ):
        assert sample
        assert expected
        assert sample.line == expected.line
        assert sample.data == expected.data
    assert other.tables["path"].data == plain.tables["path"].data


def test_a_file_that_has_gone_has_no_samples(tmp_path: Path) -> None:
    page = next((SEEDS / REST).glob("*GetUserCommands.md"))
    (tmp_path / page.name).write_bytes(page.read_bytes())
    files = discover([tmp_path]).files
    pages = read_files(files, 1, lambda _: None)
    (tmp_path / page.name).unlink()
    built = build_api(pages)
    assert contract_samples(built, pages, files) == ({}, ())


def test_equal_bytes_lie_there_once(seeds_sdk: ContractSdk) -> None:
    index = seeds_sdk.indexes()["resources_contact"]
    spans = [sample["tables"]["header"] for sample in index["samples"].values()]
    assert len({start for start, _, _ in spans}) < len(spans)


def test_the_manifest_lists_the_data(seeds_sdk: ContractSdk) -> None:
    manifest = json.loads((seeds_sdk.folder / "docwright.manifest.json").read_text())
    listed = {
        path for path in manifest["files"] if path.startswith("tests/contract/data/")
    }
    assert listed == {
        f"tests/contract/data/{path.name}" for path in seeds_sdk.data.iterdir()
    }
    assert len(listed) > 50


def test_the_modules_are_thin(seeds_sdk: ContractSdk) -> None:
    modules = list(seeds_sdk.data.parent.glob("*.py"))
    assert len(modules) > 20
    assert max(len(path.read_text().splitlines()) for path in modules) < 30
