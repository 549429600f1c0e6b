"""What the pages of rest/v1/Hierarchy show."""

from __future__ import annotations

from superoffice_contract_checks.cases import (
    test_every_sample_is_tested,
    test_example,
    test_request,
    test_response,
)

__all__ = [
    "test_every_sample_is_tested",
    "test_example",
    "test_request",
    "test_response",
]

GROUP = "resources_hierarchy"
SAMPLES = 2
