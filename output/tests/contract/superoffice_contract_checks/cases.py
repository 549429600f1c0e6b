"""The tests: each module of `tests/contract` has them for the samples of one agent or resource."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from .data import SCHEMA, VALUES, Case, index
from .examples.docs import Example, examples, has_docs
from .live import LiveContract
from .suite import Contract
from .wsdl import schema_of

__all__ = [
    "test_every_sample_is_tested",
    "test_example",
    "test_request",
    "test_response",
]


def test_request(
    contract: Contract | LiveContract,
    case: Case,
    record_property: Callable[[str, object], None],
) -> None:
    """The clients send what the page shows and the schemas of a WSDL page or a document allow."""
    contract.check(case, "request")
    if case.sample.wsdl:
        schema = schema_of(case.schemas, case.sample.wsdl)
        record_property(SCHEMA, schema.unusable)
    if case.sample.operation and isinstance(contract, Contract):
        record_property(VALUES, contract.values_of(case))


def test_response(contract: Contract | LiveContract, case: Case) -> None:
    """The clients return what the answer on the page says."""
    contract.check(case, "response")


def test_example(
    contract: Contract | LiveContract, case: Case, shown: Sequence[Example]
) -> None:
    """The example in the docs sends what the page shows, and gets what its answer says."""
    contract.check_example(case, shown)


def test_every_sample_is_tested(folder: Path, group: str, samples: int) -> None:
    """The index has as many samples as the pages, and the docs show no call that is not run."""
    rows = index(folder, group)
    assert rows.count == samples
    shown = examples(folder.parent, rows.docs)
    on_pages = [each for each in rows.samples.values() if each.operation is None]
    assert len(shown) == (len(on_pages) if has_docs(folder.parent) else 0)
