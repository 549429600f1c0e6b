"""`docwright changelog`: what changed since the last release, or between any two states."""

from __future__ import annotations

from pathlib import Path

from generator.changes import compare
from generator.commands.arguments import ChangelogArguments
from generator.commands.places import DEFAULT_OUTPUT, checked_output
from generator.emit.python.page_links import PageLinks
from generator.files.lock import LOCK, RELEASED_LOCK, load_lock
from generator.files.settings import Settings, load_settings
from generator.model.errors import UsageError
from generator.report.changelog import CHANGELOG_FORMATS
from generator.report.changelog.sections import Release, first_release, release_of
from generator.report.terminal import write_result


def run(arguments: ChangelogArguments) -> None:
    """Runs `docwright changelog`."""
    settings = load_settings(Path.cwd())
    release = _release(arguments, settings)
    write_result(CHANGELOG_FORMATS[arguments.report_format](release).encode())


def _release(arguments: ChangelogArguments, settings: Settings) -> Release:
    output = checked_output(settings.output or DEFAULT_OUTPUT)
    old, new = load_lock(output / RELEASED_LOCK), load_lock(output / LOCK)
    if new is None:
        raise UsageError(
            f"{output} has no {LOCK}",
            "Run docwright generate, or name OLD and NEW.",
        )
    if old is None:
        return first_release(new, new.header.sdk_version)
    comparison = compare(old, new)
    address = PageLinks(settings.page_url).address
    return release_of(comparison, comparison.next_version or "", address)
