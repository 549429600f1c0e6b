"""Defects of SOAP operation pages that show on the page alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.model.facts import SoapOperationFacts
from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.soap import SOAP_OPERATION_CHECKS
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import split_page
from generator.reader.read import read_page

Make = Callable[..., str]

TOKEN = "<Parcel:ApplicationToken>t</Parcel:ApplicationToken>\n"
IN_HEADER = f"<E:Header>\n{TOKEN}</E:Header>\n"
BULLETS = "* **parcelId:** The number.\n* **tags:** Words.\n"


def defects(text: str) -> list[PageDefect]:
    facts = read_page("page.md", text.encode())
    assert isinstance(facts.facts, SoapOperationFacts)
    checked = CheckedPage(
        split_page("page.md", text, DiagnosticLog("page.md")), facts, ""
    )
    return [defect for check in SOAP_OPERATION_CHECKS for defect in check(checked)]


def line_of(text: str, defect: PageDefect) -> str:
    return text.split("\n")[defect.line - 1].strip()


def test_headers_beside_the_header_are_a_defect(
    page: Make, soap_envelope: Make
) -> None:
    text = page(prose="", request=soap_envelope("<Parcel:Track/>", TOKEN))
    (defect,) = defects(text)
    assert (defect.id, defect.cause) == ("soap-sample-headers", "request")
    assert line_of(text, defect) == TOKEN.strip()


def test_one_header_beside_others_is_a_defect(page: Make, soap_envelope: Make) -> None:
    text = page(
        prose="",
        request=soap_envelope("<Parcel:Track/>", IN_HEADER + "<Parcel:Ticket/>\n"),
    )
    (defect,) = defects(text)
    assert line_of(text, defect) == "<Parcel:Ticket/>"


def test_headers_in_the_header_are_right(page: Make, soap_envelope: Make) -> None:
    assert (
        defects(page(prose="", request=soap_envelope("<Parcel:Track/>", IN_HEADER)))
        == []
    )


def track(page: Make, soap_envelope: Make, *elements: str, prose: str = "") -> str:
    inside = "\n".join(elements)
    body = f"<Parcel:Track>\n{inside}\n</Parcel:Track>"
    return page(prose=prose, request=soap_envelope(body, IN_HEADER))


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("ser:duration", ""),
        ("ser:duration", "P"),
        ("ser:duration", "PT"),
        ("ser:duration", "1:30"),
        ("xsd:dateTime", ""),
        ("xsd:dateTime", "tomorrow"),
        ("xsd:dateTime", "2023-02-15"),
        ("xsd:int", ""),
        ("xsd:int", "1.5"),
        ("xsd:int", "\u0661"),
        ("xsd:boolean", "True"),
        ("xsd:double", "1,5"),
    ],
)
def test_a_value_that_its_type_forbids_is_a_defect(
    page: Make, soap_envelope: Make, type_: str, value: str
) -> None:
    namespace = "http://schemas.microsoft.com/2003/10/Serialization/"
    element = (
        f'<Parcel:Held xmlns:ser="{namespace}" xsi:type="{type_}">{value}</Parcel:Held>'
    )
    text = track(page, soap_envelope, element, element)
    (defect,) = defects(text)
    assert (defect.id, defect.cause) == ("soap-sample-value", type_.partition(":")[2])
    assert line_of(text, defect) == element


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        ("ser:duration", "PT0S"),
        ("ser:duration", "-P1Y2M3DT4H5M6.7S"),
        ("xsd:dateTime", "2023-02-15T00:00:00Z"),
        ("xsd:dateTime", "2023-02-15T00:00:00.25+01:00"),
        ("xsd:int", " -5 "),
        ("xsd:boolean", "1"),
        ("xsd:double", "-INF"),
        ("xsd:double", "1.5E-3"),
        ("xsd:string", ""),
        ("xsd:base64Binary", ""),
        ("Parcel:duration", ""),
    ],
)
def test_a_value_that_its_type_allows_is_none(
    page: Make, soap_envelope: Make, type_: str, value: str
) -> None:
    namespace = "http://schemas.microsoft.com/2003/10/Serialization/"
    element = (
        f'<Parcel:Held xmlns:ser="{namespace}" xsi:type="{type_}">{value}</Parcel:Held>'
    )
    assert defects(track(page, soap_envelope, element)) == []


def test_an_element_that_is_nil_has_no_value(page: Make, soap_envelope: Make) -> None:
    element = '<Parcel:Held xsi:type="xsd:int" xsi:nil="true"></Parcel:Held>'
    assert defects(track(page, soap_envelope, element)) == []


ELEMENTS = (
    '<Parcel:ParcelId xsi:type="xsd:string"></Parcel:ParcelId>',
    '<Parcel:Tags xsi:type="xsd:string"></Parcel:Tags>',
)


def test_a_bullet_of_another_name_is_a_defect(page: Make, soap_envelope: Make) -> None:
    bullets = BULLETS.replace("tags", "labels<script>")
    text = track(page, soap_envelope, *ELEMENTS, prose=bullets)
    (defect,) = defects(text)
    assert (defect.id, defect.part) == ("soap-bullet-name", "#param/Tags")
    assert line_of(text, defect).startswith("* **labels")
    assert text.split("\n")[defect.other_line - 1] == ELEMENTS[1]
    # what the page writes is quoted apart from our words
    assert "labels" in defect.detail
    assert "labels" not in defect.message


def test_bullets_in_another_order_are_a_defect(page: Make, soap_envelope: Make) -> None:
    text = track(page, soap_envelope, *reversed(ELEMENTS), prose=BULLETS)
    assert [defect.id for defect in defects(text)] == ["soap-bullet-name"] * 2


@pytest.mark.parametrize(
    "bullets", [BULLETS, BULLETS.replace("parcelId", "parcel_id"), ""]
)
def test_bullets_as_the_request_has_them_are_none(
    page: Make, soap_envelope: Make, bullets: str
) -> None:
    assert defects(track(page, soap_envelope, *ELEMENTS, prose=bullets)) == []


def test_a_missing_bullet_is_another_diagnostic(
    page: Make, soap_envelope: Make
) -> None:
    text = track(page, soap_envelope, *ELEMENTS, prose="* **labels:** Words.\n")
    assert defects(text) == []
