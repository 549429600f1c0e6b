r"""The only exits of untrusted text into a document of OpenAPI.

REMOVING OR CHANGING AN ESCAPE HERE HAS SECURITY IMPLICATIONS: descriptions are CommonMark, and some viewers show the HTML
in it as it is. What begins HTML, a link or an escape is escaped, and nothing else, so that programs that read the document
find the words of the pages. Everything else of a page is a plain string of JSON. Half of a surrogate pair, which UTF-8 cannot
have, becomes U+FFFD.
"""

from __future__ import annotations

import re
from typing import Final

from generator.model.api import Member
from generator.model.text import Text

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
# a tag, a comment, a declaration or an address in angle brackets (CommonMark 0.31, sections 6.5 and 6.6)
_HTML: Final = re.compile(r"<(?=[A-Za-z/!?])")
# what stands for another character (sections 2.4 and 2.5)
_ESCAPE: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])|&(?=#|[A-Za-z][A-Za-z0-9]*;)")
_ESCAPED: Final = {"\\": "\\\\", "&": "&amp;"}
# the end of the text of a link or picture, and of the label of a definition (sections 4.7 and 6.3)
_LINK: Final = re.compile(r"\](?=[(:\[])")


def as_string(text: Text | str) -> str:
    """The text as a string of JSON, such as a value of an enum."""
    return _SURROGATE.sub("\ufffd", text.raw if isinstance(text, Text) else text)


def member_value(member: Member) -> str:
    """What goes over the wire for a member of an enum."""
    return as_string(member.wire if member.value is None else member.value)


def as_description(text: Text) -> str:
    """The text as CommonMark without HTML and links, without outer white space."""
    escaped = _ESCAPE.sub(lambda match: _ESCAPED[match[0]], as_string(text))
    return _LINK.sub(r"]\\", _HTML.sub("&lt;", escaped)).strip()


def as_summary_and_description(text: Text) -> tuple[str, str]:
    """The first paragraph of a text, and the others; the others are empty where it has no more."""
    first, _, others = as_description(text).partition("\n\n")
    return first, others.strip()
