"""Names that Docwright makes up stay when fewer pages are given."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.model.facts import PageFacts
from generator.model.rest_facts import RestOperationFacts
from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.read import read_files

pytestmark = pytest.mark.corpus


def _made_up(pages: Iterable[PageFacts]) -> dict[frozenset[str], str]:
    """Names of unnamed types by their fields."""
    built = build_api(pages)
    reported = {
        diagnostic.message.rpartition("/")[2]
        for diagnostic in built.diagnostics
        if diagnostic.id == "type-unnamed"
    }
    return {
        frozenset(str(field.wire) for field in type_.fields): str(type_.wire)
        for type_ in built.api.types
        if type_.wire in reported
    }


def _group(page: PageFacts) -> str:
    assert isinstance(page.facts, RestOperationFacts)
    return page.facts.group


@pytest.fixture(scope="module")
def rest_pages(shared: Path) -> list[PageFacts]:
    """All REST operation pages of the newest tree."""
    found = discover([shared / "corpus" / "2023" / "reference" / "restful"])
    pages = read_files(found.files, 1, lambda _: None)
    return [page for page in pages if isinstance(page.facts, RestOperationFacts)]


@pytest.mark.parametrize("seed", range(4))
def test_names_depend_on_few_other_pages(
    rest_pages: list[PageFacts], seed: int
) -> None:
    groups = sorted({_group(page) for page in rest_pages})
    half = set(random.Random(seed).sample(groups, len(groups) // 2))
    whole = _made_up(rest_pages)
    part = _made_up(page for page in rest_pages if _group(page) in half)
    both = part.keys() & whole.keys()
    same = [fields for fields in both if part[fields] == whole[fields]]
    assert len(both) > 20
    assert len(same) >= 0.85 * len(both)
