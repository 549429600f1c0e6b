"""Random halves of the agents: whose evidence is given, and whose operations are scored."""

from __future__ import annotations

from accuracy.rest_of_parcels import SAVE, oracle, page
from accuracy.soap_of_parcels import oracle as soap_oracle
from support import pages
from support.rest_pages import rest_page

from benchmarks.accuracy_scores.comparisons import Truth
from benchmarks.accuracy_scores.folds import Fold, fold_lines, folds
from benchmarks.accuracy_scores.score import Score
from generator.model.facts import PageFacts
from generator.reader.read import read_page

_TRUTH = Truth(oracle(), (soap_oracle(),))
_RESULT = """<n:Response>
<n:Parcel xsi:type="n:Parcel"><n:Weight xsi:type="xsd:int">0</n:Weight></n:Parcel>
</n:Response>"""


def _soap(agent: str) -> PageFacts:
    text = pages.operation_page(f"Services88/{agent}/Search", response=_RESULT)
    return read_page(f"2023/{agent}.md", text.encode())


_RESOURCE = read_page(
    "2023/save.md", rest_page(SAVE, uid="v1ParcelEntity_SaveParcel").encode()
)
_PAGES = (page(), _RESOURCE, _soap("Parcel"), _soap("Courier"))


def _folds(seed: int) -> list[Fold]:
    return list(folds(_PAGES, _TRUTH, count=6, seed=seed))


def _operations(fold: Fold) -> tuple[int, int]:
    given, held = (fold[half][0] for half in ("given", "held out"))
    return given.of, held.of


def test_each_agent_is_in_one_half_and_resources_are_in_none() -> None:
    halves = {_operations(fold) for fold in _folds(seed=1)}
    assert halves == {(1, 0), (0, 1)}


def test_rest_pages_are_given_for_both_halves() -> None:
    assert all(fold[half][0].share == 1 for fold in _folds(seed=1) for half in fold)


def test_the_same_seed_draws_the_same_halves() -> None:
    assert _folds(seed=1) == _folds(seed=1)
    assert [_operations(fold) for fold in _folds(1)] != [
        _operations(fold) for fold in _folds(4)
    ]


def test_the_lines_show_means_and_the_largest_gap() -> None:
    found: list[Fold] = [
        {"given": [Score("fields", 4, 4)], "held out": [Score("fields", right, 4)]}
        for right in (1, 3)
    ]
    assert [line.split() for line in fold_lines(found)] == [
        ["given", "held", "out", "gap"],
        ["fields", "100.00", "50.00", "50.00"],
    ]
