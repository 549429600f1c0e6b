"""OUT and the package of the SDK that is there already; else the defaults."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from generator.commands.places import DEFAULT_OUTPUT
from generator.emit.writing import MANIFEST, listed_files
from generator.files.setting_rules import package_name_fault
from generator.files.settings import Settings
from generator.model.errors import UsageError
from generator.reader.page_names import is_printable

_RUNTIME: Final = "/_runtime/__init__.py"
_OTHER_OUTPUTS: Final = ("sdk", "python-sdk")


class FoundSdk(msgspec.Struct, frozen=True):
    """The folder of the SDK from the working directory on, and the name of its package."""

    output: str
    package: str


def found_sdk(folder: Path, output: str | None) -> FoundSdk:
    """The SDK in `output`, or else in a folder of the working directory; a place for a new one where there is none.

    Raises:
        UsageError: there are several, or the places for a new one are taken.
    """
    place = output or _existing(folder) or _free(folder)
    return FoundSdk(place, _package(folder / place) or Settings().package)


def entries(folder: Path) -> list[Path]:
    """What is in a folder, sorted by name.

    Raises:
        UsageError: it cannot be listed.
    """
    try:
        return sorted(folder.iterdir())
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be listed: {error.strerror}", "Correct its permissions."
        ) from error


def _existing(folder: Path) -> str | None:
    found = [
        place.name
        for place in entries(folder)
        # `Path` raises where a folder may not be entered
        if is_printable(place.name)
        and os.path.isfile(place / MANIFEST)  # noqa: PTH113 - see above
    ]
    if len(found) > 1:
        raise UsageError(
            f"there are several SDKs: {', '.join(found)}", "Name the folder of one: -o."
        )
    return found[0] if found else None


def _free(folder: Path) -> str:
    for name in (DEFAULT_OUTPUT, *_OTHER_OUTPUTS):
        place = folder / name
        is_empty_folder = place.is_dir() and not entries(place)
        if is_empty_folder or not (place.exists() or place.is_symlink()):
            return name
    raise UsageError(
        f"the folder {DEFAULT_OUTPUT} holds something else than an SDK",
        "Name a folder for the SDK: -o.",
    )


def _package(place: Path) -> str | None:
    """The package of the SDK in a folder, None where its manifest lists none that could be one."""
    try:
        files = listed_files(place)
    except OSError:
        return None
    return next(_packages(sorted(files)), None)


def _packages(files: list[str]) -> Iterator[str]:
    for path in files:
        name = path.removesuffix(_RUNTIME)
        if name != path and not package_name_fault(name):
            yield name
