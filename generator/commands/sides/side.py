"""A side of a comparison: what OLD or NEW came to."""

from __future__ import annotations

import msgspec

from generator.model.comparison.snapshot import Snapshot
from generator.report.diff.report import SidePaths


class Side(msgspec.Struct, frozen=True):
    """The snapshot of OLD or NEW, what it is called for people, and where its pages are.

    `labels` begin the paths of pages where there are more page roots than one.
    """

    snapshot: Snapshot
    label: str
    paths: SidePaths = SidePaths()
    labels: tuple[str, ...] = ()
