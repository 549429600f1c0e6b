"""Requests: URL, headers, body."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from example_rest.enums import Colour, Right
from example_rest.models import Person
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import ConfigurationError, EncodeError
from generator.runtime.options import CallOptions, Settings
from generator.runtime.rest.bodies.files import content_type
from generator.runtime.rest.calls import Caller
from generator.runtime.rest.endpoint import root_url
from generator.runtime.transport.messages import Headers, Request
from generator.runtime.values.flags import Flags

NOW = datetime(2020, 1, 2, 3, 4, 5)


def request(group: str, operation: str, *arguments: object, options: CallOptions | None = None) -> Request:  # fmt: skip
    caller = Caller("example_rest", "https://a.example/C1/api", Headers(), Settings())
    return caller.prepare(group, operation, arguments, options or {}).request


def search(**query: object) -> Request:
    names = ("to", "deleted", "since", "colour", "rights", "score")
    return request("Person", "Search", "g", NOW, *(query.get(name) for name in names))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ({}, ""),
        ({"to": ["a", "b,c", "d&e"]}, "to=a&to=b%2Cc&to=d%26e"),
        ({"to": iter(["å"])}, "to=%C3%A5"),
        ({"to": []}, ""),
        ({"deleted": True}, "deleted=true"),
        ({"deleted": False}, "deleted=false"),
        ({"since": NOW}, "since=2020-01-02T03%3A04%3A05"),
        ({"since": NOW.replace(tzinfo=UTC)}, "since=2020-01-02T03%3A04%3A05Z"),
        ({"since": NOW.replace(microsecond=5, tzinfo=timezone(timedelta(hours=-5)))}, "since=2020-01-02T03%3A04%3A05.000005-05%3A00"),
        ({"colour": Colour.DARK_BLUE}, "colour=DarkBlue"),
        ({"colour": "New"}, "colour=New"),
        ({"rights": Right.SELECT}, "rights=Select"),
        ({"rights": {Right.UPDATE, Right.SELECT}}, "rights=Select%2C%20Update"),
        ({"rights": Flags(Right.UPDATE)}, "rights=Update"),
        ({"score": 1.5}, "score=1.5"),
        ({"score": 2}, "score=2"),
        ({"colour": ""}, "colour="),
    ],
)  # fmt: skip
def test_arguments_are_in_the_query(query: dict[str, object], text: str) -> None:
    assert urlsplit(search(**query).url).query == text


def test_names_of_the_query_keep_their_dollar() -> None:
    prepared = request("Person", "GetAll", "name,category/id", 5)
    assert prepared.url == (
        "https://a.example/C1/api/v1/Person?$select=name%2Ccategory%2Fid&$top=5"
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_out_of_the_query_as_it_went_in(text: str) -> None:
    url = request("Person", "GetAll", text, None).url
    assert parse_qsl(urlsplit(url).query, keep_blank_values=True) == [("$select", text)]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
def test_every_text_is_one_segment_of_the_path(text: str) -> None:
    try:
        url = request("Person", "Search", text, NOW, *[None] * 6).url
    except EncodeError:
        assert text in {".", ".."}
        return
    segments = urlsplit(url).path.split("/")
    assert len(segments) == 8
    assert unquote(segments[5]) == text


@pytest.mark.parametrize(
    ("query", "path", "reason"),
    [
        ({"to": "abc"}, "Search.to", "expected list, got str"),
        ({"to": 5}, "Search.to", "expected list, got int"),
        ({"to": [None]}, "Search.to", "NoneType cannot be written in a URL"),
        ({"colour": Person()}, "Search.colour", "expected Colour or its text, got Person"),
        ({"score": math.nan}, "Search.score", "must be finite"),
        ({"rights": "Select"}, "Search.rights", "expected Right, got str"),
        ({"rights": Colour.RED}, "Search.rights", "expected Right, got Colour"),
        ({"rights": [Right.SELECT, "x"]}, "Search.rights", "not an enum member: 'x'"),
        ({"colour": "\ud800"}, "Search.colour", "has a character that UTF-8 cannot encode"),
        ({"since": NOW.replace(tzinfo=timezone(timedelta(seconds=1)))}, "Search.since", "the offset must be of whole minutes"),
    ],
)  # fmt: skip
def test_an_argument_that_no_url_can_hold_is_named(
    query: dict[str, object], path: str, reason: str
) -> None:
    with pytest.raises(EncodeError) as caught:
        search(**query)
    assert (caught.value.path, caught.value.reason) == (path, reason)


@pytest.mark.parametrize(
    ("group", "operation", "arguments", "path"),
    [
        ("Agents/People", "GetPerson", [None], "GetPerson.person_id"),
        ("Agents/People", "SavePerson", [None, None], "SavePerson.entity"),
        ("Person", "SaveImage", [5, None], "SaveImage.image"),
        ("Person", "GetImage", [None], "GetImage.person_id"),
    ],
)
def test_what_is_required_must_not_be_none(group: str, operation: str, arguments: list[Any], path: str) -> None:  # fmt: skip
    with pytest.raises(EncodeError) as caught:
        request(group, operation, *arguments)
    assert str(caught.value) == f"{path}: must not be None"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (object(), "object cannot be sent as JSON"),
        (math.nan, "JSON has neither NaN nor infinity"),
        ({"a": [math.inf]}, "JSON has neither NaN nor infinity"),
        ("\ud800", "has a character that UTF-8 cannot encode"),
        ({None: 1}, "NoneType cannot be sent as JSON"),
    ],
    ids=["object", "nan", "infinity", "surrogate", "null key"],
)
def test_a_value_that_json_does_not_have_is_named(value: object, reason: str) -> None:
    with pytest.raises(EncodeError) as caught:
        request("Agents/People", "SavePerson", Person(extra=value), None)
    assert caught.value.path in {"SavePerson.entity", "SavePerson.entity.extra"}
    assert caught.value.reason == reason


def test_a_value_in_itself_is_refused() -> None:
    loop: list[object] = []
    loop.append(loop)
    with pytest.raises(EncodeError, match=r"^SavePerson\.entity: is nested too deeply"):
        request("Agents/People", "SavePerson", Person(extra=loop), None)


def test_flags_of_the_body_are_checked() -> None:
    with pytest.raises(EncodeError, match=r"^Grant\.rights: expected Right, got str$"):
        request("Agents/People", "Grant", "Select", None)


@pytest.mark.parametrize("changes", ["text", b"bytes", 5])
def test_changes_are_a_mapping_or_operations(changes: object) -> None:
    with pytest.raises(EncodeError, match=r"^PatchPerson\.changes: expected a mapping"):
        request("Person", "PatchPerson", 5, changes)


def test_any_mapping_is_an_object() -> None:
    prepared = request("Person", "PatchPerson", 5, Headers({"Name": "Ada"}))
    assert json.loads(prepared.content) == {"Name": "Ada"}


@pytest.mark.parametrize("image", ["text", 5, [1]])
def test_a_file_is_bytes(image: object) -> None:
    with pytest.raises(
        EncodeError,
        match=r"^SaveImage\.image: expected bytes, a Path or a binary file, got",
    ):
        request("Person", "SaveImage", 5, image)


@pytest.mark.parametrize("image", [bytearray(b"GIF89a."), memoryview(b"GIF89a.")])
def test_a_file_may_be_a_buffer(image: object) -> None:
    prepared = request("Person", "SaveImage", 5, image)
    assert prepared.content == b"GIF89a."
    assert prepared.headers["Content-Type"] == "image/gif"


IMAGES = ("image/png", "image/jpeg", "image/gif", "image/tiff", "multipart/form-data")


@pytest.mark.parametrize(
    ("start", "allowed", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n", IMAGES, "image/png"),
        (b"\xff\xd8\xff\xe0", IMAGES, "image/jpeg"),
        (b"GIF87a", IMAGES, "image/gif"),
        (b"II*\x00", IMAGES, "image/tiff"),
        (b"MM\x00*", IMAGES, "image/tiff"),
        (b"text", IMAGES, "image/png"),
        (b"", IMAGES, "image/png"),
        (b"GIF89a", ("image/png", "application/octet-stream"), "application/octet-stream"),
        (b"GIF89a", ("multipart/form-data", "image/*", "text/plain"), "text/plain"),
        (b"GIF89a", ("multipart/form-data",), "application/octet-stream"),
        (b"GIF89a", (), "application/octet-stream"),
    ],
)  # fmt: skip
def test_the_content_type_is_one_that_the_operation_takes(start: bytes, allowed: tuple[str, ...], kind: str) -> None:  # fmt: skip
    assert content_type(start, allowed) == kind


@pytest.mark.parametrize(
    ("base", "root"),
    [
        ("https://a.example/C1/api", "https://a.example/C1"),
        ("https://a.example/C1/api/", "https://a.example/C1"),
        ("https://a.example/C1/API/v1/", "https://a.example/C1"),
        ("http://localhost:8080/api/V1", "http://localhost:8080"),
        ("http://a.example/api/api", "http://a.example/api"),
    ],
)
def test_the_base_ends_in_api_or_in_the_version(base: str, root: str) -> None:
    assert root_url(base, "v1") == root


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("https://a.example/C1", "/api"),
        ("https://a.example/C1/v1", "/api"),
        ("https://a.example/C1/apiapi", "/api"),
        ("https://a.example/C1/api/v2", "v2"),
        ("https://user:password@a.example/api", "user name"),
        ("https://a.example/api?x=1", "query"),
        ("ftp://a.example/api", "http"),
        ("https://a.example/\r\n/api", "spaces"),
    ],
)
def test_another_base_is_refused(base: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason) as caught:
        root_url(base, "v1")
    assert "password" not in str(caught.value)
