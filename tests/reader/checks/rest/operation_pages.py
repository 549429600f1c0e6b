"""A page of a REST operation without a defect, and what checks find on pages like it."""

from __future__ import annotations

from generator.reader.checks.checked import CheckedPage, PageDefect
from generator.reader.checks.rest import rest_operation_defects
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import split_page
from generator.reader.read import read_page

RIGHT = """---
title: PUT Parcel/{parcelId}
uid: v1Parcel_Put
---

# PUT Parcel/{parcelId}

```http
PUT /api/v1/Parcel/{parcelId}
```

Saves a parcel.

| Path Part | Type | Description |
|---|---|---|
| parcelId | int32 | Which. **Required** |

## Query String Parameters

| Parameter Name | Type | Description |
|---|---|---|
| mode | Enum: Fast, Safe | How. |
| since | date-time | When. |

```http
PUT /api/v1/Parcel/{parcelId}?mode=Fast
PUT /api/v1/Parcel/{parcelId}?since=2024-10-26T10:30:00Z
```

## Request Headers

| Parameter Name | Description |
|---|---|
| Authorization | Who. |
| Content-Type | Formats: `application/json` |
| Accept | Formats: `application/json` |

## Request Body: parcel

The parcel.

| Property Name | Type | Description |
|---|---|---|
| Name | String | Its name. |
| Grams | Integer | Its weight. |

## Response:

The parcel.

| Response | Description |
|---|---|
| 200 | OK |

### Response body: Parcel

| Property Name | Type | Description |
|---|---|---|
| Name | string | Its name. |
| Grams | int64 | Its weight. |
| Sent | date-time | When. |
| Tags | array | Words. |
| Insured | bool | Whether. |

## Sample request

```http!
PUT /api/v1/Parcel/{parcelId}
Authorization: Basic x
Content-Type: application/json
Accept: application/json

{
  "Name": "Box",
  "Grams": 250
}
```

## Sample response

```http_
HTTP/1.1 200 OK
Content-Type: application/json
Date: Sun, 06 Nov 1994 08:49:37 GMT

{
  "Name": "Box",
  "Grams": 250,
  "Sent": "2024-10-26T10:30:00.25+02:00",
  "Tags": [
    "fragile"
  ],
  "Insured": null
}
```
"""


def page_with(*edits: tuple[str, str]) -> str:
    """The page with other words in place of some of its own, which it must have."""
    text = RIGHT
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text


def defects_of(text: str) -> list[PageDefect]:
    """What the checks find on a page."""
    facts = read_page("page.md", text.encode())
    outline = split_page("page.md", text, DiagnosticLog("page.md"))
    return list(rest_operation_defects(CheckedPage(outline, facts, "")))


def quotes(text: str, defect: PageDefect) -> tuple[str, str]:
    """Both lines of a defect, the second one empty where there is none."""
    lines = ["", *text.split("\n")]
    return lines[defect.line].strip(), lines[defect.other_line].strip()
