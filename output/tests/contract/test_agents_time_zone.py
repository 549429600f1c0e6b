"""What the pages of rest/v1/Agents/TimeZone show."""

from __future__ import annotations

from superoffice_contract_checks.cases import (
    test_every_sample_is_tested,
    test_request,
    test_response,
)

__all__ = [
    "test_every_sample_is_tested",
    "test_request",
    "test_response",
]

GROUP = "agents_time_zone"
SAMPLES = 10
