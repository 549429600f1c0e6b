"""Lists of types: one page while they fit on it, else pages that begin with another letter."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.emit.docs.types.lists import Entry, TypeList, type_lists
from generator.emit.docs.types.pages import LARGEST_PAGE

ENTRIES = st.lists(
    st.builds(
        Entry,
        st.from_regex(r"[A-Za-z][A-Za-z0-9_]{0,30}", fullmatch=True),
        st.just("docs/api/models/X.md"),
        st.sampled_from(["", "x" * 120]),
    ),
    min_size=1,
    max_size=300,
    unique_by=lambda entry: entry.name,
)


def _entries(letters: str, count: int) -> list[Entry]:
    return [
        Entry(f"{letter}{number:03}", f"docs/api/models/{letter}{number:03}.md", "w" * 50)
        for letter in letters
        for number in range(count)
    ]  # fmt: skip


def _lists(entries: list[Entry]) -> list[TypeList]:
    return list(type_lists("", "models", "Models", entries))


def test_a_short_list_is_one_page() -> None:
    (only,) = _lists(_entries("ba", 1))
    assert (only.path, only.title, only.parts) == ("docs/api/models.md", "Models", ())
    assert only.entries == (
        ("[`a000`](models/a000.md)", "w" * 50),
        ("[`b000`](models/b000.md)", "w" * 50),
    )


def test_a_long_list_leads_to_pages_that_begin_with_a_letter() -> None:
    *pages, index = _lists(_entries("ABC", 50))
    assert [page.path for page in pages] == ["docs/api/models-a.md", "docs/api/models-c.md"]  # fmt: skip
    assert [page.title for page in pages] == ["Models, A000 to B049", "Models, C000 to C049"]  # fmt: skip
    assert index.path == "docs/api/models.md"
    assert index.entries == ()
    assert [(part.link, part.first, part.last, part.count) for part in index.parts] == [
        ("models-a.md", "A000", "B049", 100),
        ("models-c.md", "C000", "C049", 50),
    ]


def test_a_letter_that_fills_pages_is_numbered() -> None:
    *pages, _ = _lists(_entries("AB", 150))
    assert [page.path.removeprefix("docs/api/models-") for page in pages] == ["a.md", "a-2.md", "b.md", "b-2.md"]  # fmt: skip


@given(ENTRIES)
def test_every_type_is_listed_once_on_a_page_that_is_small(
    entries: list[Entry],
) -> None:
    pages = _lists(entries)
    listed = [link for page in pages for link, _ in page.entries]
    assert len(listed) == len(entries) == len(set(listed))
    assert len({page.path for page in pages}) == len(pages)
    for page in pages:
        lines = (f"- {link}: {words}\n" for link, words in page.entries)
        assert sum(map(len, lines)) <= LARGEST_PAGE
