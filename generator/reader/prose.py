"""Files in `.mdx`, `.json` and YAML that hold nothing of a reference: sites have many, and they count as skipped, without a diagnostic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from generator.model.facts import PageFacts, PageKind
from generator.reader.page_names import suffix_of

_OFTEN_OTHERS: Final = frozenset((".mdx", ".json", ".yml", ".yaml"))
_NOTHING: Final = "page-unknown"


def without_prose(
    pages: Sequence[PageFacts],
) -> tuple[tuple[PageFacts, ...], Mapping[str, int]]:
    """The pages that count, and the number of others by suffix. A page that could not be read counts."""
    kept = tuple(page for page in pages if not _is_prose(page))
    if len(kept) == len(pages):
        return kept, {}
    others = Counter(suffix_of(page.path) for page in pages if _is_prose(page))
    return kept, dict(sorted(others.items()))


def _is_prose(page: PageFacts) -> bool:
    # most pages are of a known kind
    return (
        page.kind is PageKind.UNKNOWN
        and suffix_of(page.path) in _OFTEN_OTHERS
        and any(case.id == _NOTHING for case in page.diagnostics)
    )
