"""What docstrings and documentation say about the page that something comes from: its address, or else its path."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

import msgspec


class PageLinks(msgspec.Struct, frozen=True):
    """The addresses of pages: `url` has `{path}` for the path, and is empty where pages have no address.

    `labels` begin the paths of pages where there are more page roots than one.
    """

    url: str = ""
    labels: tuple[str, ...] = ()

    def path(self, page: str) -> str:
        """The path of a page from its page root on."""
        label, slash, below = page.partition("/")
        return below if slash and label in self.labels else page

    def address(self, page: str) -> str:
        """The address of a page, empty where it has none: pages beside the page root are not published with it.

        A path is escaped as RFC 3986 (section 2.1) says: letters, digits, `_.-~/` and `%` are left of it.
        """
        path = self.path(page)
        if not self.url or path.startswith("../"):
            return ""
        folder, slash, name = path.rpartition("/")
        stem, dot, _ = name.rpartition(".")
        return self.url.replace(
            "{path}", quote(f"{folder}{slash}{stem if dot else name}")
        )

    def shown(self, page: str) -> str:
        """The address of a page, or else its path."""
        return self.address(page) or self.path(page)


NO_LINKS: Final = PageLinks()
