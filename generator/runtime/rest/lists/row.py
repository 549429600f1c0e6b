"""A row of an OData list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from reprlib import Repr
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast, overload

from ...patterns import late_pattern
from ...public import public
from ...values.names import attribute_name, did_you_mean
from ...values.typed import TypedAccess

if TYPE_CHECKING:
    from ..query.columns import Column

_T = TypeVar("_T")
_NUMBER: Final = late_pattern(r"-?[0-9]{1,19}")
_UNSAFE: Final = late_pattern(r"[^A-Za-z0-9_]")
"""What lists write as `_` with `json_safe=True`."""
_RAW_VALUE: Final = "RawValue"
_SHOWN_VALUE: Final = "DisplayValue"
_SHOWN: Final = 4
_REPR: Final = Repr()
_REPR.maxstring = _REPR.maxother = 40


@public()
class Row(TypedAccess, Mapping[str, object]):
    """The columns of a row by wire name, `row["contact/name"]`, and as attributes, `row.contact_name`.

    Attributes have the wire name or snake_case. The names that every mapping has, such as `keys`, `values` and `items`,
    are columns only in brackets.

    A column of an archive knows its type: `row[simple_contact.contact_id]` is an `int`, or None. For other columns there are
    `row.as_int("contactId")`, `row.as_date("endDate")` and the like, which convert and check what is there. They take
    both names. Typed columns and these methods also find the cells of rows in full mode.
    """

    __slots__ = ("_columns",)

    def __init__(self, columns: Mapping[str, object]) -> None:
        self._columns = dict(columns)

    @property
    def primary_key(self) -> int | str | None:
        """The key of the row's entity. A number that the list writes as text is a number here."""
        key = self._columns.get("PrimaryKey")
        if isinstance(key, str) and _NUMBER.fullmatch(key):
            return int(key)
        return key if isinstance(key, int | str) else None

    @property
    def entity_name(self) -> str | None:
        """The kind of the row's entity."""
        name = self._columns.get("EntityName")
        return name if isinstance(name, str) else None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        # only pydantic calls it
        from ...values.pydantic_schema import class_schema

        return class_schema(cls, cls._of_json, dict)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: Any) -> Any:
        from ...values.pydantic_schema import mapping

        return handler(mapping())

    @classmethod
    def _of_json(cls, value: object) -> Row:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            raise TypeError(f"expected a mapping, got {type(value).__name__}")
        return cls(cast("Mapping[str, object]", value))

    @overload
    def __getitem__(self, name: str) -> object: ...
    @overload
    def __getitem__(self, name: Column[_T]) -> _T | None: ...
    def __getitem__(self, name: str | Column[_T]) -> object:
        """Returns the value of a column by its wire name as it was sent, or that of a typed column in its type.

        Raises:
            KeyError: the row has no such column.
            DecodeError: the value of a typed column is of another type.
        """
        try:
            return self._columns[name]  # type: ignore[index]  # pyright: ignore[reportArgumentType]  # see below
        except TypeError:
            # columns have no hash, and names are looked up without a question about their type
            read = getattr(name, "value_in", None)
            if read is None:
                raise
            return read(self)

    def __getattr__(self, name: str) -> object:
        # `copy` and others look up special names, and the server names the columns
        if name == "_columns" or name.startswith("__"):
            raise AttributeError(name, name=name, obj=self)
        if name in self._columns:
            return self._columns[name]
        columns = [wire for wire in self._columns if attribute_name(wire) == name]
        if len(columns) == 1:
            return self._columns[columns[0]]
        raise AttributeError(_problem(name, columns), name=name, obj=self)

    def _value(self, name: str, *, shown_to_users: bool = False) -> object:
        columns = self._columns
        cells = columns.get("Column")
        if isinstance(cells, dict):  # full mode
            columns = cast("dict[str, object]", cells) | columns
        value = columns[_column(name, columns)]
        if not isinstance(value, dict):
            return value
        cell = cast("dict[str, object]", value)
        order = (
            (_SHOWN_VALUE, _RAW_VALUE) if shown_to_users else (_RAW_VALUE, _SHOWN_VALUE)
        )
        return next((cell[part] for part in order if cell.get(part) is not None), None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __dir__(self) -> list[str]:
        names = {*self._columns, *map(attribute_name, self._columns)}
        return sorted({*super().__dir__(), *filter(str.isidentifier, names)})

    def __reduce__(self) -> tuple[type[Row], tuple[dict[str, object]]]:
        return Row, (self._columns,)

    def __repr__(self) -> str:
        shown = [
            f"{name}={_REPR.repr(value)}"
            for name, value in islice(self._columns.items(), _SHOWN)
        ]
        if len(self._columns) > _SHOWN:
            shown.append("…")
        return f"Row({', '.join(shown)})"


def _column(name: str, columns: Mapping[str, object]) -> str:
    """Returns the wire name of a column.

    Raises:
        KeyError: there is no such column, or the Python name stands for more than one.
    """
    if name in columns:
        return name
    named = [wire for wire in columns if attribute_name(wire) == name]
    safe = _UNSAFE.sub("_", name)
    if safe != name and safe in columns:
        return safe
    if len(named) != 1:
        hint = "" if named else did_you_mean(name, columns)
        raise KeyError(f"{_problem(name, named)}{hint}")
    return named[0]


def _problem(name: str, columns: list[str]) -> str:
    if not columns:
        return f"the row has no column {name!r}"
    return f"{name!r} is {' and '.join(map(repr, columns))}: use brackets"
