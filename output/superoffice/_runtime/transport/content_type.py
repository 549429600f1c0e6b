"""What the header Content-Type of an answer states: the media type, and the charset of text (RFC 9110, section 8.3)."""

from __future__ import annotations

import re
from typing import Final

from ..errors import DecodeError
from ..patterns import late_pattern
from .messages import Response

JSON: Final = "application/json"
_FORMATS: Final = ("json", "xml")
"""The ends of the formats of objects, which every operation lists beside those of its file."""
# also `application/problem+json` and the like
_JSON_TYPE: Final = late_pattern(r"(application|text)/([^;]*\+)?json", re.IGNORECASE)
_PARAMETER: Final = late_pattern(
    r';\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))'
)
_KNOWN: Final = late_pattern(
    r"utf-?8|utf-?16-?(le|be)?|(us-)?ascii|iso[-_]?8859-[0-9]{1,2}|latin-?1|(windows-|cp)125[0-8]"
    r"|shift_jis|euc-(jp|kr)|iso-2022-jp|gb(2312|k|18030)|big5|koi8-[ru]|tis-620|macintosh|cp(437|85[0-8])"
)
"""Charsets of text. Python knows more: some are no charsets, take quadratic time, or are kept for good by their name."""
_UTF_8: Final = ("charset=utf-8", 'charset="utf-8"')
"""The end of nearly every Content-Type with a charset."""
_TEXT: Final = late_pattern(r"text/.*|application/(.*\+)?(json|xml)")
"""Media types of text; `application/problem+json` is another."""
_MARKS_OF_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")


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


def _is_plainly_utf8(content_type: str) -> bool:
    # nearly all answers; the pattern of parameters takes longer
    return "charset" not in content_type or content_type.endswith(_UTF_8)


def in_utf8(response: Response) -> Response:
    """Returns an answer whose text is in UTF-8, as its Content-Type says then; a file stays as it is.

    Without a charset, text is in UTF-8 (RFC 8259, section 8.1), or in UTF-16 if it has that byte order mark.

    Raises:
        DecodeError: there is no such charset, or the bytes are no text in it.
    """
    stated = response.headers.get("Content-Type", "")
    has_mark = response.content[:2] in _MARKS_OF_UTF_16
    if not has_mark and _is_plainly_utf8(stated.lower()):
        return response
    type_ = media_type(stated)
    charset = charset_of(stated) or ("utf-16" if has_mark else "utf-8")
    if charset in {"utf-8", "utf8"} or not (type_ == "" or _TEXT.fullmatch(type_)):
        return response
    if charset in {"utf-16", "utf16"} and response.content[:1] == b"\0":
        charset = (
            "utf-16-be"  # JSON begins with ASCII, so the order shows without a mark
        )
    try:
        content = decoded(response.content, charset).encode()
    except ValueError as error:
        raise DecodeError("", str(error)) from None
    headers = response.headers.replaced({"Content-Type": f"{type_}; charset=utf-8"})
    return Response(status=response.status, headers=headers, content=content)


def text_of(response: Response) -> str:
    """Returns an answer of `in_utf8` as text; bytes that are no UTF-8, as Latin-1."""
    try:
        return response.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return response.content.decode("latin-1")


def type_of(response: Response) -> str:
    """Returns the media type of an answer; empty if it states none."""
    return media_type(response.headers.get("Content-Type", ""))


def is_json(response: Response) -> bool:
    """Whether an answer has the media type of JSON."""
    return _JSON_TYPE.fullmatch(type_of(response)) is not None


def is_page(response: Response) -> bool:
    """Whether an answer is a page for browsers, such as one to log in or one of a proxy."""
    return type_of(response) in {"text/html", "application/xhtml+xml"}


def is_documented(response: Response, documented: tuple[str, ...]) -> bool:
    """Whether an answer may be the documented file, by its media type.

    A page for browsers is none, unless the documentation names that type, or the server offers it for saving (RFC 6266).
    Of an image every text is none, and no JSON or XML.
    """
    kind = type_of(response)
    wanted = {media_type(name) for name in documented}
    if not kind or kind in wanted:
        return True
    files = [name for name in wanted if not name.endswith(_FORMATS)]
    if files and all(name.startswith("image/") for name in files):
        return not (
            kind.startswith("text/") or kind.endswith(_FORMATS) or is_page(response)
        )
    return not is_page(response) or "Content-Disposition" in response.headers
