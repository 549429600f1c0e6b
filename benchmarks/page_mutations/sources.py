"""The pages that are mutated: the seeds, and some of the shared corpus where it is there."""

from __future__ import annotations

import os
import random
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from generator.reader.page_names import SUFFIXES

_ROOT: Final = Path(__file__).resolve().parents[2]
_OF_CORPUS: Final = 600
"""How many pages of the corpus are taken: more would only take longer to load."""
_LONGEST: Final = 120_000
"""In bytes; longer pages have nothing that these lack, and take most of the time."""


class Page(msgspec.Struct, frozen=True):
    """A page as it is; `path` is relative to its docs."""

    path: str
    data: bytes


def pages() -> tuple[Page, ...]:
    """The pages of the seeds and of the corpus, the same in every process."""
    shared = Path(os.environ.get("DOCWRIGHT_SHARED") or _ROOT.parent / "shared")
    return (*_read(_ROOT / "seeds", None), *_read(shared / "corpus", _OF_CORPUS))


def _read(folder: Path, most: int | None) -> Iterable[Page]:
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix in SUFFIXES
        and path.is_file()
        and path.stat().st_size <= _LONGEST
    )
    if most is not None and len(files) > most:
        # the order of the choice does not depend on the seed, so that a seed means the same with any number of pages
        # and each run takes the same pages, which no generator for secrets could choose again
        chance = random.Random(0)  # noqa: S311 - repeatable, no secret
        files = sorted(chance.sample(files, most))
    return [
        Page(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files
    ]
