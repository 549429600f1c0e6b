"""The script for fish: a rule for each option and place (complete(1) of fish)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from generator.commands.completion.words import CommandWords, Option, Value

_FUNCTIONS: Final = r"""
# Whether the command is the first word that is no option, or there is none yet where no name is given.
function __docwright_is
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        string match -q -- '-*' $word; and continue
        test "$word" = "$argv[1]"
        return
    end
    test -z "$argv[1]"
end

# Whether none of these words was given.
function __docwright_lacks
    for word in (commandline -opc)
        contains -- $word $argv; and return 1
    end
    return 0
end

# A list with commas: what was typed up to the last comma, and each of the words.
function __docwright_list
    set -l typed (string replace -r '^--[a-z-]+=' '' -- (commandline -ct))
    set -l start (string match -r '^.*,' -- $typed)
    printf '%s\n' "$start"$argv
end
"""


def fish_lines(commands: Sequence[CommandWords]) -> Iterator[str]:
    """The lines of the script."""
    top, *others = commands
    yield "# Completion of docwright for fish, written by: docwright completion fish"
    yield from _FUNCTIONS.split("\n")
    yield "complete -c docwright -f"
    for option in top.options:
        yield _rule("__docwright_is ''", _option(option))
    for command in others:
        words = f"-a {command.name} -d {_quoted(command.help)}"
        yield _rule("__docwright_is ''", words)
    for command in others:
        condition = f"__docwright_is {command.name}"
        for option in command.options:
            yield _rule(condition, _option(option))
        yield from _places(condition, command)


def _places(condition: str, command: CommandWords) -> Iterator[str]:
    for value in command.places:
        # the words of a place tell whether it has been filled
        lacks = f"__docwright_lacks {' '.join(value.words)}"
        yield _rule(
            f"{condition}; and {lacks}" if value.words else condition, _argument(value)
        )
        condition = f"{condition}; and not {lacks}" if value.words else condition
    if command.rest:
        yield _rule(condition, _argument(command.rest))


def _rule(condition: str, rest: str) -> str:
    return f"complete -c docwright -n {_quoted(condition)} {rest}"


def _option(option: Option) -> str:
    spellings = (
        f"-l {each[2:]}" if each.startswith("--") else f"-s {each[1:]}"
        for each in option.spellings
    )
    value = f" -r {_argument(option.value)}" if option.value else ""
    return f"{' '.join(spellings)}{value} -d {_quoted(option.help)}"


def _argument(value: Value) -> str:
    """What is offered, and whether files are."""
    if value.is_path:
        return "-F"
    words = " ".join(value.words)
    offered = f"(__docwright_list {words})" if value.is_list else words
    return f"-f -a {_quoted(offered)}" if words else "-f"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
