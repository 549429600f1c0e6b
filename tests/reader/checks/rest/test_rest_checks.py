"""Defects of pages of REST operations that show on the page alone."""

from __future__ import annotations

from random import Random

import pytest
from reader.checks.rest.operation_pages import RIGHT, defects_of, page_with, quotes

from benchmarks.page_mutations.edits import mutated

Edits = tuple[tuple[str, str], ...]

ROUTE = "PUT /api/v1/Parcel/{parcelId}"
_ROWS = (
    "| Property Name | Type | Description |",
    "|---|---|---|",
    "| Name | String | Its name. |",
    "| Grams | Integer | Its weight. |",
)
NO_BODY_TABLE = ("\n".join(_ROWS) + "\n\n", "")
NO_BODY_SAMPLE = ('{\n  "Name": "Box",\n  "Grams": 250\n}\n', "")
ANSWER = RIGHT[
    RIGHT.index('{\n  "Name": "Box",\n  "Grams": 250,') : RIGHT.rindex("```")
]
NO_CONTENT = (
    ("| 200 | OK |", "| 204 | No Content |"),
    ("HTTP/1.1 200 OK", "HTTP/1.1 204 No"),
    (ANSWER, ""),
)
BODY = '{\n  "Name": "Box",\n  "Grams": 250\n}'

CASES: dict[str, tuple[str, Edits, str, str]] = {
    "another method in title and heading": (
        "rest-title-route",
        (
            ("title: PUT Parcel", "title: POST Parcel"),
            ("# PUT Parcel", "# POST Parcel"),
        ),
        "title: POST Parcel/{parcelId}",
        ROUTE,
    ),
    "another path in the heading": (
        "rest-title-route",
        (("# PUT Parcel/{parcelId}", "# PUT Parcels/{parcelId}"),),
        "# PUT Parcels/{parcelId}",
        ROUTE,
    ),
    "other names in the title": (
        "rest-title-short",
        (("PUT Parcel/{parcelId}\n", "PUT Parcel/{id}\n"),),
        "title: PUT Parcel/{id}",
        ROUTE,
    ),
    "no status of success": (
        "rest-success-missing",
        (
            ("| 200 | OK |", "| 404 | Not found. |"),
            ("HTTP/1.1 200 OK", "HTTP/1.1 404 No"),
        ),
        "| 404 | Not found. |",
        "",
    ),
    "a type with the status 204": (
        "rest-type-without-content",
        NO_CONTENT,
        "### Response body: Parcel",
        "| 204 | No Content |",
    ),
    "another status in the sample": (
        "rest-sample-status",
        (("HTTP/1.1 200 OK", "HTTP/1.1 201 Created"),),
        "HTTP/1.1 201 Created",
        "| 200 | OK |",
    ),
    "content with the status 204": (
        "rest-sample-without-content",
        (
            ("| 200 | OK |", "| 200 | OK |\n| 204 | No Content |"),
            ("HTTP/1.1 200 OK", "HTTP/1.1 204 No"),
        ),
        "{",
        "HTTP/1.1 204 No",
    ),
    "a body with nothing but a name": (
        "rest-body-undescribed",
        (NO_BODY_TABLE, NO_BODY_SAMPLE),
        "## Request Body: parcel",
        "",
    ),
    "a body that is an array": (
        "rest-body-array",
        ((BODY, f"[\n{BODY}\n]"),),
        "## Request Body: parcel",
        "[",
    ),
    "a body with the wrong word": (
        "rest-body-type",
        (("Request Body: parcel", "Request Body: parcel string"),),
        "## Request Body: parcel string",
        "{",
    ),
    "a flattened body": (
        "rest-query-flattened",
        (
            (
                "| mode |",
                "\n".join(f"| parcel.field{n} | int32 | x |" for n in range(10))
                + "\n| mode |",
            ),
        ),
        "| parcel.field0 | int32 | x |",
        "",
    ),
    "a blank in an address": (
        "rest-example-address",
        (
            ("?mode=Fast", "?name=a b"),
            ("| mode | Enum: Fast, Safe |", "| name | string |"),
        ),
        f"{ROUTE}?name=a b",
        "| name | string | How. |",
    ),
    "an example that is not in its list": (
        "rest-example-value",
        (("?mode=Fast", "?mode=lorem"),),
        f"{ROUTE}?mode=lorem",
        "| mode | Enum: Fast, Safe | How. |",
    ),
    "an example that is no date": (
        "rest-example-value",
        (("2024-10-26T10:30:00Z", "10/26/2024"),),
        f"{ROUTE}?since=10/26/2024",
        "| since | date-time | When. |",
    ),
    "a required parameter": (
        "rest-sample-required",
        (("| since | date-time | When. |", "| since | date-time | **Required** W. |"),),
        ROUTE,
        "| since | date-time | **Required** W. |",
    ),
    "a header in words": (
        "rest-header-in-words",
        (
            (
                "| 200 | OK |",
                "| 200 | OK |\n| 412 | Changed after the If-Unmodified-Since date. |",
            ),
        ),
        "| 412 | Changed after the If-Unmodified-Since date. |",
        "| Authorization | Who. |",
    ),
    "a header that no table has": (
        "rest-sample-header",
        (("Authorization: Basic x", "X-Courier: 5"),),
        "X-Courier: 5",
        "| Authorization | Who. |",
    ),
    "a header of the answer that nothing describes": (
        "rest-sample-header",
        (("Date: Sun", "X-Courier: 5\nDate: Sun"),),
        "X-Courier: 5",
        "",
    ),
    "a month in a date of HTTP": (
        "rest-header-date",
        (("08:49:37 GMT", "08:49:37 G11T"),),
        "Date: Sun, 06 Nov 1994 08:49:37 G11T",
        "",
    ),
    "a media type that the list lacks": (
        "rest-sample-media-type",
        (("| Accept | Formats: `application/json` |", "| Accept | `image/png` |"),),
        "Accept: application/json",
        "| Accept | `image/png` |",
    ),
    "an empty list of media types": (
        "rest-media-types-empty",
        (("| Accept | Formats: `application/json` |", "| Accept | Formats: |"),),
        "| Accept | Formats: |",
        "",
    ),
    "a key without a row": (
        "rest-sample-key",
        (('  "Sent": ', '  "Post": "x",\n  "Sent": '),),
        '"Post": "x",',
        "| Property Name | Type | Description |",
    ),
    "a fraction in place of an integer": (
        "rest-sample-type",
        (('"Grams": 250,', '"Grams": 99.99,'),),
        '"Grams": 99.99,',
        "| Grams | int64 | Its weight. |",
    ),
    "a word in place of a date": (
        "rest-sample-type",
        (("2024-10-26T10:30:00.25+02:00", "lorem"),),
        '"Sent": "lorem",',
        "| Sent | date-time | When. |",
    ),
    "a number in place of a text": (
        "rest-sample-type",
        (('"Name": "Box",\n  "Grams": 250,', '"Name": 5,\n  "Grams": 250,'),),
        '"Name": 5,',
        "| Name | string | Its name. |",
    ),
    "an object in place of an array": (
        "rest-sample-type",
        (('[\n    "fragile"\n  ]', "{}"),),
        '"Tags": {},',
        "| Tags | array | Words. |",
    ),
}


def test_a_page_without_defects() -> None:
    assert defects_of(RIGHT) == []


@pytest.mark.parametrize("case", sorted(CASES))
def test_a_defect_is_found_with_its_lines(case: str) -> None:
    id_, edits, line, other = CASES[case]
    text = page_with(*edits)
    (defect,) = defects_of(text)
    assert defect.id == id_
    assert quotes(text, defect) == (line, other)
    assert len(defect.cause) < 60
    assert "\n" not in defect.message


@pytest.mark.parametrize(
    "edits",
    [
        # words in place of a route
        (
            ("title: PUT Parcel/{parcelId}", "title: Save"),
            ("# PUT Parcel/{parcelId}", "# Save"),
        ),
        # a title with another path, which reading the page reports
        (("title: PUT Parcel/{parcelId}", "title: POST Box/{boxId}"),),
        # a body of which the text says that it is an array
        ((BODY, f"[\n{BODY}\n]"), ("The parcel.\n\n| Prop", "An array.\n\n| Prop")),
        # a type in the text
        (
            NO_BODY_TABLE,
            NO_BODY_SAMPLE,
            ("Body: parcel\n\nThe parcel.", "Body: parcel\n\nA StringDictionary."),
        ),
        # a type in the heading
        (
            NO_BODY_TABLE,
            NO_BODY_SAMPLE,
            ("Request Body: parcel", "Request Body: parcel binary"),
        ),
        # nothing named for nothing
        (*NO_CONTENT, ("### Response body: Parcel", "### Response body: none")),
        # a date without a time, a number of an enum, other capitals
        (("2024-10-26T10:30:00Z", "2024-10-26"), ("?mode=Fast", "?mode=fast,1")),
        # the sample has what is required
        (
            ("| When. |\n\n```http", "| **Required** When. |\n\n```http"),
            (
                f"```http!\n{ROUTE}",
                f"```http!\n{ROUTE}?since=2024-10-26",
            ),
        ),
        # headers that clients send, and those that the page describes in words
        (("Authorization: Basic x", "Host: example.com"),),
        (
            ("Date: Sun", "X-Courier: 5\nDate: Sun"),
            ("Saves a parcel.", "Answers with X-Courier."),
        ),
        # any media type
        (("Accept: application/json\n", "Accept: */*\n"),),
        # a whole number with a point
        (('"Grams": 250,', '"Grams": 250.0,'),),
        # the keys of a dictionary
        (
            ("## Response:\n", "## Response:object\n"),
            ('"Name": "Box",\n  "Grams": 250,', '"other": "Box",\n  "Grams": 250,'),
        ),
    ],
)
def test_what_is_no_defect(edits: Edits) -> None:
    text = page_with(*edits)
    assert defects_of(text) == []


def test_a_few_names_with_a_dot_are_no_body() -> None:
    rows = "\n".join(f"| parcel.field{n} | int32 | x |" for n in range(9))
    assert defects_of(page_with(("| mode |", f"{rows}\n| mode |"))) == []


def test_a_sample_on_a_single_line_has_the_line_of_its_body() -> None:
    text = page_with((BODY, '{"Name": 5, "Grams": 250}'))
    (defect,) = defects_of(text)
    assert quotes(text, defect)[0] == '{"Name": 5, "Grams": 250}'


def test_text_of_a_page_is_only_in_the_detail() -> None:
    text = page_with(("?mode=Fast", "?mode=<script>::error::"))
    (defect,) = defects_of(text)
    assert "<script>" in defect.detail
    assert "script" not in defect.message


def test_hostile_pages_never_raise() -> None:
    chance = Random(21)
    data = RIGHT.encode()
    for _ in range(300):
        text = mutated(data, chance, (data,)).decode("utf-8", "replace")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if "\0" in text:
            continue
        lines = text.count("\n") + 1
        assert all(0 <= defect.line <= lines for defect in defects_of(text))
