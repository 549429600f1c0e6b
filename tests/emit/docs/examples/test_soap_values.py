"""Elements of envelopes become expressions by their types, as `xsi:type` and the schema give them."""

from __future__ import annotations

from emit.rest.rest_api import type_of

from generator.emit.docs.examples.code import flat
from generator.emit.docs.examples.made_up import MadeUp
from generator.emit.docs.examples.named import Named
from generator.emit.docs.examples.shown import XmlShown
from generator.emit.docs.examples.values import Values
from generator.model.api import Field, Member, NamedType, TypeKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
)
from generator.model.facts import Element
from generator.model.ids import TypeId
from generator.model.text import QName, Text, WireName

V = WireName("Services88")
NS = "http://example.org"
TEXT = ScalarType(Scalar.STRING)


def _element(
    wire: str,
    *children: Element,
    text: str | None = None,
    type_: str = "",
    nil: bool = False,
) -> Element:
    named = QName(NS, WireName(type_)) if type_ else None
    characters = None if text is None else Text(text)
    return Element(QName(NS, WireName(wire)), named, nil, characters, children, 1)


def _type(
    wire: str,
    fields: dict[str, TypeExpression] | None = None,
    *,
    kind: TypeKind = TypeKind.OBJECT,
    members: tuple[str, ...] = (),
    base: str = "",
    required: tuple[str, ...] = (),
) -> NamedType:
    return NamedType(
        id=TypeId.of_soap(V, wire),
        wire=WireName(wire),
        version=V,
        namespace=NS,
        kind=kind,
        base=TypeId.of_soap(V, base) if base else None,
        fields=tuple(
            Field(
                WireName(name),
                NS,
                type_,
                name not in required,
                name in required,
                None,
                (),
            )
            for name, type_ in (fields or {}).items()
        ),
        members=tuple(Member(WireName(name), None, None) for name in members),
        complete=True,
        text=None,
        evidence=(),
    )


def _ref(wire: str) -> ReferenceType:
    return ReferenceType(TypeId.of_soap(V, wire))


TYPES = {
    type_.id: type_
    for type_ in (
        _type("Kind", kind=TypeKind.ENUM, members=("Ferry",)),
        _type("Rights", kind=TypeKind.FLAGS, members=("Read", "Write")),
        _type("Ship", {"Name": TEXT, "Size": type_of("int32")}, required=("Size",)),
        _type("Tanker", {"Oil": type_of("double")}, base="Ship"),
        _type("Port", {"Ships": ArrayType(_ref("Ship"), repeated=True)}),
    )
}
NAMED = Named(
    TYPES,
    {id_: type_.wire for id_, type_ in TYPES.items()},
    {
        id_: {field.wire: field.wire.lower() for field in type_.fields}
        for id_, type_ in TYPES.items()
    },
    {
        id_: {member.wire: member.wire.upper() for member in type_.members}
        for id_, type_ in TYPES.items()
    },
    has_plain_enums=False,
)
VALUES = Values(XmlShown(TYPES), NAMED, MadeUp(NAMED))


def _shown(element: Element, type_: TypeExpression) -> str | None:
    code = VALUES.code(element, type_)
    return None if code is None else flat(code)


def test_scalars_are_read_by_their_type() -> None:
    for notation, text, code in (
        ("int32", "17", "17"),
        ("boolean", "true", "True"),
        ("double", "1.50", "1.5"),
        ("string", "17", '"17"'),
        ("string", "", '""'),
        ("duration", "PT45M", "timedelta(minutes=45)"),
        ("duration", "P1DT2H3S", "timedelta(days=1, hours=2, seconds=3)"),
        ("duration", "", "timedelta(seconds=0)"),
        ("byte", "AQID", 'b"\\x01\\x02\\x03"'),
        ("date-time", "2031-06-02T00:00:00Z", "datetime(2031, 6, 2, 0, 0, tzinfo=UTC)"),
    ):
        assert _shown(_element("X", text=text), type_of(notation)) == code


def test_members_of_flags_have_white_space_between_them() -> None:
    assert _shown(_element("X", text="Ferry"), _ref("Kind")) == "enums.Kind.FERRY"
    assert _shown(_element("X", text="Read Write"), _ref("Rights")) == (
        "Flags([enums.Rights.READ, enums.Rights.WRITE])"
    )


def test_a_type_that_extends_that_of_its_place_is_used() -> None:
    size, oil = _element("Size", text="3"), _element("Oil", text="1.0")
    tanker = _element("X", size, oil, type_="Tanker")
    assert _shown(tanker, _ref("Ship")) == "models.Tanker(size=3, oil=1.0)"
    # a type that does not extend it is a mistake of the page
    port = _element("X", size, type_="Port")
    assert _shown(port, _ref("Ship")) == "models.Ship(size=3)"


def test_a_field_that_must_have_a_value_has_one() -> None:
    nothing = _element("X", _element("Size", nil=True))
    assert _shown(nothing, _ref("Ship")) == "models.Ship(size=123)"


def test_arrays_are_in_an_element_or_repeated() -> None:
    numbers = _element("X", _element("int", text="1"), _element("int", text="2"))
    assert _shown(numbers, type_of("array<int32>")) == "[1, 2]"
    ships = [_element("Ships", _element("Size", text=size)) for size in "45"]
    shown = _shown(_element("X", *ships), _ref("Port"))
    assert shown == "models.Port(ships=[models.Ship(size=4)])"


def test_dictionaries_have_entries_of_key_and_value() -> None:
    entry = _element("Entry", _element("Key", text="a"), _element("Value", text="1"))
    type_ = DictionaryType(TEXT, type_of("int32"))
    assert _shown(_element("X", entry, _element("Entry")), type_) == '{"a": 1}'


def test_null_is_no_value() -> None:
    assert _shown(_element("X", nil=True), TEXT) is None
    items = _element("X", _element("int", nil=True), _element("int", text="2"))
    assert _shown(items, type_of("array<int32>")) == "[2]"
