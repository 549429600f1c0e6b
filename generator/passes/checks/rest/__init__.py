"""Defects of REST pages that show when all pages are known, and defects of samples of both protocols."""

from __future__ import annotations

from typing import Final

from generator.passes.checks.rest.placeholders import placeholder_types
from generator.passes.checks.rest.sample_values import (
    null_items_of_envelopes,
    values_of_rest_samples,
)

REST_CHECKS: Final = (
    placeholder_types,
    values_of_rest_samples,
    null_items_of_envelopes,
)
"""The checks in their order."""
