"""How the time grows with the docs."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from benchmarks.generation.docwright import Workplace, pages_of
from benchmarks.generation.inputs import copied_docs
from benchmarks.generation.processes import Cost, middle, seconds

_LEAST: Final = 100
_STEP: Final = 4


class Growth(msgspec.Struct, frozen=True):
    """The cost of a cold run over so many pages, which are spread over all folders evenly."""

    pages: int
    operations: int
    files: int
    cost: Cost


def sizes_up_to(pages: int) -> list[int]:
    """100, 400 and so on, and all pages at the end."""
    return [*_smaller(pages), pages]


def _smaller(pages: int) -> Iterator[int]:
    size = _LEAST
    # the last step is at least half as large as the others
    while size * _STEP // 2 <= pages:
        yield size
        size *= _STEP


def measure_growth(docs: Path, folder: Path, *, jobs: int, repeat: int) -> list[Growth]:
    """The cost of a cold run, formatted, for each size."""
    measured: list[Growth] = []
    for size in sizes_up_to(len(pages_of(docs))):
        pages = folder / f"pages-{size}"
        copied_docs(docs, pages, size)
        workplace = Workplace(folder / f"runs-{size}", pages, jobs=jobs)
        cost = middle([workplace.cold() for _ in range(repeat)])
        operations = workplace.summary()["operations"]
        measured.append(Growth(size, operations, workplace.wrote(), cost))
        workplace.clear()
    return measured


def growth_lines(measured: Sequence[Growth]) -> Iterator[str]:
    """The table of sizes, each with the exponent since the size before it."""
    yield f"{'pages':>8}{'operations':>12}{'files':>8}{'elapsed / cpu s':>18}{'exponent':>10}"
    before: Growth | None = None
    for growth in measured:
        step = f"{exponent([before, growth]):.2f}" if before else ""
        counts = f"{growth.pages:>8,}{growth.operations:>12,}{growth.files:>8,}"
        yield f"{counts}{seconds(growth.cost):>18}{step:>10}".rstrip()
        before = growth


def exponent(measured: Sequence[Growth]) -> float:
    """The slope of the line through the logarithms of pages and processor time, with the least squares."""
    across = [math.log(growth.pages) for growth in measured]
    up = [math.log(growth.cost.processor) for growth in measured]
    middle_across, middle_up = sum(across) / len(across), sum(up) / len(up)
    pairs = zip(across, up, strict=True)
    products = sum((x - middle_across) * (y - middle_up) for x, y in pairs)
    return products / sum((x - middle_across) ** 2 for x in across)
