"""The argument of `docwright completion`."""

from __future__ import annotations

import argparse
from typing import Literal, get_args

from generator.commands.arguments import Arguments

Shell = Literal["bash", "zsh", "fish"]


class CompletionArguments(Arguments, frozen=True, kw_only=True):
    """Arguments of `docwright completion`."""

    shell: Shell


def add_completion_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the argument of `docwright completion`."""
    parser.description = "Prints a script that lets a shell complete commands, options, values and paths."
    parser.epilog = (
        'bash: add  eval "$(docwright completion bash)"  to ~/.bashrc. '
        'zsh: add  eval "$(docwright completion zsh)"  to ~/.zshrc, after compinit. '
        "fish: docwright completion fish > ~/.config/fish/completions/docwright.fish"
    )
    parser.add_argument(
        "shell", choices=get_args(Shell), metavar="SHELL", help="bash, zsh or fish"
    )
