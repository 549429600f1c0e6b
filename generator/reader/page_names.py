"""What the name of a file says: whether it is read, and what to do where it is not."""

from __future__ import annotations

import unicodedata
from typing import Final

SUFFIXES: Final = (".md", ".mdx", ".txt", ".yml", ".yaml", ".json", ".wsdl", ".xml")
"""The suffixes of pages; the case does not matter."""

ZIP: Final = ".zip"
"""The suffix of zips, whose pages are read like those of a folder."""

READ: Final = frozenset((*SUFFIXES, ZIP))
"""The suffixes of all files that are read."""

_NO_PAGES: Final = frozenset(
    f"docwright.{part}.yaml" for part in ("names", "overrides", "accept")
)
"""Files beside settings, which may lie among the pages: what a run writes there must not change the next one."""

ARCHIVES: Final = (".gz", ".tgz", ".bz2", ".xz", ".tar", ".7z", ".rar")
"""The suffixes of archives other than zips, which are not read."""

_NO_PAGE: Final = (
    "Descriptions of APIs other than WSDL and OpenAPI are not read: name the pages of the reference."
)
UNREAD: Final = {
    **dict.fromkeys(
        ARCHIVES,
        "Archives other than .zip are not read: unpack them, and name the folder.",
    ),
    **dict.fromkeys((".jsonc", ".wadl", ".raml"), _NO_PAGE),
    ".html": "HTML is not read: name the Markdown that it was made from.",
    ".htm": "HTML is not read: name the Markdown that it was made from.",
    ".pdf": "PDF is not read: name the Markdown that it was made from.",
}
"""What to do about files that users take for pages, by suffix."""

_UNPRINTABLE: Final = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def is_left_out(name: str) -> bool:
    """Whether a file or folder of this name is hidden, or a file of Docwright beside the settings."""
    return name.startswith(".") or name in _NO_PAGES


def suffix_of(name: str) -> str:
    """The suffix as `Path` has it, which takes ten times as long, in lower case."""
    start = name.rfind(".")
    return name[start:].lower() if 0 < start < len(name) - 1 else ""


def is_printable(path: str) -> bool:
    """Whether every character of a path can be shown."""
    # nearly all names are in ASCII, of which Python knows it at once
    if path.isascii():
        return path.isprintable()
    return not any(unicodedata.category(c) in _UNPRINTABLE for c in path)


def printable(path: str) -> str:
    """The path, with escapes where it has characters that cannot be shown."""
    return path if is_printable(path) else ascii(path)[1:-1]
