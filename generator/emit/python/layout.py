"""Long statements as black lays them out, so that templates write text that black leaves alone.

A statement that fits stays on its line. Else it is broken at its brackets, or at the parentheses that black puts around a
value or a type. What is still too long then has names of a length that APIs hardly have. Unless it is an import or a decorator, it
stays on one line: black breaks it where the SDK is formatted (`format.py`).

Source: https://black.readthedocs.io/en/stable/the_black_code_style/current_style.html; tests compare with black.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

LINE_LENGTH: Final = 88
"""That of black."""
INDENT: Final = 4

_DOCSTRING_OR_LONG_LINE: Final = re.compile(
    r'^ *+"""(?:[^"\\]++|\\.|"(?!""))*+"""$'
    rf"|^(?=[^\n]{{{LINE_LENGTH + 1}}}) *+(?P<statement>[^\n]+)$",
    re.MULTILINE | re.DOTALL,
)
_TOKEN: Final = re.compile(
    r"""
    "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*'  # a literal, whatever is in it
    | ,[ ] | [ ]\|[ ] | [ ]=[ ]            # what separates parts
    | [^"'()\[\]{},|=\ ]+                    # words
    | .
    """,
    re.VERBOSE,
)
_OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(")]}")


def fitted(code: str) -> str:
    """Generated code, whose long statements are broken into lines; docstrings stay as they are."""
    return _DOCSTRING_OR_LONG_LINE.sub(_laid_out, code)


def _laid_out(match: re.Match[str]) -> str:
    line, statement = match[0], match["statement"]
    if statement is None or not line.isascii():
        # other characters than those of ASCII may be wider than a column
        return line
    if line[-1] in _OPENING:
        # the rest of it stands on the next lines already
        return line
    indent = len(line) - len(statement)
    pad = " " * indent
    lines = [f"{pad}{part}" for part in _broken(statement, indent)]
    is_too_long = any(len(part) > LINE_LENGTH for part in lines)
    if is_too_long and not statement.startswith(("from ", "@")):
        return line
    return "\n".join(lines)


def _broken(statement: str, indent: int) -> Iterator[str]:
    """The lines of a statement that does not fit, without its indentation."""
    if statement.startswith("from "):
        module, _, names = statement.partition(" import ")
        return _exploded(f"{module} import (", _split(names, ", "), ")", indent)
    if statement.startswith(("def ", "async def ")):
        return _definition(statement, indent)
    if statement.startswith(") -> "):
        annotation, colon, body = statement.removeprefix(") -> ").rpartition(":")
        return _annotated(") -> ", annotation, f"{colon}{body}", indent)
    if statement.endswith(","):
        return _parameter(statement, indent)
    target, *value = _split(statement, " = ")
    if value and not statement.startswith("class "):
        return _assignment(target, value[-1], indent)
    if statement.endswith((")", "):")):
        return _bracketed(*_last_brackets(statement), indent)
    return iter((statement,))


def _exploded(start: str, parts: Iterable[str], end: str, indent: int) -> Iterator[str]:
    """Each part on a line, with a comma; a tuple that does not fit is broken too."""
    yield start
    pad = " " * INDENT
    for part in parts:
        is_long = indent + INDENT + len(part) + 1 > LINE_LENGTH
        if is_long and part.startswith("("):
            items = _split(part[1:-1].removesuffix(","), ", ")
            lines = _exploded("(", items, "),", indent + INDENT)
            yield from (f"{pad}{line}" for line in lines)
        else:
            yield f"{pad}{part},"
    yield end


def _bracketed(start: str, inside: str, end: str, indent: int) -> Iterator[str]:
    """What is between brackets on a line of its own, or else each part of it."""
    parts = _split(inside, ", ")
    if len(parts) > 1 and indent + INDENT + len(inside) > LINE_LENGTH:
        return _exploded(start, parts, end, indent)
    return iter((start, f"{' ' * INDENT}{inside}", end))


def _definition(statement: str, indent: int) -> Iterator[str]:
    """A function; where it has only the parameter `self`, this one gets a comma."""
    start, _, rest = statement.partition("(")
    parameters, _, end = rest.rpartition(")")
    names = f"{parameters}," if parameters == "self" else parameters
    *lines, _ = _bracketed(f"{start}(", names, ")", indent)
    yield from lines
    tail = f"){end}"
    is_long = indent + len(tail) > LINE_LENGTH
    yield from _broken(tail, indent) if is_long else (tail,)


def _annotated(start: str, annotation: str, end: str, indent: int) -> Iterator[str]:
    """A type between two texts: a union in parentheses, another one broken at its brackets."""
    pad = " " * INDENT
    types = _split(annotation, " | ")
    if len(types) == 1:
        name, bracket, inside = annotation.partition("[")
        if bracket:
            return _bracketed(f"{start}{name}[", inside[:-1], f"]{end}", indent)
        return iter((f"{start}{annotation}{end}",))
    if indent + INDENT + len(annotation) <= LINE_LENGTH:
        return iter((f"{start}(", f"{pad}{annotation}", f"){end}"))
    others = (f"{pad}| {type_}" for type_ in types[1:])
    return iter((f"{start}(", f"{pad}{types[0]}", *others, f"){end}"))


def _parameter(statement: str, indent: int) -> Iterator[str]:
    declaration, *default = _split(statement.removesuffix(","), " = ")
    name, _, annotation = declaration.partition(": ")
    end = "".join(f" = {value}" for value in default)
    return _annotated(f"{name}: ", annotation, f"{end},", indent)


def _assignment(target: str, value: str, indent: int) -> Iterator[str]:
    """The value broken at its brackets, or in parentheses, or else the type of the target."""
    pad = " " * INDENT
    if len(parts := _split(value, ", ")) > 1:
        return _exploded(f"{target} = (", parts, ")", indent)
    if value.endswith(")"):
        start, inside, end = _last_brackets(value)
        if indent + len(f"{target} = {start}") <= LINE_LENGTH:
            return _bracketed(f"{target} = {start}", inside, end, indent)
    if indent + len(f"{target} = (") <= LINE_LENGTH:
        return iter((f"{target} = (", f"{pad}{value}", ")"))
    name, _, annotation = target.partition(": ")
    return _annotated(f"{name}: ", annotation, f" = {value}", indent)


def _last_brackets(statement: str) -> tuple[str, str, str]:
    """A statement up to its last brackets, what is between them, and the rest of it."""
    openings: list[int] = []
    place, start, end = 0, 0, 0
    for token in _TOKEN.findall(statement):
        place += len(token)
        if token in _OPENING:
            openings.append(place)
        elif token in _CLOSING and openings:
            start, end = openings.pop(), place - 1
    return statement[:start], statement[start:end], statement[end:]


def _split(code: str, separator: str) -> list[str]:
    """The parts of code between separators that are in no brackets."""
    parts: list[str] = []
    start = place = depth = 0
    for token in _TOKEN.findall(code):
        depth += (token in _OPENING) - (token in _CLOSING)
        if token == separator and not depth:
            parts.append(code[start:place])
            start = place + len(token)
        place += len(token)
    return [*parts, code[start:]]
