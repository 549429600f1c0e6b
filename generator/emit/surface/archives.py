"""The entries of archives and their columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.emit.archives.naming import FOLDER
from generator.emit.archives.views import ArchiveView
from generator.emit.surface.escape import words_of
from generator.emit.surface.origins import origin
from generator.model.api import Archive, Fact
from generator.model.comparison.snapshot import (
    ArchiveFact,
    ColumnFact,
    Entry,
    Python,
    Succession,
)


def archive_entries(
    archives: Iterable[Archive], views: Iterable[ArchiveView], succession: Succession
) -> Iterator[Entry]:
    """The entries of archives, whose views are in the same order."""
    for archive, view in zip(archives, views, strict=True):
        yield Entry(
            str(archive.id),
            ArchiveFact(),
            *origin(archive.evidence, Fact.TYPE),
            words_of(archive.text),
            Python(f"{FOLDER}.{view.module}"),
            succession.aliases.get(archive.id, ()),
        )
        for column, constant in zip(archive.columns, view.columns, strict=True):
            subject = f"{archive.id}#column/{column.wire}"
            yield Entry(
                subject,
                ColumnFact(str(column.restriction or "")),
                *origin((archive.column_evidence(column),), Fact.TYPE),
                words_of(column.text),
                Python(constant.name, constant.class_name),
                succession.aliases.get(subject, ()),
            )
