"""The statements of an example: imports, larger arguments as variables, and the call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from generator.emit.docs.examples.code import (
    Atom,
    Bracket,
    Code,
    Part,
    call,
    flat,
    laid_out,
    uses,
)
from generator.emit.python.layout import INDENT, LINE_LENGTH

_OF_DATETIME: Final = ("UTC", "datetime", "timedelta")
_OF_PACKAGE: Final[tuple[str, ...]] = ("Flags",)
_MODULES: Final[tuple[str, ...]] = ("enums", "models")
_TAKEN: Final = frozenset(
    ("so", "client", "result", "row", "print", *_OF_DATETIME, *_OF_PACKAGE, *_MODULES)
)
_SHORT: Final = 40
_RESULT: Final = "result = "


class Argument(msgspec.Struct, frozen=True):
    """An argument of a call by its Python name; one that is `positional` is given without it."""

    name: str
    code: Code
    is_positional: bool = False

    @property
    def before(self) -> str:
        """What stands before its value."""
        return "" if self.is_positional else f"{self.name}="


class Statement(msgspec.Struct, frozen=True):
    """A call such as `so.contact.get_contact_entity`, and what becomes of its result: nothing, `result`, or rows."""

    function: str
    arguments: tuple[Argument, ...]
    result: str


def source(statement: Statement, package: str, module: str) -> str:
    """The example: `module` is where models and enums are imported from, `package` that of the SDK."""
    variables = _variables(statement)
    parts = (
        Part(
            Atom(argument.name) if argument.name in variables else argument.code,
            argument.before,
        )
        for argument in statement.arguments
    )
    lines = [laid_out(code, f"{name} = ") for name, code in variables.items()]
    lines += _call(call(statement.function, *parts), statement.result)
    names = frozenset[str]().union(
        *(uses(argument.code) for argument in statement.arguments)
    )
    return "\n".join([*_imports(names, package, module), *lines])


def _call(made: Bracket, result: str) -> Iterator[str]:
    """The call, and what becomes of its result."""
    if result == "rows":
        yield laid_out(made, "for row in ", ":")
        yield "    print(row)"
    elif (
        result
        and _is_wide(made.start, len(_RESULT))
        and not _is_wide(made.start, INDENT)
    ):
        yield f"{_RESULT}("
        yield laid_out(made, indent=INDENT)
        yield ")"
    else:
        yield laid_out(made, _RESULT if result else "")


def _is_wide(start: str, indent: int) -> bool:
    return indent + len(start) > LINE_LENGTH


def _variables(statement: Statement) -> dict[str, Code]:
    """The arguments that get a line of their own, by name: large ones of a call that is wider than a line."""
    parts = (Part(argument.code, argument.before) for argument in statement.arguments)
    whole = flat(call(statement.function, *parts))
    if len(whole) + len("for row in :") <= LINE_LENGTH:
        return {}
    return {
        argument.name: argument.code
        for argument in statement.arguments
        if not isinstance(argument.code, Atom)
        and argument.name not in _TAKEN
        and len(flat(argument.code)) > _SHORT
    }


def _imports(names: frozenset[str], package: str, module: str) -> Iterator[str]:
    """The lines of imports, as isort sorts them, each group with an empty line after it."""
    standard = [name for name in _OF_DATETIME if name in names]
    if standard:
        yield f"from datetime import {', '.join(standard)}"
        yield ""
    of_package = [name for name in _OF_PACKAGE if name in names]
    of_module = [name for name in _MODULES if name in names]
    if module == package:
        of_package, of_module = [*of_package, *of_module], []
    if of_package:
        yield f"from {package} import {', '.join(of_package)}"
    if of_module:
        yield f"from {module} import {', '.join(of_module)}"
    if of_package or of_module:
        yield ""
