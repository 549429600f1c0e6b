"""The tests: each module of `tests/contract` has them for the samples of one agent or resource."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .data import SCHEMA, Case, index
from .live import LiveContract
from .suite import Contract
from .wsdl import schema_of

__all__ = ["test_every_sample_is_tested", "test_request", "test_response"]


def test_request(
    contract: Contract | LiveContract,
    case: Case,
    record_property: Callable[[str, object], None],
) -> None:
    """The clients send what the page shows and the schemas of a WSDL page allow."""
    contract.check(case, "request")
    if case.sample.wsdl:
        schema = schema_of(case.schemas, case.sample.wsdl)
        record_property(SCHEMA, schema.unusable)


def test_response(contract: Contract | LiveContract, case: Case) -> None:
    """The clients return what the answer on the page says."""
    contract.check(case, "response")


def test_every_sample_is_tested(folder: Path, group: str, samples: int) -> None:
    """The index has as many samples as the pages."""
    assert index(folder, group).count == samples
