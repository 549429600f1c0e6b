"""Whether modules of archives need to be formatted."""

from __future__ import annotations

from generator.emit.archives.naming import FOLDER
from generator.emit.python.format import LINE_LENGTH


def is_as_formatted(path: str, text: str) -> bool:
    """Whether a module is one of an archive, and as black would write it.

    Archives have tens of thousands of lines, which are all of one form. Only lines that are too long are of another.
    """
    is_archive = f"/{FOLDER}/" in path and not path.endswith("/__init__.py")
    return is_archive and max(map(len, text.split("\n"))) <= LINE_LENGTH
