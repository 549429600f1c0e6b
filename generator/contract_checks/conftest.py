"""Contract tests: the clients against the samples of the docs."""

from __future__ import annotations

import sys
from pathlib import Path

# The modules beside this file, also in pytest's import mode `importlib`, which leaves the path as it is. Their folder is
# named after the package, so that the tests of two SDKs in one run find their own.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from generator.contract_checks.plugin import (
    contract,
    pytest_generate_tests,
    pytest_terminal_summary,
)

__all__ = ["contract", "pytest_generate_tests", "pytest_terminal_summary"]
