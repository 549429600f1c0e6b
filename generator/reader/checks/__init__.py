"""Defects of a single page, which `docwright lint` looks for: `CHECKS` and `CHECKS_OF_ALL` are the tables of them.

A check gets a page as it is written and what the reader made of it (`checked.py`), and is a pure function in a module of its
own, or one of a few that belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from generator.model.facts import PageKind
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.documents import document_defects
from generator.reader.checks.rest import rest_operation_defects
from generator.reader.checks.soap import SOAP_OPERATION_CHECKS
from generator.reader.checks.words import word_defects

Check = Callable[[CheckedPage], Iterable[PageDefect]]

CHECKS: Final[Mapping[PageKind, tuple[Check, ...]]] = {
    PageKind.SOAP_OPERATION: SOAP_OPERATION_CHECKS,
    PageKind.REST_OPERATION: (rest_operation_defects,),
    PageKind.OPENAPI: (document_defects,),
}
"""The checks of each kind of page."""

CHECKS_OF_ALL: Final[tuple[Check, ...]] = (word_defects,)
"""The checks of pages of any kind, also of those that are of none."""
