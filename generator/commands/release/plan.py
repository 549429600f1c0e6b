"""What `docwright release` writes: worked out as a whole before anything is written."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.changes import compare
from generator.changes.versions import raised
from generator.commands.arguments import ReleaseArguments
from generator.commands.generate import inputs_of
from generator.commands.make import make_sdk
from generator.commands.release.version import lower_reason, next_release
from generator.commands.run import GenerateRun
from generator.emit.folders import generated_folders
from generator.emit.python.page_links import PageLinks
from generator.emit.writing import plan_changes, refuse_edited, refuse_unwritable
from generator.files.changelog_file import CHANGELOG, has_section, with_section
from generator.files.lock import RELEASED_LOCK, lock_bytes
from generator.files.version_setting import with_version
from generator.model.comparison.changes import PythonLevel
from generator.model.comparison.snapshot import Alias, Entry, Snapshot
from generator.report.changelog.markdown import markdown_body
from generator.report.changelog.sections import Release, first_release, release_of
from generator.report.progress import Progress
from generator.report.terminal import is_terminal


class PlannedRelease(NamedTuple):
    """A release, and what those of its files are to have that change, in the order in which they are written."""

    release: Release
    files: dict[Path, bytes]


def planned_release(
    arguments: ReleaseArguments,
    target: GenerateRun,
    released: Snapshot | None,
    settings: Path,
) -> PlannedRelease | None:
    """What is to be released and written; None where nothing changed since the last release.

    Raises:
        UsageError: the version needs a reason, or a file cannot be written so that everything of people stays in it.
        FindingsError: files of the SDK were edited by hand.
    """
    new = _snapshot(target, released)
    changelog = target.output / CHANGELOG
    before = _content(changelog)
    release = (
        _later(arguments, target, released, new)
        if released
        else _first(arguments, target, new, before)
    )
    if release is None:
        return None
    lock = lock_bytes(_as_released(new, release.version))
    files = {
        changelog: with_section(before, release.version, markdown_body(release)),
        settings: with_version(settings.read_bytes(), settings.name, release.version),
        target.output / RELEASED_LOCK: lock,
    }
    changed = {path: data for path, data in files.items() if _content(path) != data}
    for path in changed:
        refuse_unwritable(path)
    return PlannedRelease(release, changed)


def _snapshot(target: GenerateRun, released: Snapshot | None) -> Snapshot:
    """What the SDK is now, if it is to be written: aliases and defaults that are new in it have no release yet."""
    if released:
        # a later version would be the one that they began with, whatever this release is called
        last = released.header.sdk_version
        sdk = msgspec.structs.replace(target.input.sdk, sdk_version=last)
        source = msgspec.structs.replace(target.input, sdk=sdk)
        target = msgspec.structs.replace(target, input=source)
    progress = Progress(quiet=not is_terminal())
    made = make_sdk(inputs_of(target, progress), progress)
    folders = generated_folders(target.input.sdk.package)
    changes = plan_changes(target.output, made.sdk.files, made.result.facts, folders)
    refuse_edited(changes.edited)
    return made.sdk.snapshot


def _first(
    arguments: ReleaseArguments,
    target: GenerateRun,
    new: Snapshot,
    changelog: bytes | None,
) -> Release:
    version = target.input.sdk.sdk_version
    release = first_release(new, version)
    # a run that was interrupted has raised the version already
    is_begun = has_section(changelog, version, markdown_body(release))
    if arguments.level is None or is_begun:
        return release
    return first_release(new, raised(version, PythonLevel(arguments.level)))


def _later(
    arguments: ReleaseArguments,
    target: GenerateRun,
    released: Snapshot,
    new: Snapshot,
) -> Release | None:
    comparison = compare(released, new)
    reason = " ".join((arguments.reason or "").split())
    setting = target.input.sdk.sdk_version
    version = next_release(comparison, setting, arguments.level, reason)
    if version is None:
        return None
    address = PageLinks(target.input.sdk.page_url).address
    lower = lower_reason(comparison, version, reason)
    return release_of(comparison, version, address, reason=lower)


def _as_released(new: Snapshot, version: str) -> Snapshot:
    """The snapshot as that of a release, which is the one that began what has none yet."""
    header = msgspec.structs.replace(new.header, sdk_version=version)
    return Snapshot(header, tuple(_begun(entry, version) for entry in new.entries))


def _begun(entry: Entry, version: str) -> Entry:
    if not entry.aliases and not entry.defaults:
        return entry
    return msgspec.structs.replace(
        entry,
        aliases=tuple(
            Alias(alias.name, alias.since or version) for alias in entry.aliases
        ),
        defaults={key: since or version for key, since in entry.defaults.items()},
    )


def _content(path: Path) -> bytes | None:
    # a link is refused before anything is written
    return path.read_bytes() if path.is_file() else None
