"""What a newer source has as well is outdated in the older one; two pages of one source are not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support.pages import operation_page
from support.rest_pages import rest_page

from generator.passes.editions.outdated import outdated_pages
from generator.passes.pages import Ages
from generator.reader.read import read_page

SEND = operation_page("Services88/Depot/Send", "", "")
DROP = operation_page("Services88/Depot/Drop", "", "")
GET = rest_page("GET /api/v1/Box/GetBox", uid="v1BoxEntity_GetBox")
PUT = rest_page("PUT /api/v1/Box/PutBox", uid="v1BoxEntity_PutBox")
WORDS = "# Boxes\n\nWhat they are.\n"


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"new/a.md": SEND, "old/b.md": SEND}, {"old/b.md"}),
        ({"new/a.md": SEND, "old/b.md": DROP}, set()),
        ({"new/a.md": GET, "old/a.md": GET, "old/b.md": PUT}, {"old/a.md"}),
        # a page that is about nothing, and two of the newest source
        ({"new/a.md": WORDS, "old/a.md": WORDS}, set()),
        ({"new/a.md": SEND, "new/b.md": SEND, "old/c.md": DROP}, set()),
        # all that are older, and the newest stays
        (
            {"new/a.md": SEND, "old/a.md": SEND, "oldest/a.md": SEND},
            {"old/a.md", "oldest/a.md"},
        ),
    ],
)
def test_pages_of_an_older_source_are_outdated_where_a_newer_one_has_the_same(
    texts: Mapping[str, str], expected: set[str]
) -> None:
    order = ["new", "old", "oldest"]
    pages = {path: read_page(path, text.encode()) for path, text in texts.items()}
    places = {
        path: order.index(path.split("/")[0])
        for path, page in pages.items()
        if page.facts is not None
    }
    assert outdated_pages(pages, Ages(places, places)) == expected
