"""Functions that are written at run time, where a loop over a type's fields would take most of the time.

As in `dataclasses`, their source is made of names alone: what a schema says reaches them as values of these names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from keyword import iskeyword
from typing import Any


def compiled(
    parameters: Iterable[str], body: Iterable[str], names: Mapping[str, object]
) -> Callable[..., Any]:
    """The function with these parameters and lines, which sees `names`.

    Raises:
        ValueError: a parameter or name is no identifier.
    """
    parameters = tuple(parameters)
    check_identifiers((*parameters, *names))
    lines = "\n ".join(body)
    scope: dict[str, Any] = dict(names)
    source = f"def made({', '.join(parameters)}):\n {lines}"
    exec(source, scope)  # noqa: S102 - as in dataclasses: only checked names
    made: Callable[..., Any] = scope["made"]
    return made


def check_identifiers(names: Iterable[str]) -> None:
    """Lets only names through.

    Raises:
        ValueError: one is none.
    """
    for name in names:
        if not name.isidentifier() or iskeyword(name):
            raise ValueError(f"no identifier: {name!r}")
