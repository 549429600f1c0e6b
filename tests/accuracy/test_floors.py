"""How much of the truth each set of sources gives at least.

The floors are the targets of the accuracy of the model where there is one, else what was measured, rounded down. Fewer
sources never break the result. CI compares the sets that differ most and one fold, DOCWRIGHT_FULL=1 the whole table.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pytest

from benchmarks.accuracy_files.file_comparisons import FileTruth, compare_files
from benchmarks.accuracy_files.file_sets import FILE_SETS
from benchmarks.accuracy_scores.comparisons import Truth, compare
from benchmarks.accuracy_scores.folds import folds
from benchmarks.accuracy_scores.score import Score
from benchmarks.accuracy_scores.sources import SETS
from benchmarks.accuracy_scores.table import percent
from generator.model.facts import PageFacts

pytestmark = pytest.mark.corpus

Floors = Mapping[str, float]
"""The least share of each kind of fact, in percent."""

_PAGES: Final[Floors] = {
    "REST operations": 100,
    "REST statuses": 100,
    "REST content types": 100,
    "REST shapes shown": 100,
    "descriptions": 100,
}
"""What REST pages tell by themselves."""

_SOAP_PAGES: Final[Floors] = {
    "SOAP operations": 100,
    "SOAP signatures": 100,
    "SOAP wire": 100,
    "SOAP own fields": 100,
    "SOAP arrays": 100,
    "SOAP body arrays, dicts": 100,
    "descriptions": 100,
}
"""What operation pages tell by themselves."""

_WSDL: Final[Floors] = {
    **_SOAP_PAGES,
    "SOAP headers": 100,
    "SOAP types": 100,
    "SOAP enums": 100,
    "SOAP dictionaries": 100,
}

_TARGETS: Final[Floors] = {
    **_PAGES,
    "REST parameters": 100,
    "REST bodies": 99.8,
    "REST responses": 99.8,
    "REST (definition, field)": 99.9,
    "REST (operation, property)": 99.9,
    "REST enum members": 98.6,
}
"""The targets for all sources together."""

FLOORS: Final[Mapping[str, Floors]] = {
    "REST": {
        **_PAGES,
        "REST parameters": 99.9,
        "REST bodies": 87.2,
        "REST responses": 88.1,
        "REST (definition, field)": 73.9,
        "REST (operation, property)": 91.1,
        "REST named types": 72.5,  # the best known is 68.3
        "REST exact types": 42.5,
        "REST enum members": 31,
    },
    "REST + older": {
        **_PAGES,
        "REST parameters": 99.9,
        "REST bodies": 87.4,
        "REST responses": 88.1,
        "REST (definition, field)": 76.2,
        "REST (operation, property)": 91.1,
        "REST named types": 77.5,  # the best known is 72.4
        "REST exact types": 42.5,
        "REST enum members": 31,
    },
    "REST + SOAP": {
        **_TARGETS,
        "REST (definition, field)": 98.6,
        "REST named types": 99.3,  # without one with a property that SOAP lacks
        "REST exact types": 91.5,
        "REST enum members": 52,
    },
    "REST + YAML": {
        **_PAGES,
        "REST parameters": 99.9,
        "REST bodies": 99.1,
        "REST responses": 99,
        "REST (definition, field)": 97.8,
        "REST (operation, property)": 99.6,
        "REST named types": 96.6,  # without ten; the YAML is of an older build
        "REST exact types": 92.5,
        "REST enum members": 91.2,
    },
    "REST + SOAP + WSDL": {
        **_TARGETS,
        "REST named types": 99.6,  # without one with a property that WSDLs lack
        "REST exact types": 99.6,
    },
    "REST + SOAP + WSDL + YAML": {
        **_TARGETS,
        "REST named types": 99.6,
        "REST exact types": 99.6,
    },
    "SOAP": {
        **_SOAP_PAGES,
        "SOAP headers": 42.8,
        "SOAP types": 13.7,
        "SOAP enums": 0,
        "SOAP dictionaries": 68.4,
    },
    "WSDL": _WSDL,
    "SOAP + WSDL": _WSDL,
    "everything": {
        **_WSDL,
        **_TARGETS,
        "REST named types": 100,
        "REST exact types": 100,
    },
}

_SWAGGER: Final[Floors] = {
    "REST operations": 100,
    "REST parameters": 100,
    "REST statuses": 100,
    "REST content types": 100,
    "REST bodies": 100,
    "REST responses": 100,
    "REST (definition, field)": 100,  # the target is 99.9
    "REST (operation, property)": 100,  # the target is 99.9
    "REST named types": 100,
    "REST exact types": 100,
    "REST body kinds": 100,
    "REST enum members": 100,
    "REST enum names": 100,
    "REST descriptions": 100,
    "REST descriptions clean": 100,
}
"""The targets where the vendor's files of REST are given."""

_SOAP_FILES: Final[Floors] = {kind: 100 for kind in _WSDL if kind.startswith("SOAP")}

FILE_FLOORS: Final[Mapping[str, Floors]] = {
    "Swagger 2026": _SWAGGER,
    "2026": {**_SOAP_FILES, **_SWAGGER},
    "2023, 2026": {**_SOAP_FILES, **_SWAGGER},
    "2023, WSDL 2026": _SOAP_FILES,
    # the pages count as newer, so that this is how much of 2026 they have
    "2026, 2023": {
        **_SWAGGER,
        "SOAP operations": 95.8,
        "SOAP signatures": 95.6,
        "SOAP headers": 95.8,
        "SOAP wire": 95.8,
        "SOAP types": 95.6,
        "SOAP own fields": 95.4,
        "SOAP enums": 94.6,
        "SOAP arrays": 97,
        "SOAP dictionaries": 95,
        "SOAP body arrays, dicts": 96.9,
        "REST parameters": 99.1,
        "REST statuses": 99.9,
        "REST content types": 99.2,
        "REST bodies": 96,
        "REST responses": 99.6,
        "REST (definition, field)": 96.2,
        "REST (operation, property)": 97.4,
        "REST named types": 87.1,
        "REST exact types": 86.5,
        "REST body kinds": 99.9,
        "REST enum members": 95.8,
        "REST enum names": 99.5,
    },
}

_HELD_OUT: Final[Floors] = {
    "REST operations": 100,
    "REST parameters": 100,
    "REST statuses": 100,
    "REST content types": 100,
    "REST bodies": 87,
    "REST responses": 89,
    "REST (definition, field)": 83,
    "REST (operation, property)": 94,
    "REST named types": 83.5,
    "REST exact types": 61,
    "REST enum members": 18,
}
"""For agents of which there are only REST pages, beside all sources of the others: the worst of ten draws, rounded down."""

_IN_CI: Final = ("REST", "REST + SOAP + WSDL", "SOAP", "everything")
_IS_FULL: Final = os.environ.get("DOCWRIGHT_FULL") == "1"
_SETS: Final = {sources.name: sources for sources in SETS}
_FILES_IN_CI: Final = ("2026", "2023, 2026")
_FILE_SETS: Final = {given.name: given for given in FILE_SETS}


@pytest.mark.parametrize("name", _SETS if _IS_FULL else _IN_CI)
def test_a_set_of_sources_is_not_below_its_floors(
    name: str, corpus_pages: tuple[PageFacts, ...], truth: Truth
) -> None:
    assert _below(compare(_SETS[name], corpus_pages, truth), FLOORS[name]) == {}


@pytest.mark.parametrize("name", _FILE_SETS if _IS_FULL else _FILES_IN_CI)
def test_a_set_of_sources_with_files_is_not_below_its_floors(
    name: str, shared: Path, file_truth: FileTruth
) -> None:
    found = compare_files(_FILE_SETS[name], shared / "corpus", file_truth)
    assert _below(found, FILE_FLOORS[name]) == {}


def test_agents_without_other_sources_are_not_below_their_floors(
    corpus_pages: tuple[PageFacts, ...], truth: Truth
) -> None:
    (fold,) = folds(corpus_pages, truth, count=1, seed=1)
    assert _below(fold["held out"], _HELD_OUT) == {}


def test_every_set_of_sources_has_floors() -> None:
    assert FLOORS.keys() == _SETS.keys()
    assert FILE_FLOORS.keys() == _FILE_SETS.keys()


def _below(scores: Iterable[Score], floors: Floors) -> Mapping[str, object]:
    """What is below its floor, with some of what is wrong; and kinds that only one of the two has."""
    found = {score.kind: score for score in scores}
    below: dict[str, object] = {
        kind: (percent(score), score.wrong[:5])
        for kind, score in found.items()
        if percent(score) < floors.get(kind, 100)
    }
    return below | dict.fromkeys(found.keys() ^ floors.keys(), "no score or no floor")
