"""What is in an output folder, and whether Docwright may change it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from generator.emit.output.manifest import (
    MANIFEST,
    Manifest,
    digest,
    encode_manifest,
    manifest_of,
    read_manifest,
)
from generator.emit.output.plan import Changes, OutputPlan, check_paths, is_safe, owner
from generator.model.errors import FindingsError, UsageError

_SHOWN = 5


class Found(msgspec.Struct, frozen=True):
    """An output folder as it is: its manifest, and the digest of every file that concerns the plan."""

    manifest: Manifest
    digests: dict[str, str]


def look(out: Path, plan: OutputPlan) -> Found:
    """What is in the output folder.

    Raises:
        UsageError: the manifest is broken, or a link stands where files would be written.
        InternalError: the plan has a path that cannot be written everywhere.
    """
    check_paths(plan)
    manifest = read_manifest(out) or Manifest()
    for path in manifest.files:
        if not is_safe(path):
            raise UsageError(
                f"{out / MANIFEST} lists the path {path[:200]!r}",
                "Restore the manifest from version control.",
            )
    single = {
        path for path in [*plan.files, *manifest.files] if not plan.folder_of(path)
    }
    digests = digests_of(out, sorted(single))
    for folder in plan.folders:
        digests |= digests_of(out, files_of(out, folder))
    return Found(manifest, digests)


def files_of(out: Path, folder: str) -> Iterator[str]:
    """The paths of all files below a folder of `out`, without byte code.

    Raises:
        UsageError: the folder, one above it, or something in it is a link.
    """
    _refuse_links(out, folder)
    for parent, folders, names in os.walk(out / folder):
        below = Path(parent).relative_to(out)
        for name in sorted([*folders, *names]):
            if (Path(parent) / name).is_symlink():
                raise _link((below / name).as_posix())
        cached = below.name == "__pycache__"
        for name in names:
            if not (cached and name.endswith(".pyc")):
                yield (below / name).as_posix()


def digests_of(out: Path, paths: Iterable[str]) -> dict[str, str]:
    """The digests of those files that exist.

    Raises:
        UsageError: a file is a link.
    """
    digests: dict[str, str] = {}
    for path in paths:
        _refuse_links(out, path)
        if (out / path).is_file():
            digests[path] = digest((out / path).read_bytes())
    return digests


def _refuse_links(out: Path, path: str) -> None:
    current = out
    for part in path.split("/"):
        current = current / part
        if current.is_symlink():
            raise _link(current.relative_to(out).as_posix())


def _link(path: str) -> UsageError:
    return UsageError(
        f"{path} in the output is a link, through which nothing is written",
        "Replace the link by a folder or file, or choose another output.",
    )


def changes_of(found: Found, plan: OutputPlan) -> Changes:
    """What writing the plan would change; the manifest counts as written when it changes."""
    wanted = {path: digest(content) for path, content in plan.files.items()}
    written = {path for path in wanted if found.digests.get(path) != wanted[path]}
    removed = {
        path
        for path in found.manifest.files
        if path not in wanted and path in found.digests
    }
    if encode_manifest(found.manifest) != encode_manifest(
        manifest_of(plan.files, plan.facts)
    ):
        written.add(MANIFEST)
    return Changes(
        written=tuple(sorted(written)),
        unchanged=tuple(sorted(set(wanted) - written)),
        removed=tuple(sorted(removed)),
    )


def require_owned(found: Found, plan: OutputPlan, *, force: bool) -> None:
    """Refuses to touch what Docwright did not write.

    Raises:
        UsageError: a file that no manifest lists stands in a generated folder, or where a file would be written.
        FindingsError: a listed file was edited by hand; not with `force`.
    """
    foreign = sorted(path for path in found.digests if _is_foreign(path, found, plan))
    if foreign:
        raise UsageError(
            f"the output holds files that Docwright did not write: {_some(foreign)}",
            "Move them elsewhere (your own code belongs beside the generated package), "
            "or choose another output.",
        )
    edited = sorted(path for path in found.digests if _is_edited(path, found, plan))
    if edited and not force:
        raise FindingsError(
            f"generated files were edited by hand: {_some(edited)}",
            "Keep the changes elsewhere and restore the files, "
            "or overwrite them with --force.",
        )


def _is_foreign(path: str, found: Found, plan: OutputPlan) -> bool:
    if path in found.manifest.files:
        return False
    return path in plan.files or owner(path, plan.folders) is not None


def _is_edited(path: str, found: Found, plan: OutputPlan) -> bool:
    listed = found.manifest.files.get(path)
    if listed is None or listed == found.digests[path]:
        return False
    return path not in plan.files or digest(plan.files[path]) != found.digests[path]


def _some(paths: list[str]) -> str:
    more = len(paths) - _SHOWN
    shown = ", ".join(paths[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown
