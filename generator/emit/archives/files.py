"""The files of archives: a package with a module for each, and their entries in `api.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.emit.archives.naming import FOLDER, ArchiveNames
from generator.emit.archives.views import ArchiveView
from generator.emit.json_files import Entry
from generator.emit.parts import Part, small, templated
from generator.emit.python.escape import Doc
from generator.emit.python.former_modules import former_module, former_names_part
from generator.emit.python.templates import Templates
from generator.model.api import Archive
from generator.model.text import Text


def archive_modules(
    templates: Templates, archives: tuple[ArchiveView, ...], package: str
) -> Iterator[Part]:
    """The package and its modules; nothing without archives."""
    if not archives:
        return
    doc = Doc(Text("The columns of the rows of lists, with a module for each archive."))
    context: dict[str, object] = {
        "package": package,
        "doc": doc,
        "modules": sorted(archive.module for archive in archives),
        "former": sorted(
            (name, archive.module) for archive in archives for name in archive.former
        ),
    }
    path = f"{package}/{FOLDER}/__init__.py"
    yield small(templates, path, "package/archives/__init__.py", context)
    for archive in archives:
        yield templated(
            templates,
            f"{package}/{FOLDER}/{archive.module}.py",
            "package/archives/archive.py",
            {
                "package": package,
                "archive": archive,
                "former_part": former_names_part(
                    templates, archive.former_columns, package
                ),
            },
        )
        for name in archive.former:
            path = f"{package}/{FOLDER}/{name}.py"
            target = f"{package}.{FOLDER}.{archive.module}"
            yield former_module(templates, path, target, package)


def archive_entries(
    archives: Iterable[Archive], names: ArchiveNames, package: str
) -> dict[str, Entry]:
    """The entries of `api.json`: the module of each archive, and its constants by column."""
    return {
        archive.id: {
            "module": f"{package}.{FOLDER}.{names.modules[archive.id]}",
            "columns": {
                str(wire): name for wire, name in names.columns[archive.id].items()
            },
        }
        for archive in archives
    }
