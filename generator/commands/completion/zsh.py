"""The script for zsh: `_arguments` for each command (zshcompsys(1), "Utility Functions")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.commands.completion.words import CommandWords, Option, Value

_SPECIAL: Final = re.compile(r"[\\:\[\]]")


def zsh_lines(commands: Sequence[CommandWords]) -> Iterator[str]:
    """The lines of the script, which works as a file of `fpath` and with `eval`."""
    top, *others = commands
    yield "#compdef docwright"
    yield "# Completion of docwright for zsh, written by: docwright completion zsh"
    for command in others:
        yield ""
        yield f"_docwright_{command.name}() {{"
        yield from _arguments(command, [])
        yield "}"
    yield ""
    yield "_docwright() {"
    yield "  local curcontext=$curcontext state line"
    yield "  typeset -A opt_args"
    yield from _arguments(
        CommandWords("", "", top.options, (), None),
        ["'1:COMMAND:->command'", "'*::argument:->arguments'"],
    )
    yield "  case $state in"
    yield "    command)"
    yield "      local -a commands"
    yield "      commands=("
    for command in others:
        yield f"        {_quoted(f'{command.name}:{_escaped(command.help)}')}"
    yield "      )"
    yield "      _describe -t commands command commands"
    yield "      ;;"
    yield "    arguments)"
    yield "      (( $+functions[_docwright_$line[1]] )) && _docwright_$line[1]"
    yield "      ;;"
    yield "  esac"
    yield "}"
    yield ""
    yield 'if [[ $funcstack[1] == _docwright ]]; then _docwright "$@"; else compdef _docwright docwright; fi'


def _arguments(command: CommandWords, more: Sequence[str]) -> Iterator[str]:
    specifications = [
        *(each for option in command.options for each in _of_option(option)),
        *(
            _quoted(f"{number}:{value.name}:{_action(value)}")
            for number, value in enumerate(command.places, 1)
        ),
        *([_of_rest(command.rest)] if command.rest else []),
        *more,
    ]
    yield "  _arguments -C \\"
    yield from (f"    {each} \\" for each in specifications[:-1])
    yield f"    {specifications[-1]}"


def _of_rest(value: Value) -> str:
    return _quoted(f"*:{value.name}:{_action(value)}")


def _of_option(option: Option) -> Iterator[str]:
    # what was given once is not offered again, in any spelling
    excluded = "*" if option.is_repeated else f"({' '.join(option.spellings)})"
    for spelling in option.spellings:
        ending = ""
        if option.value:
            ending = "=" if spelling.startswith("--") else "+"
        text = f"{excluded}{spelling}{ending}[{_escaped(option.help)}]"
        if option.value:
            text += f":{option.value.name}:{_action(option.value)}"
        yield _quoted(text)


def _action(value: Value) -> str:
    if value.is_path:
        return "_files"
    words = " ".join(value.words)
    if value.is_list:
        return f"_values -s , {value.name} {words}"
    # a message stands where nothing can be completed
    return f"({words})" if words else " "


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"
