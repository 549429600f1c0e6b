"""A side of a comparison: what OLD or NEW came to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.model.comparison.snapshot import Snapshot
from generator.report.shown_paths import ShownPaths


class Side(msgspec.Struct, frozen=True):
    """The snapshot of OLD or NEW, what it is called for people, and where its pages are.

    `roots` are the page roots of DOCS on the disk by the start of the paths of their pages, empty of all else.
    """

    snapshot: Snapshot
    label: str
    paths: ShownPaths = ShownPaths()
    roots: Mapping[str, Path] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """What begins the paths of pages where there are more page roots than one."""
        return tuple(filter(None, self.roots))
