"""`docwright changelog`: what changed since the last release, or between any two states."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from generator.changes import compare
from generator.commands.arguments import ChangelogArguments
from generator.commands.places import DEFAULT_OUTPUT, checked_output
from generator.emit.python.page_links import PageLinks
from generator.files.lock import LOCK, RELEASED_LOCK, load_lock
from generator.files.settings import load_settings
from generator.model.comparison.snapshot import Snapshot
from generator.model.errors import UsageError
from generator.report.changelog import CHANGELOG_FORMATS
from generator.report.changelog.sections import Release, first_release, release_of
from generator.report.progress import Progress
from generator.report.terminal import (
    is_terminal,
    write_result,
    write_result_lines,
)


def run(arguments: ChangelogArguments) -> None:
    """Runs `docwright changelog`."""
    if arguments.old is not None and arguments.new is None:
        raise UsageError(
            "OLD is given without NEW",
            "Name both, or neither for what changed since the last release.",
        )
    release = _of_sides(arguments) if arguments.old else _since_release()
    text = CHANGELOG_FORMATS[arguments.report_format](release)
    if arguments.report_format == "text":
        write_result_lines(text.removesuffix("\n").split("\n"))
    else:
        write_result(text.encode())


def _since_release() -> Release:
    """What the SDK of the settings has otherwise than its last release."""
    settings = load_settings(Path.cwd())
    output = checked_output(settings.output or DEFAULT_OUTPUT)
    old, new = load_lock(output / RELEASED_LOCK), load_lock(output / LOCK)
    if new is None:
        raise UsageError(
            f"{output} has no {LOCK}",
            "Run docwright generate, or name OLD and NEW.",
        )
    if old is None:
        return first_release(new, new.header.sdk_version)
    return _compared(old, new, PageLinks(settings.page_url).address)


def _of_sides(arguments: ChangelogArguments) -> Release:
    # reading pages and git loads much, which the locks of an SDK need not
    from generator.commands.sides.loading import (  # noqa: PLC0415 - see above
        sides_of,
    )
    from generator.commands.sides.run import (  # noqa: PLC0415 - see above
        sides_input,
    )

    folder = Path.cwd()
    settings = load_settings(folder)
    sides = sides_input(
        arguments.old or "", arguments.new or "", settings, folder, arguments
    )
    old, new = sides_of(sides, Progress(quiet=not is_terminal()))
    address = PageLinks(settings.page_url, new.labels).address
    return _compared(old.snapshot, new.snapshot, address)


def _compared(old: Snapshot, new: Snapshot, address: Callable[[str], str]) -> Release:
    comparison = compare(old, new)
    return release_of(comparison, comparison.next_version or "", address)
