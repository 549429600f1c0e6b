"""Twice the documents are twice the work, for every pass and for emit: counted, not timed (`counting.py` says how).

A kind of documents is a row of `documents.KINDS`. What no kind makes work is noticed, too: each module of passes and
emit needs a kind whose size shows in its work, or a reason in `SAME_FOR_ALL_SIZES`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final

import pytest
from growth.counting import SIZES, Counting, Work
from growth.documents import KINDS

ROOT: Final = Path(__file__).resolve().parents[2]
MOST_GROWTH: Final = 2.5
"""From the first size to the second, and from the second to the third, which are twice as far apart: linear work grows by
2, sorting by a little more, and work that is quadratic by 4.
"""
NOTICEABLE: Final = SIZES[0]
"""Less work than an item for each thing is that of something else."""

SAME_FOR_ALL_SIZES: Final = {
    "generator.emit.copied_files": "copies the runtime, which is the same for all docs",
    "generator.emit.docs.documentation": "hands on what makes the pages",
    "generator.emit.docs.errors": "describes the errors of the runtime",
    "generator.emit.docs.guides.options": "reads the options of the runtime",
    "generator.emit.docs.guides.pages": "writes a dozen guides",
    "generator.emit.docs.guides.table": "lists the guides",
    "generator.emit.project_file": "has the words of the project file",
    "generator.emit.public_names": "lists the names of the runtime",
    "generator.emit.folders": "names three folders",
    "generator.emit.planned_names": "calls for reports what rendering calls",
    "generator.emit.settings": "holds values",
    "generator.emit.surface.header": "makes a line of what is the same for the whole SDK",
    "generator.emit.surface.runtime": "reads what is kept of the runtime",
    "generator.emit.writing.byte_code": "moves what Python compiled, of which there is nothing here",
    "generator.emit.writing.commit": "exchanges three folders",
    "generator.emit.writing.bystanders": "looks at what editors and systems leave, of which there is nothing here",
    "generator.emit.writing.single_file": "writes a file",
    "generator.emit.writing.exchange": "calls the system once for each of three folders",
    "generator.emit.writing.journal": "is written and read once",
    "generator.emit.writing.lock": "locks one folder",
    "generator.emit.writing.manifest": "is written by a library, and not parsed where nothing has changed",
    "generator.emit.writing.system_calls": "looks for two calls of the system",
    "generator.emit.python.pieces": "cuts what black has to format, of which there is nothing here",
    "generator.passes.checks.checked": "holds values",
    "generator.passes.knowledge.from_standards": "has the types of two standards",
    "generator.passes.knowledge.special_names": "holds names",
    "generator.passes.openapi.document_model": "holds values",
    "generator.passes.soap.drafts": "holds values",
}


LARGER: Final = 4
"""How much larger documents are that decide where work grows too fast: a page that is split, say, is a step, which shows
at one size; work that is quadratic shows at all.
"""


@cache
def _counts(kind: str, times: int = 1) -> dict[str, list[int]]:
    """The work of each module, one number for each size; in a process of its own, whose modules count."""
    paths = os.pathsep.join((str(ROOT / "tests"), str(ROOT)))
    run = subprocess.run(
        [sys.executable, "-m", "growth.counting", kind, str(times)],
        cwd=ROOT / "tests",
        env={**os.environ, "PYTHONPATH": paths},
        check=True,
        capture_output=True,
    )
    counts: dict[str, list[int]] = json.loads(run.stdout)
    return counts


@pytest.mark.parametrize("kind", KINDS)
def test_the_work_of_each_module_grows_as_the_documents_do(kind: str) -> None:
    too_fast = _too_fast(_counts(kind))
    if too_fast:
        larger = _too_fast(_counts(kind, LARGER))
        too_fast = {module: larger[module] for module in too_fast if module in larger}
    assert too_fast == {}


def _too_fast(works: dict[str, list[int]]) -> dict[str, list[int]]:
    return {
        module: counts
        for module, counts in works.items()
        if counts[1] - counts[0] > NOTICEABLE
        and counts[2] - counts[1] > MOST_GROWTH * (counts[1] - counts[0])
    }


def test_every_pass_and_every_module_of_emit_has_documents_that_make_it_work() -> None:
    working = {
        module
        for kind in KINDS
        for module, counts in _counts(kind).items()
        if counts[2] - counts[1] >= NOTICEABLE
    }
    rooms = (ROOT / "generator/passes", ROOT / "generator/emit")
    modules = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for room in rooms
        for path in room.rglob("*.py")
        if path.name != "__init__.py"
    }
    assert sorted(modules - working - SAME_FOR_ALL_SIZES.keys()) == []
    assert sorted(SAME_FOR_ALL_SIZES.keys() - modules) == []


@pytest.mark.parametrize(
    "source",
    [
        "for x in a:\n for y in a:\n  pass",
        "[x for x in a for y in a]",
        "for x in a: x in a",
        "b = ()\nfor x in a: b = (*b, x)",
        "b = ()\nfor x in a: b += (x,)",
        "b = set()\nfor x in a: b = b | {x}",
        "b = {}\nfor x in a: b = {**b, x: x}",
        "for x in a: set(a)",
        "for x in a: a.index(x)",
        "b = {x: x for x in a}\nfor x in a: x in b.values()",
        "b = frozenset()\nfor x in a: b = b.union([x])",
        "b = ''\nfor x in a: b = f'{b}{x * 64}'",
        "i = 0\nwhile i < len(a) ** 2: i += 1",
    ],
)
def test_work_that_is_quadratic_counts_as_such(source: str) -> None:
    counts: list[int] = []
    for size in SIZES:
        work = Work()
        names = [f"name{number}" for number in range(size)]
        exec(Counting.compiled(source, "test"), {"a": names, "counted_work": work})
        counts.append(work.count)
    assert counts[2] - counts[1] > MOST_GROWTH * (counts[1] - counts[0])
