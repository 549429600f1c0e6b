"""Defects of SOAP pages and WSDLs that show when all of them are known."""

from __future__ import annotations

from typing import Final

from generator.passes.checks.soap.elements import elements_of_samples
from generator.passes.checks.soap.envelopes import (
    actions_of_pages,
    headers_of_envelopes,
    versions_of_envelopes,
)
from generator.passes.checks.soap.operations import operations_without_page
from generator.passes.checks.soap.returns import results_of_pages
from generator.passes.checks.soap.wrappers import wrappers_of_namespaces

SOAP_CHECKS: Final = (
    versions_of_envelopes,
    headers_of_envelopes,
    actions_of_pages,
    elements_of_samples,
    operations_without_page,
    results_of_pages,
    wrappers_of_namespaces,
)
"""The checks in their order."""
