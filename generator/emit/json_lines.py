"""JSON with a line for each row, so that a change of the docs is one line of a diff."""

from __future__ import annotations

import json
from collections.abc import Mapping


def dumped(value: object) -> str:
    """The value on one line, in ASCII."""
    return json.dumps(value, ensure_ascii=True)


def table(rows: Mapping[str, object], indent: int) -> str:
    """An object with a line for each row, indented by `indent` blanks."""
    pad = " " * indent
    lines = ",\n".join(
        f"{pad}{dumped(key)}: {dumped(row)}" for key, row in rows.items()
    )
    return f"{{\n{lines}\n{pad[:-1]}}}" if rows else "{}"


def nested_table(groups: Mapping[str, Mapping[str, object]], indent: int) -> str:
    """An object of such objects, its keys indented by `indent` blanks."""
    pad = " " * indent
    lines = ",\n".join(
        f"{pad}{dumped(key)}: {table(rows, indent + 1)}" for key, rows in groups.items()
    )
    return f"{{\n{lines}\n{pad[:-1]}}}"
