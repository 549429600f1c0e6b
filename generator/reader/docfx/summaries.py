"""Summaries of docfx pages as plain text: XML doc comments whose references became `<xref>`."""

from __future__ import annotations

import re
from urllib.parse import unquote

from generator.model.text import Text
from generator.reader.page.plain_text import text_from_markup

_EMPTY_XREF = re.compile(r"<xref\b([^<>]*)>(?:\s*+</xref\s*>)?")
_SHOWN_NAME = re.compile(r"(?<![\w-])name\s*=\s*[\"']([^\"'<>]+)[\"']")
_TARGET = re.compile(r"(?<![\w-])(?:href|uid)\s*=\s*[\"']([^\"'<>]+)[\"']")
_AFTER_NAME = re.compile(r"[?#(`*].*", re.DOTALL)


def text_from_summary(summary: str) -> Text | None:
    """Plain text of a summary, None where nothing is left; `<xref href="A.B.C"></xref>` is `C`."""
    if "<xref" in summary:
        summary = _EMPTY_XREF.sub(_referenced_name, summary)
    return text_from_markup(summary)


def _referenced_name(match: re.Match[str]) -> str:
    """A reference with words of its own is only a tag around them."""
    if not match[0].endswith(("/>", "</xref>")):
        return match[0]
    shown = _SHOWN_NAME.search(match[1])
    if shown:
        return shown[1]
    target = _TARGET.search(match[1])
    uid = _AFTER_NAME.sub("", unquote(target[1])) if target else ""
    return uid.rpartition(":")[2].rpartition(".")[2]
