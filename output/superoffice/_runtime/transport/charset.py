"""The charset that the header Content-Type of an answer names (RFC 9110, section 8.3.2), and the codec for it."""

from __future__ import annotations

import re
from typing import Final

_PARAMETER: Final = re.compile(r';\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))')
_KNOWN: Final = re.compile(
    r"utf-?8|utf-?16(le|be)?|(us-)?ascii|iso[-_]?8859-[0-9]{1,2}|latin-?1|(windows-|cp)125[0-8]"
    r"|shift_jis|euc-(jp|kr)|iso-2022-jp|gb(2312|k|18030)|big5|koi8-[ru]|tis-620|macintosh|cp(437|85[0-8])"
)
"""Charsets of text. Python knows more: some are no charsets, take quadratic time, or are kept for good by their name."""


def media_type(content_type: str) -> str:
    """The media type without its parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def charset_of(content_type: str) -> str | None:
    """The charset that a Content-Type names, in lower case; None without it."""
    for name, quoted, token in _PARAMETER.findall(content_type):
        if name.lower() == "charset":
            return (quoted or token).strip().lower() or None
    return None


def decoded(content: bytes, charset: str) -> str:
    """Returns the text of bytes in a charset.

    Raises:
        ValueError: there is no such charset, or the bytes are no text in it. The message is the reason.
    """
    if _KNOWN.fullmatch(charset) is None:
        raise ValueError(f"unknown charset {charset[:40]!r}")
    try:
        return content.decode(charset)
    except LookupError:
        raise ValueError(f"unknown charset {charset!r}") from None
    except UnicodeDecodeError as error:
        reason = f"{error.reason} at byte {error.start}"
        raise ValueError(f"no text in charset {charset!r}: {reason}") from None
