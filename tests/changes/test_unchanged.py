"""Pages that say the same are no change: in other folders, under other file names, with other line ends."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pytest

from benchmarks.changes import snapshot_of_docs
from generator.changes import compare

_ROOT: Final = Path(__file__).resolve().parents[2]
_TEXTS: Final = frozenset({".md", ".yml", ".yaml", ".xml", ".json", ".wsdl"})
_PART: Final = ("*Appointment*", "*Ticket*", "*List*", "*Archive*")
"""Names of the pages that stand for all in the sample."""


def _copy(pages: Iterable[Path], source: Path, target: Path) -> None:
    for page in pages:
        place = page.relative_to(source)
        data = page.read_bytes()
        if page.suffix in _TEXTS:
            data = data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        name = hashlib.sha256(str(place).encode()).hexdigest()[:12]
        copy = target.joinpath(*(f"x-{part}" for part in place.parent.parts))
        copy.mkdir(parents=True, exist_ok=True)
        (copy / f"{name}{page.suffix}").write_bytes(data)


def _assert_same(pages: list[Path], source: Path, target: Path) -> None:
    first, second = target / "first", target / "second"
    for page in pages:
        place = first / page.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(page.read_bytes())
    _copy(pages, source, second)
    old, new = snapshot_of_docs(first), snapshot_of_docs(second)
    assert len(old.entries) > 100
    pages_of = [{entry.page for entry in each.entries} for each in (old, new)]
    assert pages_of[0] != pages_of[1]
    assert compare(old, new).changes == ()


def test_copies_of_the_seeds_are_no_change(tmp_path: Path) -> None:
    seeds = _ROOT / "seeds"
    pages = [path for path in sorted(seeds.rglob("*")) if path.is_file()]
    _assert_same(pages, seeds, tmp_path)


@pytest.mark.corpus
@pytest.mark.parametrize("year", ["2022", "2023", "2026"])
def test_copies_of_the_corpus_are_no_change(
    year: str, shared: Path, full: bool, tmp_path: Path
) -> None:
    corpus = shared / "corpus" / year
    pages = {
        path
        for pattern in (("*",) if full else _PART)
        for path in corpus.rglob(pattern)
        if path.is_file()
    }
    _assert_same(sorted(pages), corpus, tmp_path)
