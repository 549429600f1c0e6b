"""Pages in `.mdx` that hold nothing of a reference: sites have many, and they count as skipped, without a diagnostic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from generator.model.facts import PageFacts, PageKind
from generator.reader.page_names import suffix_of

_MDX: Final = ".mdx"
_NOTHING: Final = "page-unknown"


def without_prose(
    pages: Sequence[PageFacts],
) -> tuple[tuple[PageFacts, ...], Mapping[str, int]]:
    """The pages that count, and the number of others by suffix. A page that could not be read counts."""
    kept = tuple(page for page in pages if not _is_prose(page))
    left_out = len(pages) - len(kept)
    return kept, {_MDX: left_out} if left_out else {}


def _is_prose(page: PageFacts) -> bool:
    # most pages are of a known kind
    return (
        page.kind is PageKind.UNKNOWN
        and suffix_of(page.path) == _MDX
        and any(case.id == _NOTHING for case in page.diagnostics)
    )
