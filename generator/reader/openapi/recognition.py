"""What gives documents of OpenAPI away: the key at their root that has the version. Parts look like what they are."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from generator.reader.log import DiagnosticLog
from generator.reader.openapi.parts import file_parts
from generator.reader.page.json_tree import json_tree
from generator.reader.page.outline import Form, Page
from generator.reader.page.tree import DocumentError, Mapping
from generator.reader.page.yaml_tree import yaml_tree

_KEY = re.compile(r'"(?:swagger|openapi)"\s*:')
_FIRST_KEY = re.compile(r'\s*\{\s*"(?:swagger|openapi)"\s*:')
_YAML_KEY = re.compile(
    r"""^(["']?)(?:swagger|openapi)\1[ \t]*:[ \t]*["']?[0-9]""", re.MULTILINE
)
_KEY_OF_PART = re.compile(
    r"""["']?\b(?:\$?ref|type|properties|(?:all|one|any)Of|enum|in|schema|content|responses)["']?[ \t]*:"""
)


_ABSENT: Final = msgspec.Raw()


class _Root(msgspec.Struct):
    """The root of a document, of which only two keys are read: all others are skipped, which takes little time."""

    swagger: msgspec.Raw = _ABSENT
    openapi: msgspec.Raw = _ABSENT


_ROOT = msgspec.json.Decoder(_Root)


def is_openapi(page: Page) -> bool:
    """Whether the file is a document. What is broken is one where the version is its first key."""
    match page.form:
        case Form.JSON:
            return _is_json_document(page.text)
        case Form.YAML_MAPPING:
            return _YAML_KEY.search(page.text) is not None
        case _:
            return False


def is_openapi_part(page: Page) -> bool:
    """Whether the file has nothing but schemas, parameters, bodies, answers or paths, in whatever objects."""
    if page.form not in (Form.JSON, Form.YAML_MAPPING):
        return False
    if not _KEY_OF_PART.search(page.text):
        return False
    read = json_tree if page.form is Form.JSON else yaml_tree
    try:
        root = read(page.text, DiagnosticLog(page.path))
    except DocumentError:
        return False
    return isinstance(root, Mapping) and bool(file_parts(root))


def _is_json_document(text: str) -> bool:
    if not _KEY.search(text):
        return False
    try:
        root = _ROOT.decode(text)
    except (msgspec.MsgspecError, RecursionError):
        return _FIRST_KEY.match(text) is not None
    return root.swagger != _ABSENT or root.openapi != _ABSENT
