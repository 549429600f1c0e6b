"""OLD and NEW of a comparison → a snapshot of each.

run            what arguments and settings ask for
places         a path on the disk, or a revision of the git repository with a path in it
git            git as a reader of objects, which runs nothing else
repository     the repository, its revisions, and what lies at a path of one
tree           the files in a folder of a revision, within limits
blobs          their bytes
revision_docs  pages of a revision as DOCS
docs           DOCS → snapshot
locks          SDKs and locks → snapshot
"""

from __future__ import annotations

from generator.commands.sides.docs import docs_side
from generator.commands.sides.locks import lock_of
from generator.commands.sides.places import place_of
from generator.commands.sides.run import DiffRun
from generator.commands.sides.side import Side
from generator.report.progress import Progress

__all__ = ["Side", "side_of"]


def side_of(run: DiffRun, argument: str, progress: Progress) -> Side:
    """What OLD or NEW names.

    Raises:
        UsageError: it does not exist or cannot be loaded.
    """
    place = place_of(argument, run.folder, run.settings.docs)
    locked = lock_of(place, run.folder)
    if locked is not None:
        return Side(locked, argument)
    return docs_side(run, place, argument, progress)
