"""Python expressions and how they are laid out: on one line, or a line for each part, as black leaves them.

Atoms come from `literals.py` and from names that the model gave, and from nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.emit.python.layout import INDENT, LINE_LENGTH


class Atom(msgspec.Struct, frozen=True):
    """Code without parts, such as a literal; `uses` are the names that it needs to be imported."""

    text: str
    uses: tuple[str, ...] = ()


class Part(msgspec.Struct, frozen=True):
    """A part of a call or a collection; `before` is what stands before its code, such as `name=` or `"key": `."""

    code: Code
    before: str = ""


class Bracket(msgspec.Struct, frozen=True):
    """A call, a list or a dictionary; `start` ends in the opening bracket, such as `models.Contact(`."""

    start: str
    parts: tuple[Part, ...]
    end: str
    uses: tuple[str, ...] = ()


Code = Atom | Bracket


def call(function: str, *parts: Part, uses: tuple[str, ...] = ()) -> Bracket:
    """The call of a function."""
    return Bracket(f"{function}(", parts, ")", uses)


def listed(items: tuple[Code, ...]) -> Bracket:
    """A list."""
    return Bracket("[", tuple(map(Part, items)), "]")


def dictionary(pairs: tuple[tuple[Atom, Code], ...]) -> Bracket:
    """A dictionary."""
    parts = tuple(Part(value, f"{key.text}: ") for key, value in pairs)
    return Bracket(
        "{", parts, "}", tuple(name for key, _ in pairs for name in key.uses)
    )


def flat(code: Code) -> str:
    """The code on one line."""
    if isinstance(code, Atom):
        return code.text
    inside = ", ".join(f"{part.before}{flat(part.code)}" for part in code.parts)
    return f"{code.start}{inside}{code.end}"


def laid_out(code: Code, before: str = "", after: str = "", indent: int = 0) -> str:
    """The code between two texts: on one line if that fits, else with a line for each part and a comma after the last."""
    return "\n".join(_lines(code, before, after, indent))


def _lines(code: Code, before: str, after: str, indent: int) -> Iterator[str]:
    pad = " " * indent
    line = f"{pad}{before}{flat(code)}{after}"
    if len(line) <= LINE_LENGTH or isinstance(code, Atom) or not code.parts:
        yield line
        return
    yield f"{pad}{before}{code.start}"
    for part in code.parts:
        yield from _lines(part.code, part.before, ",", indent + INDENT)
    yield f"{pad}{code.end}{after}"


def uses(code: Code) -> frozenset[str]:
    """The names that the code needs to be imported."""
    if isinstance(code, Atom):
        return frozenset(code.uses)
    return frozenset(code.uses).union(*(uses(part.code) for part in code.parts))
