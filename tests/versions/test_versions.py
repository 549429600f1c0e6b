"""Versions are honest: the old SDK's contract tests pass with the new SDK of any edit whose version is not major."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from benchmarks.version_edits import trial
from benchmarks.version_edits.choice import NoPlaceError
from benchmarks.version_edits.pages import api_of_pages, seeds
from generator.changes import compare
from generator.model.api import Api
from generator.model.comparison.snapshot import Snapshot
from generator.model.encoding.lock import parsed_lock

_SEEDS = (4, 20, 21, 34, 52)
"""Trials with tests to run: among them names, routes and defaults that the new SDK keeps."""


def _seeds() -> tuple[int, ...]:
    return tuple(range(2000, 2030)) if os.environ.get("DOCWRIGHT_FULL") else _SEEDS


@pytest.mark.parametrize("seed", _seeds())
def test_calls_of_the_old_sdk_go_on_unless_the_version_is_major(
    seed: int, tmp_path: Path
) -> None:
    outcome = trial.trial(seed, tmp_path / "sdk")

    assert outcome.failures == ()
    assert (outcome.tests > 0) == (outcome.level != "major")


def test_a_break_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "_worst", lambda _changes: trial.PythonLevel.MINOR)

    # its first edit is that an operation goes
    outcome = trial.trial(0, tmp_path / "sdk")

    assert {failure.error for failure in outcome.failures} == {"AttributeError"}


@pytest.fixture(scope="module")
def api() -> Api:
    return api_of_pages(seeds())


@pytest.fixture(scope="module")
def old() -> Snapshot:
    return trial.old_snapshot()


def test_the_old_sdk_is_that_of_the_output(old: Snapshot) -> None:
    lock = trial.OLD / "docwright.lock"

    assert compare(parsed_lock(lock.read_bytes(), str(lock)), old).changes == ()


_TABLE = {
    "operation removed": "operation-removed major",
    "operation added": "operation-added minor",
    "route changed": "operation-route-changed patch",
    "verb changed": "operation-method-changed patch",
    "soapAction changed": "operation-action-changed patch",
    "words changed": "description-changed patch",
    "deprecated": "operation-deprecated patch",
    "result of another type": "result-type-changed major",
    "no result": "result-type-changed major",
    "result of any type": "result-type-unknown minor",
    "status added": "status-added patch",
    "status removed": "status-removed major",
    "out part added": "out-added minor",
    "out part removed": "out-removed major",
    "query added": "parameter-added minor",
    "required query added": "required-parameter-added major",
    "property of a wrapper added": "required-parameter-added major",
    "parameter of SOAP added": "parameter-added minor",
    "required parameter of SOAP added": "required-parameter-added major",
    "parameter removed": "parameter-removed major",
    "parameter of the route renamed": "path-parameter-renamed minor",
    "parameters of the route reordered": "path-order-changed major",
    "body renamed": "body-renamed minor",
    "case of a query": "parameter-case-changed none",
    "query required": "parameter-became-required major",
    "query not required": "parameter-became-optional minor",
    "null of a parameter of SOAP": "parameter-not-nillable major",
    "parameter int64": "parameter-type-widened minor",
    "parameter double": "parameter-type-changed major",
    "parameter text": "parameter-type-changed major",
    "parameter list": "parameter-type-changed major",
    "parameter of any type": "parameter-type-unknown minor",
    "order of elements": "element-order-changed none",
    "type added": "type-added minor",
    "type renamed": "type-renamed minor",
    "words of a type": "description-changed patch",
    "field added": "field-added minor",
    "field removed": "field-removed major",
    "field int64": "field-type-widened none",
    "field double": "field-type-changed major",
    "field text": "field-type-changed major",
    "field any": "field-type-unknown minor",
    "field of an enum as text": "field-type-unknown minor",
    "field of a text as an enum": "field-type-known minor",
    "null of a field": "field-not-nillable none",
    "need of a field": "field-became-required none",
    "order of fields": "element-order-changed none",
    "member added": "member-added minor",
    "member removed": "member-removed major",
    "number changed": "member-number-changed major",
}
_WITHOUT_PLACE = {"result as bytes"}
"""What no page of `seeds/` has; the encodings of results have tests of rules."""


def test_each_edit_is_a_row_of_the_table() -> None:
    assert trial.EDITS.keys() == _TABLE.keys() | _WITHOUT_PLACE


@pytest.mark.parametrize("name", _TABLE)
def test_an_edit_has_the_level_of_its_row(name: str, api: Api, old: Snapshot) -> None:
    seen: set[str] = set()
    for seed in range(20):
        try:
            edited = trial.EDITS[name](api, Random(seed))
        except NoPlaceError:
            continue
        seen |= trial.kinds_of(old, edited)
        if _TABLE[name] in seen:
            return
    raise AssertionError(seen)
