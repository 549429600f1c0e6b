"""Models of REST as JSON, and the fast ways to read and write it."""

from __future__ import annotations

import copy
import gc
import json
import pickle
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from types import MappingProxyType
from typing import Any

import pytest
from example_rest.enums import Colour, Right
from example_rest.models import Notice, Person
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import DecodeError, EncodeError
from generator.runtime.rest.codec.decode import Decoder
from generator.runtime.rest.codec.encode import json_bytes
from generator.runtime.rest.codec.read import reader
from generator.runtime.rest.codec.types import holds
from generator.runtime.rest.codec.unknown import visitor
from generator.runtime.rest.model import Model
from generator.runtime.values.flags import Flags

PERSON = Person(
    person_id=5,
    born=datetime(2020, 1, 2, 3, 4, 5),
    picture=b"abc",
    colour=Colour("New"),
    rights=Flags([Right.SELECT, Right.UPDATE]),
    manager=Person(name="B", unknown_fields={"Newer": None}),
    floors={1: datetime(2020, 1, 2)},
    unknown_fields={"New": {"a": [1, None]}},
)
DOCUMENT: dict[str, Any] = {
    "PersonId": 5,
    "Born": "2020-01-02T03:04:05",
    "Picture": "YWJj",
    "Colour": "New",
    "Rights": "Select, Update",
    "Manager": {"Name": "B", "Newer": None},
    "Floors": {"1": "2020-01-02T00:00:00"},
    "New": {"a": [1, None]},
}


def test_a_model_as_a_dictionary_has_the_names_and_values_of_the_wire() -> None:
    assert PERSON.to_dict() == DOCUMENT
    assert Person().to_dict() == {}


def test_a_model_as_json_is_what_a_request_sends() -> None:
    assert PERSON.to_json().encode() == json_bytes(PERSON)
    assert json.loads(PERSON.to_json()) == DOCUMENT


def test_a_model_comes_back_from_both() -> None:
    assert Person.from_dict(DOCUMENT) == PERSON
    assert Person.from_dict(MappingProxyType(DOCUMENT)) == PERSON
    assert Person.from_json(json.dumps(DOCUMENT)) == PERSON
    assert Person.from_json(b"\xef\xbb\xbf" + json.dumps(DOCUMENT).encode()) == PERSON


def test_a_subclass_of_a_user_comes_back_as_such() -> None:
    class Friend(Person, kw_only=True):
        """A subclass."""

    assert type(Friend.from_dict({"Name": "A", "New": 1})) is Friend


def test_the_dictionary_stays_as_it_is() -> None:
    before = copy.deepcopy(DOCUMENT)
    model = Person.from_dict(DOCUMENT)
    assert before == DOCUMENT
    model.unknown_fields["New"]["a"].append(1)  # type: ignore[index]  # it is one
    assert before == DOCUMENT


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (lambda: Person.from_dict({"Team": [{"Name": object()}]}), "Team[0].Name: expected string, got object"),
        (lambda: Person.from_dict([]), "expected object, got array"),
        (lambda: Person.from_dict({"Name": object()}), "Name: expected string, got object"),
        (lambda: Person.from_json("{"), "no JSON: Input data was truncated"),
        (lambda: Person.from_json("null"), "expected object, got null"),
        (lambda: Person.from_json(""), "expected object, got null"),
    ],
)  # fmt: skip
def test_what_is_no_such_model_is_named(read: Callable[[], object], text: str) -> None:
    with pytest.raises(DecodeError) as caught:
        read()
    assert str(caught.value) == text


def test_a_dictionary_in_itself_is_refused() -> None:
    endless: dict[str, Any] = {"Name": "A", "New": 1}
    endless["Manager"] = endless
    with pytest.raises(DecodeError, match="nested too deeply"):
        Person.from_dict(endless)


def test_a_value_that_json_lacks_is_refused() -> None:
    with pytest.raises(EncodeError):
        Person(score=float("nan")).to_dict()
    with pytest.raises(EncodeError):
        Person(extra=object()).to_json()


class Scored(Notice, kw_only=True, rename={"points": "Points"}):
    """A user's subclass with a number, of a type that has none."""

    points: float | None = None


class Board(Model, kw_only=True, rename={"notice": "Notice", "scores": "Scores"}):
    """A user's type."""

    notice: Notice | None = None
    scores: dict[str, list[float]] | None = None


_PLACES: dict[str, Callable[[float], object]] = {
    "a field": lambda number: Person(score=number),
    "a field of another type": lambda number: Person(person_id=number),  # type: ignore[arg-type]  # tested
    "a field of any type": lambda number: Person(extra=number),
    "inside of a field of any type": lambda number: Person(extra=[{"a": (1, number)}]),
    "a list in a dictionary": lambda number: Board(scores={"a": [1.5, number]}),
    "a model in a model": lambda number: Person(manager=Person(score=number)),
    "a list of models": lambda number: Person(team=[Person(), Person(score=number)]),
    "a subclass": lambda number: Board(notice=Scored(message="a", points=number)),
    "an unknown field": lambda number: Person(unknown_fields={"New": number}),
    "inside of an unknown field": lambda number: Person(unknown_fields={"New": {"a": [number]}}),
    "an unknown field of a model in a model": lambda number: Person(manager=Person(unknown_fields={"New": number})),
    "a list": lambda number: [1, number],
    "a list of models as argument": lambda number: [Person(), Person(score=number)],
    "a dictionary": lambda number: {"a": number},
    "a mapping": lambda number: MappingProxyType({"a": {"b": number}}),
    "beside flags": lambda number: Person(rights=Flags(Right.SELECT), score=number),
    "itself": lambda number: number,
}  # fmt: skip


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
@pytest.mark.parametrize("place", _PLACES)
def test_what_is_no_number_is_refused_in_every_place(place: str, number: float) -> None:
    with pytest.raises(EncodeError, match="JSON has neither NaN nor infinity"):
        json_bytes(_PLACES[place](number))
    json_bytes(_PLACES[place](1.5))


@pytest.mark.parametrize("text", ["null", ' null,"*unknown_fields*":{', "nullnull*"])
def test_a_text_with_signs_of_json_stays_as_it_is(text: str) -> None:
    model = Person(name=text, rights=Flags(Right.SELECT), extra={text: [text, None]})
    assert model.to_dict() == {
        "Name": text,
        "Rights": "Select",
        "Extra": {text: [text, None]},
    }


# ---------------------------------------------------------------- quick and slow


_ITEMS = st.sampled_from(
    [None, True, 5, 5.0, 2**70, "", "text", "YWJj", "2020-01-02T03:04:05", "2018-12-24", "Select, New", [], {}, ["a", None], {"1": "2018-12-24"}, {"a": None}]
)  # fmt: skip
_NAMES = st.sampled_from(
    "PersonId Name Born Score Active Picture Colour Rights Tags Labels Floors Extra _Links New Newer *unknown_fields* name".split()
)
_DOCUMENTS: st.SearchStrategy[Any] = st.recursive(
    st.dictionaries(_NAMES, _ITEMS, max_size=4),
    lambda inner: st.builds(
        lambda fields, manager, team: {**fields, "Manager": manager, "Team": team},
        st.dictionaries(_NAMES, _ITEMS, max_size=2),
        inner,
        st.lists(inner | st.none(), max_size=2),
    ),
    max_leaves=4,
)


def outcome(read: Callable[[], object]) -> object:
    """A value with its type, or what is wrong."""
    try:
        value = read()
        return repr(value), value
    except DecodeError as error:
        return str(error)


@given(_DOCUMENTS)
def test_what_is_read_in_one_go_is_what_reading_along_the_type_gives(document: Any) -> None:  # fmt: skip
    set_aside = visitor(Person)
    assert set_aside is not None
    aside = copy.deepcopy(document)
    set_aside(aside, True)
    content = json.dumps(document).encode()
    slow = outcome(lambda: reader(Person)(aside))
    assert outcome(lambda: Decoder(Person).decode(content)) == slow


@given(_DOCUMENTS)
def test_what_is_written_in_one_go_is_read_as_the_same(document: Any) -> None:
    result = outcome(lambda: Person.from_dict(document))
    if isinstance(result, tuple):
        _, model = result
        assert Person.from_json(json_bytes(model)) == model


def test_models_with_new_keys_are_like_all_others() -> None:
    model = Person.from_json(b'{"Name": "A", "New": [], "Team": [{}]}')
    assert pickle.loads(pickle.dumps(model)) == model
    assert copy.deepcopy(model) == model
    assert model.copy(name=None).to_dict() == {"New": [], "Team": [{}]}
    model.team[0].unknown_fields["Other"] = 1  # type: ignore[index]  # there is one
    assert Person().unknown_fields == {}


@pytest.mark.parametrize(
    "key", ["New", "odata.new", 'a"b', "a\\b", "\n", "", "Nøye", "*unknown_fields*", "unknown_fields", "name", "x" * 300]
)  # fmt: skip
def test_any_key_is_kept_however_often_it_is_met(key: str) -> None:
    class Friend(Person, kw_only=True):
        """A class whose decoder has not seen a key."""

    document = {"Name": "A", key: 1}
    for _ in range(3):
        model = Friend.from_json(json.dumps(document))
        assert model == Friend(name="A", unknown_fields={key: 1})
        assert model.to_dict() == document


def test_classes_of_users_are_read_as_they_are_defined() -> None:
    class Checked(Person, kw_only=True):
        def __post_init__(self) -> None:
            self.name = "checked"

    class Frozen(Person, kw_only=True, frozen=True):  # type: ignore[misc, unused-ignore]  # msgspec allows it
        """A frozen class."""

    class Tagged(Person, kw_only=True, tag_field="Kind", tag="a"):
        """A tagged class."""

    for cls in (Checked, Frozen, Tagged):
        model = cls.from_json(b'{"Kind": "a", "Born": "2018-12-24", "New": 1}')
        assert type(model) is cls
        assert cls.from_json(b'{"New": 1}') == cls.from_dict({"New": 1})


def test_new_keys_need_no_reading_along_the_type(monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    decoder = Decoder(Person)
    monkeypatch.setattr(decoder, "_read", None)
    content = {**DOCUMENT, "Extra": {"a": 1}, "Team": [DOCUMENT]}
    model = decoder.decode(json.dumps(content).encode())
    assert model == PERSON.copy(extra={"a": 1}, team=[PERSON])


def test_any_number_of_new_keys_is_kept_in_their_order() -> None:
    for start in (0, 5, 50):
        new = {f"New{number}": number for number in range(start, start + 40)}
        model = Person.from_dict({"Name": "A", **new, "Team": [new, {}]})
        assert model == Person(
            name="A",
            team=[Person(unknown_fields=new), Person()],
            unknown_fields=new,
        )
    assert list(model.unknown_fields) == list(new)


@pytest.mark.parametrize(
    "names", [["Select"], ["Select", "New"], ["Select"] * 200, [f"New{number}" for number in range(300)]]
)  # fmt: skip
def test_flags_of_any_length_are_read(names: list[str]) -> None:
    text = ", ".join(names)
    model = Person.from_json(json.dumps({"Rights": text}))
    assert model.rights == Flags([Right(name) for name in names])
    again = Person.from_json(json.dumps({"Rights": text}))
    assert again == model


def test_flags_that_a_server_repeats_are_kept_and_others_forgotten() -> None:
    def read(text: str) -> object:
        return Person.from_json(json.dumps({"Rights": text})).rights

    for number in range(5000):
        read(f"Select, New{number}")
    assert read("Select, New") is read("Select, New")
    assert read("New" * 500) is not read("New" * 500)
    gc.collect()
    assert sum(type(value) is Flags[Right] for value in gc.get_objects()) < 1000


@pytest.mark.parametrize("value", [5.5, True, [], ["Select"], {}, {"Select": 1}])
def test_flags_that_are_neither_a_string_nor_a_number_cost_their_field(value: object) -> None:  # fmt: skip
    for model in (
        Person.from_json(json.dumps({"Rights": value})),
        Person.from_dict({"Rights": value}),
    ):
        assert model == Person(unknown_fields={"Rights": value})


def test_flags_of_two_enums_are_not_mixed_up() -> None:
    decoders = [Decoder(Flags[Right]), Decoder(Flags[Colour])]
    sets = [decoder.decode(b'"Other"') for decoder in decoders]
    assert [type(member) for flags in sets for member in flags] == [Right, Colour]  # type: ignore[attr-defined]  # they are flags


def test_models_that_hold_values_of_any_type_are_known() -> None:
    assert holds(Person, object)
    assert holds(dict[str, object], object)
    assert not holds(Notice, object)
    assert not holds(list[dict[str, int]], object)


def test_unknown_fields_of_an_answer_can_be_changed_and_sent_back() -> None:
    model = Person.from_json(b'{"New": 1, "Manager": {"Newer": 2}}')
    model.unknown_fields["Other"] = [Person(name="A", unknown_fields={"B": 1})]
    assert model.to_dict() == {
        "Manager": {"Newer": 2},
        "New": 1,
        "Other": [{"Name": "A", "B": 1}],
    }


_INNER = Person(name="B", unknown_fields={"Newer": [1, None]})
_INNER_JSON = {"Name": "B", "Newer": [1, None]}


@pytest.mark.parametrize(
    ("value", "document"),
    [
        (Person(manager=_INNER, unknown_fields={"New": 1}), {"Manager": _INNER_JSON, "New": 1}),
        (Person(team=[Person(), _INNER, _INNER]), {"Team": [{}, _INNER_JSON, _INNER_JSON]}),
        (Person(extra=[{"a": (_INNER,)}]), {"Extra": [{"a": [_INNER_JSON]}]}),
        (Person(extra=MappingProxyType({"a": _INNER})), {"Extra": {"a": _INNER_JSON}}),
        (Person(name="A", unknown_fields={"New": _INNER, "Other": 1}), {"Name": "A", "New": _INNER_JSON, "Other": 1}),
        (Person(name="A", unknown_fields={"New": {"}": '"{\\'}}), {"Name": "A", "New": {"}": '"{\\'}}),
        (Person(name="A", unknown_fields=MappingProxyType({"New": _INNER})), {"Name": "A", "New": _INNER_JSON}),  # type: ignore[arg-type]  # tested
        (Person(name="A", unknown_fields=OrderedDict()), {"Name": "A"}),
        (Person(unknown_fields=OrderedDict()), {}),
        (Person(name="A", unknown_fields={"Name": 1, "New": _INNER}), {"Name": "A", "New": _INNER_JSON}),
        (Person(name="A", manager=_INNER, unknown_fields={"Name": 1}), {"Name": "A", "Manager": _INNER_JSON}),
        (Person(unknown_fields={"Name": 1}), {"Name": 1}),
        ({"a": [_INNER]}, {"a": [_INNER_JSON]}),
        ([Person(unknown_fields={"New": {"*": "*"}})], [{"New": {"*": "*"}}]),
    ],
)  # fmt: skip
def test_unknown_fields_are_written_into_their_object(value: object, document: object) -> None:  # fmt: skip
    assert json.loads(json_bytes(value)) == document


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Person(name=_INNER), "a model stands where the documentation has none"),  # type: ignore[arg-type]  # tested
        (Person(unknown_fields=None), "unknown_fields: expected dict, got NoneType"),  # type: ignore[arg-type]  # tested
        (Person(unknown_fields=[1]), "unknown_fields: expected dict, got list"),  # type: ignore[arg-type]  # tested
    ],
)  # fmt: skip
def test_unknown_fields_that_cannot_be_written_are_refused(value: Person, text: str) -> None:  # fmt: skip
    with pytest.raises(EncodeError) as caught:
        json_bytes(value)
    assert str(caught.value) == text


def test_null_and_very_large_numbers_are_sent_together() -> None:
    model = Person(score=1e308, extra=[None, 2**70], unknown_fields={"New": None})
    assert model.to_dict() == {"Score": 1e308, "Extra": [None, 2**70], "New": None}
