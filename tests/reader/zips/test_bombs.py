"""Zips that are more than they seem, or none at all: they cost the zip, and neither the run nor its memory."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator

import pytest
from support.zips import Part, deflated, zip_of, zip_of_pages

from generator.reader.page_bytes import MAX_BYTES
from generator.reader.zips import listing as module
from generator.reader.zips.entries import MOST_ENTRIES, MOST_UNPACKED, ZipListing
from generator.reader.zips.listing import list_zip

GOOD = Part(name=b"good.md", data=b"# Good")
MIB = 1024 * 1024


def listed(data: bytes) -> ZipListing:
    return list_zip(io.BytesIO(data))


def fault(listing: ZipListing) -> tuple[str, str]:
    """Id and message of the only diagnostic of a zip of which nothing was used."""
    assert listing.entries == ()
    (case,) = listing.diagnostics
    return case.id, case.message


@pytest.fixture
def peak() -> Iterator[list[int]]:
    """Gets the most bytes that Python held while a test ran."""
    peaks: list[int] = []
    tracemalloc.start()
    yield peaks
    tracemalloc.stop()


def test_the_limits_are_those_of_the_documentation() -> None:
    assert (MOST_ENTRIES, MOST_UNPACKED, module.MOST_RATIO) == (100_000, 1 << 30, 200)
    assert MAX_BYTES == 16 * MIB


@pytest.mark.parametrize("size", [300_000, 40 * MIB], ids=["small", "large"])
def test_a_page_of_more_than_200_times_its_packed_size_costs_the_zip(size: int) -> None:
    bomb = Part(data=bytes(size))
    id_, message = fault(listed(zip_of(GOOD, bomb, GOOD)))
    assert id_ == "zip-bomb"
    assert "200 times" in message


def test_a_page_just_below_the_ratio_is_read() -> None:
    data = b"".join(struct.pack("<H", n) + bytes(600) for n in range(2000))
    packed = deflated(data)
    assert 50 < len(data) / len(packed) < 200
    assert len(listed(zip_of(Part(data=data))).entries) == 1


def test_a_bomb_that_states_a_small_size_is_stopped_at_the_limit(
    peak: list[int],
) -> None:
    packed = deflated(bytes(400 * MIB))
    data = zip_of(Part(data=b"", packed=packed, size=10))
    tracemalloc.reset_peak()
    assert fault(listed(data))[0] == "zip-bomb"
    # the unpacked bytes and their parts
    assert tracemalloc.get_traced_memory()[1] < 3 * MAX_BYTES


def test_what_all_pages_have_together_is_limited(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = b"".join(b"%d " % n for n in range(100_000))
    parts = [Part(name=b"%d.md" % n, data=words) for n in range(10)]
    monkeypatch.setattr(module, "MOST_UNPACKED", 5 * len(words))
    assert "claim" in fault(listed(zip_of(*parts)))[1]
    # each states the size 1
    lies = [Part(name=part.name, data=words, size=1) for part in parts]
    assert fault(listed(zip_of(*lies))) == (
        "zip-bomb",
        "nothing of the zip was used: its pages have more than 1 GiB",
    )
    monkeypatch.setattr(module, "MOST_UNPACKED", 10 * len(words))
    assert len(listed(zip_of(*parts)).entries) == 10


def test_more_than_a_gigabyte_costs_the_zip() -> None:
    block = b"".join(struct.pack("<L", n) + bytes(508) for n in range(2**15))
    packed = deflated(block)
    assert len(block) == MAX_BYTES
    assert len(block) < 200 * len(packed)
    checksum = zlib.crc32(block)
    parts = [
        Part(name=b"%d.md" % n, packed=packed, size=len(block), crc=checksum)
        for n in range(65)
    ]
    assert len(listed(zip_of(*parts[:3])).entries) == 3
    assert "1 GiB" in fault(listed(zip_of(*parts)))[1]


@pytest.mark.parametrize(
    ("count", "is_bomb"), [(MOST_ENTRIES, False), (MOST_ENTRIES + 1, True)]
)
def test_the_number_of_entries_is_limited(count: int, is_bomb: bool) -> None:
    data = zip_of_pages(
        [("a.md", b"# A"), *[(f"{n}.png", b"") for n in range(count - 1)]]
    )
    listing = listed(data)
    if is_bomb:
        assert "more than 100,000 entries" in fault(listing)[1]
    else:
        assert [entry.name for entry in listing.entries] == ["a.md"]


def test_entries_are_counted_before_they_take_memory(peak: list[int]) -> None:
    header = zip_of(Part(name=b"a", data=b""))
    row = header[header.index(b"PK\1\2") : header.index(b"PK\5\6")]
    directory = row * 400_000
    end = struct.pack("<HHHHLLH", 0, 0, 9, 9, len(directory), 0, 0)
    data = io.BytesIO(directory + b"PK\5\6" + end)
    tracemalloc.reset_peak()
    before = tracemalloc.get_traced_memory()[0]
    assert "more than 100,000 entries" in fault(list_zip(data))[1]
    assert tracemalloc.get_traced_memory()[1] - before < 2 * len(directory)


def test_a_directory_of_any_size_is_refused_before_it_is_read(peak: list[int]) -> None:
    size = 80 * MIB
    data = io.BytesIO(
        bytes(size) + b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 9, 9, size, 0, 0)
    )
    assert fault(list_zip(data)) == (
        "zip-bomb",
        "nothing of the zip was used: its directory is larger than 64 MiB",
    )


@pytest.mark.parametrize("is_same_name", [True, False])
def test_entries_that_share_their_bytes_cost_the_zip(is_same_name: bool) -> None:
    whole = zip_of(GOOD)
    name = b"good.md" if is_same_name else b"more.md"
    shared = Part(name=name, data=b"# Good", at=0)
    assert fault(listed(zip_of(GOOD, shared))) == (
        "zip-bomb",
        "nothing of the zip was used: its entries share their bytes",
    )
    # an entry that begins in another one
    inner = Part(name=b"outer.md", data=whole, method=zipfile.ZIP_STORED)
    place = 30 + len(b"outer.md")
    nested = Part(name=b"good.md", data=b"# Good", at=place)
    assert fault(listed(zip_of(inner, nested)))[0] == "zip-bomb"


def test_an_entry_whose_first_header_leads_into_the_next_one_costs_the_zip() -> None:
    data = bytearray(zip_of(GOOD, Part(name=b"next.md")))
    # the length of an extra field that is not there
    struct.pack_into("<H", data, 28, 40)
    assert fault(listed(bytes(data)))[1].endswith("share their bytes")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"# A page that is named like a zip\n",
        b"PK\3\4",
        b"PK\5\6" + bytes(17),
        b"Rar!\x1a\x07\0" + bytes(100),
        b"7z\xbc\xaf\x27\x1c" + bytes(100),
        b"\x1f\x8b\x08" + bytes(100),
        zip_of(GOOD)[:-30],
        zip_of(GOOD)[40:],
        zip_of(Part(name=b"\xff\xfe.md"), GOOD),
    ],
    ids=["empty", "a byte", "a page", "a header", "half an end", "rar", "7z", "gzip", "cut off", "beginning lost", "name is no UTF-8"],
)  # fmt: skip
def test_what_is_no_zip_is_told(data: bytes) -> None:
    assert fault(listed(data)) == (
        "zip-unreadable",
        "the file is no zip, or is damaged or cut off",
    )


def test_a_directory_that_is_elsewhere_is_damage() -> None:
    for place in (2**31, 2**32 - 2):
        end = struct.pack("<HHHHLLH", 0, 0, 1, 1, 60, place, 0)
        assert (
            fault(listed(zip_of(GOOD)[:-22] + b"PK\5\6" + end))[0] == "zip-unreadable"
        )
