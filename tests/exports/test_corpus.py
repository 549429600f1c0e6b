"""The export of the vendor's own files: every difference from them has a cause, and all that a round trip loses a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.export import Compared, compare_exports
from benchmarks.exports.causes import UNEXPLAINED as NO_CAUSE
from benchmarks.exports.reasons import UNEXPLAINED as NO_REASON

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def compared(shared: Path) -> Compared:
    files = shared / "corpus/2026"
    return compare_exports([files], files)


def test_a_round_trip_keeps_what_openapi_can_say(compared: Compared) -> None:
    trip = compared.round_trip
    assert trip.counts["operations"] > 2_000
    assert [lost for lost in trip.lost if lost.reason == NO_REASON][:5] == []


def test_differences_from_the_files_are_explained_to_the_last_fact(
    compared: Compared,
) -> None:
    result = compared.vendor
    assert result is not None
    assert result.causes.get(NO_CAUSE, [])[:5] == []
    found = [fact for facts in result.causes.values() for fact in facts]
    only_vendor = sum(1 for fact in found if not fact.exported)
    only_export = sum(1 for fact in found if not fact.vendor)
    changed = len(found) - only_vendor - only_export
    assert result.vendor == result.same + only_vendor + changed
    assert result.exported == result.same + only_export + changed
