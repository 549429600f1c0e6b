"""Commands, options and values as argparse has them, with what each value completes to.

Everything that reaches a script is of letters, digits and dashes; help texts are quoted by the shell's module.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from typing import Final

import msgspec

from generator.model.catalogue import CATALOGUE, DefectClass, Level
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.errors import InternalError

_WORD: Final = re.compile(r"[A-Za-z0-9-]+")


class Value(msgspec.Struct, frozen=True):
    """What stands for a value: a file or folder, one of `words`, several of them with commas, or anything."""

    name: str
    words: tuple[str, ...] = ()
    is_path: bool = False
    is_list: bool = False


class Option(msgspec.Struct, frozen=True):
    """An option with all its spellings; `value` is None where it takes none."""

    spellings: tuple[str, ...]
    help: str
    value: Value | None
    is_repeated: bool


class CommandWords(msgspec.Struct, frozen=True):
    """A command: its options, and what stands in each place; `rest` is what may stand in all places after those."""

    name: str
    help: str
    options: tuple[Option, ...]
    places: tuple[Value, ...]
    rest: Value | None


# classes and defects of `lint`, as --select takes them
_DEFECTS: Final = tuple(sorted(id_ for id_, kind in CATALOGUE.items() if kind.lint))
_CLASSES: Final = tuple(each.value for each in DefectClass)
_LEVELS: Final = tuple(level.value for level in Level)

_VALUES: Final[Mapping[str, Value]] = {
    value.name: value
    for value in (
        Value("DOCS", is_path=True),
        Value("OLD", is_path=True),
        Value("NEW", is_path=True),
        Value("OUT", is_path=True),
        Value("FILE", is_path=True),
        Value("FILE|FOLDER", is_path=True),
        Value("LEVEL", _LEVELS),
        Value("ID", tuple(sorted({*CATALOGUE, *CHANGE_KINDS}))),
        Value("IDS", (*_CLASSES, *_DEFECTS), is_list=True),
        Value("N"),
        Value("PATTERN"),
        Value("TEXT"),
        Value("URL"),
    )
}
"""What the names of values in help texts stand for, where an option has no choices of its own."""


def words_of(name: str, help_: str, parser: argparse.ArgumentParser) -> CommandWords:
    """The words of a command, or of the parser above the commands.

    Raises:
        InternalError: a value has a name that nothing is known of, or a word that no shell may read.
    """
    options: list[Option] = []
    places: list[Value] = []
    rest: Value | None = None
    # argparse has no public way to list them
    actions = parser._actions  # pyright: ignore[reportPrivateUsage] - see above
    for action in actions:
        if action.option_strings:
            options.append(_option(action))
        elif action.nargs in {"*", "+"}:
            rest = _value(action)
        else:
            places.append(_value(action))
    return CommandWords(name, help_, tuple(options), tuple(places), rest)


def _option(action: argparse.Action) -> Option:
    return Option(
        spellings=tuple(action.option_strings),
        help=action.help or "",
        value=None if action.nargs == 0 else _value(action),
        # argparse has a class for it, which has no public name
        is_repeated=isinstance(action.default, list),
    )


def _value(action: argparse.Action) -> Value:
    name = action.metavar or action.dest
    assert isinstance(name, str)
    value = Value(name, tuple(action.choices)) if action.choices else _VALUES.get(name)
    if value is None:
        raise InternalError(f"nothing is known of what {name} stands for")
    for word in (*value.words, *(s.lstrip("-") for s in action.option_strings)):
        if not _WORD.fullmatch(word):
            raise InternalError(f"{word!r} is no word for a shell")
    return value
