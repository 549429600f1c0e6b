"""The base of models."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import msgspec
import pytest
from example88.enums import Colour, Right
from example88.models import Employee, Person, ReadPartResult

from generator.runtime.values.flags import Flags
from generator.runtime.values.model import Model

PERSON = Employee(
    name="Ada",
    colour=Colour("Green"),
    team=[Person()],
    unknown_fields={"New": "<New/>"},
)


def test_a_copy_has_changes() -> None:
    duplicate = PERSON.copy(name="Eve", colour=None)
    assert duplicate == Employee(
        name="Eve", team=[Person()], unknown_fields={"New": "<New/>"}
    )
    assert type(duplicate) is Employee
    assert (PERSON.name, PERSON.colour) == ("Ada", "Green")


def test_a_copy_is_shallow_but_for_its_unknown_fields() -> None:
    duplicate = PERSON.copy()
    assert duplicate.team is PERSON.team
    assert duplicate.unknown_fields is not PERSON.unknown_fields
    assert PERSON.copy(unknown_fields={}).unknown_fields == {}


def test_a_copy_cannot_have_other_fields() -> None:
    with pytest.raises(
        TypeError, match=r"^Employee has no field 'nam'; did you mean 'name'\?$"
    ):
        PERSON.copy(nam="Eve")  # type: ignore[call-arg, unused-ignore]  # mypy takes any name, pyright does not


class Secretive(Model, kw_only=True):
    password: str | None = None
    access_token: bytes | None = None
    ticket: str | None = None
    client_secrets: list[str] | None = None
    token_count: int | None = None
    tokenizer: str | None = None
    labels: dict[str, str] | None = None


LONG = "x" * 100


@pytest.mark.parametrize(
    ("model", "text"),
    [
        (Person(), "Person()"),
        (Person(name="Ada", tags=[]), "Person(name='Ada', tags=[])"),
        (Person(colour=Colour.RED), f"Person(colour={Colour.RED!r})"),
        (Person(rights=Flags(Right.SELECT)), "Person(rights=Flags({Right.SELECT}))"),
        (Person(name=LONG), f"Person(name='{'x' * 60}'…)"),
        (Person(picture=LONG.encode()), "Person(picture=<100 bytes>)"),
        (Person(tags=["a", "b", "c"]), "Person(tags=['a', 'b', 'c'])"),
        (Person(tags=["a", "b", "c", "d"]), "Person(tags=['a', 'b', 'c', …])"),
        (Person(labels=dict.fromkeys("abcd", "")), "Person(labels={'a': '', 'b': '', 'c': '', …})"),
        (Person(name="A", unknown_fields={"New": {"a": 1}}), "Person(name='A', unknown_fields={'New': {'a': 1}})"),
        (Person(anything=[[[1]]]), "Person(anything=[[[…]]])"),
        (Person(manager=Person(name="B")), "Person(manager=Person(name='B'))"),
        (
            Person(manager=Person(person_id=1, name="B", score=1.5, active=True)),
            "Person(manager=Person(person_id=1, name='B', score=1.5, …))",
        ),
        (
            Person(manager=Person(manager=Person(name="C"))),
            "Person(manager=Person(manager=Person(…)))",
        ),
        (Secretive(password="a", access_token=b"b", ticket="c"), "Secretive(password=<hidden>, access_token=<hidden>, ticket=<hidden>)"),
        (Secretive(client_secrets=["a"], token_count=1), "Secretive(client_secrets=<hidden>, token_count=1)"),
        (Secretive(tokenizer="a"), "Secretive(tokenizer='a')"),
        (Secretive(labels={"ClientSecret": "a", "APIKey": "b", "c": "d"}), "Secretive(labels={'ClientSecret': <hidden>, 'APIKey': <hidden>, 'c': 'd'})"),
        (Secretive(unknown_fields={"NewPassword": "a"}), "Secretive(unknown_fields={'NewPassword': <hidden>})"),
    ],
)  # fmt: skip
def test_the_repr_is_short_and_has_no_secrets(model: Model, text: str) -> None:
    assert repr(model) == text
    assert str(model) == text


def test_the_repr_of_a_model_in_itself_ends() -> None:
    person = Person()
    person.manager = person
    person.team = [person, person]
    assert len(repr(person)) < 300


@pytest.mark.parametrize(
    "duplicate",
    [copy.copy, copy.deepcopy, lambda model: pickle.loads(pickle.dumps(model)), msgspec.structs.replace, lambda model: model.copy()],
    ids=["copy", "deepcopy", "pickle", "replace", "method"],
)  # fmt: skip
def test_unknown_fields_survive(duplicate: Any) -> None:
    assert duplicate(PERSON) == PERSON
    assert duplicate(PERSON).unknown_fields == {"New": "<New/>"}


def test_unknown_fields_count_for_equality() -> None:
    assert Person(name="Ada") != Person(name="Ada", unknown_fields={"New": "<New/>"})


def test_models_do_not_share_their_unknown_fields() -> None:
    assert Person().unknown_fields is not Person().unknown_fields


def test_results_are_frozen() -> None:
    result = ReadPartResult(length=1, content=None, person=None, people=[])
    with pytest.raises(AttributeError):
        result.length = 2  # type: ignore[misc]  # what is tested


def test_results_are_shown_like_models() -> None:
    result = ReadPartResult(length=1, content=LONG, person=None, people=[Person()])
    shown = f"ReadPartResult(length=1, content='{'x' * 60}'…, people=[Person(…)])"
    assert repr(result) == shown


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
