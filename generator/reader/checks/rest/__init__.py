"""Defects of pages of REST operations that show on the page alone: `OPERATION_CHECKS` is the table of them.

A check gets the page with its parts (`operation_page.py`), and is a pure function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

import msgspec

from generator.model.text import encodable
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.rest.answers import (
    no_success,
    status_of_sample,
    type_without_content,
)
from generator.reader.checks.rest.bodies import (
    body_of_items,
    body_undescribed,
    type_of_body,
)
from generator.reader.checks.rest.headers import (
    dates_of_headers,
    headers_in_words,
    headers_of_samples,
    media_types,
)
from generator.reader.checks.rest.operation_page import OperationPage, operation_page
from generator.reader.checks.rest.queries import (
    examples_of_query,
    flattened_query,
    required_in_sample,
)
from generator.reader.checks.rest.titles import titles
from generator.reader.checks.rest.values import values_of_samples

_LONGEST: Final = 200
"""The most characters of a quote."""

OPERATION_CHECKS: Final[tuple[Callable[[OperationPage], Iterable[PageDefect]], ...]] = (
    titles,
    no_success,
    type_without_content,
    status_of_sample,
    body_undescribed,
    body_of_items,
    type_of_body,
    flattened_query,
    examples_of_query,
    required_in_sample,
    headers_in_words,
    headers_of_samples,
    dates_of_headers,
    media_types,
    values_of_samples,
)


def rest_operation_defects(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields the defects of a page, without quotes that are too long."""
    page = operation_page(checked)
    if page is None:
        return
    for check in OPERATION_CHECKS:
        for defect in check(page):
            detail = encodable(defect.detail[:_LONGEST]).strip()
            yield msgspec.structs.replace(defect, detail=detail)
