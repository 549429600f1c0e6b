"""Names that collide can be written to the record, whatever kind of subject has them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.emit.names.namer import Namer
from generator.emit.names.rules import class_name
from generator.files.names_record import load_record, save_record
from generator.model.ids import GroupId, OperationId, TypeId


@pytest.mark.parametrize(
    "subjects",
    [
        {"A.b": TypeId.of_rest("A.b"), "A-b": TypeId.of_rest("A-b")},
        {"A.b": TypeId.of_soap("Post1", "A.b"), "A-b": TypeId.of_soap("Post1", "A-b")},
        {"A.b": GroupId("rest/v1/A.b"), "A-b": GroupId("rest/v1/A-b")},
        {"A.b": OperationId("rest/v1/C/A.b"), "A-b": OperationId("rest/v1/C/A-b")},
    ],
    ids=["types of REST", "types of SOAP", "groups", "operations"],
)
def test_names_that_collide_are_written_and_read_again(
    subjects: dict[str, str], tmp_path: Path
) -> None:
    namer = Namer({})
    named = namer.names(subjects, class_name)
    save_record(tmp_path, namer.collisions)
    assert load_record(tmp_path) == {
        subjects[wire]: name for wire, name in named.items()
    }
    assert len(set(named.values())) == 2
