"""The contract tests run the examples of the docs as they are shown: what is wrong with one makes its test fail."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from contract.contract_sdk import ContractSdk, Outcome

_MODULE = "tests/contract/test_resources_contact.py"
_SOAP_MODULE = "tests/contract/test_services88_appointment.py"
_PAGE = "docs/api/resources/contact/put_contact_entity.md"
_SOAP_PAGE = "docs/api/services88/appointment.md"


def _examples(sdk: ContractSdk) -> Outcome:
    return sdk.run("-k", "test_example or test_every", _MODULE, _SOAP_MODULE)


def _replace(sdk: ContractSdk, page: str, old: str, new: str) -> None:
    file = sdk.folder / page
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_operation_with_a_sample_has_an_example_that_passes(
    seeds_sdk: ContractSdk,
) -> None:
    outcome = seeds_sdk.run("-k", "test_example")
    ids = {
        id_
        for index in seeds_sdk.indexes().values()
        for id_, row in index["samples"].items()
        if "operation" not in row
    }
    assert outcome.status == 0, outcome.text[-3000:]
    assert outcome.of("PASSED") == {f"test_example[{id_}]" for id_ in ids}


@pytest.mark.parametrize(
    ("page", "old", "new", "problem"),
    [
        (_PAGE, "(123, entity)", "(123, company)", "'company' is not defined"),
        (_PAGE, "contact_id=7429", "contact_id=7430", "the page shows 7429"),
        (_PAGE, "(123, entity)", "(123, entity.__class__)", "has a special name"),
        (_PAGE, 'name="sorrel"', 'name="so__rel"', "the page shows 'sorrel'"),
        (_PAGE, "= so.contact.", "= so.contract.", "the docs show no example"),
        (_SOAP_PAGE, "result = client", "import os\nresult = client", "has Import"),
        (_SOAP_PAGE, "result = client", 'exec("1")\nresult = client', "calls exec"),
        (_SOAP_PAGE, "associate_id=17", "associate_id=18", "the page shows '17'"),
        (_SOAP_PAGE, "2031, 6, 2", "2031, 6, 3", "the page shows '2031-06-02"),
        (_SOAP_PAGE, "    associate_id=17,\n", "", "missing"),
    ],
)
def test_an_example_that_is_wrong_fails(
    own_sdk: ContractSdk, page: str, old: str, new: str, problem: str
) -> None:
    _replace(own_sdk, page, old, new)
    outcome = _examples(own_sdk)
    assert outcome.status == 1
    assert any(test.startswith("test_example[") for test in outcome.of("FAILED"))
    assert problem in outcome.text


def test_a_call_that_is_no_example_of_the_group_is_seen(own_sdk: ContractSdk) -> None:
    file = own_sdk.folder / _PAGE
    more = "\n```python\nresult = so.user.get_user_commands(1)\n```\n"
    file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert any("test_every_sample" in test for test in _examples(own_sdk).of("FAILED"))


@pytest.mark.parametrize("remove", [shutil.rmtree], ids=["docs"])
def test_without_the_docs_examples_are_skipped(
    own_sdk: ContractSdk, remove: Callable[[Path], None]
) -> None:
    remove(own_sdk.folder / "docs")
    outcome = _examples(own_sdk)
    assert outcome.status == 0
    assert "the docs are not beside the tests" in outcome.text
    assert not any(test.startswith("test_example") for test in outcome.of("PASSED"))
