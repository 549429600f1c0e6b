"""Entries of zips that are read, and those that are left out, each with a diagnostic that names it."""

from __future__ import annotations

import io
import stat
import zipfile

import pytest
from support.zips import UTF8, Part, zip_of, zip_of_pages

from generator.reader.page_bytes import MAX_BYTES
from generator.reader.zips.entries import ZipListing
from generator.reader.zips.listing import list_zip

GOOD = Part(name=b"good.md", data=b"# Good")


def listed(data: bytes) -> ZipListing:
    return list_zip(io.BytesIO(data))


def names(listing: ZipListing) -> list[str]:
    return [entry.name for entry in listing.entries]


def faults(listing: ZipListing) -> list[tuple[str, str]]:
    """Id and name of what is wrong."""
    return [
        (case.id, case.detail.raw if case.detail else "")
        for case in listing.diagnostics
    ]


def test_pages_are_read_and_other_files_counted() -> None:
    pages = [
        "b/c.md",
        "a.mdx",
        "d.TXT",
        "e.wsdl",
        "f.xml",
        "g.yml",
        "h.yaml",
        "swagger.json",
    ]
    others = ["x.png", "LICENSE", "v1.2/README", ".git/a.md"]
    others += ["__MACOSX/._a.md", "docwright.names.yaml"]
    listing = listed(zip_of_pages([(name, b"# A") for name in pages + others]))
    assert names(listing) == pages
    skipped = {"": 2, ".md": 2, ".png": 1, ".yaml": 1}
    assert listing.skipped == skipped
    assert listing.diagnostics == ()


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/evil.md", "an absolute path"),
        ("//server/share/evil.md", "an absolute path"),
        ("C:/evil.md", "names a drive"),
        ("c:evil.md", "names a drive"),
        ("../evil.md", "'..'"),
        ("a/../../evil.md", "'..'"),
        ("a/..", "'..'"),
        ("./evil.md", "'.'"),
        ("a//evil.md", "empty"),
        ("", "empty"),
        ("/", "empty"),
        ("a\\evil.md", "a backslash"),
        ("..\\..\\evil.md", "a backslash"),
        ("\\\\server\\share\\evil.md", "a backslash"),
        ("evil.exe\0.md", "cannot be printed"),
        ("evil\n.md", "cannot be printed"),
        ("\x1b[2Jevil.md", "cannot be printed"),
        ("\u202edm.live", "cannot be printed"),
        ("evil\u2028.md", "cannot be printed"),
        ("e" * 256 + ".md", "longer than"),
        ("evil/" * 300 + "a.md", "longer than"),
        ("con.md", "Windows"),
        ("AUX/evil.md", "Windows"),
        ("nul", "Windows"),
        ("a/com1.evil.md", "Windows"),
        ("LPT² .md", "Windows"),
        ("evil./a.md", "Windows"),
        ("evil /a.md", "Windows"),
    ],
)
def test_a_name_that_leads_astray_costs_the_entry(name: str, reason: str) -> None:
    listing = listed(zip_of(Part(name=name.encode()), GOOD))
    assert names(listing) == ["good.md"]
    assert [case.id for case in listing.diagnostics] == ["zip-entry-name"]
    assert reason in listing.diagnostics[0].message
    shown = listing.diagnostics[0].detail
    assert shown is None or shown.raw.isprintable()


@pytest.mark.parametrize(
    "name",
    ["console.md", "a.con.md", "com.md", "com10.md", "ab:c.md", "..a.md/b.md", "a..b.md", "Größe.md", "日本.md"],
)  # fmt: skip
def test_a_name_that_only_looks_like_one_is_none(name: str) -> None:
    listing = listed(zip_of(Part(name=name.encode())))
    hidden = name.startswith(".")
    assert (names(listing), listing.diagnostics) == ([] if hidden else [name], ())


@pytest.mark.parametrize(
    ("raw", "flags", "name"),
    [
        pytest.param("Größe.md".encode(), 0, "Größe.md", id="UTF-8 that is not marked"),
        pytest.param("Größe.md".encode("cp437"), 0, "Größe.md", id="code page 437"),
        pytest.param("Größe.md".encode(), UTF8, "Größe.md", id="UTF-8"),
    ],
)
def test_names_are_in_the_encodings_that_tools_write(
    raw: bytes, flags: int, name: str
) -> None:
    assert names(listed(zip_of(Part(name=raw, flags=flags)))) == [name]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("a.md", "a.md"),
        ("a.md", "A.md"),
        ("a/b.md", "A/b.MD"),
        ("straße.md", "STRASSE.md"),
        ("\u00e9.md", "e\u0301.md"),
        ("\u00c9.md", "e\u0301.md"),
        ("a.md", "a.md/b.md"),
        ("A.md/b.md", "a.md"),
    ],
)
def test_of_names_that_are_the_same_somewhere_the_first_counts(
    first: str, second: str
) -> None:
    parts = [Part(name=name.encode()) for name in (first, second)]
    listing = listed(zip_of(*parts, GOOD))
    assert names(listing) == [first, "good.md"]
    assert faults(listing) == [("zip-entry-repeated", second)]


def test_folders_whose_names_differ_in_case_only_are_no_fault() -> None:
    listing = listed(zip_of(Part(name=b"A/b.md"), Part(name=b"a/c.md")))
    assert (names(listing), listing.diagnostics) == (["A/b.md", "a/c.md"], ())


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        pytest.param(Part(flags=1), "zip-entry-encrypted", id="encrypted"),
        pytest.param(Part(flags=0x41), "zip-entry-encrypted", id="strongly encrypted"),
        pytest.param(Part(flags=0x2001), "zip-entry-encrypted", id="hidden sizes"),
        pytest.param(Part(mode=stat.S_IFLNK | 0o777, data=b"../b.md"), "zip-entry-link", id="link"),
        pytest.param(Part(name=b"a", mode=stat.S_IFLNK | 0o777), "zip-entry-link", id="link to a folder"),
        pytest.param(Part(mode=stat.S_IFIFO | 0o600), "zip-entry-link", id="pipe"),
        pytest.param(Part(mode=stat.S_IFCHR | 0o600), "zip-entry-link", id="device"),
        pytest.param(Part(name=b"a.zip", data=zip_of(GOOD)), "zip-nested", id="zip in a zip"),
        pytest.param(Part(name=b"b/a.tar.GZ"), "zip-nested", id="archive in a zip"),
        pytest.param(Part(method=12), "zip-entry-damaged", id="bzip2"),
        pytest.param(Part(method=99), "zip-entry-damaged", id="unknown method"),
        pytest.param(Part(packed=b"\xff" * 30), "zip-entry-damaged", id="no Deflate"),
        pytest.param(Part(data=b"# A" * 99, packed=b"K\xcb"), "zip-entry-damaged", id="ends early"),
        pytest.param(Part(crc=1), "zip-entry-damaged", id="other checksum"),
        pytest.param(Part(size=1), "zip-entry-damaged", id="states fewer bytes"),
        pytest.param(Part(size=500), "zip-entry-damaged", id="states more bytes"),
        pytest.param(Part(method=0, size=1), "zip-entry-damaged", id="stored, other size"),
        pytest.param(Part(local=b"b.md"), "zip-entry-damaged", id="two names"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_an_entry_costs_the_entry(part: Part, fault: str) -> None:
    listing = listed(zip_of(part, GOOD))
    assert names(listing) == ["good.md"]
    assert faults(listing) == [(fault, part.name.decode())]


def test_a_page_that_is_encrypted_has_taken_its_name() -> None:
    listing = listed(zip_of(Part(flags=1), Part(data=b"# Other")))
    assert (names(listing), len(listing.diagnostics)) == ([], 2)


def test_a_flood_of_faults_is_cut() -> None:
    listing = listed(zip_of(*[Part(name=b"../%d.md" % n) for n in range(500)], GOOD))
    assert names(listing) == ["good.md"]
    assert len(listing.diagnostics) == 20
    assert "further cases" in "".join(case.message for case in listing.diagnostics)


def test_empty_pages_and_folders_are_read() -> None:
    stored = Part(name=b"a.md", data=b"", method=zipfile.ZIP_STORED)
    packed = Part(name=b"b.md", data=b"")
    folder = Part(name=b"c.md/", data=b"", method=zipfile.ZIP_STORED)
    listing = listed(zip_of(stored, packed, folder))
    assert (names(listing), listing.diagnostics) == (["a.md", "b.md"], ())


def test_a_page_that_is_too_large_is_known_as_such_when_it_is_read() -> None:
    data = bytes(range(256)) * (MAX_BYTES // 256) + b"x"
    part = Part(data=data, method=zipfile.ZIP_STORED)
    (entry,) = listed(zip_of(part)).entries
    assert entry.packed == MAX_BYTES + 1
