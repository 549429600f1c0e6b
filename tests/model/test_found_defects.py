"""Defects as they are found: sorted, with a fingerprint, and fit to be kept, whatever the docs hold."""

from __future__ import annotations

from generator.commands.lint.finding import FoundDefects
from generator.model.encoding.built import decoded, encoded
from generator.model.lint.defects import Defect, found
from generator.model.lint.places import Place


def test_halves_of_surrogate_pairs_do_not_keep_a_defect_from_being_kept() -> None:
    defect = Defect(
        id="openapi-path",
        subject="x\ud800",
        place=Place("a.json", 1),
        message="it is \udfff",
        cause="\ud800",
    )
    (case,) = found([defect])
    assert case.defect.subject == "x\ufffd"
    kept = FoundDefects((case,), 1)
    assert decoded(encoded(kept), FoundDefects) == kept
