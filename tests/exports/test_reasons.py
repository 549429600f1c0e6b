"""What OpenAPI cannot say is the reason of what a round trip changes; all else is unexplained."""

from __future__ import annotations

import pytest

from benchmarks.exports.reasons import UNEXPLAINED
from benchmarks.exports.round_trip import Lost

_ID = "rest/v1/Parcel/Get"
_HEADERS = "headers that are media types and security in OpenAPI"
_SPACE = "white space and escapes of Markdown"
_PATCH = "a patch has media types in OpenAPI"


@pytest.mark.parametrize(
    ("kind", "place", "before", "after", "reason"),
    [
        ("operations.parameters", f"{_ID}#header Accept", "there", "", _HEADERS),
        ("operations.parameters.type", f"{_ID}#header Accept", '"a"', "", _HEADERS),
        (
            "operations.parameters.type",
            f"{_ID}#header Accept",
            '"a"',
            '"b"',
            UNEXPLAINED,
        ),
        ("operations.parameters", f"{_ID}#query Accept", "there", "", UNEXPLAINED),
        ("operations.parameters", f"{_ID}#header SO-Culture", "there", "", UNEXPLAINED),
        (
            "operations.parameters.order",
            _ID,
            "path id, header Accept, query by",
            "path id, query by",
            _HEADERS,
        ),
        (
            "operations.parameters.order",
            _ID,
            "path id, header Accept, query by",
            "query by, path id",
            UNEXPLAINED,
        ),
        (
            "operations.parameters.type",
            f"{_ID}#query a",
            '"array<any>"',
            '"array<string>"',
            "lists in a URL of what another source knows",
        ),
        (
            "operations.parameters.type",
            f"{_ID}#body a",
            '"array<any>"',
            '"array<string>"',
            UNEXPLAINED,
        ),
        ("operations.description", _ID, '"A\\nb  \\\\c"', '"A b c"', _SPACE),
        ("operations.description", _ID, '"A b"', '"A c"', UNEXPLAINED),
        ("types.kind", "types/A", '"a b"', '"a  b"', UNEXPLAINED),
        (
            "operations.body.content_types",
            f"{_ID}/body",
            "[]",
            '["application/merge-patch+json"]',
            _PATCH,
        ),
        (
            "operations.body.content_types",
            f"{_ID}/body",
            '["a/b","c/d"]',
            '["application/json-patch+json","a/b","c/d"]',
            _PATCH,
        ),
        ("operations.body.content_types", f"{_ID}/body", "[]", '["a/b"]', UNEXPLAINED),
    ],
)
def test_a_change_has_a_reason(
    kind: str, place: str, before: str, after: str, reason: str
) -> None:
    assert Lost(kind, place, before, after).reason == reason
