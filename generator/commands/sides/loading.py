"""OLD and NEW of a comparison: DOCS, SDKs and locks, on the disk and in revisions of git."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.changes import succession, with_succession
from generator.commands.sides.docs_sides import docs_side, repository_root, with_version
from generator.commands.sides.lock_paths import lock_paths
from generator.commands.sides.locks import lock_of
from generator.commands.sides.places import Place, place_of
from generator.commands.sides.run import SidesInput
from generator.commands.sides.side import Side
from generator.files.file_names import has_custom_folder
from generator.files.setting_rules import normal_version
from generator.model.comparison.snapshot import Snapshot
from generator.model.custom import CustomClass
from generator.model.errors import UsageError
from generator.model.text import encodable
from generator.report.progress import Progress


def sides_of(sides: SidesInput, progress: Progress) -> tuple[Side, Side]:
    """OLD and NEW. NEW as DOCS is what an SDK would be that follows OLD, and so keeps former names.

    Raises:
        UsageError: one of them does not exist or cannot be loaded.
    """
    docs, words = sides.settings.docs, (sides.old, sides.new)
    # before anything is read, so that a misspelt one shows at once
    places = [place_of(word, sides.folder, docs) for word in words]
    locks = [lock_of(place, sides.folder) for place in places]
    custom = _custom_classes(sides) if any(locks) else ()
    # names that are no text cannot be written to reports
    labels = [encodable(word) for word in words]
    old, new = (
        (
            _locked(lock, label)
            if lock
            else docs_side(sides, place, label, custom, progress)
        )
        for place, lock, label in zip(places, locks, labels, strict=True)
    )
    if locks[0]:
        old = _with_place(sides, old, new, places[1])
    if locks[1]:
        new = _with_place(sides, new, old, places[0])
    if not locks[0]:
        # nothing says of which release the docs are
        unversioned = with_version(old.snapshot, "")
        old = msgspec.structs.replace(old, snapshot=unversioned)
    if locks[1]:
        return old, new
    kept = succession(old.snapshot, new.snapshot)
    successor = with_succession(new.snapshot, kept)
    return old, msgspec.structs.replace(new, snapshot=successor)


def _with_place(sides: SidesInput, lock: Side, other: Side, place: Place) -> Side:
    """Lets a lock tell where its pages are; `other` is the other side, at a place of its own."""
    # those of a revision lie on no disk
    roots = other.roots if isinstance(place, Path) and other.roots else None
    paths = lock_paths(sides, roots, repository_root(sides.folder))
    return msgspec.structs.replace(lock, paths=paths)


def _locked(lock: Snapshot, label: str) -> Side:
    version = lock.header.sdk_version
    try:
        normal_version(version or "0")
    except ValueError as error:
        raise UsageError(
            f"the lock of '{label}' cannot be used: its version is none: {error}",
            "Restore the file from version control.",
        ) from error
    return Side(lock, label)


def _custom_classes(sides: SidesInput) -> tuple[CustomClass, ...]:
    """The user's classes, which locks count as settings; between DOCS they change nothing."""
    output, package = sides.folder / sides.output, sides.settings.package
    if not has_custom_folder(output, package):
        return ()
    # few SDKs have any, and all others need not load a parser of Python
    from generator.files.custom_classes import (  # noqa: PLC0415 - loads a parser of Python, rarely needed
        load_custom_classes,
    )

    return load_custom_classes(output, package)
