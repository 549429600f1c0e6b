"""What `generate` reports of pages, as defects: the kinds that have a `Lint`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.model.catalogue import CATALOGUE, Fix
from generator.model.diagnostics import Diagnostic
from generator.model.facts import PageFacts
from generator.model.lint.contradictions import believed_place, other_place
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.reader.checks.subjects import subject_of

_OF_ALL_PAGES: Final = frozenset({Fix.TEMPLATE, Fix.DOCUMENT})


def defects_of_diagnostics(
    cases: Iterable[Diagnostic], pages: Mapping[str, PageFacts]
) -> Iterator[Defect]:
    """Yields the diagnostics that are defects; `pages` has the facts of pages by path."""
    for case in cases:
        lint = CATALOGUE[case.id].lint
        if lint is None:
            continue
        page = pages.get(case.path)
        other = other_place(case, pages)
        yield Defect(
            id=case.id,
            subject=subject_of(page) if page else f"page/{case.path}",
            place=Place(case.path, case.line),
            message=case.message,
            # what a template does is one fault, whatever pages show it
            cause=case.id if lint.fix in _OF_ALL_PAGES else "",
            detail=case.detail,
            other=other,
            believed=believed_place(case, other),
        )
