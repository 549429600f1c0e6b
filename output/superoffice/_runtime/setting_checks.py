"""Checks of settings, options and credentials: their types and ranges. Callers without a type checker may pass anything.

Each check returns the value, or raises `ConfigurationError`, which names the setting and never shows the value, since it
may be a secret.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeVar, cast

from .errors import ConfigurationError

LONGEST_TIMEOUT: Final = 1_000_000.0
"""In seconds, eleven days: systems count the milliseconds of a timeout in 32 bits."""
_T = TypeVar("_T")


def text(name: str, value: object) -> str:
    """Returns a setting that is a text."""
    if isinstance(value, str):
        return value
    raise _refused(name, "a str", value)


def optional_text(name: str, value: object) -> str | None:
    """Returns a setting that is a text, or None."""
    if value is None or isinstance(value, str):
        return value
    raise _refused(name, "a str, or None", value)


def flag(name: str, value: object) -> bool:
    """Returns a setting that is true or false."""
    if isinstance(value, bool):
        return value
    raise _refused(name, "True or False", value)


def whole_number(name: str, value: object, least: int) -> int:
    """Returns a setting that is a whole number, `least` or more."""
    expected = f"a whole number, {least} or more"
    if isinstance(value, bool) or not isinstance(value, int):
        raise _refused(name, expected, value)
    if value < least:
        raise ConfigurationError(f"{name} must be {expected}")
    return value


def seconds(name: str, value: object) -> float | None:
    """Returns a setting that is a time in seconds; None means that there is no limit."""
    limits = f"more than 0 and at most {LONGEST_TIMEOUT:,.0f}"
    expected = f"a number of seconds, {limits}, or None for no limit"
    number = _number(name, value, expected)
    # no comparison with NaN is true
    if number is not None and not 0 < number <= LONGEST_TIMEOUT:
        raise ConfigurationError(f"{name} must be {expected}")
    return number


def rate(name: str, value: object) -> float | None:
    """Returns a setting that is a number of calls per second; None means that there is no limit."""
    expected = "a number of calls per second, 0.000001 or more, or None for no limit"
    number = _number(name, value, expected)
    # a lower rate would wait longer than timers can
    if number is not None and not 1 / LONGEST_TIMEOUT <= number < math.inf:
        raise ConfigurationError(f"{name} must be {expected}")
    return number


def _number(name: str, value: object, expected: str) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _refused(name, expected, value)
    return value


def texts(name: str, value: object) -> tuple[str, ...]:
    """Returns a setting that is a collection of texts. A text alone is none, although it has characters."""
    expected = "a collection of str"
    if not isinstance(value, Iterable):
        raise _refused(name, expected, value)
    items = tuple(cast("Iterable[object]", value))
    if isinstance(value, str | bytes | Mapping):
        raise _refused(name, expected, cast("object", value))
    for item in items:
        if not isinstance(item, str):
            raise _refused(f"each of {name}", "a str", item)
    return cast("tuple[str, ...]", items)


def text_mapping(name: str, value: object) -> Mapping[str, str]:
    """Returns a setting that is a mapping of texts to texts."""
    if not isinstance(value, Mapping):
        raise _refused(name, "a mapping of str to str", value)
    for key, item in cast("Mapping[object, object]", value).items():
        if not isinstance(key, str):
            raise _refused(f"each name in {name}", "a str", key)
        if not isinstance(item, str):
            raise _refused(
                f"each value in {name}, such as that of {key!r},", "a str", item
            )
    return cast("Mapping[str, str]", value)


def optional_function(
    name: str, value: Callable[..., _T] | None
) -> Callable[..., _T] | None:
    """Returns a setting that is a function, or None."""
    if value is None or callable(value):
        return value
    raise _refused(name, "a function, or None", value)


def _refused(name: str, expected: str, value: object) -> ConfigurationError:
    kind = type(value).__name__
    return ConfigurationError(f"{name} must be {expected}, not {kind}")
