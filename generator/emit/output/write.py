"""Checking, writing and recovering an output folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from generator.emit.output import filesystem
from generator.emit.output.journal import (
    STAGING,
    Journal,
    Step,
    carry_out,
    load_journal,
    save_journal,
    staged,
    step_of,
)
from generator.emit.output.manifest import (
    MANIFEST,
    digest,
    encode_manifest,
    manifest_of,
)
from generator.emit.output.ownership import (
    Found,
    changes_of,
    digests_of,
    look,
    require_owned,
)
from generator.emit.output.plan import Changes, OutputPlan
from generator.model.errors import UsageError


def plan_changes(out: Path, plan: OutputPlan, *, force: bool) -> Changes:
    """What `write_output` would change; writes nothing.

    Raises:
        UsageError: as `write_output`.
        FindingsError: as `write_output`.
    """
    with _readable(out):
        found = look(out, plan)
        require_owned(found, plan, force=force)
        return changes_of(found, plan)


def write_output(out: Path, plan: OutputPlan, *, force: bool) -> Changes:
    """Makes the output folder hold the plan; all of it, or after a kill each folder wholly old or wholly new.

    Raises:
        UsageError: the folder cannot be written, is in use, or holds foreign files; nothing was changed.
        FindingsError: generated files were edited by hand and `force` is not given; nothing was changed.
        InternalError: the plan has a path that cannot be written everywhere.
    """
    with _readable(out):
        filesystem.make_folder(out)
        with filesystem.locked(out):
            found = look(out, plan)
            require_owned(found, plan, force=force)
            changes = changes_of(found, plan)
            _write_seam(out, plan)
            if changes.written or changes.removed:
                _replace(out, plan, found, changes)
            return changes


def recover(out: Path) -> str:
    """Finishes what a killed run had decided, or removes what it had only prepared; a sentence about it, or ''.

    Raises:
        UsageError: the folder cannot be written, or is in use.
        FindingsError: a generated file was edited after the kill; nothing was lost.
    """
    staging = out / STAGING
    if not staging.is_dir() or staging.is_symlink():
        return ""
    with _readable(out), filesystem.locked(out):
        journal = load_journal(out)
        if journal is not None:
            carry_out(out, journal)
        _end(out)
    if journal is None:
        return (
            f"an interrupted run had changed nothing in {out}; its files were removed"
        )
    return f"an interrupted run was finished in {out}"


@contextmanager
def _readable(out: Path) -> Iterator[None]:
    """Turns errors of the file system into a message that names the place."""
    try:
        yield
    except OSError as error:
        place = error.filename or out
        raise UsageError(
            f"{place} cannot be used: {error.strerror or error}",
            "Check its permissions and the disk, or choose another output with -o.",
        ) from error


def _write_seam(out: Path, plan: OutputPlan) -> None:
    """The user's own package, unless there is one."""
    for path, content in plan.seam.items():
        target = out / path
        folder = out / PurePosixPath(path).parts[0]
        if not folder.exists() and not folder.is_symlink():
            filesystem.make_folder(target.parent)
            filesystem.write_file(target, content)


def _replace(out: Path, plan: OutputPlan, found: Found, changes: Changes) -> None:
    try:
        journal = _stage(out, plan, found, changes)
    except OSError:
        filesystem.remove_tree(out / STAGING)
        raise
    save_journal(out, journal)
    carry_out(out, journal)
    _end(out)


def _end(out: Path) -> None:
    """Removes the staging folder, its journal first: without it nothing there counts any more."""
    filesystem.remove_file(out / STAGING / "journal.json")
    filesystem.remove_tree(out / STAGING)


def _stage(out: Path, plan: OutputPlan, found: Found, changes: Changes) -> Journal:
    """Prepares every new folder and file, and lists the steps that put them in place."""
    manifest = encode_manifest(manifest_of(plan.files, plan.facts))
    new = {path: digest(content) for path, content in plan.files.items()}
    new[MANIFEST] = digest(manifest)
    old = found.digests | digests_of(out, [MANIFEST])
    filesystem.make_folder(staged(out, MANIFEST).parent)
    steps: list[Step] = []
    touched = (*changes.written, *changes.removed)
    for folder in plan.folders:
        if any(path.startswith(f"{folder}/") for path in touched):
            _stage_folder(out, plan, found, folder)
            steps.append(step_of("folder", folder, old, new))
    for path in touched:
        if plan.folder_of(path) is None and path != MANIFEST:
            steps.append(_stage_single(out, plan, path, old, new))
    if MANIFEST in touched:
        filesystem.write_file(staged(out, MANIFEST), manifest)
        steps.append(step_of("file", MANIFEST, old, new))
    filesystem.sync_folder(staged(out, MANIFEST).parent)
    return Journal(1, tuple(steps))


def _stage_single(
    out: Path, plan: OutputPlan, path: str, old: dict[str, str], new: dict[str, str]
) -> Step:
    if path not in plan.files:
        return step_of("remove", path, old, new)
    filesystem.write_file(staged(out, path), plan.files[path])
    return step_of("file", path, old, new)


def _stage_folder(out: Path, plan: OutputPlan, found: Found, folder: str) -> None:
    """The whole new folder: what did not change is copied with its time and its byte code."""
    made: set[Path] = set()
    for path, content in plan.files.items():
        if not path.startswith(f"{folder}/"):
            continue
        target = staged(out, folder) / path.removeprefix(f"{folder}/")
        if target.parent not in made:
            filesystem.make_folder(target.parent)
            made.add(target.parent)
        if found.digests.get(path) == digest(content):
            filesystem.copy_file(out / path, target)
            _keep_byte_code(out / path, target)
        else:
            filesystem.write_file(target, content)
    for parent in sorted(made):
        filesystem.sync_folder(parent)


def _keep_byte_code(source: Path, target: Path) -> None:
    cache = source.parent / "__pycache__"
    for compiled in cache.glob(f"{source.stem}.*.pyc"):
        filesystem.make_folder(target.parent / "__pycache__")
        filesystem.copy_file(compiled, target.parent / "__pycache__" / compiled.name)
