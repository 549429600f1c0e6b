"""The text of the files that a person writes for Docwright, before any library reads it."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from generator.emit.writing import refuse_unwritable
from generator.files.file_names import DEFAULT_OVERRIDES, RECORD
from generator.model.errors import UsageError


def overrides_text(folder: Path, name: str) -> str | None:
    """The text of the overrides; None where the file is the default one and missing.

    Raises:
        UsageError: the file cannot be read.
    """
    path = folder / name
    if name == DEFAULT_OVERRIDES and not os.path.lexists(path):
        return None
    try:
        return file_text(path)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"the overrides {name} cannot be read: {error}",
            "Correct the file, or the setting 'overrides'.",
        ) from error


def record_text(folder: Path) -> str:
    """The text of the record of names in a folder, empty where there is none.

    Raises:
        UsageError: it cannot be read, or a run could not write it.
    """
    path = folder / RECORD
    try:
        refuse_unwritable(path)
        return file_text(path)
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise unusable_record(path, str(error)) from error


def unusable_record(path: Path, reason: str) -> UsageError:
    """The error of a record of names that cannot be used."""
    return UsageError(
        f"{path} cannot be used: {reason}",
        "Restore it from version control; without it names may change.",
    )


def file_text(path: Path) -> str:
    """The text of a file that a person wrote for Docwright.

    Raises:
        OSError: it cannot be read, or is no ordinary file: others may never end.
        UnicodeDecodeError: it is not UTF-8.
    """
    # a missing file is told as such
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(f"{path} is no ordinary file")
    # editors on Windows write a byte order mark, which is no character of the YAML
    return path.read_text(encoding="utf-8-sig")
