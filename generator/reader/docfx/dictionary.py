"""Classes of the .NET client that are dictionaries: `public class StringDictionary : Dictionary<string, string>`."""

from __future__ import annotations

import re
from typing import Final

from generator.model.docfx_facts import DocfxType
from generator.reader.docfx.types import docfx_type
from generator.reader.docfx.yaml import Mapping

_BASE = re.compile(r"\A[^:]*:\s*((?:[\w.]+\.)?Dictionary<[\w.<>\[\]?, ]+>)")
_WORD = re.compile(r"\b[a-z]+\b(?!\.)")
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


def dictionary_of(class_: Mapping) -> DocfxType | None:
    """The dictionary that a class extends, with its key and value as arguments; None for any other class."""
    inherited = [docfx_type(uid) for uid in class_.texts("inheritance")]
    extended = next((each for each in inherited if _is_dictionary(each)), None)
    return extended or _declared(class_.mapping("syntax").text("content"))


def _declared(content: str) -> DocfxType | None:
    base = _BASE.match(content.strip().rpartition("\n")[2])
    if base is None:
        return None
    words = _WORD.sub(lambda word: _KEYWORDS.get(word[0], word[0]), base[1])
    type_ = docfx_type(words.translate(_TO_UID))
    return type_ if _is_dictionary(type_) else None


def _is_dictionary(type_: DocfxType | None) -> bool:
    return (
        type_ is not None and type_.name == "Dictionary" and len(type_.arguments) == 2
    )
