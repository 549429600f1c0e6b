"""Access to values by type, where the documentation gives none: columns of rows, and user-defined fields."""

from __future__ import annotations

import math
from contextlib import suppress
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from ..errors import DecodeError, shown
from ..patterns import late_pattern

_WHOLE: Final = late_pattern(r"-?[0-9]{1,19}")
_NUMBER: Final = late_pattern(
    r"-?[0-9]{1,400}(?:\.[0-9]{1,400})?(?:[eE][+-]?[0-9]{1,3})?"
)
_WORDS: Final = {"true": True, "false": False, "1": True, "0": False}


class TypedAccess:
    """Accessors of a mapping by type. Each returns None for no value: null, an empty text, or the day 0001-01-01."""

    __slots__ = ()

    def _value(self, name: str, *, shown_to_users: bool = False) -> object:
        """Returns a value; if it has a form for users, that or the other.

        Raises:
            KeyError: there is none of this name.
        """
        raise NotImplementedError

    def as_text(self, name: str) -> str | None:
        """Returns a value as text; that of a column in full mode as users see it.

        Raises:
            KeyError: there is none of this name.
            DecodeError: it is an object or a list.
        """
        value = self._value(name, shown_to_users=True)
        match value:
            case None | "":
                return None
            case bool():
                return "true" if value else "false"
            case str() | int() | float() | Decimal():
                return str(value)
            case date() | time():
                return value.isoformat()
            case _:
                raise _unexpected(name, "text", value)

    def as_int(self, name: str) -> int | None:
        """Returns a value as a whole number, also one that is written as text.

        Raises:
            KeyError: there is none of this name.
            DecodeError: it is no whole number.
        """
        value = self._decoded(name)
        match value:
            case None:
                return None
            case bool():
                pass
            case int():
                return value
            case float() if value.is_integer():
                return int(value)
            case Decimal() if value == value.to_integral_value():
                return int(value)
            case str() if _WHOLE.fullmatch(value):
                return int(value)
            case _:
                pass
        raise _unexpected(name, "int", value)

    def as_decimal(self, name: str) -> Decimal | None:
        """Returns a value as a number without loss, such as an amount, also one that is written as text.

        Raises:
            KeyError: there is none of this name.
            DecodeError: it is no number.
        """
        value = self._decoded(name)
        number = _number(value)
        if number is None and value is not None:
            raise _unexpected(name, "a number", value)
        return number

    def as_float(self, name: str) -> float | None:
        """Returns a value as a number, also one that is written as text.

        Raises:
            KeyError: there is none of this name.
            DecodeError: it is no number.
        """
        number = self.as_decimal(name)
        if number is not None and math.isinf(float(number)):
            raise _unexpected(name, "a number of 64 bits", number)
        return None if number is None else float(number)

    def as_bool(self, name: str) -> bool | None:
        """Returns a value as true or false, which may be written as 1 or 0, or as text.

        Raises:
            KeyError: there is none of this name.
            DecodeError: it is neither.
        """
        value = self._decoded(name)
        match value:
            case None | bool():
                return value
            case int() | str():
                word = str(value).lower()
                if word in _WORDS:
                    return _WORDS[word]
            case _:
                pass
        raise _unexpected(name, "bool", value)

    def as_datetime(self, name: str) -> datetime | None:
        """Returns a value as a date and time; without an offset it is in the tenant's time zone. A day begins at 0:00.

        Raises:
            KeyError: there is none of this name.
            DecodeError: it is no date.
        """
        value = self._decoded(name)
        moment = _moment(value)
        if moment is None and value is not None:
            raise _unexpected(name, "a date", value)
        return None if moment is None or moment.date() == date.min else moment

    def as_date(self, name: str) -> date | None:
        """Returns the day of a date.

        Raises:
            KeyError: there is none of this name.
            DecodeError: it is no date.
        """
        moment = self.as_datetime(name)
        return None if moment is None else moment.date()

    def as_object(self, name: str) -> object:
        """Returns a value of whatever type; a text such as `[I:14]` as the value that it stands for.

        Raises:
            KeyError: there is none of this name.
            DecodeError: such a text cannot be read.
        """
        return self._decoded(name)

    def _decoded(self, name: str) -> object:
        value = self._value(name)
        if not isinstance(value, str):
            return value
        if not value.startswith("["):
            return value or None
        # few lists have encoded values
        from .encoded import decode_value

        return decode_value(value)


def _number(value: object) -> Decimal | None:
    match value:
        case bool():
            return None
        case int() | Decimal():
            return Decimal(value)
        case float() if math.isfinite(value):
            return Decimal(repr(value))
        case str() if _NUMBER.fullmatch(value):
            return Decimal(value)
        case _:
            return None


def _moment(value: object) -> datetime | None:
    # rows without dates do not need it
    from .dates import parse_date_time

    match value:
        case datetime():
            return value
        case date():
            return datetime.combine(value, datetime.min.time())
        case str():
            with suppress(ValueError):
                return parse_date_time(value)
        case _:
            pass
    return None


def _unexpected(name: str, expected: str, value: object) -> DecodeError:
    got = shown(value) if isinstance(value, str) else type(value).__name__
    return DecodeError(name, f"expected {expected}, got {got}")
