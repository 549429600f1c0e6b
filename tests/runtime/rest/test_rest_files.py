"""Files that are uploaded, files that are downloaded, and the operations of a PATCH."""

from __future__ import annotations

import asyncio
import inspect
import io
import json
from base64 import b64encode
from collections.abc import Callable
from email.message import Message
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path
from typing import Any

import msgspec
import pytest
from example_rest._client import AsyncSuperOffice, SuperOffice
from example_rest.models import Person
from servers.recording import RecordingServer

from generator.runtime.errors import (
    EncodeError,
    NotFoundError,
    ResponseTooLargeError,
    ServiceError,
    TransportError,
)
from generator.runtime.rest.bodies.files import File, file_body
from generator.runtime.rest.bodies.patch import PatchOperation
from generator.runtime.rest.downloads.async_download import adownload
from generator.runtime.rest.downloads.download import download
from generator.runtime.rest.downloads.receiving import FileReceiver
from generator.runtime.transport.messages import Headers, Request, Response
from generator.runtime.transport.uploads import UploadRequest

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1000
IMAGE = {"Content-Type": "image/png"}
Download = Callable[..., int]


def sync(url: str, use: Callable[[Any, Any], Any], **settings: Any) -> Any:
    with SuperOffice(f"{url}/api", auth=None, **settings) as so:
        return use(so, download)


def asynchronous(url: str, use: Callable[[Any, Any], Any], **settings: Any) -> Any:
    async def run() -> Any:
        async with AsyncSuperOffice(f"{url}/api", auth=None, **settings) as so:
            return await use(so, adownload)

    return asyncio.run(run())


both = pytest.mark.parametrize("call", [sync, asynchronous])


def form(content: bytes, kind: str) -> Message:
    """The only part of a form."""
    whole = BytesParser(policy=HTTP).parsebytes(
        f"Content-Type: {kind}\r\n\r\n".encode() + content
    )
    (part,) = whole.get_payload()
    assert isinstance(part, Message)
    return part


def uploaded(file: object, allowed: tuple[str, ...] = ()) -> tuple[bytes, str]:
    """Body and content type of a file."""
    body, kind = file_body("image", file, allowed)
    return body if isinstance(body, bytes) else b"".join(body.pieces()), kind


# ---------------------------------------------------------------- uploads


@pytest.mark.parametrize("kind", ["bytes", "path", "file", "standing file", "File"])
def test_a_file_is_bytes_a_path_or_an_open_file(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    standing = io.BytesIO(b"xx" + PNG)
    standing.seek(2)
    sources = {
        "bytes": PNG,
        "path": path,
        "file": io.BytesIO(PNG),
        "standing file": standing,
        "File": File(path),
    }
    assert uploaded(sources[kind], ("image/png",)) == (PNG, "image/png")


@pytest.mark.parametrize("source", ["a.png", 5, io.StringIO("text"), None, [b"a"]])
def test_what_is_no_file_is_refused(source: object) -> None:
    with pytest.raises(EncodeError, match=r"^expected bytes, a Path or a binary file"):
        file_body("image", source, ())


class Pipe(io.BytesIO):
    """A file that can be read only once."""

    def seekable(self) -> bool:
        return False


def test_a_file_that_can_be_read_only_once_is_read_at_once() -> None:
    assert file_body("image", Pipe(PNG), ()) == (PNG, "application/octet-stream")


@both
@pytest.mark.parametrize("as_form", [False, True])
def test_a_file_is_read_while_it_is_sent(call: Any, as_form: bool, server: RecordingServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    server.answer(b"77", headers={"Content-Type": "application/json"})
    monkeypatch.delattr(UploadRequest, "content")
    file = File(path, as_form=as_form)
    assert call(server.url, lambda so, _: so.person.save_image(5, file)) == 77
    (sent,) = server.requests
    assert PNG in sent.body
    assert sent.headers["content-length"] == str(len(sent.body))
    assert sent.headers["content-type"].startswith(
        "multipart/form-data" if as_form else "image/png"
    )


@both
def test_the_next_attempt_sends_the_whole_file(call: Any, server: RecordingServer) -> None:  # fmt: skip
    server.answer(status=503, headers={"Retry-After": "0"})
    server.answer(b"77", headers={"Content-Type": "application/json"})
    file = io.BytesIO(b"xx" + PNG)
    file.seek(2)
    assert call(server.url, lambda so, _: so.person.save_image(5, file)) == 77
    assert [sent.body for sent in server.requests] == [PNG, PNG]


def test_a_transport_that_knows_no_uploads_sees_the_content(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    seen: list[Request] = []

    class Keeping:
        def send(self, request: Request) -> Response:
            seen.append(request)
            return Response(status=200, content=b"77")

        def close(self) -> None:
            """Does nothing."""

    so = SuperOffice("https://a.example/api", auth=None, transport=Keeping())
    so.person.save_image(5, path)
    assert seen[0].content == PNG
    assert repr(seen[0]) == f"UploadRequest(PUT https://a.example/api/v1/Person/5/Image, {len(PNG)} bytes)"  # fmt: skip
    assert msgspec.structs.replace(seen[0], url="https://b.example").content == PNG


def test_a_missing_file_is_an_error_before_anything_is_sent(
    server: RecordingServer, tmp_path: Path
) -> None:
    with (
        SuperOffice(f"{server.url}/api", auth=None) as so,
        pytest.raises(FileNotFoundError),
    ):
        so.person.save_image(5, tmp_path / "nothing")
    assert server.requests == []


def test_the_content_type_can_be_given() -> None:
    file = File(PNG, content_type="image/bmp")
    assert uploaded(file, ("image/png",)) == (PNG, "image/bmp")
    with pytest.raises(EncodeError, match=r"^headers\.Content-Type: "):
        file_body("image", File(PNG, content_type="image/x\r\nX: 1"), ())


@pytest.mark.parametrize(
    ("file", "allowed", "name"),
    [
        (File(PNG, as_form=True), ("image/png", "multipart/form-data"), "file"),
        (File(PNG, as_form=True, name="a.png"), (), "a.png"),
        (File(Path("x/logo.png"), name="b.png", as_form=True), (), "b.png"),
        (PNG, ("multipart/form-data",), "file"),
    ],
)
def test_a_form_has_the_file_and_its_name(file: Any, allowed: tuple[str, ...], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    (tmp_path / "x").mkdir()
    (tmp_path / "x/logo.png").write_bytes(PNG)
    monkeypatch.chdir(tmp_path)
    content, kind = uploaded(file, allowed)
    assert kind.startswith("multipart/form-data; boundary=")
    part = form(content, kind)
    assert part.get_param("name", header="Content-Disposition") == "image"
    assert part.get_filename() == name
    assert PNG + b"\r\n--" in content


def test_the_name_of_a_path_or_an_open_file_is_the_files(tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(PNG)
    with path.open("rb") as file:
        assert (File(path).name, File(file).name) == ("logo.png", "logo.png")
    assert repr(File(path)) == "File('logo.png')"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ('a"; filename="b', b'filename="a%22; filename=%22b"'),
        ("a\r\nX: 1", b'filename="a%0D%0AX: 1"'),
        ("å.png", 'filename="å.png"'.encode()),
    ],
)
def test_a_name_cannot_leave_its_quotes(name: str, written: bytes) -> None:
    content, _ = uploaded(File(b"x", name=name, as_form=True))
    assert written in content
    assert content.count(b"\r\n") == 6


def test_a_name_that_utf_8_does_not_have_is_refused() -> None:
    with pytest.raises(EncodeError, match="UTF-8"):
        file_body("image", File(b"x", name="\ud800", as_form=True), ())


# ---------------------------------------------------------------- downloads


@both
def test_a_file_goes_to_a_path(call: Any, server: RecordingServer, tmp_path: Path) -> None:  # fmt: skip
    server.answer(PNG, headers=IMAGE)
    target = tmp_path / "a.png"
    size = call(server.url, lambda so, load: load(so.person.get_image, target, 5))
    assert (size, target.read_bytes()) == (len(PNG), PNG)
    assert list(tmp_path.iterdir()) == [target]
    assert server.requests[0].path == "/api/v1/Person/5/Image"


@both
def test_a_file_goes_to_an_open_file(call: Any, server: RecordingServer) -> None:
    server.answer(PNG, headers=IMAGE)
    target = io.BytesIO()
    call(server.url, lambda so, load: load(so.person.get_image, target, person_id=5))
    assert target.getvalue() == PNG


@both
def test_a_file_in_json_is_written_too(call: Any, server: RecordingServer, tmp_path: Path) -> None:  # fmt: skip
    answer = json.dumps(b64encode(PNG).decode()).encode()
    server.answer(answer, headers={"Content-Type": "application/json"})
    target = tmp_path / "a.png"

    def use(so: Any, load: Any) -> Any:
        return load(so.agents.people.get_bytes, target)

    assert call(server.url, use) == len(PNG)
    assert target.read_bytes() == PNG


@both
@pytest.mark.parametrize("answer", [b"null", b""])
def test_no_file_leaves_the_target_alone(call: Any, answer: bytes, server: RecordingServer, tmp_path: Path) -> None:  # fmt: skip
    server.answer(answer, headers={"Content-Type": "application/json"})
    target = tmp_path / "a.png"
    assert call(server.url, lambda so, load: load(so.person.get_image, target, 5)) == 0
    assert list(tmp_path.iterdir()) == []


@both
@pytest.mark.parametrize(
    ("status", "headers", "body", "error"),
    [
        (404, IMAGE, b"no image", NotFoundError),
        (200, {"Content-Type": "application/json"}, b'{"Message": "no"}', ServiceError),
    ],
)
def test_an_error_in_place_of_a_file_is_raised(call: Any, status: int, headers: dict[str, str], body: bytes, error: type[Exception], server: RecordingServer, tmp_path: Path) -> None:  # fmt: skip
    server.answer(body, status=status, headers=headers)
    target = tmp_path / "a.png"
    target.write_bytes(b"old")
    with pytest.raises(error):
        call(server.url, lambda so, load: load(so.person.get_image, target, 5))
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@both
def test_a_file_that_breaks_off_leaves_the_target_alone(call: Any, server: RecordingServer, tmp_path: Path) -> None:  # fmt: skip
    server.answer(PNG, headers=IMAGE, length=len(PNG) + 1)
    target = tmp_path / "a.png"
    with pytest.raises(TransportError):
        call(server.url, lambda so, load: load(so.person.get_image, target, 5), retries=0)  # fmt: skip
    assert list(tmp_path.iterdir()) == []


@both
def test_a_file_is_not_larger_than_the_client_accepts(call: Any, server: RecordingServer, tmp_path: Path) -> None:  # fmt: skip
    server.answer(PNG, headers=IMAGE)

    def use(so: Any, load: Any) -> Any:
        return load(so.person.get_image, tmp_path / "a.png", 5)

    with pytest.raises(ResponseTooLargeError):
        call(server.url, use, max_response_bytes=1000)
    assert list(tmp_path.iterdir()) == []


@both
@pytest.mark.parametrize("pick", ["rows", "text", "function"])
def test_only_methods_that_give_files_are_called(call: Any, pick: str, server: RecordingServer, tmp_path: Path) -> None:  # fmt: skip
    methods: dict[str, Callable[[Any], Any]] = {
        "rows": lambda so: so.person.get_all,
        "text": lambda so: so.agents.people.get_text,
        "function": lambda _: print,
    }

    def use(so: Any, load: Any) -> Any:
        return load(methods[pick](so), tmp_path / "a.png")

    with pytest.raises(TypeError):
        call(server.url, use)
    assert server.requests == []


class Whole:
    """A transport that cannot stream."""

    def send(self, request: Request) -> Response:
        return Response(status=200, headers=Headers(IMAGE), content=PNG)

    def close(self) -> None:
        """Does nothing."""


class AsyncWhole:
    """An asynchronous transport that cannot stream."""

    async def send(self, request: Request) -> Response:
        return Whole().send(request)

    async def aclose(self) -> None:
        """Does nothing."""


@pytest.mark.parametrize(("call", "transport"), [(sync, Whole()), (asynchronous, AsyncWhole())])  # fmt: skip
def test_any_transport_will_do(call: Any, transport: object, tmp_path: Path) -> None:
    target = tmp_path / "a.png"

    def use(so: Any, load: Any) -> Any:
        return load(so.person.get_image, target, 5)

    assert call("https://a.example", use, transport=transport) == len(PNG)
    assert target.read_bytes() == PNG


def test_only_the_call_itself_gives_the_file() -> None:
    """Renewing credentials is a request too, and its answer need not be JSON."""
    so = SuperOffice("https://a.example/api", auth=None, transport=Whole())
    call = so._session.caller.prepare("Person", "GetImage", (5,), {})
    receiver = FileReceiver(io.BytesIO())
    receiver.expect(call)
    moved = msgspec.structs.replace(call.request, url="https://b.example/api/v1/Person/5/Image")  # fmt: skip
    others = [
        msgspec.structs.replace(call.request, method="POST"),
        msgspec.structs.replace(call.request, url="https://a.example/api/v1/Person"),
    ]
    assert [receiver.is_expected(request) for request in (call.request, moved)] == [
        True,
        True,
    ]
    assert [receiver.is_expected(other_request) for other_request in others] == [
        False,
        False,
    ]


def test_the_next_attempt_begins_the_file_anew(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    with FileReceiver(target) as receiver:
        for piece in (b"half of it", b"all"):
            receiver.restart()
            assert receiver.accepts(200, Headers(IMAGE))
            receiver.write(piece)
    assert target.read_bytes() == b"all"
    assert receiver.size == 3


class OneWay(io.BytesIO):
    """A file that takes nothing back."""

    def seekable(self) -> bool:
        return False


def test_a_file_that_takes_nothing_back_gets_no_second_attempt() -> None:
    with FileReceiver(OneWay()) as receiver:
        receiver.restart()
        receiver.write(b"half of it")
        with pytest.raises(TransportError, match="the file has a part of it"):
            receiver.restart()


def test_an_open_file_gets_the_next_attempt_from_where_it_was() -> None:
    target = io.BytesIO()
    target.write(b"before ")
    with FileReceiver(target) as receiver:
        for piece in (b"half of it", b"all"):
            receiver.restart()
            receiver.write(piece)
    assert target.getvalue() == b"before all"


def test_downloads_have_the_signature_of_the_method() -> None:
    for function in (download, adownload):
        first, second, *rest = inspect.signature(function).parameters
        assert (first, second, rest) == ("method", "target", ["args", "kwargs"])


# ---------------------------------------------------------------- PATCH


@pytest.mark.parametrize(
    ("operation", "sent"),
    [
        (PatchOperation.add("/Phones/-", {"Value": "1"}), {"op": "add", "path": "/Phones/-", "value": {"Value": "1"}}),
        (PatchOperation.replace("Name", None), {"op": "replace", "path": "/Name", "value": None}),
        (PatchOperation.remove("/Name"), {"op": "remove", "path": "/Name"}),
        (PatchOperation.test(["Team", 0, "a/b~c"], 5), {"op": "test", "path": "/Team/0/a~1b~0c", "value": 5}),
        (PatchOperation.add("/Boss", Person(name="Ada")), {"op": "add", "path": "/Boss", "value": {"Name": "Ada"}}),
    ],
)  # fmt: skip
def test_a_patch_is_made_of_operations(
    operation: PatchOperation, sent: object, server: RecordingServer
) -> None:
    server.answer(b"{}")
    with SuperOffice(f"{server.url}/api", auth=None) as so:
        so.person.patch_person(5, [operation])
    assert json.loads(server.requests[0].body) == [sent]


def test_an_operation_is_a_mapping() -> None:
    operation = PatchOperation.remove("Name")
    assert dict(operation) == {"op": "remove", "path": "/Name"} == operation
    assert len(operation) == 2
    assert repr(operation) == "PatchOperation(remove /Name)"
