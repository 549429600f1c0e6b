"""Lists a zip on the disk."""

from __future__ import annotations

from pathlib import Path

from generator.reader.zips.entries import ZipListing


def listed_zip(file: Path) -> ZipListing:
    """The listing of a zip; see `list_zip`.

    Raises:
        OSError: the zip cannot be read.
    """
    # the library for zips, for which a run waits only if there is one
    from generator.reader.zips.listing import list_zip  # noqa: PLC0415 - rare

    with file.open("rb") as stream:
        return list_zip(stream)
