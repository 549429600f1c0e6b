"""A row of an OData list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from reprlib import Repr
from typing import Final

from ..public import public

_SHOWN: Final = 4
_REPR: Final = Repr()
_REPR.maxstring = _REPR.maxother = 40


@public()
class Row(Mapping[str, object]):
    """The columns of a row by wire name: `row["contact/name"]`, or `row.name` for what is a Python name.

    What mappings have themselves, such as `keys`, `values` and `items`, is a column only in brackets.
    """

    __slots__ = ("_columns",)

    def __init__(self, columns: Mapping[str, object]) -> None:
        self._columns = dict(columns)

    def __getitem__(self, name: str) -> object:
        return self._columns[name]

    def __getattr__(self, name: str) -> object:
        # Special names are looked up by `copy` and others, and columns come from a server.
        special = name == "_columns" or name.startswith("__")
        if special or name not in self._columns:
            raise AttributeError(f"the row has no column {name!r}", name=name, obj=self)
        return self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __dir__(self) -> list[str]:
        names = [name for name in self._columns if name.isidentifier()]
        return sorted({*super().__dir__(), *names})

    def __reduce__(self) -> tuple[type[Row], tuple[dict[str, object]]]:
        return Row, (self._columns,)

    def __repr__(self) -> str:
        shown = [
            f"{name}={_REPR.repr(value)}"
            for name, value in islice(self._columns.items(), _SHOWN)
        ]
        more = ["…"] if len(self._columns) > _SHOWN else []
        return f"Row({', '.join([*shown, *more])})"
