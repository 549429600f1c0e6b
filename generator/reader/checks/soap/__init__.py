"""Defects of SOAP pages that show on the page alone."""

from __future__ import annotations

from typing import Final

from generator.reader.checks.soap.bullets import bullet_names
from generator.reader.checks.soap.headers import headers_beside_header
from generator.reader.checks.soap.values import values_of_samples

SOAP_OPERATION_CHECKS: Final = (
    headers_beside_header,
    values_of_samples,
    bullet_names,
)
"""The checks of operation pages."""
