"""The classes and members that differ between two texts of a generated module.

The texts are split by their layout, which is that of all generated code. Parsing them would take longer than all the rest
where a new Docwright changes every module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_STRING: Final = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""', re.DOTALL)
_BLOCK: Final = re.compile(r"^(?=@|class |def |async def )", re.MULTILINE)
_BLOCK_NAME: Final = re.compile(r"(?:class|def|async def) (\w+)")
_MEMBER: Final = re.compile(
    r"^(?=    (?:@|def |async def |\w+(?:: | = )))", re.MULTILINE
)
_MEMBER_NAME: Final = re.compile(r"    (?:(?:async )?def )?(\w+)")
_METHOD: Final = re.compile(r"^    (?:async )?def ", re.MULTILINE)

Name = tuple[str, ...]
"""A class and one of its members; the class alone for what is in no member; empty for what is in no class."""


def differing_names(old: str, new: str) -> Iterator[Name]:
    """The names of what is in one of the texts only, or differs between them.

    Of a class that is in one text only, the fields are not named.
    """
    before, after = (
        _parts(_one_line_strings(text), _BLOCK, _BLOCK_NAME) for text in (old, new)
    )
    for name in sorted(before.keys() | after.keys()):
        first, second = before.get(name, ""), after.get(name, "")
        if first == second:
            continue
        if not name:
            yield ()
        elif first and second:
            yield from ((name, *member) for member in _differing_members(first, second))
        else:
            yield (name,)
            yield from ((name, method) for method in _methods(first or second))


def _one_line_strings(text: str) -> str:
    """The text with its docstrings on a line each: what pages say at the beginning of a line begins nothing."""
    return _STRING.sub(lambda match: match[0].replace("\n", "\r"), text)


def _parts(
    text: str, start: re.Pattern[str], called: re.Pattern[str]
) -> dict[str, str]:
    """The parts of a text by name; what comes before the first one has an empty name."""
    first, *others = start.split(text)
    parts = {"": first.rstrip()}
    waiting = ""
    for other in others:
        part = waiting + other
        if other.lstrip().startswith("@"):
            # a decorator belongs to what follows
            waiting = part
            continue
        waiting = ""
        match = called.match(other)
        name = match[1] if match else ""
        # overloads have one name
        parts[name] = f"{parts.get(name, '')}{part.rstrip()}\n"
    return parts


def _members(block: str) -> dict[str, str]:
    return _parts(block, _MEMBER, _MEMBER_NAME)


def _methods(block: str) -> Iterator[str]:
    members = _members(block)
    return (name for name in sorted(members) if name and _METHOD.search(members[name]))


def _differing_members(old: str, new: str) -> Iterator[Name]:
    before, after = _members(old), _members(new)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            yield (name,) if name else ()
