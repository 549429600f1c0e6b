"""Where pages are, as reports show them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec


class ShownPaths(msgspec.Struct, frozen=True):
    """Where the pages of some docs are, by their paths from the page root on, which changes and defects have.

    `shown` gives the path from the working directory on, `in_repository` that from the root of the git repository on.
    """

    shown: Callable[[str], str] = str
    in_repository: Callable[[str], str] = str
