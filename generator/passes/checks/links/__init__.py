"""Links, tables of contents, index pages and guides that lead to what is not there: `LINK_CHECKS` is the table of them.

files.py     links to files, and to places on a page
uids.py      references of docfx
indexes.py   what index pages list
guides.py    requests that guides show
"""

from __future__ import annotations

from typing import Final

from generator.passes.checks.links.files import links_to_files
from generator.passes.checks.links.guides import calls_of_guides
from generator.passes.checks.links.indexes import repeated_entries, unlisted_pages
from generator.passes.checks.links.uids import references_to_uids

LINK_CHECKS: Final = (
    links_to_files,
    references_to_uids,
    repeated_entries,
    unlisted_pages,
    calls_of_guides,
)
"""The checks in their order."""
