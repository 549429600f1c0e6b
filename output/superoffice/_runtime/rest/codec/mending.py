"""JSON that parsers refuse or misread although its meaning is clear: surrogates, numbers that JSON lacks, fractions."""

from __future__ import annotations

import re
from typing import Final, cast

from ...patterns import late_pattern

# a pair of surrogates, a surrogate alone, or any other escape, which may be that of a backslash
_ESCAPE: Final = late_pattern(
    rb"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)",
    re.DOTALL,
)
_REPLACEMENT: Final = b"\\ufffd"
# a string, or one of the numbers that JSON lacks
_NOT_FINITE: Final = late_pattern(
    rb'("[^"\\]*(?:\\.[^"\\]*)*")|(?<![A-Za-z0-9_])(-?Infinity|NaN)(?![A-Za-z0-9_])',
    re.DOTALL,
)
_LONG_FRACTION_PATTERN: Final = (
    rb"-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}[5-9]"
)
_LONG_FRACTION: Final = late_pattern(_LONG_FRACTION_PATTERN)
_LONG_FRACTION_OF_TEXT: Final = late_pattern(_LONG_FRACTION_PATTERN.decode())
"""The end of a time with a fraction that would be rounded up: the dot is 15 characters behind the first hyphen, and
another date's first hyphen at least 6."""


def has_long_fraction(content: bytes) -> bool:
    """Whether a time in JSON has a fraction that would be rounded up to the next microsecond.

    Every date has hyphens, which are rarer than dots. To look for one byte is many times faster than any pattern.
    """
    find = content.find
    at = -6
    try:
        # constants in place of names: this runs for each date of each answer
        while (at := find(b"-", at + 6)) >= 0:
            if content[at + 15] == 46 and _LONG_FRACTION.match(content, at):
                return True
    except IndexError:  # nothing that long follows
        pass
    return False


def has_long_fraction_in(document: object) -> bool:
    """Whether a time in parsed JSON has such a fraction."""
    if isinstance(document, str):
        return _LONG_FRACTION_OF_TEXT.search(document) is not None
    if isinstance(document, dict):
        document = list(cast("dict[str, object]", document).values())
    if not isinstance(document, list):
        return False
    return any(map(has_long_fraction_in, cast("list[object]", document)))


def mended(content: bytes) -> bytes:
    """Returns JSON with U+FFFD for each surrogate that is alone, and strings for the numbers that JSON lacks.

    No UTF-8 can hold such a surrogate (RFC 3629, section 3), so it could not be sent back. `NaN`, `Infinity` and
    `-Infinity` become what .NET writes by default: `"NaN"` and the like.
    """
    if b"\\u" in content:
        content = _ESCAPE.sub(_paired, content)
    if b"NaN" in content or b"Infinity" in content:
        content = _NOT_FINITE.sub(_as_string, content)
    return content


def _paired(match: re.Match[bytes]) -> bytes:
    return match[0] if match[1] is None else _REPLACEMENT


def _as_string(match: re.Match[bytes]) -> bytes:
    return match[0] if match[2] is None else b'"%b"' % match[2]
