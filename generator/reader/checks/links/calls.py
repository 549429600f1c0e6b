"""Requests that guides show in their code blocks: a line with a method and a path, as in HTTP, with curl's address or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.lint.links import ShownCall
from generator.reader.page.outline import Page

# a path of the API has a version in its second or third segment
_REQUEST: Final = re.compile(
    r"[ \t]*+(GET|POST|PUT|PATCH|DELETE)[ \t]++(?:https?://[^\s/?#]{1,253})?((?:/[^\s/?#]{1,200}){0,3}?(/api/v[0-9]{1,3}/[^\s?#]{1,1000}))"
)


def shown_calls(page: Page) -> Iterator[ShownCall]:
    """Yields the requests of a page that is not about an operation."""
    for fence in page.fences:
        if "/api/v" not in fence.body:
            continue
        for offset, line in enumerate(fence.body.split("\n"), 1):
            found = _REQUEST.match(line)
            if found:
                yield ShownCall(found[1], found[3].rstrip("/"), fence.line + offset)
