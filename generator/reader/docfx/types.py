"""The uids by which docfx names .NET types: `System.Collections.Generic.Dictionary{System.String,System.Int32[]}`.

The grammar is that of docfx metadata: a name with its namespace, arguments in braces, and `[]` for each array.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from generator.model.docfx_facts import DocfxType
from generator.model.text import wire_name

MAX_CHARACTERS: Final = 2000
MAX_DEPTH: Final = 16

_FULL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*+")
_TASK = re.compile(
    r"\ASystem\.Threading\.Tasks\.(?:Value)?Task(?:\{(.*)\})?\Z", re.DOTALL
)
_NULLABLE: Final = "System.Nullable"
_NOTHING: Final = frozenset(("", "System.Void"))


class _NotATypeError(Exception):
    pass


@lru_cache(maxsize=4096)
def docfx_type(uid: str) -> DocfxType | None:
    """The type that a uid names, None where it is no type that stands for values.

    `System.Nullable{X}` is X, and an array has the name of its item. Type parameters (`{T}`), references (`X@`),
    pointers and arrays of more than one dimension are none.
    """
    if len(uid) > MAX_CHARACTERS:
        return None
    try:
        found, end = _type(uid, 0, 0)
    except _NotATypeError:
        return None
    return found if end == len(uid) else None


def result_uid(uid: str) -> str | None:
    """The uid of what a method gives in the end: that in `Task{...}`; None for a plain `Task` and for nothing."""
    task = _TASK.match(uid)
    inner: str = (task[1] or "") if task else uid
    return None if inner in _NOTHING else inner


def _type(uid: str, start: int, depth: int) -> tuple[DocfxType, int]:
    """The type that starts at a position, and where it ends."""
    if depth > MAX_DEPTH:
        raise _NotATypeError
    full_name = _FULL_NAME.match(uid, start)
    name = wire_name(full_name[0].rpartition(".")[2]) if full_name else None
    if full_name is None or name is None:
        raise _NotATypeError
    arguments, end = _arguments(uid, full_name.end(), depth)
    found = DocfxType(name, arguments)
    if full_name[0] == _NULLABLE and len(arguments) == 1:
        found = arguments[0]
    return _arrays(found, uid, end, depth)


def _arguments(uid: str, start: int, depth: int) -> tuple[tuple[DocfxType, ...], int]:
    if not uid.startswith("{", start):
        return (), start
    argument, end = _type(uid, start + 1, depth + 1)
    arguments = [argument]
    while uid.startswith(",", end):
        argument, end = _type(uid, end + 1, depth + 1)
        arguments.append(argument)
    if not uid.startswith("}", end):
        raise _NotATypeError
    return tuple(arguments), end + 1


def _arrays(item: DocfxType, uid: str, start: int, depth: int) -> tuple[DocfxType, int]:
    found, end = item, start
    while uid.startswith("[]", end):
        depth += 1
        if depth > MAX_DEPTH:
            raise _NotATypeError
        found, end = DocfxType(found.name, (found,), is_array=True), end + 2
    return found, end
