"""The tests: each module of `tests/contract` has them for the samples of one agent or resource."""

from __future__ import annotations

from pathlib import Path

from .contract import Contract
from .data import Case, index
from .live import LiveContract

__all__ = ["test_every_sample_is_tested", "test_request", "test_response"]


def test_request(contract: Contract | LiveContract, case: Case) -> None:
    """The clients send what the page shows."""
    contract.check(case, "request")


def test_response(contract: Contract | LiveContract, case: Case) -> None:
    """The clients give what the page's answer says."""
    contract.check(case, "response")


def test_every_sample_is_tested(folder: Path, group: str, samples: int) -> None:
    """As many samples as the pages have are in the index."""
    assert index(folder, group).count == samples
