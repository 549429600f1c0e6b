"""Pages of models and enums: what a type is, what it holds, and where it is used."""

from __future__ import annotations

import re

import markdown
import msgspec
import pytest
from emit.rest.rest_api import (
    api_of,
    body,
    enum,
    flags,
    model,
    operation,
    path,
)
from markdown_it import MarkdownIt
from support import pages

from generator.emit.docs.types.pages import LARGEST_PAGE
from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import Api, NamedType, joined
from generator.model.custom import CustomClass
from generator.model.text import Text, WireName
from generator.passes import build_api
from generator.reader.read import read_page

GET = operation("Contact/Get", path("id"), method="GET", returns="array<#Contact>")
SAVE = operation("Agents/Sale/Save", body("Contact", "#Contact"), body("Mode", "#Mode"))
CONTACT = model("Contact", Name="string", Mode="#Mode", Parents="array<#Contact>")
MODE = enum("Mode", "None Full")


def _pages(api: Api, *custom: CustomClass) -> dict[str, str]:
    settings = SdkSettings()
    sdk = render_sdk(api, settings, reformat=False, custom_classes=custom)
    return {
        path.removeprefix("docs/api/"): content.data().decode()
        for path, content in sdk.files.items()
        if path.startswith("docs/api/")
    }


def _page(name: str, *types: NamedType) -> str:
    return _pages(api_of(GET, SAVE, *types))[name]


def _described(type_: NamedType, text: str) -> NamedType:
    """The type, whose fields and members have the same text as itself."""
    words = Text(text)
    return msgspec.structs.replace(
        type_,
        text=words,
        fields=tuple(msgspec.structs.replace(part, text=words) for part in type_.fields),
        members=tuple(msgspec.structs.replace(part, text=words) for part in type_.members),
    )  # fmt: skip


def test_a_model_shows_its_fields_and_where_it_is_used() -> None:
    assert _page("models/Contact.md", CONTACT, MODE) == (
        "# Contact\n\n"
        "A model of the REST API.\n\n"
        "```python\nfrom superoffice.models import Contact\n```\n\n"
        "Each field may be `None`, and is then not sent. `Null` says whether the API has null for it.\n\n"
        "## Fields\n\n"
        "| Field | On the wire | Type | Null | Description |\n"
        "|---|---|---|---|---|\n"
        "| `name` | `Name` | `str` | yes |  |\n"
        "| `mode` | `Mode` | [`Mode`](../enums/Mode.md) | yes |  |\n"
        "| `parents` | `Parents` | `list[`[`Contact`](Contact.md)`]` | yes |  |\n\n"
        "## Where it is used\n\n"
        "Taken by:\n\n- [`so.agents.sale.save`](../agents/sale.md#save)\n\n"
        "Returned by:\n\n- [`so.contact.get`](../resources/contact.md#get)\n\n"
        "In fields of models:\n\n- [`Contact.parents`](Contact.md)\n"
    )


def test_an_enum_shows_its_members_and_how_a_value_is_made() -> None:
    numbered = tuple(
        msgspec.structs.replace(member, number=number)
        for number, member in enumerate(MODE.members)
    )
    mode = msgspec.structs.replace(MODE, members=numbered, complete=False)
    page = _page("enums/Mode.md", CONTACT, mode)
    assert page.startswith(
        "# Mode\n\n"
        "An enum of the REST API.\n\n"
        "```python\nfrom superoffice.enums import Mode\n\nvalue = Mode.FULL\n```\n\n"
        "A value is one member, which is also the string that goes over the wire.\n\n"
        '`Mode("New")` is a member too, even if the docs do not list it.\n\n'
        "No page lists all members: these are the ones that the docs show.\n\n"
        "## Members\n\n"
        "| Member | On the wire | Number | Description |\n"
        "|---|---|---|---|\n"
        "| `NONE` | `None` | 0 |  |\n"
        "| `FULL` | `Full` | 1 |  |\n"
    )


def test_flags_show_how_members_are_combined() -> None:
    contact = model("Contact", Mode="#Mode")
    page = _page("enums/Mode.md", contact, flags("Mode", "Read Write"))
    assert (
        "from superoffice import Flags\nfrom superoffice.enums import Mode\n\n"
        "value = Flags(Mode.READ) | Mode.WRITE\n" in page
    )
    assert "A value is a set of members, `Flags[Mode]`." in page
    shown = _page("models/Contact.md", contact, flags("Mode", "Read Write"))
    assert "| `Flags[`[`Mode`](../enums/Mode.md)`]` |" in shown


def test_a_value_on_the_wire_that_is_no_name_is_text() -> None:
    member = msgspec.structs.replace(MODE.members[0], value=Text("On | `Hold`"))
    mode = msgspec.structs.replace(MODE, members=(member,))
    assert r"| `NONE` | On \| \`Hold\` |" in _page("enums/Mode.md", CONTACT, mode)


def test_an_enum_without_known_members_has_no_table() -> None:
    page = _page("enums/Mode.md", CONTACT, enum("Mode", ""))
    assert "value =" not in page
    assert "## Members" not in page


def test_required_fields_and_lines_of_texts_are_shown() -> None:
    name, *others = CONTACT.fields
    required = msgspec.structs.replace(name, required=True, nillable=False, text=Text("First.\nSecond."))  # fmt: skip
    contact = msgspec.structs.replace(CONTACT, fields=(required, *others), text=Text("A firm.\n\n- big\n- small"))  # fmt: skip
    page = _page("models/Contact.md", contact, MODE)
    assert "| `name` | `Name` | `str` | no | Required.<br>First.<br>Second. |" in page
    assert "# Contact\n\nA firm.\n\n- big\n- small\n\n```python" in page


def test_a_model_without_known_fields_says_so() -> None:
    contact = msgspec.structs.replace(model("Contact"), complete=False)
    page = _page("models/Contact.md", contact, MODE)
    assert "The docs show none of its fields: all are in `unknown_fields`." in page
    assert "## Fields" not in page


def test_a_model_that_extends_another_one_names_what_it_inherits() -> None:
    parts = {"Name": "string", "OrgNr": "string"}
    base, linked = model("Contact", **parts), model("ContactWithLinks", **parts, _Links="dict<string,string>")  # fmt: skip
    page = _page("models/ContactWithLinks.md", base, linked, MODE)
    assert "It extends [`Contact`](Contact.md).\n" in page
    assert "From [`Contact`](Contact.md): `name`, `org_nr`\n" in page
    assert re.findall(r"^\| `(\w+)` ", page, re.MULTILINE) == ["links"]
    assert "Extended by:\n\n- [`ContactWithLinks`](ContactWithLinks.md)\n" in _page(
        "models/Contact.md", base, linked, MODE
    )


def test_a_class_of_the_user_is_named_where_it_stands_for_a_model() -> None:
    user = CustomClass(
        module="superoffice_custom.people",
        name="Mine",
        bases=("superoffice.models.Contact",),
        path="superoffice_custom/people.py",
        line=1,
    )
    page = _pages(api_of(GET, SAVE, CONTACT, MODE), user)["models/Contact.md"]
    assert "Your class `superoffice_custom.people.Mine` stands for it" in page
    assert "| `list[`[`superoffice_custom.people.Mine`](Contact.md)`]` |" in page


def test_places_beyond_the_first_are_counted() -> None:
    gets = [operation(f"Agents/Sale/Get{n:02}", returns="#Contact") for n in range(25)]
    page = _pages(api_of(*gets, CONTACT, MODE))["models/Contact.md"]
    assert page.count("](../agents/sale") == 20
    assert "- and 5 more\n" in page


def test_the_pages_of_both_protocols_name_each_other() -> None:
    found = pages.operation_page("Services88/Sale/Save")
    soap = build_api([read_page("soap.md", found.encode())]).api
    (type_,) = [
        msgspec.structs.replace(
            CONTACT,
            id=type(CONTACT.id).of_soap("Services88", "Contact"),
            version=WireName("Services88"),
            fields=(),
            same_as=CONTACT.id,
        )
    ]
    contact = msgspec.structs.replace(CONTACT, same_as=type_.id)
    soap = msgspec.structs.replace(soap, types=(*soap.types, type_))
    made = _pages(joined(soap.soap, api_of(GET, SAVE, contact, MODE).rest))
    assert "[`Contact`](../services88/models/Contact.md) of Services88 is the same type." in made["models/Contact.md"]  # fmt: skip
    assert "[`Contact`](../../models/Contact.md) of the REST API is the same type." in made["services88/models/Contact.md"]  # fmt: skip


def test_classes_that_differ_in_case_only_have_two_pages() -> None:
    types = [model("TypeA", Id="int32"), model("typeA", Name="string")]
    made = _pages(api_of(GET, SAVE, CONTACT, MODE, *types))
    assert "`name`" in made["models/typeA-2.md"]
    assert "`id`" in made["models/TypeA.md"]
    assert "[`typeA`](models/typeA-2.md)" in made["models.md"]


def test_a_large_model_goes_on_on_the_next_pages() -> None:
    names = [f"Field{number:03}" for number in range(500)]
    large = model("Large", **dict.fromkeys(names, "array<#Contact>"))
    made = _pages(api_of(GET, SAVE, CONTACT, MODE, large))
    paths = ["models/Large.md"]
    while more := re.search(r"\[More fields\]\((.*)\)", made[paths[-1]]):
        paths.append(f"models/{more[1]}")
    assert len(paths) > 3
    assert paths[1] == "models/Large.fields-2.md"
    assert sorted(paths) == sorted(path for path in made if path.startswith("models/Large"))  # fmt: skip
    assert all(len(made[path].encode()) <= LARGEST_PAGE + 500 for path in paths)
    shown = [wire for path in paths for wire in re.findall(r"^\| `\w+` \| `(\w+)`", made[path], re.MULTILINE)]  # fmt: skip
    assert shown == names
    assert "[the page of `Large`](Large.md)" in made[paths[2]]


HOSTILE = {
    "HTML": "<script>alert(1)</script> <img src=x onerror=alert(1)>",
    "link": "[x](https://evil.example) https://evil.example ![y](https://evil.example/z.png)",
    "table": "a | b\n|---|---|\n| c | d |",
    "line breaks": "a\nb\r\nc\u2028d\x0ce",
    "fence": "```\ncode\n```\n~~~\n</code></pre>",
    "right to left": "a\u202eb\u2066c\u200fd",
    "heading": "# Fields\n## Members\n---",
    "template": "{{ 7 * 7 }} {% raw %}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_text_of_a_page_adds_nothing_but_text(text: str) -> None:
    """The same elements are rendered, in GitHub's Markdown and in that of sites, whatever the text says."""
    plain = _pages(api_of(GET, SAVE, _described(CONTACT, "x"), _described(MODE, "x")))
    made = _pages(api_of(GET, SAVE, _described(CONTACT, text), _described(MODE, text)))
    assert made.keys() == plain.keys()
    for name in ("models/Contact.md", "enums/Mode.md", "models.md"):
        for render in (MarkdownIt("gfm-like", {"linkify": False}).render, _site):
            assert _elements(render(made[name])) == _elements(render(plain[name]))
        assert all(char.isprintable() or char == "\n" for char in made[name])


def _site(text: str) -> str:
    return markdown.markdown(text, extensions=["tables", "fenced_code", "attr_list"])


def _elements(rendered: str) -> list[str]:
    """The elements but paragraphs, of which a text may have several, and the line breaks in cells."""
    tags = re.findall(r"<(\w+(?: [^>]*)?)/?>", rendered)
    return [tag for tag in tags if tag.strip(" /") not in {"p", "br"}]
