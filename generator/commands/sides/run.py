"""A comparison that arguments and settings ask for."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import msgspec

from generator.commands.arguments import DiffArguments, DiffFormat
from generator.commands.places import DEFAULT_OUTPUT
from generator.files.setting_rules import FailOn
from generator.files.settings import Settings, load_settings, settings_file


class DiffRun(msgspec.Struct, frozen=True, kw_only=True):
    """A run of `docwright diff`.

    `folder` is the working directory, `output` the folder of the SDK that its settings are about. `has_version` says that
    the settings are in a file, and so state the version of the SDK.
    """

    folder: Path
    settings: Settings
    has_version: bool
    output: Path
    arguments: DiffArguments
    report_format: DiffFormat
    fail_on: FailOn | None


def diff_run(arguments: DiffArguments, folder: Path) -> DiffRun:
    """The run that arguments and the settings of a folder ask for.

    Raises:
        UsageError: the settings cannot be used.
    """
    settings = load_settings(folder)
    return DiffRun(
        folder=folder,
        settings=settings,
        has_version=settings_file(folder) is not None,
        output=Path(settings.output or DEFAULT_OUTPUT),
        arguments=arguments,
        report_format=arguments.report_format,
        # its rule allows no other
        fail_on=arguments.fail_on or cast("FailOn | None", settings.fail_on or None),
    )
