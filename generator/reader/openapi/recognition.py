"""What gives documents of OpenAPI away: the key at their root that has the version."""

from __future__ import annotations

import re

import msgspec

from generator.reader.page.outline import Form, Page

_KEY = re.compile(r'"(?:swagger|openapi)"\s*:')
_FIRST_KEY = re.compile(r'\s*\{\s*"(?:swagger|openapi)"\s*:')


class _Root(msgspec.Struct):
    """The root of a document, of which only two keys are read: all others are skipped, which takes little time."""

    swagger: msgspec.Raw | None = None
    openapi: msgspec.Raw | None = None


_ROOT = msgspec.json.Decoder(_Root)


def is_openapi(page: Page) -> bool:
    """Whether the file is a document. What is broken is one where the version is its first key."""
    return page.form is Form.JSON and _is_json_document(page.text)


def _is_json_document(text: str) -> bool:
    if not _KEY.search(text):
        return False
    try:
        root = _ROOT.decode(text)
    except (msgspec.MsgspecError, RecursionError):
        return _FIRST_KEY.match(text) is not None
    return root.swagger is not None or root.openapi is not None
