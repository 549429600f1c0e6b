"""The encoding of an answer: its byte order mark, else the charset of Content-Type, else the XML declaration.

That order is the one of RFC 7303, section 3. The parser reads the declaration by itself.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from typing import Final

from ...errors import DecodeError
from ...transport.content_type import decoded

UTF8: Final = "utf-8"
_NAMES_OF_UTF8: Final = frozenset({UTF8, "utf8"})
_MARKS: Final = {
    BOM_UTF16_LE: "utf-16le",
    BOM_UTF16_BE: "utf-16be",
    b"<\0": "utf-16le",
    b"\0<": "utf-16be",
}
"""Encodings by the first two bytes: a byte order mark, or `<` itself (XML 1.0, appendix F)."""
_DECLARED: Final = re.compile(
    rb"""\s*<\?xml[^>]{1,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})"""
)


def is_wide(data: bytes) -> bool:
    """Whether a document is in UTF-16, so that it does not contain its texts as ASCII."""
    return data[:2] in _MARKS


def encoded(data: bytes, charset: str | None) -> tuple[bytes, str | None]:
    """Returns a document, and the encoding that its parser has to use; None where the parser finds it.

    Raises:
        DecodeError: the charset is unknown, or the document is not in it.
    """
    wide = _MARKS.get(data[:2])
    if wide is not None:
        return _converted(data, wide), UTF8
    if charset is None or data.startswith(BOM_UTF8):
        return data, None
    if charset in _NAMES_OF_UTF8:
        return data, UTF8
    return _converted(data, charset), UTF8


def as_utf8(data: bytes) -> bytes:
    """Returns a document whose encoding the declaration gives in UTF-8.

    Raises:
        DecodeError: the encoding is unknown, or the document is not in it.
    """
    declared = _DECLARED.match(data)
    name = declared[1].decode().lower() if declared else UTF8
    return data if name in _NAMES_OF_UTF8 else _converted(data, name)


def _converted(data: bytes, charset: str) -> bytes:
    try:
        text = decoded(data, charset)
    except ValueError as error:
        raise DecodeError("", str(error)) from None
    return text.removeprefix("\ufeff").encode()
