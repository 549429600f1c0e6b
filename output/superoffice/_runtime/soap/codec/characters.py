"""References to characters that XML 1.0 excludes (section 2.2), such as `&#x1F;`, which WCF writes nevertheless.

Each of them is read as U+FFFD, the replacement character: XML can hold that, so what was read can be sent. No other
mistake is forgiven; a number beyond Unicode refers to no character and stays one.
"""

from __future__ import annotations

import re
from typing import Final

_START: Final = b"&#"
_REPLACEMENT: Final = b"&#xFFFD;"
_EXCLUDED: Final = re.compile(
    rb"&#(?:x(?:0+|0*[1-8bcefBCEF]|0*1[0-9a-fA-F]|0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*[fF]{3}[efEF])"
    # the same in decimal: 0-8, 11, 12, 14-31, 55296-57343 and 65534-65535
    rb"|0+|0*(?:[1-8]|1[124-9]|2[0-9]|3[01]|5529[6-9]|55[3-9][0-9]{2}|56[0-9]{3}|57[0-2][0-9]{2}|573[0-3][0-9]|5734[0-3]"
    rb"|6553[45]));"
)
_VERBATIM: Final = re.compile(
    rb"(<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z))", re.DOTALL
)
"""What has no references: comments, CDATA sections and processing instructions."""


def without_excluded(document: bytes) -> bytes | None:
    """Returns a document, in an encoding that contains ASCII, with U+FFFD for references to excluded characters.

    None if it has no such reference.
    """
    if _START not in document:
        return None
    parts = _VERBATIM.split(document)
    parts[::2] = [_EXCLUDED.sub(_REPLACEMENT, part) for part in parts[::2]]
    changed = b"".join(parts)
    return None if changed == document else changed
