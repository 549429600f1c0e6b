"""Defects that show only when all pages are known, which `docwright lint` looks for: `CHECKS` is the table of them.

A check gets the facts of all pages and the model that they give (`checked.py`), and is a pure function in a module of its
own, or one of a few that belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from generator.model.lint.defects import Defect
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.drift.fields import drifted_fields
from generator.passes.checks.drift.parameters import drifted_parameters

Check = Callable[[CheckedDocs], Iterable[Defect]]

CHECKS: Final[tuple[Check, ...]] = (
    drifted_parameters,
    drifted_fields,
)
"""The checks in their order."""
