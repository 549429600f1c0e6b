"""`docwright completion`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from generator.commands.cli import COMMANDS, build_parser
from generator.commands.completion.arguments import CompletionArguments, Shell
from generator.commands.completion.bash import bash_lines
from generator.commands.completion.fish import fish_lines
from generator.commands.completion.words import CommandWords, words_of
from generator.commands.completion.zsh import zsh_lines
from generator.report.terminal import write_result_lines

_SCRIPTS: Final[Mapping[Shell, Callable[[Sequence[CommandWords]], Iterator[str]]]] = {
    "bash": bash_lines,
    "zsh": zsh_lines,
    "fish": fish_lines,
}


def run(arguments: CompletionArguments) -> None:
    """Runs `docwright completion SHELL`."""
    write_result_lines(_SCRIPTS[arguments.shell](tuple(all_words())))


def all_words() -> Iterator[CommandWords]:
    """The words above the commands, with the names of these, and then of each command."""
    yield words_of("", "", build_parser())
    for command in COMMANDS:
        parser = argparse.ArgumentParser(allow_abbrev=False)
        command.add_arguments(parser)
        yield words_of(command.name, command.help, parser)
