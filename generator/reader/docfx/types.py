"""The uids by which docfx names .NET types: `System.Collections.Generic.Dictionary{System.String,System.Int32[]}`.

The grammar is that of docfx metadata: a name with its namespace, arguments in braces, and `[]` for each array.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from generator.model.docfx_facts import DocfxType
from generator.model.text import wire_name
from generator.reader.page.yaml import Mapping

# types are read recursively, so a page must not decide how long and deep they are
MAX_CHARACTERS: Final = 2000
MAX_DEPTH: Final = 16

_FULL_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*+")
_TASK = re.compile(
    r"\ASystem\.Threading\.Tasks\.(?:Value)?Task(?:\{(.*)\})?\Z", re.DOTALL
)
_NULLABLE: Final = "System.Nullable"
_NOTHING: Final = frozenset(("", "System.Void"))

# C# has the base class before all interfaces, so it follows the colon
_DICTIONARY_BASE = re.compile(r"\A[^:]*:\s*((?:[\w.]+\.)?Dictionary<[\w.<>\[\]?, ]+>)")
# a keyword stands alone, so it has no dot behind it as parts of a namespace have
_KEYWORD = re.compile(r"\b[a-z]+\b(?!\.)")
_TO_UID = str.maketrans({"<": "{", ">": "}", " ": "", "?": ""})
# the names of C# for types of `System` (C# language reference, built-in types)
_KEYWORDS: Final = {
    "bool": "Boolean",
    "byte": "Byte",
    "decimal": "Decimal",
    "double": "Double",
    "float": "Single",
    "int": "Int32",
    "long": "Int64",
    "object": "Object",
    "short": "Int16",
    "string": "String",
    "uint": "UInt32",
    "ulong": "UInt64",
    "ushort": "UInt16",
}


class _NotATypeError(Exception):
    pass


@lru_cache(maxsize=4096)
def docfx_type(uid: str) -> DocfxType | None:
    """The type that a uid names, None where it names no type of values.

    `System.Nullable{X}` is X, and an array has the name of its item. Type parameters (`{T}`), references (`X@`),
    pointers and arrays of more than one dimension are no types of values.
    """
    if len(uid) > MAX_CHARACTERS:
        return None
    try:
        type_, end = _type(uid, 0, 0)
    except _NotATypeError:
        return None
    return type_ if end == len(uid) else None


def result_uid(uid: str) -> str | None:
    """The uid of the value that a method returns: that in `Task{...}`; None for a plain `Task` and for void."""
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
    type_ = DocfxType(name, arguments)
    if full_name[0] == _NULLABLE and len(arguments) == 1:
        type_ = arguments[0]
    return _arrays(type_, uid, end, depth)


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
    type_, end = item, start
    while uid.startswith("[]", end):
        depth += 1
        if depth > MAX_DEPTH:
            raise _NotATypeError
        type_, end = DocfxType(type_.name, (type_,), is_array=True), end + 2
    return type_, end


def dictionary_of(class_: Mapping) -> DocfxType | None:
    """The dictionary that a class extends, as `public class StringDictionary : Dictionary<string, string>` does.

    Its arguments are key and value. None for any other class.
    """
    bases = [docfx_type(uid) for uid in class_.texts("inheritance")]
    inherited = next((base for base in bases if _is_dictionary(base)), None)
    return inherited or _declared(class_.mapping("syntax").text("content"))


def _declared(content: str) -> DocfxType | None:
    """The dictionary in a declaration of C#, which may have attributes on the lines above it."""
    base = _DICTIONARY_BASE.match(content.strip().rpartition("\n")[2])
    if base is None:
        return None
    words = _KEYWORD.sub(lambda word: _KEYWORDS.get(word[0], word[0]), base[1])
    type_ = docfx_type(words.translate(_TO_UID))
    return type_ if _is_dictionary(type_) else None


def _is_dictionary(type_: DocfxType | None) -> bool:
    return (
        type_ is not None and type_.name == "Dictionary" and len(type_.arguments) == 2
    )
