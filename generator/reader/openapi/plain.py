"""A document as plain values, for who changes it: dictionaries, lists, texts, numbers, booleans and null."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.model.json_facts import JsonScalar
from generator.reader.log import DiagnosticLog
from generator.reader.openapi.parse import parsed
from generator.reader.page.outline import decode, split_page
from generator.reader.page.tree import Mapping, Value


def plain_document(path: str, data: bytes) -> dict[str, Any] | None:
    """The document in the bytes of a file, None where it cannot be read."""
    log = DiagnosticLog(path)
    text = decode(data, log)
    root = None if text is None else parsed(split_page(path, text, log), log)
    return None if root is None else _plain(root)


def _plain(value: Value) -> Any:
    match value:
        case Mapping(entries=entries):
            return {key: _plain(item) for key, item in entries.items()}
        case list():
            return [_plain(item) for item in value]
        case JsonScalar(text=text):
            return msgspec.json.decode(text.raw.encode())
        case _:
            return value
