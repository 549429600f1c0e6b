"""The tree of a page in JSON or YAML."""

from __future__ import annotations

from generator.reader.log import DiagnosticLog
from generator.reader.page.json_tree import json_tree
from generator.reader.page.outline import Form, Page
from generator.reader.page.tree import DocumentError, Mapping
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
