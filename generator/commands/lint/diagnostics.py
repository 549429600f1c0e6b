"""What `generate` reports of pages, as defects: the kinds that have a `Lint`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.model.catalogue import CATALOGUE, DefectClass, Fix
from generator.model.diagnostics import Diagnostic
from generator.model.facts import PageFacts
from generator.model.lint.defects import Defect
from generator.model.places import Place
from generator.reader.checks.subjects import subject_of

_PLACE: Final = re.compile(r"([^\s,;()]+):([0-9]{1,9})\b")
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
        other = _other(case, pages) if lint.of is DefectClass.CONTRADICTION else None
        yield Defect(
            id=case.id,
            subject=subject_of(page) if page else f"page/{case.path}",
            place=Place(case.path, case.line),
            message=case.message,
            # what a template does is one fault, whatever pages show it
            cause=case.id if lint.fix in _OF_ALL_PAGES else "",
            detail=case.detail,
            other=other,
        )


def _other(case: Diagnostic, pages: Mapping[str, PageFacts]) -> Place | None:
    """The place that a message names: the last one that is a line of a page."""
    places = [
        Place(path, int(line))
        for path, line in _PLACE.findall(case.message)
        if path in pages and (path, int(line)) != (case.path, case.line)
    ]
    return places[-1] if places else None
