"""Values of every kind of type as XML, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from example88.enums import Colour, Right
from example88.models import Carrier, Employee, KeyType, Person
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import DecodeError, EncodeError
from generator.runtime.soap.codec.facade import Codec
from generator.runtime.testing.canonical import canonical_xml
from generator.runtime.values.flags import Flags

NAMESPACES = (
    'xmlns:a="http://example.com/Services88" '
    'xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays" '
    'xmlns:c="http://example.com/keys" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:x="http://www.w3.org/2001/XMLSchema" '
    'xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/"'
)


def document(inner: str, *, name: str = "a:Person", mark: str = "") -> bytes:
    return f"<{name} {NAMESPACES}{mark}>{inner}</{name}>".encode()


def decoded(codec: Codec, inner: str, type_: str = "Person", mark: str = "") -> object:
    return codec.decoder(type_)(document(inner, mark=mark))


CASES = {
    "nothing": (Person(), ""),
    "scalars": (
        Person(
            person_id=-5,
            name="A & <B>",
            born=datetime(2020, 1, 2, 3, 4, 5, 600000, tzinfo=UTC),
            lead_time=timedelta(hours=1),
            score=1.5,
            active=True,
            picture=b"xx",
        ),
        ("<a:PersonId>-5</a:PersonId><a:Name>A &amp; &lt;B&gt;</a:Name>"
        "<a:Born>2020-01-02T03:04:05.600000Z</a:Born><a:LeadTime>PT1H</a:LeadTime>"
        "<a:Score>1.5</a:Score><a:Active>true</a:Active><a:Picture>eHg=</a:Picture>"),
    ),
    "empty scalars": (Person(name="", picture=b""), "<a:Name/><a:Picture></a:Picture>"),
    "base fields first": (
        Person(rights=Flags([Right.UPDATE, Right.SELECT]), colour=Colour.DARK_BLUE),
        "<a:Rights>Select Update</a:Rights><a:Colour>DarkBlue</a:Colour>",
    ),
    "unknown members": (
        Person(rights=Flags(Right("New")), colour=Colour("Green")),
        "<a:Rights>New</a:Rights><a:Colour>Green</a:Colour>",
    ),
    "an object": (
        Person(manager=Person(name="B")),
        "<a:Manager><a:Name>B</a:Name></a:Manager>",
    ),
    "a subclass": (
        Person(manager=Employee(name="B", salary=2**40)),
        ('<a:Manager i:type="a:Employee"><a:Name>B</a:Name><a:Salary>1099511627776</a:Salary>'
        "</a:Manager>"),
    ),
    "arrays": (
        Person(team=[Person(), Employee()], tags=["", "x"]),
        ('<a:Team><a:Person/><a:Person i:type="a:Employee"/></a:Team>'
        "<a:Tags><b:string/><b:string>x</b:string></a:Tags>"),
    ),
    "null in an array": (
        Person(team=[Person(name="A"), None], tags=["x", None]),  # type: ignore[list-item]  # servers send it
        ('<a:Team><a:Person><a:Name>A</a:Name></a:Person><a:Person i:nil="true"/></a:Team>'
        '<a:Tags><b:string>x</b:string><b:string i:nil="true"/></a:Tags>'),
    ),
    "empty collections": (
        Person(team=[], labels={}),
        "<a:Team></a:Team><a:Labels/>",
    ),
    "arrays in an array": (
        Person(table=[[1, 2], [], [3]]),
        ("<a:Table><b:ArrayOfint><b:int>1</b:int><b:int>2</b:int></b:ArrayOfint><b:ArrayOfint/>"
        "<b:ArrayOfint><b:int>3</b:int></b:ArrayOfint></a:Table>"),
    ),
    "dictionaries": (
        Person(labels={"": "x", "k": ""}, holidays={datetime(2020, 1, 1): Person(name="N")}),
        ("<a:Labels><a:StringPair><a:Key/><a:Value>x</a:Value></a:StringPair>"
        "<a:StringPair><a:Key>k</a:Key><a:Value/></a:StringPair></a:Labels>"
        "<a:Holidays><a:DatePair><a:Key>2020-01-01T00:00:00</a:Key>"
        "<a:Value><a:Name>N</a:Name></a:Value></a:DatePair></a:Holidays>"),
    ),
    "null in a dictionary": (
        Person(labels={"k": None}),  # type: ignore[dict-item]  # servers send it
        '<a:Labels><a:StringPair><a:Key>k</a:Key><a:Value i:nil="true"/></a:StringPair></a:Labels>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("value", "inner"), CASES.values(), ids=CASES)
def test_values_are_written(codec: Codec, value: Person, inner: str) -> None:
    assert canonical_xml(codec.encoder("Person")(value)) == canonical_xml(
        document(inner)
    )


@pytest.mark.parametrize(("value", "inner"), CASES.values(), ids=CASES)
def test_values_are_read(codec: Codec, value: Person, inner: str) -> None:
    assert decoded(codec, inner) == value


ANY_VALUES = [
    "text",
    "",
    True,
    5,
    2**40,
    1.5,
    datetime(2020, 1, 1),
    timedelta(minutes=5),
    b"xx",
    Colour.RED,
    Colour("Green"),
    Flags([Right.SELECT, Right("New")]),
    Person(name="A"),
    Employee(salary=5),
    ["a", "b"],
    [1, 2],
    [[1], [2]],
    [Colour.RED],
    [Person(name="A"), Employee()],
    {"a": "b"},
    {"a": 1, "b": "c"},
    {datetime(2020, 1, 1): Person()},
    None,
]


@pytest.mark.parametrize("value", ANY_VALUES, ids=repr)
def test_a_value_without_declared_type_comes_back_as_it_was(
    codec: Codec, value: object
) -> None:
    person = Person(anything=value, extra={"key": value})
    data = codec.encoder("Person")(person)
    assert codec.decoder("Person")(data) == person


@pytest.mark.parametrize(
    ("mark", "inner", "value"),
    [
        ("x:int", "5", 5),
        ("x:short", "5", 5),
        ("x:boolean", "1", True),
        ("x:decimal", "1.5", 1.5),
        ("x:anyURI", "http://a", "http://a"),
        ("z:duration", "PT1M", timedelta(minutes=1)),
        ("z:guid", "0-0", "0-0"),
        ("x:string", "", ""),
        ("x:anyType", "", None),
        ("a:Colour", "Red", Colour.RED),
        ("a:NeverHeardOf", "text", "text"),
        ("undeclared:int", "5", "5"),
        ("b:ArrayOfint", "<b:int>1</b:int>", [1]),
        ("a:ArrayOfPerson", "<a:Person/>", [Person()]),
        ("a:StringDictionary", "<a:StringPair><a:Key>k</a:Key></a:StringPair>", {"k": None}),
    ],
)  # fmt: skip
def test_xsi_type_gives_the_type_of_a_value(
    codec: Codec, mark: str, inner: str, value: object
) -> None:
    person = decoded(codec, f'<a:Anything i:type="{mark}">{inner}</a:Anything>')
    assert person == Person(anything=value)


def test_elements_without_known_type_stay_xml(codec: Codec) -> None:
    person = decoded(codec, '<a:Anything i:type="a:New"><a:X>1</a:X></a:Anything>')
    assert isinstance(person, Person)
    assert str(person.anything).endswith("<a:X>1</a:X></a:Anything>")


@pytest.mark.parametrize("value", [object(), [], {1: "a"}, Flags(), 2**70])
def test_a_value_that_no_type_fits_is_refused(codec: Codec, value: object) -> None:
    with pytest.raises(EncodeError, match=r"Person\.anything: "):
        codec.encoder("Person")(Person(anything=value))


def test_prefixes_comments_and_instructions_do_not_matter(codec: Codec) -> None:
    data = (
        b'<q:Person xmlns:q="http://example.com/Services88"><!-- a --><?b c?>'
        b'<Name xmlns="http://example.com/Services88">A<!-- a -->B<![CDATA[<C>]]></Name>\n'
        b"</q:Person>"
    )
    assert codec.decoder("Person")(data) == Person(name="AB<C>")


def test_nil_is_none(codec: Codec) -> None:
    nil = '<a:{} i:nil="true"/>'
    names = (
        "Rights",
        "Name",
        "Born",
        "Manager",
        "Team",
        "Labels",
        "Anything",
        "Colour",
    )
    assert decoded(codec, "".join(nil.format(name) for name in names)) == Person()
    assert decoded(codec, "", mark=' i:nil="1"') is None
    assert decoded(codec, '<a:Name i:nil="false">x</a:Name>') == Person(name="x")


def test_xsi_type_of_a_base_class_is_followed(codec: Codec) -> None:
    data = document("<a:Salary>5</a:Salary>", mark=' i:type="a:Employee"')
    assert codec.decoder("Carrier")(data) == Employee(salary=5)
    assert codec.encoder("Carrier")(Employee(salary=5)).count(b"xsi:type") == 1


@pytest.mark.parametrize(
    "name", ["a:Person", "a:Key", "a:Colour", "a:New", "x:int", "nowhere:X"]
)
def test_xsi_type_that_is_not_a_subtype_is_not_followed(
    codec: Codec, name: str
) -> None:
    person = decoded(codec, "<a:Name>A</a:Name>", mark=f' i:type="{name}"')
    assert person == Person(name="A")


def test_an_instance_of_a_users_subclass_is_sent_as_its_generated_class(
    codec: Codec,
) -> None:
    class Friend(Employee, kw_only=True):
        nickname: str | None = None

    data = codec.encoder("Person")(Friend(name="A", nickname="B"))
    assert codec.decoder("Person")(data) == Employee(name="A")


def test_a_users_subclass_of_the_declared_type_needs_no_xsi_type(codec: Codec) -> None:
    class Friend(Person, kw_only=True):
        nickname: str | None = None

    friend = Friend(name="A", nickname="B")
    assert codec.encoder("Person")(friend) == codec.encoder("Person")(Person(name="A"))


def test_space_around_a_member_of_an_enum_does_not_matter(codec: Codec) -> None:
    assert decoded(codec, "<a:Colour> Red\n</a:Colour>") == Person(colour=Colour.RED)


def test_unknown_elements_are_kept_and_sent_back(codec: Codec) -> None:
    data = document(
        '<a:New><a:X i:type="x:int">1</a:X></a:New><a:Name>A</a:Name><a:New/><a:Other/>'
    )
    person = codec.decoder("Person")(data)
    assert isinstance(person, Person)
    assert sorted(person.unknown_fields) == ["New", "Other"]
    again = codec.encoder("Person")(person)
    assert codec.decoder("Person")(again) == person
    assert (
        person.unknown_fields["Other"]
        == '<a:Other xmlns:a="http://example.com/Services88"></a:Other>'
    )
    assert 'i:type="x:int"' in str(person.unknown_fields["New"])
    assert again.index(b"<a:New") > again.index(b"Name>")


@pytest.mark.parametrize(
    "xml",
    ["<a", "</n0:Name>", "<!DOCTYPE a>", "<x:y/>", "&entity;", "\ud800", "\x00", 5],
    ids=repr,
)
def test_unknown_fields_that_are_not_xml_are_refused(codec: Codec, xml: object) -> None:
    with pytest.raises(EncodeError, match=r"Person\.unknown_fields\.New: "):
        codec.encoder("Person")(Person(unknown_fields={"New": xml}))


def test_required_fields_are_always_written(codec: Codec) -> None:
    data = codec.encoder("Key")(KeyType(counter=1))
    assert data.startswith(b'<n2:Key xmlns:n2="http://example.com/keys"')
    assert b'<n2:Seed xsi:nil="true"/>' in data
    assert codec.decoder("Key")(data) == KeyType(counter=1)
    with pytest.raises(EncodeError, match=r"Key\.counter: must not be None"):
        codec.encoder("Key")(KeyType(seed=b""))


@pytest.mark.parametrize(
    ("type_", "inner", "path"),
    [
        ("ArrayOfint", "<b:int>1</b:int><b:int>x</b:int>", "ArrayOfint[1]"),
        ("ArrayOfint", "<b:int>1</b:int><b:Other/>", "ArrayOfint"),
        ("ArrayOfint", "text", "ArrayOfint"),
        ("ArrayOfArrayOfint", "<b:ArrayOfint><b:int>x</b:int></b:ArrayOfint>", "ArrayOfArrayOfint[0][0]"),
        ("ArrayOfstring", "<b:string>a<b:string/></b:string>", "ArrayOfstring[0]"),
        ("StringDictionary", "text", "StringDictionary"),
        ("StringDictionary", "<a:Other/>", "StringDictionary"),
        ("StringDictionary", "<a:StringPair/>", "StringDictionary[0].Key"),
        ("DateDictionary", "<a:DatePair><a:Key>x</a:Key></a:DatePair>", "DateDictionary[0]"),
    ],
)  # fmt: skip
def test_a_wrong_value_outside_of_a_model_is_named_by_its_path(
    codec: Codec, type_: str, inner: str, path: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        decoded(codec, inner, type_)
    assert caught.value.path == path
    assert str(caught.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    ("value", "path", "reason"),
    [
        (Person(person_id=2**31), "Person.person_id", "must be from"),
        (Person(person_id="1"), "Person.person_id", "expected int, got str"),  # type: ignore[arg-type]  # tested
        (Person(name="\x00"), "Person.name", "U+0000"),
        (Person(colour=Right.SELECT), "Person.colour", "expected Colour, got Right"),  # type: ignore[arg-type]  # tested
        (Person(colour="Red"), "Person.colour", "expected Colour, got str"),  # type: ignore[arg-type]  # tested
        (Person(colour=Colour("\x01")), "Person.colour", "U+0001"),
        (Person(rights="Select"), "Person.rights", "expected Right, got str"),  # type: ignore[arg-type]  # tested
        (Person(rights=Flags(Colour.RED)), "Person.rights", "expected Right, got Colour"),  # type: ignore[arg-type]  # tested
        (Person(rights=5), "Person.rights", "expected Right, got int"),  # type: ignore[arg-type]  # tested
        (Person(manager=Carrier()), "Person.manager", "expected Person, got Carrier"),  # type: ignore[arg-type]  # tested
        (Person(manager={}), "Person.manager", "expected Person, got dict"),  # type: ignore[arg-type]  # tested
        (Person(team=[Person(), Person(team="x")]), "Person.team[1].team", "expected list, got str"),  # type: ignore[arg-type]  # tested
        (Person(labels=[]), "Person.labels", "expected dict, got list"),  # type: ignore[arg-type]  # tested
        (Person(labels={"a": "b", "c": "\x00"}), "Person.labels[1]", "U+0000"),
        (Person(labels={None: "b"}), "Person.labels[0]", "must not be None"),  # type: ignore[dict-item]  # tested
        (Person(table=[[1, None]]), "Person.table[0][1]", "must not be None"),  # type: ignore[list-item]  # tested
        (Person(person_id=2**31, name="\x00"), "Person.person_id", "must be from"),
        (Person(manager=Person(name="\x00")), "Person.manager.name", "U+0000"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_sent_is_named_by_its_path(
    codec: Codec, value: Person, path: str, reason: str
) -> None:
    with pytest.raises(EncodeError) as caught:
        codec.encoder("Person")(value)
    assert caught.value.path == path
    assert reason in caught.value.reason


def test_an_item_may_be_null_unless_it_is_a_value_type(codec: Codec) -> None:
    person = Person(
        team=[None, Person()], tags=["a", None], table=[None], labels={"a": None}
    )
    data = codec.encoder("Person")(person)
    assert data.count(b'xsi:nil="true"') == 4
    assert codec.decoder("Person")(data) == person


def test_an_enum_in_a_list_is_a_value_type(codec: Codec) -> None:
    with pytest.raises(EncodeError, match=r"ArrayOfColour\[1\]: must not be None"):
        codec.encoder("ArrayOfColour")([Colour.RED, None])


def test_values_of_other_python_types_are_written_alike(codec: Codec) -> None:
    class Text(str):
        """A subclass."""

        __slots__ = ()

    plain = codec.encoder("Person")(Person(name="a", tags=["b"], score=1.0))
    other = Person(name=Text("a"), tags=("b",), score=1)  # type: ignore[arg-type]  # tested
    assert codec.encoder("Person")(other) == plain


def test_every_combination_of_fields_comes_back(codec: Codec) -> None:
    values = {"person_id": 1, "name": "%s <", "score": 0.5, "active": True, "picture": b"x", "anything": 5, "colour": Colour.RED}  # fmt: skip
    encode, decode = codec.encoder("Person"), codec.decoder("Person")
    for number in range(2 ** len(values)):
        chosen = {
            name: value
            for place, (name, value) in enumerate(values.items())
            if number >> place & 1
        }
        person = Person(**chosen)  # type: ignore[arg-type]  # values of different types
        assert decode(encode(person)) == person


def test_a_model_inside_itself_is_refused(codec: Codec) -> None:
    person = Person()
    person.manager = person
    with pytest.raises(EncodeError, match="nested too deeply"):
        codec.encoder("Person")(person)


def test_the_codec_of_a_package_is_made_once(codec: Codec) -> None:
    assert Codec.for_package("example88") is codec


xml_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
)
people: st.SearchStrategy[Person] = st.deferred(
    lambda: st.builds(
        Person,
        person_id=st.none() | st.integers(-(2**31), 2**31 - 1),
        name=st.none() | xml_text,
        born=st.none() | st.datetimes(),
        picture=st.none() | st.binary(),
        rights=st.none()
        | st.lists(st.sampled_from(list(Right)), min_size=1).map(Flags[Right]),
        colour=st.none() | st.sampled_from(list(Colour)),
        manager=st.none() | people,
        team=st.none() | st.lists(people, max_size=3),
        table=st.none() | st.lists(st.lists(st.integers(0, 9))),
        labels=st.none() | st.dictionaries(xml_text, st.none() | xml_text),
    )
)


@given(people)
def test_people_come_back(person: Person) -> None:
    codec = Codec.for_package("example88")
    assert codec.decoder("Person")(codec.encoder("Person")(person)) == person


@pytest.mark.parametrize(
    "element",
    [
        "<a:Colour>7</a:Colour>",
        "<a:Colour>-1</a:Colour>",
        "<a:Rights>255</a:Rights>",
        "<a:Rights>9223372036854775808</a:Rights>",
        "<a:Rights>Select 64</a:Rights>",
        "<a:Rights/>",
    ],
)
def test_numbers_in_place_of_names_and_empty_sets_are_sent_back_as_they_came(
    codec: Codec, element: str
) -> None:
    inner = f"{element}<a:Manager>{element}</a:Manager><a:Team><a:Person>{element}</a:Person></a:Team>"
    person = decoded(codec, inner)
    again = codec.encoder("Person")(person)
    assert canonical_xml(again) == canonical_xml(document(inner))
    assert codec.decoder("Person")(again) == person
