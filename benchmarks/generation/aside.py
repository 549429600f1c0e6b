"""What earlier runs wrote, out of the way of the next one."""

from __future__ import annotations

from itertools import count
from pathlib import Path


def put_aside(place: Path) -> None:
    """Renames a file or folder, if it is there, so that a run finds nothing at its place.

    Removing it would be measured too: for minutes, ext4 gives no new file the inode of a removed one, and looks at all of
    these for each file that it creates. After two thousand files that costs the next run half a second.
    """
    if place.exists():
        names = (place.with_name(f"{place.name}-{number}") for number in count(1))
        place.rename(next(name for name in names if not name.exists()))
