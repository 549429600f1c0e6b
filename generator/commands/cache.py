"""`docwright cache`."""

from __future__ import annotations

import argparse

from generator.model.errors import UsageError
from generator.reader.cache.folder import cache_folder, clear, refusal
from generator.report.escape import for_terminal
from generator.report.summary import counted


def add_cache(parser: argparse.ArgumentParser) -> None:
    """The command's own commands."""
    parser.description = "What was read of pages is kept for later runs."
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    commands.add_parser("clear", help="remove it").set_defaults(run=clear_cache)


def clear_cache(_: argparse.Namespace) -> int:
    """`docwright cache clear`."""
    try:
        folder = cache_folder()
        if refused := refusal(folder):
            raise UsageError(
                f"nothing was removed: {refused}",
                "Name another folder with DOCWRIGHT_CACHE_DIR, or remove it yourself.",
            )
        removed = clear(folder)
    except (OSError, RuntimeError) as error:
        raise UsageError(
            f"the cache cannot be emptied: {error}",
            "Name its folder with DOCWRIGHT_CACHE_DIR, or mend its permissions.",
        ) from error
    files, size = counted(removed.files, "file"), counted(removed.size, "byte")
    print(f"removed {files} ({size}) from {for_terminal(str(folder))}")
    return 0
