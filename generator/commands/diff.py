"""`docwright diff`."""

from __future__ import annotations

from pathlib import Path

from generator.commands.arguments import DiffArguments
from generator.commands.sides import side_of
from generator.commands.sides.run import diff_run
from generator.model.errors import Finding
from generator.report.progress import Progress
from generator.report.terminal import is_terminal


def run(arguments: DiffArguments) -> Finding | None:
    """Runs `docwright diff OLD NEW`; returns the finding of `--fail-on` or of the accept file."""
    run = diff_run(arguments, Path.cwd())
    progress = Progress(quiet=not is_terminal())
    old = side_of(run, arguments.old, progress)
    new = side_of(run, arguments.new, progress)
    print(len(old.snapshot.entries), len(new.snapshot.entries))
    return None
