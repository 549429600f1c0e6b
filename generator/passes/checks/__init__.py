"""Defects that show only when all pages are known, which `docwright lint` looks for: `CHECKS` is the table of them.

A check gets the facts of all pages and the model that they give (`checked.py`), and is a pure function in a module of its
own, or one of a few that belong together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from generator.model.lint.defects import Defect
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.descriptions import descriptions
from generator.passes.checks.documents.lost_types import (
    lost_enums_of_documents,
    lost_types,
)
from generator.passes.checks.documents.presence import (
    operations_not_in_documents,
    operations_without_pages,
)
from generator.passes.checks.documents.routes import colliding_routes
from generator.passes.checks.drift.fields import drifted_fields
from generator.passes.checks.drift.parameters import drifted_parameters
from generator.passes.checks.links import LINK_CHECKS
from generator.passes.checks.rest import REST_CHECKS
from generator.passes.checks.soap import SOAP_CHECKS

Check = Callable[[CheckedDocs], Iterable[Defect]]

CHECKS: Final[tuple[Check, ...]] = (
    colliding_routes,
    operations_not_in_documents,
    operations_without_pages,
    lost_types,
    lost_enums_of_documents,
    drifted_parameters,
    drifted_fields,
    *SOAP_CHECKS,
    *REST_CHECKS,
    *LINK_CHECKS,
    descriptions,
)
"""The checks in their order."""
