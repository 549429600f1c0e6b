"""The kinds of changes: archives, their columns, and descriptions of anything."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.changes.kinds import ITS_OWN_OPPOSITE, ChangeKind

ARCHIVES: Final[dict[str, ChangeKind]] = {
    "archive-added": ChangeKind(
        area="archive",
        title="added",
        why="Rows of a list have documented columns that had none before.",
        example="old: -\nnew: archives/FindThing",
        remedy="Nothing; use the constants of its columns.",
        mirror="archive-removed",
    ),
    "archive-removed": ChangeKind(
        area="archive",
        title="removed",
        why="No page tells the columns of the rows any more, so that their constants are missing.",
        example="old: archives/FindThing\nnew: -",
        remedy="Name columns by their texts, or look whether the docs are complete.",
        mirror="archive-added",
    ),
    "operation-archive-changed": ChangeKind(
        area="operation",
        title="has the rows of another archive",
        why="Its rows have the columns of the other archive, so that some of the old ones may be missing.",
        example="old: archives/FindThing\nnew: archives/FindThing2",
        remedy="Take the constants of columns from the module of the new archive.",
        waiver=ITS_OWN_OPPOSITE,
    ),
    "column-added": ChangeKind(
        area="column",
        title="added",
        why="Rows have a column that they did not have.",
        example="old: name\nnew: name, size",
        remedy="Nothing; ask for it where it helps.",
        mirror="column-removed",
    ),
    "column-removed": ChangeKind(
        area="column",
        title="removed",
        why="Requests that ask for the column fail or get nothing.",
        example="old: name, size\nnew: name",
        remedy="Remove it from selections, filters and orders.",
        mirror="column-added",
    ),
    "column-type-changed": ChangeKind(
        area="column",
        title="has other filters",
        why="The filters that are allowed for the column follow from its type, so that old ones may be refused.",
        example="old: int\nnew: string",
        remedy="Look at filters of the column.",
        waiver=ITS_OWN_OPPOSITE,
    ),
    "description-changed": ChangeKind(
        area="description",
        title="documented in other words",
        why="The words of the docs are others. The service is as before.",
        example="old: a digest of the old words\nnew: a digest of the new words",
        remedy="Read them where they matter.",
        waiver=ITS_OWN_OPPOSITE,
    ),
}
