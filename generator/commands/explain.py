"""`docwright explain`."""

from __future__ import annotations

from generator.commands.arguments import ExplainArguments
from generator.report.explanation import explanation_lines
from generator.report.terminal import write_result_lines


def run(arguments: ExplainArguments) -> None:
    """Runs `docwright explain ID`."""
    write_result_lines(explanation_lines(arguments.id))
