"""Every record that the naming rules lead to is one that the next run takes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.emit.names.namer import unique
from generator.emit.names.rules import Names, class_name
from generator.files.names_record import load_record, save_record
from generator.model.names.reserved import (
    ANNOTATIONS,
    IN_CALLS,
    OF_CLASSES,
    ON_AGENTS,
    ON_CLIENTS,
    ON_MODELS,
)

WIRES = some.lists(
    some.from_regex(r"\A[A-Za-z0-9_.$-]{1,12}\Z"), min_size=1, max_size=5, unique=True
)
NAMES = Names()


@pytest.fixture(autouse=True, scope="module")
def _no_flushing() -> Iterator[None]:
    """No test cuts the power, and waiting for the disk takes longer than all the rest."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _descriptor: None)
        yield


@pytest.mark.parametrize(
    ("start", "spell", "reserved"),
    [
        ("soap/Services88/Sale/Save#param/", NAMES.lower, IN_CALLS),
        ("soap/Services88/Sale/Save#out/", NAMES.lower, ANNOTATIONS),
        ("soap/Services88/Sale/", NAMES.lower, ON_AGENTS),
        ("soap/Services88/", NAMES.lower, ON_CLIENTS),
        ("rest/v1/Agents/Sale/", NAMES.lower, ON_AGENTS),
        ("types/Sale#field/", NAMES.lower, ON_MODELS | ANNOTATIONS),
        ("types/Sale#member/", NAMES.upper, frozenset[str]()),
        ("types/Services88/", class_name, OF_CLASSES),
        ("archives/", NAMES.lower, frozenset[str]()),
        ("archives/Sale#column/person/", NAMES.lower, frozenset({"annotations"})),
    ],
)
@given(wires=WIRES)
def test_what_the_rules_name_can_be_recorded(
    start: str, spell: Callable[[str], str], reserved: frozenset[str], wires: list[str]
) -> None:
    names = unique(wires, spell, reserved)
    record = {f"{start}{wire}": name for wire, name in names.items()}
    with TemporaryDirectory() as folder:
        save_record(Path(folder), record)
        assert load_record(Path(folder)) == record
