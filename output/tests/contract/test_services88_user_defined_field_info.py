"""What the pages of soap/Services88/UserDefinedFieldInfo show."""

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

GROUP = "services88_user_defined_field_info"
SAMPLES = 4
