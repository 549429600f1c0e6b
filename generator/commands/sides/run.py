"""The comparison that arguments and settings ask for."""

from __future__ import annotations

from pathlib import Path

import msgspec

from generator.commands.arguments import ReadingArguments
from generator.commands.places import DEFAULT_OUTPUT
from generator.files.settings import Settings, settings_file


class SidesInput(msgspec.Struct, frozen=True, kw_only=True):
    """OLD and NEW as they were named, and what they are read with.

    `folder` is the working directory, `output` the folder of the SDK that its settings are about. `has_version` says that
    the settings are in a file, and so state the version of the SDK.
    """

    old: str
    new: str
    folder: Path
    settings: Settings
    output: Path
    has_version: bool
    reading: ReadingArguments


def sides_input(
    old: str,
    new: str,
    settings: Settings,
    folder: Path,
    reading: ReadingArguments | None = None,
) -> SidesInput:
    """OLD and NEW for the settings of a folder.

    Raises:
        UsageError: what has the name of a settings file is none.
    """
    return SidesInput(
        old=old,
        new=new,
        folder=folder,
        settings=settings,
        output=Path(settings.output or DEFAULT_OUTPUT),
        has_version=settings_file(folder) is not None,
        reading=reading or ReadingArguments(jobs=None, no_cache=False),
    )
