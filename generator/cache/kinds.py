"""What is kept, in how many files of which size."""

from __future__ import annotations

from typing import Final

import msgspec

_MIB: Final = 1024 * 1024


class StoreKind(msgspec.Struct, frozen=True):
    """A store: the name of its folder and the end of its files' names.

    `shards` is the number of files over which small entries are spread by the first byte of their key, at most 256. It
    is 0 where each entry has a file of its own, of which the `files` that were used last stay. `largest` is the size
    of a file in bytes.
    """

    name: str
    shards: int
    largest: int
    files: int = 0


FACTS: Final = StoreKind("facts", shards=32, largest=8 * _MIB)
"""The facts of pages.

Opening a file for each page takes longer than reading the pages, and a single file would have to be written whole for
each page that changed.
"""

MODELS: Final = StoreKind("models", shards=0, largest=64 * _MIB, files=8)
"""Models, and the parts of which they are made."""

RESULTS: Final = StoreKind("results", shards=0, largest=8 * _MIB, files=16)
"""What runs of `generate` made: the hashes of all files, and what was said about them."""

PARTS: Final = StoreKind("parts", shards=16, largest=4 * _MIB)
"""The hashes of the files that a part of an SDK consists of, and pieces of Python code as black writes them."""

ZIPS: Final = StoreKind("zips", shards=0, largest=8 * _MIB, files=8)
"""What is in zips: names, places and hashes of their pages."""

SNAPSHOTS: Final = StoreKind("snapshots", shards=0, largest=64 * _MIB, files=8)
"""What docs describe and what their SDK would offer, so that two of them are compared without their models."""

DEFECTS: Final = StoreKind("defects", shards=0, largest=64 * _MIB, files=8)
"""What is wrong with docs."""

KINDS: Final = (FACTS, MODELS, RESULTS, PARTS, ZIPS, SNAPSHOTS, DEFECTS)
