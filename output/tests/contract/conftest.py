"""Contract tests: the clients against the samples of the docs."""

from __future__ import annotations

from superoffice._runtime.testing.contract.plugin import (
    contract,
    pytest_generate_tests,
    pytest_terminal_summary,
)

__all__ = ["contract", "pytest_generate_tests", "pytest_terminal_summary"]
