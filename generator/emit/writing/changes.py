"""What a run writes, leaves as it is, and removes."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Changes(msgspec.Struct, frozen=True):
    """Sorted paths below the output folder; `written` are the new and the changed ones.

    The manifest is one of them, and is written where any file, the docs or the settings changed.
    """

    written: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


def compare(on_disk: Mapping[str, str], wanted: Mapping[str, str]) -> Changes:
    """The changes that turn the files on disk (hashes by path) into the wanted ones."""
    same = {path for path in wanted if on_disk.get(path) == wanted[path]}
    return Changes(
        written=tuple(sorted(wanted.keys() - same)),
        unchanged=tuple(sorted(same)),
        removed=tuple(sorted(on_disk.keys() - wanted.keys())),
    )
