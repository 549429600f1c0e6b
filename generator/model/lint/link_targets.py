"""Where links lead.

Source: RFC 3986, section 5 (relative references). Fragments: docfx, GitHub and others make names of headings in ways of
their own, which agree on letters and digits; so only these count, and a number at the end tells equal headings apart.
"""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import unquote

REFERENCE: Final = "xref:"
"""What begins a link to a uid."""

_NUMBER: Final = re.compile(r"-[0-9]{1,4}\Z")


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


def anchor(name: str) -> str:
    """The letters and digits of a name, by which anchors are compared."""
    return "".join(filter(str.isalnum, name)).casefold()


def anchors_of_fragment(fragment: str) -> tuple[str, str]:
    """The anchors that a fragment may name: as it is, and without a number at its end."""
    return anchor(fragment), anchor(_NUMBER.sub("", fragment))
