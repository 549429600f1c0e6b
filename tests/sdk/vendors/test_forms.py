"""Forms are what servers that others wrote read: Werkzeug and python-multipart."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer
from python_multipart import parse_form
from sdk.vendors.conftest import PACKAGE
from servers.recording import RecordedRequest, RecordingServer
from werkzeug import Request, Response

JSON = {"Content-Type": "application/json"}
AWKWARD = 'a "b"\r\nc\\d;=é漢😀%22&+ x'


class FormServer:
    """Werkzeug's reader of forms: the fields and files of each request."""

    def __init__(self, server: HTTPServer) -> None:
        self.url = server.url_for("/shop")
        self.fields: list[dict[str, list[str]]] = []
        self.files: list[list[tuple[str, str | None, str | None, bytes]]] = []
        self.status = 200
        server.expect_request("/shop/login").respond_with_handler(self._read)
        server.expect_request("/shop/orders/5/files").respond_with_handler(self._read)

    def _read(self, request: Request) -> Response:
        self.fields.append(request.form.to_dict(flat=False))
        self.files.append(
            [
                (name, file.filename, file.content_type, file.read())
                for name, file in request.files.items(multi=True)
            ]
        )
        status, self.status = self.status, 200
        retry = {"Retry-After": "0"} if status != 200 else {}
        return Response("7", status, {**JSON, **retry})


@pytest.fixture
def forms(httpserver: HTTPServer) -> FormServer:
    return FormServer(httpserver)


@pytest.fixture
def so(sdk: Any, forms: FormServer) -> Iterator[Any]:
    with sdk.SuperOffice(forms.url, auth=None) as client:
        yield client


def test_the_fields_of_a_form_are_its_parameters(
    sdk: Any, so: Any, forms: FormServer
) -> None:
    address = sdk.models.Address(street="Kai 1", floor=2)
    so.orders.login(
        user=AWKWARD,
        password="",
        remember=True,
        scopes=["a,b", "c d"],
        roles=[sdk.enums.Status.PLACED, "approved"],
        since=datetime(2020, 1, 2),
        address=address,
        labels={"en": "red", "nb": "rød"},
    )
    assert forms.fields == [
        {
            "user": [AWKWARD],
            "password": [""],
            "remember": ["true"],
            "scopes": ["a,b", "c d"],
            "roles": ["placed,approved"],
            "since": ["2020-01-02T00:00:00"],
            "address": ['{"street":"Kai 1","floor":2}'],
            "labels[en]": ["red"],
            "labels[nb]": ["rød"],
        }
    ]


def test_fields_that_are_not_given_are_left_out(so: Any, forms: FormServer) -> None:
    so.orders.login(user="ada", password="x", scopes=[])
    assert forms.fields == [{"user": ["ada"], "password": ["x"]}]


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"user": None, "password": "x"}, "user"),
        ({"user": 5, "password": "x"}, "user"),
        ({"user": "\ud800", "password": "x"}, "user"),
        ({"user": "a", "password": "x", "scopes": "abc"}, "scopes"),
        ({"user": "a", "password": "x", "scopes": [None]}, "scopes"),
        ({"user": "a", "password": "x", "roles": ["a,b"]}, "roles[0]"),
        ({"user": "a", "password": "x", "labels": {"a": {"b": 1}}}, "labels"),
        ({"user": "a", "password": "x", "address": "Kai 1"}, "address"),
    ],
)
def test_what_a_form_cannot_hold_is_refused_before_it_is_sent(
    sdk: Any, so: Any, forms: FormServer, given: dict[str, Any], path: str
) -> None:
    with pytest.raises(sdk.EncodeError) as caught:
        so.orders.login(**given)
    assert caught.value.path.startswith(f"Login.{path}")
    assert forms.fields == []


def test_a_form_with_files_has_a_part_for_each(
    sdk: Any, so: Any, forms: FormServer, tmp_path: Path
) -> None:
    picture = tmp_path / "me.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\r\n--\xff")
    report = sdk.File(b"a;b", name='é "1";\r\n.csv', content_type="text/csv")
    result = so.orders.attach(
        5,
        file=picture,
        pages=[report, b"plain", io.BytesIO(b"open")],
        caption=AWKWARD,
        tags=["a", "b,c"],
        address=sdk.models.Address(city="Oslo"),
        lines=[{"street": "x"}, sdk.models.Address(floor=1)],
        status=sdk.enums.Status.ON_HOLD,
        copies=2,
    )
    assert result == 7
    assert forms.fields == [
        {
            "caption": [AWKWARD],
            "tags": ["a", "b,c"],
            "address": ['{"city":"Oslo"}'],
            "lines": ['{"street":"x"}', '{"floor":1}'],
            "status": ["On_Hold"],
            "copies": ["2"],
        }
    ]
    (files,) = forms.files
    assert [(name, kind, content) for name, _, kind, content in files] == [
        ("file", "image/png", b"\x89PNG\r\n\x1a\n\x00\r\n--\xff"),
        ("pages", "text/csv", b"a;b"),
        ("pages", "application/octet-stream", b"plain"),
        ("pages", "application/octet-stream", b"open"),
    ]
    assert [name for _, name, _, _ in files] == [
        "me.png",
        'é "1";%0D%0A.csv',
        "file",
        "file",
    ]


def test_another_reader_of_forms_finds_the_same(
    sdk: Any, server: RecordingServer, tmp_path: Path
) -> None:
    source = tmp_path / "note.txt"
    source.write_bytes(b"content")
    server.answer(b"7", headers=JSON)
    with sdk.SuperOffice(server.url, auth=None) as so:
        so.orders.attach(5, file=source, caption=AWKWARD, tags=["a", "b"])
    fields, files = _parsed(server.requests[0])
    assert fields == [("caption", AWKWARD), ("tags", "a"), ("tags", "b")]
    assert files == [("file", "note.txt", b"content")]


def _parsed(
    request: RecordedRequest,
) -> tuple[list[tuple[str, str]], list[tuple[str, str, bytes]]]:
    fields: list[tuple[str, str]] = []
    files: list[tuple[str, str, bytes]] = []

    def field(part: Any) -> None:
        fields.append((part.field_name.decode(), part.value.decode()))

    def file(part: Any) -> None:
        part.file_object.seek(0)
        content = part.file_object.read()
        files.append((part.field_name.decode(), part.file_name.decode(), content))

    headers = {
        name.title(): value.encode()
        for name, value in request.headers.items()
        if name in {"content-type", "content-length"}
    }
    parse_form(headers, io.BytesIO(request.body), field, file)
    return fields, files


def test_no_name_or_media_type_adds_a_header(sdk: Any, server: RecordingServer) -> None:
    server.answer(b"7", headers=JSON)
    named = sdk.File(b"x", name='a"\r\nX-Evil: 1\r\n\r\n')
    with sdk.SuperOffice(server.url, auth=None) as so:
        so.orders.attach(5, file=named)
        for kind in ("text/plain\r\nX-Evil: 1", "text/é"):
            with pytest.raises(sdk.EncodeError):
                so.orders.attach(5, file=sdk.File(b"x", content_type=kind))
    (request,) = server.requests
    head, _, _ = request.body.partition(b"\r\n\r\n")
    assert head.count(b"\r\n") == 2
    assert b'filename="a%22%0D%0AX-Evil: 1%0D%0A%0D%0A"' in head


def test_files_are_read_while_they_are_sent(
    sdk: Any, server: RecordingServer, tmp_path: Path
) -> None:
    large = tmp_path / "large.bin"
    with large.open("wb") as file:
        file.truncate(3_000_000)
    sizes: list[int] = []
    uploads = __import__(f"{PACKAGE}._runtime.transport.uploads", fromlist=["x"])

    class Watching:
        """Takes the pieces one by one."""

        def send(self, request: Any) -> Any:
            assert isinstance(request, uploads.UploadRequest)
            sizes.extend(map(len, request.upload.pieces()))
            assert request.headers["Content-Length"] == str(sum(sizes))
            return sdk.Response(status=200, content=b"7")

        def close(self) -> None:
            """Nothing is open."""

    with sdk.SuperOffice(server.url, auth=None, transport=Watching()) as so:
        so.orders.attach(5, file=large, pages=[large], caption="x")
    assert sum(sizes) > 6_000_000
    assert max(sizes) <= 64 * 1024


def test_a_refused_form_is_sent_again_as_a_whole(
    so: Any, forms: FormServer, tmp_path: Path
) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"again")
    forms.status = 503
    assert so.orders.attach(5, file=source, caption="x") == 7
    assert forms.fields == [{"caption": ["x"]}] * 2
    assert [files[0][3] for files in forms.files] == [b"again"] * 2


def test_the_asynchronous_client_sends_the_same_form(
    sdk: Any, forms: FormServer, tmp_path: Path
) -> None:
    source = tmp_path / "a.bin"
    source.write_bytes(b"content")

    async def run() -> Any:
        async with sdk.AsyncSuperOffice(forms.url, auth=None) as so:
            return await so.orders.attach(5, file=source, tags=["a"])

    assert asyncio.run(run()) == 7
    assert forms.fields == [{"tags": ["a"]}]
    assert forms.files == [[("file", "a.bin", "application/octet-stream", b"content")]]


@pytest.mark.parametrize("given", ["text", 5, io.StringIO("text"), [b"x"]])
def test_what_is_no_file_is_refused(
    sdk: Any, so: Any, forms: FormServer, given: object
) -> None:
    with pytest.raises(sdk.EncodeError) as caught:
        so.orders.attach(5, file=given)
    assert caught.value.path == "Attach.file"
    assert forms.files == []
