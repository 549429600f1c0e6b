"""The names of the user's files, for what only looks whether they are there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

RECORD: Final = "docwright.names.yaml"
"""The recorded Python names."""

DEFAULT_OVERRIDES: Final = "docwright.overrides.yaml"
"""The overrides that are read where the settings name none; the file may be missing."""

DEFAULT_ACCEPT: Final = "docwright.accept.yaml"
"""The file of accepted changes that is read where the settings name none; it may be missing."""


def has_custom_folder(output: Path, package: str) -> bool:
    """Whether anything has the name of the folder of the user's package beside the SDK."""
    return os.path.lexists(output / f"{package}_custom")


def missing_marker(output: Path, package: str) -> Path | None:
    """The file `py.typed` that the user's package lacks, None where it is there.

    Without it, type checkers take classes of an installed package for `Any` (PEP 561).
    """
    marker = output / f"{package}_custom" / "py.typed"
    return None if marker.is_file() else marker
