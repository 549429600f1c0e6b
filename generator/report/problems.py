"""How people are told of what went wrong."""

from __future__ import annotations

from generator.model.errors import DocwrightError, Finding
from generator.report.escape import for_terminal
from generator.report.terminal import say, say_traceback


def say_problem(problem: Finding | DocwrightError) -> None:
    """Says what is wrong, each case, and what to do about it."""
    say(f"error: {for_terminal(problem.message)}")
    for line in problem.details:
        say(for_terminal(line))
    if problem.hint:
        say(problem.hint)


def say_bug() -> None:
    """Says where the exception came from that is being handled, and that it is not the user's fault."""
    say_traceback()
    say("error: this is a bug in Docwright; please report the lines above")
