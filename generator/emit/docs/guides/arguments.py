"""Arguments that can be sent, for the calls that guides show."""

from __future__ import annotations

from typing import Final

from generator.emit.rest.methods import MethodView

_VALUES: Final = {
    "int": "5",
    "str": '"name"',
    "bool": "True",
    "float": "1.5",
    "list[int]": "[5, 6]",
    "list[str]": '["name"]',
}
"""Arguments by annotation. Methods that need another one are in no example, except where the SDK has no better one."""
_EMPTY: Final = (
    ("dict[", "{}"),
    ("list[", "[]"),
    ("Changes", "{}"),
    ("Content", 'b""'),
)
"""Arguments of other types by the start of their annotation."""


def required_arguments(method: MethodView, *, without_last: bool = False) -> str | None:
    """The required arguments as code; None where one has no value here."""
    end = len(method.positional) - without_last
    by_position = [value_of(item.annotation) for item in method.positional[:end]]
    by_name = {
        item.name: value_of(item.annotation)
        for item in method.named
        if not item.optional
    }
    if None in (*by_position, *by_name.values()):
        return None
    named = (f"{name}={value}" for name, value in by_name.items())
    return ", ".join([*filter(None, by_position), *named])


def any_arguments(method: MethodView) -> str:
    """The required arguments as code, for a method without better ones in an SDK without a better method."""
    by_position = [any_value(item.annotation) for item in method.positional]
    named = [item for item in method.named if not item.optional]
    by_name = [f"{item.name}={any_value(item.annotation)}" for item in named]
    return ", ".join([*by_position, *by_name])


def value_of(annotation: str) -> str | None:
    """A value of a type as code; None where examples have none."""
    return _VALUES.get(annotation.removesuffix(" | None"))


def any_value(annotation: str) -> str:
    """A value of a type, empty where it can be; `...` stands for a value that takes more to make."""
    known = value_of(annotation)
    if known is not None:
        return known
    empty = (value for start, value in _EMPTY if annotation.startswith(start))
    return next(empty, "None" if annotation.endswith(" | None") else "...")
