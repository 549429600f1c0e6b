"""Which pages are of an older edition alone: another source, which is newer, has a page about the same.

Rule: pages that somebody replaced are put right already, so that nobody corrects them. An older page of the same source
is not one of these: readers still find it beside the newer one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.model.facts import PageFacts
from generator.passes.editions.subjects import Subject, page_subject
from generator.passes.pages import Ages


def outdated_pages(pages: Mapping[str, PageFacts], ages: Ages) -> frozenset[str]:
    """The paths of pages for which a newer source has a page about the same; `pages` has the facts of all by path."""
    if len({*ages.sources.values()}) < 2:
        return frozenset()
    same: dict[Subject, list[str]] = defaultdict(list)
    for path, page in pages.items():
        # pages of no kind have no age
        if page.facts is not None and path in ages.editions:
            same[page_subject(page.facts)].append(path)
    return frozenset(
        path
        for copies in same.values()
        for newest in [min(copies, key=lambda path: (ages.edition(path), path))]
        for path in copies
        if ages.is_newer(newest, path) and ages.sources[newest] != ages.sources[path]
    )
