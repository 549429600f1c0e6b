"""What is known of a zip after it was checked."""

from __future__ import annotations

from typing import Final

import msgspec

from generator.model.diagnostics import Diagnostic

MOST_ENTRIES: Final = 100_000
"""How many entries a zip may have."""

MOST_UNPACKED: Final = 1024 * 1024 * 1024
"""How many bytes all pages of a zip may have together."""

MOST_RATIO: Final = 200
"""How many times its packed size a page may have. Pages and WSDLs have up to 30 times."""


class ZipEntry(msgspec.Struct, frozen=True):
    """A page in a zip: its name there, where its packed bytes begin, and how many they are.

    `hash` is that of its unpacked bytes, or of the first ones, if it is larger than a page may be.
    """

    name: str
    start: int
    packed: int
    is_deflated: bool
    hash: bytes


class ZipListing(msgspec.Struct, frozen=True):
    """The pages of a zip, the number of its other files by suffix, and what is wrong with it.

    The path of the diagnostics is empty: it stands for the zip.
    """

    entries: tuple[ZipEntry, ...] = ()
    skipped: dict[str, int] = {}
    diagnostics: tuple[Diagnostic, ...] = ()
