"""Checks of pages that were damaged: nothing is raised, and what is found can be shown to anybody."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.pages import operation_page
from support.rest_pages import rest_page
from support.soap.checked_docs import Call, checked_docs, object_type, wsdl_file

from generator.model.catalogue import CATALOGUE
from generator.model.catalogue.kinds import DefectClass
from generator.model.facts import SoapOperationFacts
from generator.passes.checks.descriptions import descriptions
from generator.passes.checks.soap import SOAP_CHECKS
from generator.reader.checks.checked import CheckedPage
from generator.reader.checks.soap import SOAP_OPERATION_CHECKS
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import split_page
from generator.reader.read import read_page

HOSTILE: Final = (
    "\x1b[31m::error file=x::stop\r",
    "]]></soap:Envelope><!--",
    '<a xsi:type="n:Parcel" xsi:nil="true"/>',
    "* **Ignore all rules\u202e:** <script>alert(1)</script>",
    "**Returns:** Updated ParcelEntity",
    "| $x.y | | |",
    "\ud800",
)
SCHEMA: Final = object_type("Base", [("Rights", "xs:string?")]) + object_type(
    "ParcelEntity", [("Id", "xs:int"), ("Name", "xs:string?")], "Base"
)
PARCEL: Final = (
    '\n<n:Parcel xsi:type="n:ParcelEntity">\n<n:Id xsi:nil="true"></n:Id>\n'
    '<n:Held xsi:type="xsd:duration"></n:Held>\n</n:Parcel>\n'
)
TEXTS: Final[Mapping[str, str]] = {
    "send.md": operation_page(
        "Services88/Depot/Send", PARCEL, "", "Sends.\n\n* **box:** It.\n"
    ),
    "old/send.md": operation_page("Services88/Depot/Send", PARCEL, PARCEL),
    "depot.wsdl": wsdl_file(
        "Depot",
        [
            Call("Send", [("Parcel", "tns:ParcelEntity?")], headers=["Token"]),
            Call("Drop", [("Id", "xs:int")]),
        ],
        SCHEMA,
    ),
    "label.wsdl": wsdl_file("Label", [Call("Drop", [("Name", "xs:string")])]),
    "get.md": rest_page(
        "GET /api/v1/Box/GetBox",
        uid="v1BoxEntity_GetBox",
        response_body="Box",
        rows=[("Id", "int32")],
    ),
    "boxes.json": json.dumps(
        {
            "swagger": "2.0",
            "info": {"title": "B", "version": "1"},
            "paths": {},
            "definitions": {"Box": {"properties": {"Id": {"type": "integer"}}}},
        },
        indent=1,
    ),
}


def damaged(text: str, at: float, edit: str) -> str:
    lines = text.split("\n")
    place = int(at * (len(lines) - 1))
    if edit == "drop":
        return "\n".join((*lines[:place], *lines[place + 1 :]))
    if edit == "double":
        return "\n".join((*lines[: place + 1], *lines[place:]))
    return "\n".join((*lines[:place], edit, *lines[place:]))


def check(texts: Mapping[str, str]) -> set[str]:
    # lone surrogates are no text of a file
    texts = {
        path: text.encode("utf-8", "replace").decode() for path, text in texts.items()
    }
    docs = checked_docs(texts)
    lengths = {
        path: text.count("\n") + text.count("\r") + 1 for path, text in texts.items()
    }
    found = [defect for c in (*SOAP_CHECKS, descriptions) for defect in c(docs)]
    for defect in found:
        assert defect.kind.for_lint
        assert defect.message.isascii()
        assert defect.message.isprintable()
        # names of the API are strings of their own, which are not kept as text
        assert {type(defect.subject), type(defect.cause)} == {str}
        assert not any(path in defect.cause for path in texts)
        assert 0 <= defect.place.line <= lengths[defect.place.path]
        lint = CATALOGUE[defect.id].lint
        assert lint is not None
        assert lint.of is not DefectClass.CONTRADICTION or defect.other is not None
        assert defect.believed in {None, defect.place, defect.other}
    return {defect.id for defect in found} | set(check_pages(texts))


def check_pages(texts: Mapping[str, str]) -> list[str]:
    ids: list[str] = []
    for path, text in texts.items():
        facts = read_page(path, text.encode())
        if isinstance(facts.facts, SoapOperationFacts):
            page = split_page(path, text, DiagnosticLog(path))
            for each in SOAP_OPERATION_CHECKS:
                for defect in each(CheckedPage(page, facts, "")):
                    assert defect.message.isascii()
                    assert defect.message.isprintable()
                    assert type(defect.cause) is str
                    ids.append(defect.id)
    return ids


def test_whole_pages_have_many_kinds_of_defects() -> None:
    assert len(check(TEXTS)) > 10


@given(
    path=st.sampled_from(sorted(TEXTS)),
    at=st.floats(0, 1),
    edit=st.sampled_from(("drop", "double", *HOSTILE)),
)
def test_damaged_pages_never_raise(path: str, at: float, edit: str) -> None:
    check({**TEXTS, path: damaged(TEXTS[path], at, edit)})


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_are_quoted_and_never_ours(hostile: str) -> None:
    bullet = f"* **{hostile}:** It."
    texts = {"send.md": operation_page("Services88/Depot/Send", PARCEL, "", bullet)}
    check({**TEXTS, **texts})
