"""What the templates of archives see: constants with ready declarations and docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from generator.emit.archives.naming import ArchiveNames
from generator.emit.names.former_types import NO_FORMER_TYPES, FormerTypes, Pairs
from generator.emit.python.escape import Doc, as_literal
from generator.model.api import Archive
from generator.model.columns import Column, ColumnKind
from generator.model.text import Text

_CLASSES: Final = {
    ColumnKind.INT: "IntColumn",
    ColumnKind.DECIMAL: "DecimalColumn",
    ColumnKind.BOOL: "BoolColumn",
    ColumnKind.TIME: "DateTimeColumn",
    ColumnKind.TEXT: "TextColumn",
    ColumnKind.ANY: "AnyColumn",
}
"""The classes of the runtime."""

_USUAL_RESTRICTIONS: Final = {
    ColumnKind.INT: "int",
    ColumnKind.DECIMAL: "decimal",
    ColumnKind.BOOL: "bool",
    ColumnKind.TIME: "date",
    ColumnKind.TEXT: "string",
}
"""The words for filters that the class of a column tells already."""


class ColumnView(msgspec.Struct, frozen=True):
    """A column: the name and class of its constant, its wire name, and the names that the constant had before."""

    name: str
    class_name: str
    wire: str
    doc: Doc
    former: tuple[str, ...] = ()

    @property
    def declaration(self) -> str:
        """The statement."""
        return f"{self.name}: Final = {self.class_name}({as_literal(self.wire)})"


class ArchiveView(msgspec.Struct, frozen=True):
    """The module of an archive; `classes` are those of its columns, `former` the names that the module had before."""

    module: str
    doc: Doc
    classes: tuple[str, ...]
    columns: tuple[ColumnView, ...]
    former: tuple[str, ...] = ()

    @property
    def former_columns(self) -> Pairs:
        """FormerTypes and current names of columns, sorted."""
        return tuple(
            sorted(
                (name, column.name) for column in self.columns for name in column.former
            )
        )


def archive_views(
    archives: Iterable[Archive],
    names: ArchiveNames,
    former: FormerTypes = NO_FORMER_TYPES,
) -> tuple[ArchiveView, ...]:
    """The views of archives, in their order."""
    return tuple(_view(archive, names, former) for archive in archives)


def _view(archive: Archive, names: ArchiveNames, former: FormerTypes) -> ArchiveView:
    constants = names.columns[archive.id]
    columns = tuple(
        ColumnView(
            name=constants[column.wire],
            class_name=_CLASSES[column.kind],
            wire=column.wire,
            doc=_column_doc(column),
            former=former.of(f"{archive.id}#column/{column.wire}"),
        )
        for column in archive.columns
    )
    return ArchiveView(
        module=names.modules[archive.id],
        doc=_archive_doc(archive),
        classes=tuple(sorted({column.class_name for column in columns})),
        columns=columns,
        former=former.of(archive.id),
    )


def _archive_doc(archive: Archive) -> Doc:
    kinds = ", ".join(f"`{entity}`" for entity in archive.entities)
    return Doc(
        Text(f"The columns of the archive {archive.wire}."),
        note=f"Kinds of rows: {kinds}." if kinds else "",
        page=Text(archive.evidence[0].path),
    )


def _column_doc(column: Column) -> Doc:
    return Doc(
        column.text or Text(f"The column `{column.wire}`."),
        note=" ".join(_notes(column)),
    )


def _notes(column: Column) -> Iterator[str]:
    if column.restriction is None:
        yield "Lists cannot be filtered by it."
    elif column.restriction != _USUAL_RESTRICTIONS.get(column.kind):
        yield f"Restriction: `{column.restriction}`."
    if not column.is_sortable:
        yield "Lists cannot be sorted by it."
