"""Media types of answers, and what follows from them."""

from __future__ import annotations

import re
from typing import Final

from ..patterns import late_pattern
from ..transport.messages import Response

_FORMATS: Final = ("json", "xml")
"""The ends of the formats of objects, which every operation lists beside those of its file."""
_CHARSET: Final = late_pattern(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
# also `application/problem+json` and the like
_JSON_TYPE: Final = late_pattern(r"(application|text)/([^;]*\+)?json", re.IGNORECASE)


def media_type(response: Response) -> str:
    """Returns the media type of an answer in lower case, without parameters; empty if it states none."""
    kind = response.headers.get("Content-Type", "")
    return kind.partition(";")[0].strip().lower()


def is_json(response: Response) -> bool:
    """Whether an answer has the media type of JSON."""
    return _JSON_TYPE.fullmatch(media_type(response)) is not None


def is_page(response: Response) -> bool:
    """Whether an answer is a page for browsers, such as one to log in or one of a proxy."""
    return media_type(response) in {"text/html", "application/xhtml+xml"}


def text_of(response: Response) -> str:
    """Returns an answer as text, in the charset that its content type states, or in UTF-8."""
    charset = _CHARSET.search(response.headers.get("Content-Type", ""))
    for encoding in ([charset[1]] if charset else []) + ["utf-8-sig", "latin-1"]:
        try:
            return response.content.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            continue
    raise AssertionError("latin-1 reads all bytes")


def is_documented(response: Response, documented: tuple[str, ...]) -> bool:
    """Whether an answer may be the documented file, by its media type.

    A page for browsers is none, unless the documentation names that type, or the server offers it for saving (RFC 6266).
    Of an image every text is none, and no JSON or XML.
    """
    kind = media_type(response)
    wanted = {name.partition(";")[0].strip().lower() for name in documented}
    if not kind or kind in wanted:
        return True
    files = [name for name in wanted if not name.endswith(_FORMATS)]
    if files and all(name.startswith("image/") for name in files):
        return not (
            kind.startswith("text/") or kind.endswith(_FORMATS) or is_page(response)
        )
    return not is_page(response) or "Content-Disposition" in response.headers
