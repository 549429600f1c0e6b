"""`docwright release`: the next version of the SDK of the settings, its section of the changelog, and its lock.

The files are written in an order in which a kill at any moment is healed by the same command:

    OUT/CHANGELOG.md             what changed is counted from the released lock, so another run writes the same section
    sdk_version                  the same version again
    OUT/docwright.released.lock  from now on the version is released
    everything else in OUT       a lock of another version than the released one shows that this is still to be done
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.commands import generate
from generator.commands.arguments import GenerateArguments, ReleaseArguments
from generator.commands.release.plan import PlannedRelease, planned_release
from generator.commands.run import GenerateRun, generate_run
from generator.emit.writing import recover, write_file
from generator.files.lock import LOCK, RELEASED_LOCK, load_lock
from generator.files.settings import settings_file
from generator.model.comparison.snapshot import Snapshot
from generator.model.errors import UsageError
from generator.report.changelog.markdown import markdown_release
from generator.report.escape import for_terminal
from generator.report.terminal import say, write_result

_GENERATE: Final = GenerateArguments(
    docs=(),
    jobs=None,
    no_cache=False,
    output=None,
    check=False,
    watch=False,
    report_format="text",
    only=(),
    exclude=(),
    summary_json=None,
    fail_on=None,
    force=False,
    no_format=False,
)
"""A run of `generate` by the settings alone."""


def run(arguments: ReleaseArguments) -> None:
    """Runs `docwright release`."""
    if arguments.reason is not None and not arguments.reason.strip():
        raise UsageError("--reason is empty", "Say why in a sentence.")
    settings = settings_file(Path.cwd())
    if settings is None:
        raise UsageError(
            "there are no settings, and sdk_version has its place there",
            "Write docwright.toml with docs, output and sdk_version.",
        )
    target = generate_run(_GENERATE, Path.cwd())
    if not arguments.dry_run and (message := recover(target.output).message):
        say(message)
    released = load_lock(target.output / RELEASED_LOCK)
    if released and _is_unfinished(released, target):
        _finish(released, target, is_dry=arguments.dry_run)
        return
    planned = planned_release(arguments, target, released, Path(settings))
    if planned:
        _release(planned, target, is_dry=arguments.dry_run)
    elif released:
        say(f"nothing changed since {for_terminal(released.header.sdk_version)}")


def _is_unfinished(released: Snapshot, target: GenerateRun) -> bool:
    """Whether an earlier release was interrupted when only the SDK was still to be written."""
    version = released.header.sdk_version
    if target.input.sdk.sdk_version != version:
        return False
    written = load_lock(target.output / LOCK)
    return written is None or written.header.sdk_version != version


def _finish(released: Snapshot, target: GenerateRun, *, is_dry: bool) -> None:
    version = for_terminal(released.header.sdk_version)
    if is_dry:
        say(f"the release {version} was interrupted: would generate {target.output}")
        return
    generate.run(_GENERATE)
    say(f"finished the release {version}, which was interrupted")


def _release(planned: PlannedRelease, target: GenerateRun, *, is_dry: bool) -> None:
    version = planned.release.version
    if is_dry:
        write_result(markdown_release(planned.release).encode())
        files = _listed(planned.files)
        say(f"would release {version}: write {files}, and generate {target.output}")
        return
    for path, data in planned.files.items():
        _write(path, data)
    generate.run(_GENERATE)
    say(f"released {version}: wrote {_listed(planned.files)}, and {target.output}")


def _listed(paths: Iterable[Path]) -> str:
    return ", ".join(for_terminal(path.as_posix()) for path in paths)


def _write(path: Path, data: bytes) -> None:
    try:
        # before a first release there may be no SDK yet
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, data)
    except OSError as error:
        raise UsageError(
            f"{path} cannot be written: {error.strerror}",
            "Make room for it, and run docwright release again, which goes on from there.",
        ) from error
