"""The documentation of the corpus' SDK shows what its code has, and small pages lead to everything."""

from __future__ import annotations

import importlib
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.reference_pages import (
    LARGEST,
    broken_links,
    methods_of,
    pages_of,
    signature_of,
    signatures,
    whole_pages,
)

pytestmark = pytest.mark.corpus
Corpus = tuple[Path, dict[str, Any]]


@pytest.fixture(scope="module")
def pages(corpus: Corpus) -> dict[str, str]:
    return pages_of(corpus[0])


def _signatures_of_code(folder: Path) -> Iterator[str]:
    (package,) = (path.parent for path in folder.glob("*/_runtime"))
    for path in package.rglob("*.py"):
        if path.parent.name in {"agents", "resources"} and path.name != "__init__.py":
            parts = path.relative_to(folder).with_suffix("").parts
            for class_ in vars(importlib.import_module(".".join(parts))).values():
                if inspect.isclass(class_) and class_.__name__.endswith(("Agent", "Resource")):  # fmt: skip
                    for name, method in methods_of(class_).items():
                        yield signature_of(name, method)


def test_the_docs_show_the_signature_of_each_method(
    corpus: Corpus, pages: dict[str, str]
) -> None:
    folder, summary = corpus
    shown = sorted(
        line.partition("(")[0].rpartition(".")[2] + "(" + line.partition("(")[2]
        for text in whole_pages(pages).values()
        for line in signatures(text)
    )
    assert len(shown) == summary["operations"]
    assert shown == sorted(_signatures_of_code(folder))


def test_every_link_leads_to_a_page_and_a_heading(pages: dict[str, str]) -> None:
    assert broken_links(pages) == []


def test_no_page_is_too_large(pages: dict[str, str]) -> None:
    large = {path: len(text.encode()) for path, text in pages.items()}
    assert {path: size for path, size in large.items() if size > LARGEST} == {}
    assert len(pages["api.md"].splitlines()) < 300


def test_every_route_is_listed_with_its_call(
    corpus: Corpus, pages: dict[str, str]
) -> None:
    folder, _ = corpus
    (index,) = folder.glob("*/api.json")
    rows = json.loads(index.read_text()).values()
    routes = {
        f"- `{row['method']} {row['path']}`: [`so.{row['call']}`]"
        for row in rows
        if isinstance(row, dict) and "method" in row
    }
    listed = {
        line.partition("(")[0]
        for path, text in pages.items()
        if path.startswith("docs/api/routes")
        for line in text.splitlines()
        if line.startswith("- `")
    }
    assert listed == routes
    assert len(routes) > 1500


def test_a_search_for_a_route_finds_the_page_of_its_call(
    pages: dict[str, str],
) -> None:
    found = [path for path, text in pages.items() if "`GET /api/v1/MDOList/{listname}`\n" in text]  # fmt: skip
    assert found == ["docs/api/resources/list_mdo.md"]
