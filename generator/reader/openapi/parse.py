"""The tree of a page in JSON or YAML, and the plain values of a document for who changes it."""

from __future__ import annotations

from typing import Any

import msgspec

from generator.model.json_facts import JsonScalar
from generator.reader.log import DiagnosticLog
from generator.reader.page.json_tree import json_tree
from generator.reader.page.outline import Form, Page, decode, split_page
from generator.reader.page.tree import DocumentError, Mapping, Value
from generator.reader.page.yaml_tree import yaml_tree


def parsed(page: Page, log: DiagnosticLog) -> Mapping | None:
    """The root of a document; None, with a diagnostic, where the page is broken."""
    read = json_tree if page.form is Form.JSON else yaml_tree
    try:
        root = read(page.text, log)
    except DocumentError as error:
        log.add(error.id, error.line, error.message, error.detail)
        return None
    if isinstance(root, Mapping):
        return root
    log.add("openapi-syntax", 1, "the document is no object")
    return None


def plain_document(path: str, data: bytes) -> dict[str, Any] | None:
    """The document in the bytes of a file: dictionaries, lists, texts, numbers, booleans and null.

    None where it cannot be read.
    """
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
