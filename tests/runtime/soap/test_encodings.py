"""The encoding of an answer: its byte order mark, else the charset of Content-Type, else its declaration (RFC 7303)."""

from __future__ import annotations

import pytest

from generator.runtime.errors import DecodeError
from generator.runtime.soap.codec.xml import parse
from generator.runtime.transport.content_type import charset_of, decoded, media_type

TEXT = "Bjørn €"
LATIN = "Bjørn"


def document(text: str, declared: str | None = None) -> str:
    declaration = (
        "" if declared is None else f'<?xml version="1.0" encoding="{declared}"?>'
    )
    return f"{declaration}<a>{text}</a>"


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        (document(TEXT).encode(), None, TEXT),
        (document(TEXT).encode(), "utf-8", TEXT),
        (document(TEXT, "iso-8859-1").encode(), "utf-8", TEXT),
        (document(LATIN).encode("latin-1"), "iso-8859-1", LATIN),
        (document(LATIN, "utf-8").encode("latin-1"), "iso-8859-1", LATIN),
        (document(LATIN, "iso-8859-1").encode("latin-1"), None, LATIN),
        (document(TEXT).encode("cp1252"), "windows-1252", TEXT),
        (document(TEXT).encode("iso-8859-15"), "iso-8859-15", TEXT),
        (document(TEXT).encode("utf-16"), None, TEXT),
        (document(TEXT, "utf-16").encode("utf-16"), "utf-16", TEXT),
        (document(TEXT).encode("utf-16-le"), "utf-16", TEXT),
        (document(TEXT).encode("utf-16-be"), "utf-16be", TEXT),
        (document(TEXT).encode("utf-16"), "iso-8859-1", TEXT),
        (document(TEXT).encode("utf-8-sig"), "iso-8859-1", TEXT),
        (document("&#x1F;" + TEXT).encode("utf-16"), "utf-16", "\ufffd" + TEXT),
        (document("&#x1F;" + LATIN, "iso-8859-1").encode("latin-1"), None, "\ufffd" + LATIN),
        (document("&#x1F;" + LATIN).encode("latin-1"), "latin1", "\ufffd" + LATIN),
    ],
)  # fmt: skip
def test_the_mark_counts_before_the_charset_and_the_charset_before_the_declaration(
    content: bytes, charset: str | None, text: str
) -> None:
    assert parse(content, charset).text == text


@pytest.mark.parametrize(
    ("content", "charset", "reason"),
    [
        (document("x").encode(), "x-unknown", "unknown charset"),
        (document("x").encode(), "iso-8859-12", "unknown charset"),
        (document("x").encode(), "zlib", "unknown charset"),
        (document("x").encode(), "unicode_escape", "unknown charset"),
        (document("x").encode(), "utf-7", "unknown charset"),
        (document("x", "no-such").encode(), None, "not well-formed|unknown charset"),
        (document(TEXT).encode(), "us-ascii", "no text in charset 'us-ascii'"),
        (document(LATIN).encode("latin-1"), "utf-8", "not well-formed"),
        (b"\xff\xfe\x00", None, "no text in charset"),
    ],
)
def test_an_unknown_charset_and_bytes_that_are_not_in_it_are_a_typed_error(
    content: bytes, charset: str | None, reason: str
) -> None:
    with pytest.raises(DecodeError, match=reason):
        parse(content, charset)


@pytest.mark.parametrize(
    ("header", "charset"),
    [
        ("text/xml; charset=utf-8", "utf-8"),
        ("text/xml;CharSet=UTF-8", "utf-8"),
        ('text/xml ; charset = "ISO-8859-1" ', "iso-8859-1"),
        ('application/soap+xml; action="a;charset=x"; charset=utf-16', "utf-16"),
        ("text/xml; charset=", None),
        ("text/xml; xcharset=utf-8", None),
        ("text/xml", None),
        ("", None),
    ],
)
def test_the_charset_of_a_content_type(header: str, charset: str | None) -> None:
    assert charset_of(header) == charset


def test_the_media_type_is_what_comes_before_the_parameters() -> None:
    assert media_type(" Multipart/Related ; type=x") == "multipart/related"


def test_a_byte_outside_of_a_charset_is_named_by_its_place() -> None:
    with pytest.raises(ValueError, match=r"no text in charset 'us-ascii'.*byte 1"):
        decoded(b"a\xff", "us-ascii")
