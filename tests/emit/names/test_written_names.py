"""Names that collide can be written to the record, whatever kind of subject has them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.emit.names.namer import Namer
from generator.emit.names.rules import Names, class_name
from generator.files.names_record import load_record, save_record
from generator.model.ids import GroupId, OperationId, TypeId


@pytest.mark.parametrize(
    ("spell", "subjects"),
    [
        (
            class_name,
            {"A.b": TypeId.of_rest("A.b"), "A-b": TypeId.of_rest("A-b")},
        ),
        (
            class_name,
            {
                "A.b": TypeId.of_soap("Post1", "A.b"),
                "A-b": TypeId.of_soap("Post1", "A-b"),
            },
        ),
        (
            Names().lower,
            {"A.b": GroupId("rest/v1/A.b"), "A-b": GroupId("rest/v1/A-b")},
        ),
        (
            Names().lower,
            {"A.b": OperationId("rest/v1/C/A.b"), "A-b": OperationId("rest/v1/C/A-b")},
        ),
    ],
    ids=["types of REST", "types of SOAP", "groups", "operations"],
)
def test_names_that_collide_are_written_and_read_again(
    spell: Callable[[str], str], subjects: dict[str, str], tmp_path: Path
) -> None:
    namer = Namer({})
    named = namer.names(subjects, spell)
    save_record(tmp_path, namer.collisions)
    assert load_record(tmp_path) == {
        subjects[wire]: name for wire, name in named.items()
    }
    assert len(set(named.values())) == 2
