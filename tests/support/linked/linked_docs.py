"""All docs with their links, as checks get them, of short pages."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from support.soap.checked_docs import checked_docs

from generator.model.lint.links import LinkedPages
from generator.passes.checks.checked import CheckedDocs
from generator.reader.checks.checking import checked_page
from generator.reader.checks.links.anchors import page_anchors
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import split_page


def linked_docs(*editions: Mapping[str, str]) -> CheckedDocs:
    """The docs of one or more arguments with their links; anchors are those of all pages."""
    texts = {path: text for edition in editions for path, text in edition.items()}
    links = [
        links
        for path, text in texts.items()
        for links in checked_page(path, text.encode("utf-8", "replace")).links
    ]
    anchors = {
        path: page_anchors(split_page(path, text, DiagnosticLog(path)))
        for path, text in texts.items()
    }
    return msgspec.structs.replace(
        checked_docs(*editions),
        links=LinkedPages({page.path: page for page in links}, anchors),
    )
