"""Types that hold themselves end in `any`, whichever source defines them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support.rest_pages import rest_page

from generator.model.expressions import notation
from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]


def _class(name: str, base: str) -> str:
    return (
        "### YamlMime:ManagedReference\nitems:\n"
        f"- uid: Post.Data.{name}\n  name: {name}\n  type: Class\n  namespace: Post.Data\n"
        f"  syntax:\n    content: 'public class {name} : Dictionary<string, {base}>'\n"
    )


@pytest.mark.parametrize(
    "bases",
    [
        {"Parcel": "Post.Data.Parcel"},
        {"Parcel": "Post.Data.Box", "Box": "Post.Data.Parcel"},
        {"Parcel": "Post.Data.Parcel[]"},
    ],
    ids=["itself", "each other", "lists of itself"],
)
def test_classes_that_extend_a_dictionary_of_themselves_end_in_any(
    build: Build, bases: dict[str, str]
) -> None:
    pages = {f"{name}.yml": _class(name, base) for name, base in bases.items()}
    pages["Holder.yml"] = (
        "### YamlMime:ManagedReference\nitems:\n"
        "- uid: Post.Data.Holder\n  name: Holder\n  type: Class\n  namespace: Post.Data\n"
        "  syntax:\n    content: public class Holder\n"
        "- uid: Post.Data.Holder.Parcels\n  name: Parcels\n  type: Property\n"
        "  syntax:\n    content: public Parcel P\n    return:\n      type: Post.Data.Parcel\n"
    )
    pages["a.md"] = rest_page(
        "GET /api/v1/Agents/Courier/Get",
        response_body="Holder",
        rows=[("Parcels", "Parcel")],
        response={"Parcels": {}},
    )
    built = build(pages)
    (holder,) = (type_ for type_ in built.api.types if type_.wire == "Holder")
    written = notation(holder.fields[0].type)
    assert written.startswith("dict<string,")
    assert written.rstrip(">").endswith("any")


def test_a_dictionary_whose_keys_and_values_are_dictionaries_is_no_tree(
    build: Build, wsdl_page: Callable[..., str]
) -> None:
    schema = (
        '<xs:complexType name="Deep"><xs:annotation><xs:appinfo><IsDictionary '
        'xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary>'
        '</xs:appinfo></xs:annotation><xs:sequence><xs:element name="Entry" minOccurs="0" '
        'maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="Key" '
        'type="tns:Deep"/><xs:element name="Value" type="tns:Deep"/></xs:sequence>'
        "</xs:complexType></xs:element></xs:sequence></xs:complexType>"
        '<xs:complexType name="Holder"><xs:sequence><xs:element name="D" type="tns:Deep"/>'
        "</xs:sequence></xs:complexType>"
    )
    built = build({"a.md": wsdl_page("Post1", "Courier", schema, "Get")})
    (holder,) = (type_ for type_ in built.api.types if type_.wire == "Holder")
    written = notation(holder.fields[0].type)
    assert written.startswith("dict<any,dict<any,")
    assert len(written) < 1000
