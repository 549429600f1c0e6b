"""Readers and writers are made once for each type: what they handled before must not change what they do next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from example88.enums import Colour, Right
from example88.models import Person
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import DecodeError, EncodeError
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.values.flags import Flags

NAMESPACES = (
    'xmlns:a="http://example.com/Services88" '
    'xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"'
)
LEAVES = (
    "<a:PersonId>5</a:PersonId>",
    "<a:PersonId> +05 </a:PersonId>",
    "<a:PersonId>x</a:PersonId>",
    "<a:PersonId/>",
    "<a:Name>A</a:Name>",
    "<a:Name/>",
    '<a:Name i:nil="true"/>',
    "<a:Name>a<a:B/></a:Name>",
    "<a:Name> <a:B/></a:Name>",
    "<a:Born>2020-01-02T03:04:05Z</a:Born>",
    "<a:Born>2020-01-02</a:Born>",
    "<a:Score>1.5</a:Score>",
    "<a:Score>INF</a:Score>",
    '<a:Score i:nil="true"/>',
    "<a:Active>true</a:Active>",
    "<a:Active> 1 </a:Active>",
    "<a:Colour>Red</a:Colour>",
    "<a:Colour> Red</a:Colour>",
    "<a:Colour>New</a:Colour>",
    "<a:Rights>Select</a:Rights>",
    "<a:Rights/>",
    "<a:Manager/>",
    '<a:Manager i:nil="true"/>',
    "<a:Manager> </a:Manager>",
    "<a:Manager>text</a:Manager>",
    "<a:Team/>",
    "<a:Team> </a:Team>",
    "<a:Team>text</a:Team>",
    '<a:Team i:nil="1"/>',
    "<a:Tags><b:string>x</b:string><b:string/></a:Tags>",
    "<a:Labels/>",
    "<a:Labels><a:StringPair><a:Key>k</a:Key><a:Value>v</a:Value></a:StringPair></a:Labels>",
    "<a:Labels><a:StringPair><a:Value>v</a:Value><a:Key>k</a:Key></a:StringPair></a:Labels>",
    "<a:Labels><a:StringPair><a:Key>k</a:Key></a:StringPair></a:Labels>",
    "<a:Anything/>",
    "<a:Anything>x</a:Anything>",
    "<a:Anything><a:B/></a:Anything>",
    "<a:Other/>",
    "<a:Other>x<a:B/></a:Other>",
    "<a:Another>y</a:Another>",
)


def _within(content: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    inner = st.lists(content, max_size=5).map("".join)
    return st.sampled_from(
        (
            "<a:Manager>{}</a:Manager>",
            "<a:Team><a:Person>{}</a:Person><a:Person/></a:Team>",
        )
    ).flatmap(lambda around: inner.map(around.format))


CHILDREN = st.recursive(st.sampled_from(LEAVES), _within, max_leaves=12)
PERSONS = st.lists(CHILDREN, max_size=6).map("".join)


def read(codec: Codec, inner: str) -> tuple[object, ...]:
    """The value; or the path and the reason why it cannot be read."""
    document = f"<a:Person {NAMESPACES}>{inner}</a:Person>".encode()
    try:
        return (codec.decoder("Person")(document),)
    except DecodeError as error:
        return error.path, error.reason


@given(st.lists(PERSONS, min_size=2, max_size=6))
def test_earlier_elements_do_not_change_what_is_read(persons: list[str]) -> None:
    codec = Codec("example88")
    for person in persons:
        assert read(codec, person) == read(Codec("example88"), person)


@pytest.mark.parametrize(
    ("before", "inner", "expected"),
    [
        ("<a:Name>A</a:Name>", "<a:PersonId>5</a:PersonId>", Person(person_id=5)),
        (
            "<a:PersonId>5</a:PersonId><a:Manager/><a:Name>A</a:Name>",
            "<a:PersonId>6</a:PersonId><a:Manager><a:Name>B</a:Name></a:Manager><a:Name>C</a:Name>",
            Person(person_id=6, manager=Person(name="B"), name="C"),
        ),
        (
            "<a:Manager><a:Name>B</a:Name></a:Manager><a:Name>A</a:Name>",
            '<a:Manager i:nil="true"/><a:Name>C</a:Name>',
            Person(name="C"),
        ),
        (
            "<a:Manager><a:PersonId>1</a:PersonId></a:Manager><a:Name>A</a:Name>",
            "<a:Manager><a:PersonId>2</a:PersonId></a:Manager><a:Score>1</a:Score>",
            Person(manager=Person(person_id=2), score=1.0),
        ),
        (
            "<a:Team/><a:Name>A</a:Name>",
            "<a:Team> \n</a:Team><a:Name/>",
            Person(team=[], name=""),
        ),
        (
            "<a:Name>A</a:Name><a:Name>B</a:Name>",
            "<a:Name>C</a:Name><a:Name>D</a:Name>",
            Person(name="D"),
        ),
    ],
)  # fmt: skip
def test_other_children_than_before_are_read(
    before: str, inner: str, expected: Person
) -> None:
    codec = Codec("example88")
    read(codec, before)

    assert read(codec, inner) == (expected,)


def test_a_text_with_children_is_unknown_after_one_without() -> None:
    codec = Codec("example88")
    read(codec, "<a:Name>A</a:Name>")

    (person,) = read(codec, "<a:Name>A<a:B/></a:Name>")
    assert isinstance(person, Person)
    assert (person.name, list(person.unknown_fields)) == (None, ["Name"])


def test_unknown_children_of_ever_new_names_are_kept() -> None:
    codec = Codec("example88")
    for number in range(200):
        unknown = f"<a:New{number}>x</a:New{number}>"
        (person,) = read(codec, f"<a:Name>A</a:Name>{unknown}<a:Active>1</a:Active>")
        assert isinstance(person, Person)
        assert (person.name, person.active) == ("A", True)
        assert list(person.unknown_fields) == [f"New{number}"]


def _persons(manager: st.SearchStrategy[Person]) -> st.SearchStrategy[Person]:
    """Persons with right and wrong values, as callers without a type checker may pass them."""
    return st.builds(
        Person,
        person_id=st.sampled_from([None, 5, -5, 2**31, True, "5"]),
        name=st.sampled_from([None, "A", "", "<&>", "\r", "\x00", "\ud800", 5]),
        born=st.sampled_from([None, datetime(2020, 1, 2), datetime(2020, 1, 2, tzinfo=UTC), BAD_ZONE, "x"]),
        lead_time=st.sampled_from([None, timedelta(0), timedelta(days=-1, seconds=1)]),
        score=st.sampled_from([None, 1.5, float("inf"), 5, "x"]),
        active=st.sampled_from([None, True, False, 1]),
        colour=st.sampled_from([None, Colour.RED, Colour("<New>"), Colour("\x00"), "Red"]),
        rights=st.sampled_from([None, Flags(Right.SELECT), Flags[Right](), Flags(), Flags(Colour.RED)]),
        manager=st.one_of(st.none(), manager),
        tags=st.sampled_from([None, [], ["x", ""], ["\x00"], [5], "x"]),
        unknown_fields=st.sampled_from([{}, {"B": "<B/>"}, {"B": "<B>"}]),
    )  # fmt: skip


BAD_ZONE = datetime(2020, 1, 2, tzinfo=timezone(timedelta(hours=1, seconds=1)))


def write(codec: Codec, person: Person) -> object:
    """The document; or the path and the reason why it cannot be written."""
    try:
        return codec.encoder("Person")(person)
    except EncodeError as error:
        return error.path, error.reason


@given(
    st.lists(
        st.recursive(_persons(st.none()), _persons, max_leaves=4),
        min_size=2,
        max_size=6,
    )
)
def test_earlier_objects_do_not_change_what_is_written(
    persons: list[Person],
) -> None:
    codec = Codec("example88")
    for person in persons:
        assert write(codec, person) == write(Codec("example88"), person)


def test_a_wrong_value_deep_inside_is_written_once() -> None:
    """If an error made each object be written again, a chain of a hundred would never end."""
    codec = Codec("example88")
    person = Person(name="\x00")
    for _ in range(100):
        person = Person(manager=person)

    with pytest.raises(EncodeError) as caught:
        codec.encoder("Person")(person)
    assert caught.value.path == f"Person{'.manager' * 100}.name"


def test_objects_with_other_children_inside_each_other_are_read_once() -> None:
    """If a change of children made each object be read again, a chain of a hundred would never end."""
    codec = Codec("example88")
    inner = "<a:Name>A</a:Name>"
    for depth in range(100):
        last = "<a:Score>1</a:Score>" if depth % 2 else "<a:Active>1</a:Active>"
        inner = f"<a:Manager>{inner}</a:Manager>{last}"

    for _ in range(2):
        (person,) = read(codec, inner)
        assert isinstance(person, Person)
        assert (person.score, person.active) == (1.0, None)
        assert person.manager is not None
        assert (person.manager.score, person.manager.active) == (None, True)
