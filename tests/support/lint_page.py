"""The tables of defects in `docs/lint.md`, written from the catalogue.

    PYTHONPATH=tests python -m support.lint_page

writes them again; all else of the page is written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from generator.model.catalogue import CATALOGUE, DefectClass, DiagnosticKind

PAGE: Final = Path(__file__).parents[2] / "docs/lint.md"

_START: Final = "<!-- the tables below are written by tests/support/lint_page.py -->\n"
_HEADINGS: Final = {
    DefectClass.CONTRADICTION: "Contradictions",
    DefectClass.BROKEN: "Broken",
    DefectClass.MISSING: "Missing",
    DefectClass.STYLE: "Style",
}


def renewed(page: str) -> str:
    """The page with the tables that the catalogue gives."""
    above, start, _ = page.partition(_START)
    assert start, "the page lacks the line above its tables"
    return f"{above}{start}{''.join(map(_table, DefectClass))}"


def _table(of: DefectClass) -> str:
    rows = "\n".join(_rows(of))
    return f"\n### {_HEADINGS[of]}\n\n| id | level | found by | what is wrong |\n|---|---|---|---|\n{rows}\n"


def _rows(of: DefectClass) -> Iterator[str]:
    for id_, kind in sorted(CATALOGUE.items()):
        if kind.lint is not None and kind.lint.of is of:
            # the end of the `helpUri` of SARIF, which leads to the row
            anchor = f'<a id="{id_}"></a>'
            yield f"| {anchor}`{id_}` | {kind.level.value} | {_finder(kind)} | {_cell(kind.text)} |"


def _finder(kind: DiagnosticKind) -> str:
    return "lint" if kind.for_lint else "generate, lint"


def _cell(text: str) -> str:
    # a bar would end the cell, and a page of Markdown takes `<x>` for HTML
    return text.replace("|", "\\|").replace("<", "&lt;")


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), encoding="utf-8")
