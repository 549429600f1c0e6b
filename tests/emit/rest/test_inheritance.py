"""`XWithLinks` extends `X`, so that what was read can be changed and written back."""

from __future__ import annotations

import ast

import pytest
from emit.rest.rest_api import api_of, model, operation

from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import NamedType

LINKS = {"_Links": "dict<string,string>"}


def classes(*types: NamedType) -> dict[str, tuple[str, list[str]]]:
    """The base and the fields of each model."""
    get = operation("Contact/Get", method="GET", returns="#ContactWithLinks")
    sdk = render_sdk(api_of(get, *types), SdkSettings(), reformat=False)
    tree = ast.parse(sdk.files["superoffice/models.py"].data())
    return {
        node.name: (
            ast.unparse(node.bases[0]),
            [ast.unparse(field.target) for field in node.body if isinstance(field, ast.AnnAssign)],
        )
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }  # fmt: skip


def test_a_model_with_links_declares_its_links_only() -> None:
    written = classes(
        model("Contact", Name="string", Id="int32"),
        model("ContactWithLinks", Name="string", Id="int32", **LINKS),
    )
    assert written["ContactWithLinks"] == ("Contact", ["links"])


def test_more_fields_than_those_of_the_base_are_declared_as_well() -> None:
    written = classes(
        model("Contact", Name="string"),
        model("ContactWithLinks", Name="string", More="string", **LINKS),
    )
    assert written["ContactWithLinks"] == ("Contact", ["more", "links"])


@pytest.mark.parametrize(
    "fields",
    [
        {"Name": "string"},
        {"Name": "int32", **LINKS},
        {"Other": "string", **LINKS},
        {**LINKS},
    ],
    ids=["no links", "another type", "another field", "no field of the base"],
)
def test_a_model_that_is_no_such_variant_extends_nothing(
    fields: dict[str, str],
) -> None:
    written = classes(
        model("Contact", Name="string"), model("ContactWithLinks", **fields)
    )
    assert written["ContactWithLinks"][0] == "Model"


def test_a_model_with_links_without_its_base_extends_nothing() -> None:
    written = classes(model("ContactWithLinks", Name="string", **LINKS))
    assert written["ContactWithLinks"] == ("Model", ["name", "links"])
