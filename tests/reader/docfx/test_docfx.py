"""Docfx pages: classes, enums and agents as the wire has them."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader.docfx.docfx_pages import (
    COURIER_AGENT,
    PARCEL,
    docfx_page,
    facts_of,
    method_item,
    property_item,
    read,
)

from generator.model.docfx_facts import DocfxType
from generator.model.facts import PageKind
from generator.model.text import Text, WireName
from generator.reader.docfx.members import text_from_summary
from generator.reader.read import read_page

SEEDS = Path(__file__).parents[3] / "seeds" / "reference" / "webapi"

MODE = """
- uid: Post.Data.Mode
  name: Mode
  type: {type}
  namespace: Post.Data
  syntax:
    content: '{content}'
  inheritance:
  - System.Object
- uid: Post.Data.Mode.value__
  name: value__
  type: Field
  syntax:
    return:
      type: System.Int32
- uid: Post.Data.Mode.Yes
  name: Yes
  type: Field
  summary: "\\n1: By <b>air</b>.\\n"
  syntax:
    content: public const Mode Yes
    return:
      type: Post.Data.Mode
- uid: Post.Data.Mode.NO
  name: NO
  type: Field
- uid: Post.Data.Mode.Limit
  name: Limit
  type: Field
  syntax:
    return:
      type: System.Int32
- uid: Post.Data.Mode.Yes
  name: Yes
  type: Field
"""
SEALED_CLASS = MODE.format(type="Class", content="public sealed class Mode : Enum")


def property_names(*items: str) -> list[str]:
    return [each.name for each in facts_of(PARCEL, *items).properties]


def test_a_class_has_its_properties_in_the_order_of_the_page() -> None:
    facts = facts_of(
        PARCEL,
        property_item("Weight", "System.Double"),
        property_item("Addresses", "Post.Data.Address[]"),
    )
    assert (facts.name, facts.namespace, facts.line) == (
        "Parcel",
        Text("Post.Data"),
        3,
    )
    assert (facts.is_enum, facts.base, facts.agent, facts.text) == (
        False,
        None,
        None,
        None,
    )
    assert (facts.members, facts.methods) == ((), ())
    weight, addresses = facts.properties
    assert (weight.name, weight.type, weight.text, weight.line) == (
        "Weight",
        DocfxType(WireName("Double")),
        None,
        11,
    )
    assert addresses.type.is_array


@pytest.mark.parametrize(
    ("inheritance", "base"),
    [
        (["System.Object"], None),
        (["System.Object", "System.ValueType"], None),
        ([], None),
        (["System.Object", "Post.Data.Carrier"], "Carrier"),
        (["System.Object", "Post.Data.Carrier", "Post.Data.Base"], "Base"),
        (["System.Object", "A.List{System.String}"], "List"),
        (["System.Object", "A.List{{T}}"], None),
    ],
)
def test_the_base_is_the_last_of_the_inheritance(
    inheritance: list[str], base: str | None
) -> None:
    written = "".join(f"  - '{uid}'\n" for uid in inheritance)
    facts = facts_of(PARCEL.replace("  - System.Object\n", written))
    assert facts.base == base


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("public class Parcel : Dictionary<string, string>", "String String"),
        ("public class Parcel : Dictionary<int, Label>, IDisposable", "Int32 Label"),
        ("public class Parcel : Dictionary<string, List<int>>", "String List"),
        ("public class Parcel : Object", None),
        ("public class Parcel : Holder<Dictionary<int, string>>", None),
        ("public class Parcel : Dictionary<int>", None),
        ("public class Parcel : MyDictionary<int, int>", None),
        ("public class Dictionary<K, V>", None),
    ],
)
def test_a_dictionary_is_known_by_what_it_extends(
    content: str, expected: str | None
) -> None:
    facts = facts_of(PARCEL.replace("public class Parcel : Object", content))
    found = facts.dictionary
    assert (found and " ".join(each.name for each in found.arguments)) == expected


def test_a_dictionary_may_stand_in_the_inheritance() -> None:
    uid = "System.Collections.Generic.Dictionary{System.String,Post.Data.Label[]}"
    written = f"  - System.Object\n  - {uid}\n"
    found = facts_of(PARCEL.replace("  - System.Object\n", written)).dictionary
    assert found is not None
    assert [each.name for each in found.arguments] == ["String", "Label"]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("Class", "public sealed class Mode : Enum"),
        ("Class", "public sealed class Mode : System.Enum"),
        ("Enum", "public enum Mode"),
        ("Enum", "[Flags] public enum Mode : byte"),
    ],
)
def test_an_enum_is_known_by_its_kind_or_by_what_it_extends(
    kind: str, content: str
) -> None:
    facts = facts_of(MODE.format(type=kind, content=content))
    assert facts.is_enum
    assert (facts.base, facts.properties, facts.methods) == (None, (), ())


def test_a_class_whose_base_ends_in_enum_is_no_enum() -> None:
    content = "public class Mode : LegacyEnum"
    assert not facts_of(MODE.format(type="Class", content=content)).is_enum


def test_members_are_the_strings_that_stand_there() -> None:
    members = facts_of(SEALED_CLASS).members
    assert [(each.name, each.text, each.line) for each in members] == [
        ("Yes", Text("1: By air."), 17),
        ("NO", None, 25),
    ]


@pytest.mark.parametrize(
    ("name", "type_", "twin"),
    [
        ("Mask", "System.Nullable{Post.Data.Mode}", "System.String"),
        ("Mask", "Post.Data.Mode", "System.String"),
        ("Masks", "System.Nullable{Post.Data.Mode}[]", "System.String[]"),
        ("Masks", "Post.Data.Mode[]", "System.String"),
    ],
)
def test_a_string_twin_is_left_out(name: str, type_: str, twin: str) -> None:
    twins = [property_item(f"{name}_String", twin), property_item(name, type_)]
    assert property_names(*twins) == [name]
    assert property_names(*reversed(twins)) == [name]


@pytest.mark.parametrize(
    ("name", "type_", "other"),
    [
        ("Mask", "System.String", "System.String"),
        ("Mask", "Post.Data.Mode", "System.Int32"),
        ("Other", "Post.Data.Mode", "System.String"),
        ("Masks", "System.String[]", "System.String[]"),
    ],
)
def test_what_only_looks_like_a_twin_stays(name: str, type_: str, other: str) -> None:
    written = f"{'Masks' if name == 'Masks' else 'Mask'}_String"
    found = property_names(property_item(name, type_), property_item(written, other))
    assert found == [name, written]


@pytest.mark.parametrize(
    "content",
    [
        "public static int Count { get; set; }",
        "protected virtual int Count { get; }",
        "int IParcel.Count { get; }",
    ],
)
def test_what_callers_cannot_reach_is_left_out(content: str) -> None:
    count = property_item("Count", "System.Int32", content)
    assert property_names(count, property_item("Weight", "System.Double")) == ["Weight"]


def test_an_attribute_says_nothing_of_who_reaches_a_property() -> None:
    content = '[Obsolete("no static")]\npublic int Count { get; protected set; }'
    assert property_names(property_item("Count", "System.Int32", content)) == ["Count"]


def test_indexers_constructors_and_methods_of_a_class_are_left_out() -> None:
    indexer = """
        - uid: Post.Data.Parcel.Item(System.String)
          name: Item[String]
          type: Property
          syntax:
            parameters:
            - id: key
              type: System.String
            return:
              type: System.String
        - uid: Post.Data.Parcel.#ctor
          name: Parcel()
          type: Constructor
        - uid: Post.Data.Parcel.ToString
          name: ToString()
          type: Method
        """
    facts = facts_of(PARCEL, indexer)
    assert (facts.properties, facts.methods) == ((), ())


def test_a_class_of_methods_is_an_agent() -> None:
    facts = facts_of(
        COURIER_AGENT,
        method_item(
            "SendAsync",
            "System.Threading.Tasks.Task{Post.Data.Receipt[]}",
            ("parcelId", "System.Int32"),
            ("mode", "System.Nullable{Post.Data.Mode}"),
            ("requestOptions", "Post.RequestOptions"),
            ("cancellationToken", "System.Threading.CancellationToken"),
        ),
        method_item("Cancel", "System.Threading.Tasks.Task"),
    )
    assert (facts.agent, facts.base) == ("Courier", "AgentBase")
    send, cancel = facts.methods
    assert (send.name, send.line) == ("Send", 12)
    assert send.parameters == (
        ("parcelId", DocfxType(WireName("Int32"))),
        ("mode", DocfxType(WireName("Mode"))),
    )
    assert send.result is not None
    assert send.result.is_array
    assert (cancel.name, cancel.parameters, cancel.result) == ("Cancel", (), None)


@pytest.mark.parametrize(
    ("name", "namespace"),
    [
        ("CourierAgent", "Post.Data"),
        ("CourierAgent", "Post.AgentsOfOld"),
        ("AgentBase", "Post.Agents"),
        ("Agent", "Post.Agents"),
    ],
)
def test_an_agent_needs_its_name_and_its_namespace(name: str, namespace: str) -> None:
    page = COURIER_AGENT.replace("name: CourierAgent", f"name: {name}").replace(
        "namespace: Post.Agents", f"namespace: {namespace}"
    )
    facts = facts_of(page, method_item("SendAsync", "System.Threading.Tasks.Task"))
    assert (facts.name, facts.agent, facts.methods) == (name, None, ())


def test_the_first_of_two_overloads_counts() -> None:
    facts = facts_of(
        COURIER_AGENT,
        method_item("SendAsync", "A.One", ("a", "System.Int32")),
        method_item("SendAsync", "A.Two"),
    )
    assert [(each.name, len(each.parameters)) for each in facts.methods] == [
        ("Send", 1)
    ]


def test_static_and_generic_methods_are_left_out() -> None:
    facts = facts_of(
        COURIER_AGENT,
        method_item("Version", "System.String", content="public static string M()"),
        method_item("Parse``1", "{T}"),
    )
    assert facts.methods == ()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("### YamlMime:ManagedReference\n", id="nothing"),
        pytest.param(docfx_page(), id="no items"),
        pytest.param("### YamlMime:ManagedReference\nitems: x\n", id="no list"),
        pytest.param(docfx_page("- only words\n"), id="no class"),
        pytest.param(docfx_page("- uid: A\n  name: A\n"), id="no kind"),
        pytest.param(docfx_page("- uid: A\n  type: Namespace\n"), id="namespace"),
        pytest.param(docfx_page("- uid: A\n  type: Interface\n"), id="interface"),
        pytest.param(
            docfx_page("- uid: A`1\n  name: A<T>\n  type: Class\n"), id="generic"
        ),
    ],
)
def test_a_page_without_a_class_has_no_facts_and_no_fault(page: str) -> None:
    assert read(page) == (None, ())


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ((PARCEL.replace("name: Parcel", "name: Ünit"),), 3),
        ((PARCEL, property_item("Größe", "System.Int32")), 11),
        ((PARCEL, property_item("Size", "System.Int32[,]")), 11),
        ((PARCEL, property_item("Size", "")), 11),
        ((SEALED_CLASS.replace("name: Yes", "name: Yes!", 1),), 17),
        ((COURIER_AGENT, method_item("Größe", "System.String")), 12),
        ((COURIER_AGENT, method_item("SendAsync", "A.B@")), 12),
        ((COURIER_AGENT, method_item("SendAsync", "", ("a", "A.B@"))), 18),
        ((COURIER_AGENT, method_item("SendAsync", "", ("a b", "A.B"))), 18),
    ],
)
def test_a_name_that_cannot_be_read_is_left_out_and_said(
    items: tuple[str, ...], line: int
) -> None:
    facts, found = read(docfx_page(*items))
    assert [(each.id, each.line) for each in found] == [("page-name", line)]
    names = {each.name for each in facts.members} if facts else set[WireName]()
    assert names <= {"Yes", "NO"}
    assert facts is None or (facts.properties, facts.methods) == ((), ())


def test_broken_yaml_gives_no_facts() -> None:
    facts, found = read(docfx_page(PARCEL) + "- [\n")
    assert facts is None
    assert [each.id for each in found] == ["page-yaml"]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ('The <xref href="A.B.Parcel" data-x="y"></xref> goes.', "The Parcel goes."),
        ("See <xref href='A.B.Send(System.Int32)'/>.", "See Send."),
        ('<xref href="A.B.Send*"></xref>', "Send"),
        ('<xref href="System.Tuple%602"></xref>', "Tuple"),
        ('<xref href="A.B?text=C.D" name="seen"></xref>', "seen"),
        ('<xref uid="A.B.C"></xref>', "C"),
        ('<xref href="A.B.C">the words</xref>', "the words"),
        ("Nothing<xref></xref>.", "Nothing."),
        ("&quot;a&quot; &lt; <p>b</p>", '"a" <\nb'),
        ('<xref href="A.&lt;script&gt;x"></xref>y', None),
        ("\n \n", None),
    ],
)
def test_a_summary_is_plain_text(summary: str, expected: str | None) -> None:
    text = text_from_summary(summary)
    assert (text and text.raw) == expected


def test_the_seeds_are_read_without_diagnostics() -> None:
    pages = [read_page(path.name, path.read_bytes()) for path in SEEDS.glob("*.yml")]
    assert [page.diagnostics for page in pages if page.diagnostics] == []
    without_facts = [page.kind for page in pages if page.facts is None]
    assert without_facts == [PageKind.TOC]
