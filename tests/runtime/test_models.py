"""The base of models."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import msgspec
import pytest
from example88.enums import Colour, Right
from example88.models import Employee, Person, ReadPartResult

from generator.runtime.flags import Flags
from generator.runtime.model import Model

PERSON = Employee(
    name="Ada",
    colour=Colour("Green"),
    team=[Person()],
    unknown_fields={"New": "<New/>"},
)


def test_the_repr_leaves_out_what_is_not_there() -> None:
    assert repr(Person(name="Ada")) == "Person(name='Ada')"


@pytest.mark.parametrize(
    "twin",
    [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one)), msgspec.structs.replace],
    ids=["copy", "deepcopy", "pickle", "replace"],
)  # fmt: skip
def test_unknown_fields_survive(twin: Any) -> None:
    assert twin(PERSON) == PERSON
    assert twin(PERSON).unknown_fields == {"New": "<New/>"}


def test_unknown_fields_count_for_equality() -> None:
    assert Person(name="Ada") != Person(name="Ada", unknown_fields={"New": "<New/>"})


def test_models_do_not_share_their_unknown_fields() -> None:
    assert Person().unknown_fields is not Person().unknown_fields


def test_results_are_frozen() -> None:
    result = ReadPartResult(length=1, content=None, person=None, people=[])
    with pytest.raises(AttributeError):
        result.length = 2  # type: ignore[misc]  # what is tested


def test_msgspec_knows_the_annotations_of_models() -> None:
    def flags(type_: type, value: object) -> object:
        assert value == "Select, Update"
        return Flags([Right.SELECT, Right.UPDATE])

    decoder = msgspec.json.Decoder(Employee, dec_hook=flags)
    person = decoder.decode(b'{"rights": "Select, Update", "colour": "Green"}')
    assert isinstance(person, Model)
    assert person == Employee(
        rights=Flags([Right.SELECT, Right.UPDATE]), colour=Colour("Green")
    )
