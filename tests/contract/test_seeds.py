"""The contract tests of generated SDKs pass, count, and name what they test."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract.contract_sdk import ROOT, SEEDS, ContractSdk, Generate, Outcome

from generator.model.facts import SoapOperationFacts
from generator.model.rest_facts import RestOperationFacts
from generator.reader.read import read_page

OPERATIONS_OF_DOCUMENTS = 5


@pytest.fixture(scope="module")
def outcome(seeds_sdk: ContractSdk) -> Outcome:
    return seeds_sdk.run()


def _documented(folder: Path) -> int:
    """How many samples the pages have."""
    count = 0
    for path in sorted(folder.rglob("*.md")):
        match read_page(path.name, path.read_bytes()).facts:
            case SoapOperationFacts():
                count += 2
            case RestOperationFacts(request_sample=request, response_sample=response):
                count += (request is not None) + (response is not None)
            case _:
                pass
    return count


def test_every_test_of_the_seeds_passes_or_is_an_expected_failure(
    outcome: Outcome,
) -> None:
    assert outcome.status == 0, outcome.text[-2000:]
    length = "rest/v1/Agents/Document/GetDocumentLength"
    assert outcome.of("XFAIL") == {f"test_response[{length}]"}


def test_there_is_a_test_for_every_sample_of_the_pages(
    seeds_sdk: ContractSdk, outcome: Outcome
) -> None:
    tested = {
        test for test in outcome.of("PASSED") | outcome.of("XFAIL") if "/" in test
    }
    samples = {
        test for test in tested if not test.startswith(("test_every", "test_example"))
    }
    of_documents = {
        f"{test}[{id_}]"
        for index in seeds_sdk.indexes().values()
        for id_, row in index["samples"].items()
        for test in ("test_request", "test_response")
        if "operation" in row
    }
    assert len(of_documents) == 2 * OPERATIONS_OF_DOCUMENTS
    assert of_documents <= samples
    # the document is stronger than the page of one of its operations
    assert len(samples - of_documents) == _documented(SEEDS) - 2 == 120


def test_the_summary_counts_expected_failures_by_diagnostic(outcome: Outcome) -> None:
    assert "130 samples, 1 expected to fail" in outcome.text
    assert "sample-fraction: 1 (0.77%)" in outcome.text


def test_the_summary_counts_the_operations_of_documents(outcome: Outcome) -> None:
    count = (
        f"{OPERATIONS_OF_DOCUMENTS} operations of documents compared: 5 with made-up"
    )
    assert count in outcome.text


def test_the_summary_counts_the_requests_that_schemas_allow(outcome: Outcome) -> None:
    count = "9 requests validated by the schemas of WSDL pages, 15 have no WSDL page"
    assert count in outcome.text
    assert "not validated" not in outcome.text


def test_a_sample_that_is_missing_is_seen(own_sdk: ContractSdk) -> None:
    path = own_sdk.data / "resources_user.json"
    text = path.read_text()
    start = text.index('  "rest/v1/User/GetUserCommands"')
    path.write_text(text[:start].rstrip(",\n") + "\n }}\n")
    outcome = own_sdk.run("tests/contract/test_resources_user.py")
    assert outcome.status == 1
    assert "test_every_sample_is_tested" in outcome.text


def test_an_expected_failure_that_passes_is_a_failure(own_sdk: ContractSdk) -> None:
    path = own_sdk.data / "resources_user.json"
    row = '"line": 9'
    text = path.read_text()
    assert row in text
    path.write_text(
        text.replace(row, f'{row}, "defects": {{"request": "sample-x"}}', 1)
    )
    outcome = own_sdk.run("tests/contract/test_resources_user.py")
    assert outcome.status == 1
    assert "XPASS(strict)" in outcome.text


def test_a_failure_names_the_page_and_the_line(own_sdk: ContractSdk) -> None:
    path = own_sdk.package / "wire.json"
    path.write_text(
        path.read_text().replace("/User/{id}/Commands", "/User/{id}/Orders")
    )
    outcome = own_sdk.run("tests/contract/test_resources_user.py")
    page = "restful/rest/User/v1User_GetUserCommands.md"
    assert outcome.failed == {
        "rest/v1/User/ExecuteUserCommand",
        "rest/v1/User/GetUserCommands",
    }
    assert f"rest/v1/User/GetUserCommands ({page}:" in outcome.text
    assert "sent the path /Cust1/api/v1/User/705/Orders" in outcome.text


def test_the_tests_of_output_pass() -> None:
    outcome = ContractSdk(ROOT / "output").run()
    assert outcome.status == 0, outcome.text[-2000:]
    assert "130 samples, 1 expected to fail" in outcome.text


@pytest.mark.corpus
def test_the_tests_of_the_shared_seeds_pass(shared: Path, generated: Generate) -> None:
    outcome = generated(shared / "seeds").run()
    assert outcome.status == 0, outcome.text[-2000:]
    assert "8 samples, 0 expected to fail" in outcome.text
