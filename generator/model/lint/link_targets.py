"""Where links lead.

Source: RFC 3986, section 5 (relative references). Fragments: docfx, GitHub and others make names of headings in ways of
their own, which agree on letters and digits; so only these count, and a number at the end tells equal headings apart.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from typing import Final
from urllib.parse import unquote

REFERENCE: Final = "xref:"
"""What begins a link to a uid."""

_NUMBER: Final = re.compile(r"-[0-9]{1,4}\Z")
# GitHub puts this before the names of headings
_OF_USERS: Final = "user-content-"
# the top of a page (HTML, 7.4.6.3), text to look for, lines, footnotes, and tabs of docfx
_NO_HEADING: Final = re.compile(
    r"(?:top|:~:.*|L?[0-9]+.*|fn.*|cite.*|.*/.*)\Z", re.IGNORECASE | re.DOTALL
)


def target_of(page: str, target: str) -> tuple[str, str] | None:
    """The path and the fragment of a link on a page, by paths from the page root on; None where it leads out of that."""
    path, _, fragment = target.partition("#")
    path = unquote(path.partition("?")[0])
    if not path:
        return page, unquote(fragment)
    if "\\" in path or "\0" in path or path.startswith("/"):
        return None
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return None if joined.startswith("..") else (joined, unquote(fragment))


def stem(target: str) -> str:
    """The name of the file or the uid that a link leads to, without folders, suffix and case."""
    path = unquote(target.removeprefix(REFERENCE).partition("#")[0].partition("?")[0])
    name = path.replace("\\", "/").rpartition("/")[2].casefold()
    return name.removesuffix(".md").removesuffix(".html")


def anchor(name: str) -> str:
    """The letters and digits of a name, without accents, by which anchors are compared."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    return "".join(filter(str.isalnum, plain)).casefold()


def anchors_of_fragment(fragment: str) -> tuple[str, ...]:
    """The anchors that a fragment may name: as it is, and without a number at its end; none where it may be no heading."""
    name = fragment.removeprefix(_OF_USERS)
    if not anchor(name) or _NO_HEADING.match(name):
        return ()
    return anchor(name), anchor(_NUMBER.sub("", name))
