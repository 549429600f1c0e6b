"""`docwright cache`."""

from __future__ import annotations

from generator.cache.folder import cache_folder, clear, refusal
from generator.commands.arguments import CacheArguments
from generator.model.errors import UsageError
from generator.report.escape import for_terminal
from generator.report.terminal import counted, write_result_lines


def run(arguments: CacheArguments) -> None:
    """Runs `docwright cache COMMAND`."""
    match arguments.action:
        case "clear":
            _clear()


def _clear() -> None:
    try:
        folder = cache_folder()
        if refused := refusal(folder):
            raise UsageError(
                f"nothing was removed: {refused}",
                "Name another folder with DOCWRIGHT_CACHE_DIR, or remove it yourself.",
            )
        removed = clear(folder)
    except (OSError, RuntimeError) as error:  # RuntimeError: the user has no home
        raise UsageError(
            f"the cache cannot be emptied: {error}",
            "Name its folder with DOCWRIGHT_CACHE_DIR, or correct its permissions.",
        ) from error
    files, size = counted(removed.files, "file"), counted(removed.size, "byte")
    write_result_lines(
        [f"removed {files} ({size}) from {for_terminal(str(folder))}"],
    )
