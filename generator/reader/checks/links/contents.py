"""Tables of contents of docfx, and the uids that pages declare.

Source: docfx, "Table of contents" (`href`, `topicHref`, `uid`) and "Cross references" (front matter, ManagedReference).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.model.lint.links import WrittenLink
from generator.reader.page.outline import Form, Page

_ENTRY: Final = re.compile(
    r"[ \t]*+(?:-[ \t]++)?(href|topicHref|topicUid|uid):[ \t]++(?:\"([^\"]{1,1000})\"|'([^']{1,1000})'|([^\s#\"'][^\n]{0,1000}?))[ \t]*\Z"
)
_DECLARED: Final = re.compile(r"- uid:[ \t]++['\"]?([^\s'\"]{1,1000})['\"]?[ \t]*\Z")
_PART: Final = re.compile(r"  - ['\"]?([^\s'\":]{1,1000})['\"]?[ \t]*\Z")
_PARTS: Final = "  children:"
_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\~]")


def entries_of_contents(page: Page) -> Iterator[WrittenLink]:
    """Yields the files and uids that a table of contents lists; folders have contents of their own."""
    for number, line in enumerate(page.lines, 1):
        found = _ENTRY.match(line) if ":" in line else None
        if not found:
            continue
        target = next(part for part in found.groups()[1:] if part)
        # a comment of YAML may follow
        target = target.partition(" #")[0].rstrip()
        if found[1] in {"uid", "topicUid"}:
            yield WrittenLink(f"xref:{target}", number)
        elif not _ELSEWHERE.match(target) and not target.endswith("/"):
            yield WrittenLink(target, number)


def declared_uids(page: Page) -> Iterator[str]:
    """Yields the uids by which other pages refer to a page, or to parts of it."""
    if page.form is Form.MARKDOWN:
        uid = page.front_matter.get("uid", "").strip()
        if uid:
            yield uid
    elif page.form is Form.YAML and "ManagedReference" in page.lines[0]:
        for line in page.lines:
            if line.startswith("references:"):
                # what follows is described elsewhere
                return
            found = _DECLARED.match(line) if line.startswith("- uid:") else None
            if found:
                yield found[1]


def listed_uids(page: Page) -> Iterator[str]:
    """Yields the uids that the page of a class or namespace lists as its parts; not all of their pages need be given."""
    if page.form is not Form.YAML or "ManagedReference" not in page.lines[0]:
        return
    are_parts = False
    for line in page.lines:
        if line.startswith("references:"):
            return
        if line.startswith(_PARTS):
            are_parts = True
        elif are_parts and (found := _PART.match(line)):
            yield found[1]
        else:
            are_parts = False
