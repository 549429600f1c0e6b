"""Defects that show only when all pages are known, which `docwright lint` looks for: `CHECKS` is the table of them.

A check gets the facts of all pages and the model that they give, and is a pure function in a module of its own, or one of a
few that belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

import msgspec

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.facts import PageFacts
from generator.model.lint.defects import Defect
from generator.model.sources import Sources
from generator.passes.pages import Ages


class CheckedDocs(msgspec.Struct, frozen=True):
    """All docs: the facts of pages by path, the model with its diagnostics, where pages come from and how old they are.

    `files` has every file below DOCS by its path from the page root on, also those that are no pages, such as pictures.
    """

    pages: Mapping[str, PageFacts]
    api: Api
    diagnostics: tuple[Diagnostic, ...]
    ages: Ages
    sources: Sources
    files: frozenset[str]


Check = Callable[[CheckedDocs], Iterable[Defect]]

CHECKS: Final[tuple[Check, ...]] = ()
"""The checks in their order."""
