"""The catalogue: which kinds are defects of the docs, and how the texts of all kinds are written."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final

import pytest
from markdown_it import MarkdownIt
from support import lint_page

from generator.model import catalogue
from generator.model.catalogue import (
    CATALOGUE,
    DefectClass,
    DiagnosticKind,
    Level,
)
from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.catalogue.lint import LINT_KINDS

_HOW_DOCS_WERE_GIVEN: Final = "it tells how DOCS were given, not what is in them"
_LIMIT: Final = "the page may be right: it is a limit of Docwright or of the SDK"
_TWO_INTERFACES: Final = (
    "REST and SOAP, or two versions of SOAP, may give a type other fields and other names"
)
_NO_DEFECTS: Final = {
    "file-symlink": _HOW_DOCS_WERE_GIVEN,
    "file-unreadable": _HOW_DOCS_WERE_GIVEN,
    "file-too-large": _LIMIT,
    "git-link": _HOW_DOCS_WERE_GIVEN,
    "git-submodule": _HOW_DOCS_WERE_GIVEN,
    "git-lfs": _HOW_DOCS_WERE_GIVEN,
    "zip-unreadable": _HOW_DOCS_WERE_GIVEN,
    "zip-bomb": _HOW_DOCS_WERE_GIVEN,
    "zip-entry-name": _HOW_DOCS_WERE_GIVEN,
    "zip-entry-repeated": _HOW_DOCS_WERE_GIVEN,
    "zip-entry-encrypted": _HOW_DOCS_WERE_GIVEN,
    "zip-entry-link": _HOW_DOCS_WERE_GIVEN,
    "zip-entry-damaged": _HOW_DOCS_WERE_GIVEN,
    "zip-nested": _HOW_DOCS_WERE_GIVEN,
    "page-unknown": "a page of words alone is right as it is",
    "page-limit": _LIMIT,
    "source-order": _HOW_DOCS_WERE_GIVEN,
    "source-age": _HOW_DOCS_WERE_GIVEN,
    "soap-sample-envelope": "soap-sample-version names each page, and the binding that proves it",
    "source-conflict": _TWO_INTERFACES,
    "wsdl-content": _LIMIT,
    "rest-part-unread": _LIMIT,
    "rest-type-conflict": _TWO_INTERFACES,
    "rest-versions-mixed": _HOW_DOCS_WERE_GIVEN,
    "openapi-version": _LIMIT,
    "openapi-reference-outside": _LIMIT,
    "openapi-name": _LIMIT,
    "openapi-parameter": _LIMIT,
    "openapi-operation": "other diagnostics name what is wrong with the operation",
    "openapi-server": _LIMIT,
    "openapi-security": _LIMIT,
    "type-bases": _LIMIT,
    "name-collision": "names that differ only in Python are right on the wire",
}
"""The diagnostics that are no defects of the docs, and why."""

_DEFECTS: Final = {
    id_: (kind, kind.lint) for id_, kind in CATALOGUE.items() if kind.lint is not None
}
_KEBAB: Final = re.compile(r"[a-z]+(-[a-z0-9]+)+")
_SENTENCE: Final = re.compile(r"[A-Z'{\d].*\.", re.DOTALL)
# what a text of the house does not have: two blanks, a blank before a stop, short forms, words in haste
_CARELESS: Final = re.compile(
    r"  | [.,;:](?:\s|$)|\b(?:e\.g|i\.e|etc)\b|\b\w+n't\b|\b(?:just|simply|please|obviously)\b|!",
    re.IGNORECASE,
)


def _written_ids() -> Iterator[str]:
    """Every id that a table of the catalogue has, as often as it is written: a dictionary would keep the last alone."""
    for path in Path(catalogue.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Dict):
                for key, value in zip(node.keys, node.values, strict=True):
                    if isinstance(value, ast.Call) and isinstance(key, ast.Constant):
                        yield str(key.value)


def test_no_id_is_written_twice_in_all_tables() -> None:
    counts = Counter(_written_ids())
    assert [id_ for id_, count in counts.items() if count > 1] == []
    assert counts.keys() == {*CATALOGUE, *CHANGE_KINDS}


def test_ids_are_kebab_case_over_diagnostics_defects_and_changes() -> None:
    ids = [*CATALOGUE, *CHANGE_KINDS]
    assert [id_ for id_ in ids if not _KEBAB.fullmatch(id_)] == []
    assert len(ids) == len(set(ids))
    # `--select` takes ids and classes, so that no id may be called like a class
    assert set(ids) & {of.value for of in DefectClass} == set()


def test_what_is_no_defect_of_the_docs_has_a_reason() -> None:
    without = {id_ for id_, kind in CATALOGUE.items() if kind.lint is None}
    assert without == _NO_DEFECTS.keys()


def test_exactly_the_kinds_of_the_tables_of_lint_are_for_lint_alone() -> None:
    for_lint = {id_ for id_, kind in CATALOGUE.items() if kind.for_lint}
    assert for_lint == LINT_KINDS.keys()
    assert for_lint <= _DEFECTS.keys()


@pytest.mark.parametrize("id_", sorted(CATALOGUE))
def test_texts_are_sentences(id_: str) -> None:
    for text in _sentences(CATALOGUE[id_]):
        assert _SENTENCE.fullmatch(text), text
        assert _CARELESS.search(text) is None, text


def _sentences(kind: DiagnosticKind) -> Iterator[str]:
    yield kind.text
    yield kind.hint
    if kind.lint is not None:
        yield kind.lint.why
        yield kind.lint.meanwhile


@pytest.mark.parametrize("id_", sorted(_DEFECTS))
def test_why_it_matters_is_told_in_few_sentences(id_: str) -> None:
    _, about = _DEFECTS[id_]
    assert len(re.findall(r"[.?](?=\s[A-Z']|$)", about.why)) in {1, 2, 3, 4}


_TEXTS: Final[dict[str, Callable[[], Iterable[str]]]] = {
    "text": lambda: [kind.text for kind in CATALOGUE.values()],
    "why": lambda: [about.why for _, about in _DEFECTS.values()],
    "example": lambda: [about.example for _, about in _DEFECTS.values()],
    "how to correct it": lambda: [
        kind.hint for id_, (kind, _) in _DEFECTS.items() if id_ not in LINT_KINDS
    ],
}


@pytest.mark.parametrize("part", _TEXTS)
def test_no_two_kinds_say_the_same(part: str) -> None:
    counts = Counter(_TEXTS[part]())
    assert [text for text, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("id_", sorted(_DEFECTS))
def test_examples_are_short_and_fit_for_a_terminal(id_: str) -> None:
    _, about = _DEFECTS[id_]
    lines = about.example.splitlines()
    assert 1 <= len(lines) <= 4
    assert all(line == line.strip() and len(line) <= 120 for line in lines)
    assert about.example.replace("\n", "").isprintable()


@pytest.mark.parametrize("id_", sorted(_DEFECTS.keys() - LINT_KINDS.keys()))
def test_the_example_of_a_diagnostic_shows_a_wrong_line_and_the_right_one(
    id_: str,
) -> None:
    _, about = _DEFECTS[id_]
    wrong, right = about.example.splitlines()
    assert wrong.startswith("wrong: ")
    assert right.startswith("right: ")
    assert wrong[7:] != right[7:]


def test_an_error_costs_an_operation_or_a_page() -> None:
    # `lint` fails at errors, so that they are few among what `generate` reports
    errors = {
        id_
        for id_, (kind, _) in _DEFECTS.items()
        if kind.level is Level.ERROR and not kind.for_lint
    }
    assert errors == {
        "file-binary",
        "openapi-syntax",
        "page-incomplete",
        "page-name",
        "page-xml",
        "page-xml-doctype",
        "page-yaml",
    }


def test_the_tables_of_the_page_are_those_of_the_catalogue() -> None:
    page = lint_page.PAGE.read_text("utf-8")
    assert page == lint_page.renewed(
        page
    ), "run PYTHONPATH=tests python -m support.lint_page"


def test_every_defect_has_one_place_on_the_page_that_addresses_lead_to() -> None:
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table")
    page = tokens.render(lint_page.PAGE.read_text("utf-8"))
    anchors = re.findall(r'<td><a id="([^"]+)"></a><code>([^<]+)</code></td>', page)
    defects = sorted(id_ for id_, kind in CATALOGUE.items() if kind.lint)
    assert sorted(anchors) == [(id_, id_) for id_ in defects]


def test_a_cell_of_the_page_stays_one_cell() -> None:
    assert lint_page._cell("a | b <c>") == "a \\| b &lt;c>"
