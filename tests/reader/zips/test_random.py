"""Zips with random entries, and random damage to zips."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.zips import Part, zip_of, zip_of_pages

from generator.model.catalogue import CATALOGUE
from generator.reader.discover import discover
from generator.reader.page_bytes import key_of, page_bytes
from generator.reader.page_names import SUFFIXES
from generator.reader.zips.listing import list_zip

any_time: Final = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
STEMS = st.text(st.sampled_from("abcäß日 -_"), min_size=1, max_size=6).filter(
    lambda stem: stem == stem.strip()
)
NAMES = st.tuples(
    st.lists(STEMS.map(str.lower), max_size=3), STEMS, st.sampled_from(SUFFIXES)
).map(lambda parts: "/".join([*parts[0], parts[1] + parts[2]]))
PAGES = st.lists(
    st.tuples(NAMES, st.binary(max_size=400)),
    max_size=12,
    unique_by=lambda page: page[0].casefold(),
)
PARTS = st.lists(
    st.builds(
        Part,
        name=st.one_of(st.binary(max_size=20), NAMES.map(str.encode)),
        data=st.binary(max_size=50),
        flags=st.sampled_from([0, 1, 8, 0x800, 0x2000]),
        method=st.sampled_from([0, 8, 9, 12, 14, 99]),
        mode=st.integers(0, 0xFFFF),
        packed=st.one_of(st.none(), st.binary(max_size=50)),
        size=st.one_of(st.none(), st.integers(0, 2**32 - 1)),
        crc=st.one_of(st.none(), st.integers(0, 2**32 - 1)),
        at=st.one_of(st.none(), st.integers(0, 200)),
    ),
    max_size=6,
)


@given(pages=PAGES)
@any_time
def test_every_page_is_read_as_it_was_written(
    pages: list[tuple[str, bytes]], tmp_path: Path
) -> None:
    file = tmp_path / "docs.zip"
    file.write_bytes(zip_of_pages([("first.md", b"# A"), *pages]))
    found = discover([file])
    read = {page.path: page_bytes(page) for page in found.files}
    assert found.diagnostics == ()
    assert read == {"first.md": b"# A", **dict(pages)}
    hashes = [page.entry.hash for page in found.files if page.entry]
    assert hashes == [key_of(data) for data in read.values()]


@given(parts=PARTS)
@any_time
def test_whatever_a_zip_holds_is_a_page_a_diagnostic_or_skipped(
    parts: list[Part],
) -> None:
    listing = list_zip(io.BytesIO(zip_of(*parts)))
    assert all(case.id in CATALOGUE for case in listing.diagnostics)
    assert all(case.message.isprintable() for case in listing.diagnostics)
    for entry in listing.entries:
        assert entry.name.isprintable()
        assert not {*entry.name.split("/")} & {"", ".", ".."}


WHOLE = zip_of_pages([("a.md", b"# A" * 99), ("b/c.yml", b"x: 1"), ("d.png", b"PNG")])


@given(changes=st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=6), end=st.integers(0, len(WHOLE)))  # fmt: skip
@any_time
def test_damage_never_raises_and_never_gives_other_bytes(
    changes: list[tuple[int, int]], end: int
) -> None:
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    for damaged in (bytes(data), bytes(data[:end]), bytes(data[end:])):
        listing = list_zip(io.BytesIO(damaged))
        known = {key_of(b"# A" * 99), key_of(b"x: 1"), key_of(b"PNG")}
        assert {entry.hash for entry in listing.entries} <= known


def test_python_agrees_that_the_made_zips_are_zips() -> None:
    made = zip_of(Part(name=b"a.md", data=b"# A" * 50), Part(name=b"b.md", method=0))
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert file.testzip() is None
        assert file.namelist() == ["a.md", "b.md"]
