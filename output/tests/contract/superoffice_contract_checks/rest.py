"""Whether the REST clients send and return what the samples of the pages show."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any, Final, cast

import msgspec

from superoffice._runtime import errors
from superoffice._runtime.auth import Auth, BasicAuth, BearerAuth, TicketAuth
from superoffice._runtime.errors import StatusError
from superoffice._runtime.rest.codec.encode import json_bytes
from superoffice._runtime.rest.schema import Codec
from superoffice._runtime.testing.http_text import Shown, read_message

from .annotations import fits
from .calls import Calls
from .clients import Caller
from .data import Case
from .exchange import Answer, LocalServer
from .json_places import JsonPlaces, round_trip_problem
from .rest_arguments import RestArguments
from .rest_requests import CLIENT_HEADERS, TENANT, request_problems

_ERRORS: Final[Mapping[int, type[StatusError]]] = {
    304: errors.NotModifiedError,
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    409: errors.ConflictError,
    412: errors.PreconditionFailedError,
    421: errors.MisdirectedRequestError,
    429: errors.RateLimitError,
}
FAILURE: Final = (
    b'{"Error": true, "ErrorType": "Contract", "ErrorMessage": "as documented"}'
)
JSON: Final = {"Content-Type": "application/json; charset=utf-8"}
_OF_CONNECTION: Final = frozenset(
    ("connection", "content-encoding", "content-length", "transfer-encoding")
)
"""Headers about the transfer over a connection, which the server sets by itself."""


class RestContract:
    """Checks the REST clients of a package with a server on this machine."""

    def __init__(self, package: str, server: LocalServer, calls: Calls) -> None:
        self._package = package
        self._server = server
        self._calls = calls
        self._callers: dict[tuple[str, str, str], Caller] = {}

    def request(self, case: Case, flavour: str) -> Iterator[str]:
        """The differences between a request and its sample."""
        shown = read_message(case.content("request") or b"")
        caller, call = self._caller(shown, flavour), self._calls.call(case.id)
        arguments = self._arguments(case, caller, shown)
        yield from arguments.problems
        if arguments.problems:
            return
        self._server.expect(Answer(204, "No Content"))
        caller.raw(call, arguments.given)
        if len(self._server.received) != 1:
            yield f"sent {len(self._server.received)} requests"
        for received in self._server.received[:1]:
            yield from request_problems(case, shown, arguments, received)

    def caller(self, case: Case) -> Caller:
        """The synchronous client with the headers of a sample."""
        return self._caller(read_message(case.content("request") or b""), "sync")

    def plain_caller(self, flavour: str) -> Caller:
        """The client without credentials."""
        return self._caller(read_message(b""), flavour)

    def response(self, case: Case, flavour: str) -> Iterator[str]:
        """The differences between the results of an operation and the sample of its answer."""
        answer = read_message(case.content("response") or b"")
        request = read_message(case.content("request") or b"")
        caller = self._caller(request, flavour)
        if "request" in case.sample.defects:
            request = msgspec.structs.replace(request, body=b"")
        given = self._arguments(case, caller, request, _rows(answer)).given
        name = self._calls.call(case.id)
        call = partial(caller.result, name, given)
        if answer.status < 300:
            yield from self.result_problems(answer, call, caller.returns(name))
        else:
            yield from self.error_problems(_answer(answer, answer.body), call)
        for row in case.rows("status"):
            code = int(row.name)
            if code >= 300:
                content = b"" if code == 304 else FAILURE
                failure = Answer(code, "Documented", JSON, content)
                yield from self.error_problems(failure, call)

    def _arguments(
        self, case: Case, caller: Caller, shown: Shown, rows: int | None = None
    ) -> RestArguments:
        names = caller.parameters(self._calls.call(case.id))
        codec = Codec.for_package(self._package)
        return RestArguments(codec, case, names, shown, rows)

    def result_problems(
        self, answer: Shown, call: Callable[[], object], annotation: str
    ) -> Iterator[str]:
        """The differences between the result of a call and the answer of the server."""
        self._server.expect(_answer(answer, answer.body))
        result = call()
        if not fits(annotation, result):
            yield f"is {type(result).__name__}, the client promises {annotation}"
        if not answer.body:
            if result is not None:
                yield f"no body gives {type(result).__name__}, not None"
            return
        if not _is_json(answer):
            content = result.encode() if isinstance(result, str) else result
            if content != answer.body:
                yield f"is {result!r:.60}, the page shows {answer.body!r:.60}"
            return
        document = json.loads(answer.body)
        is_typed = annotation not in {"object", "object | None"}
        places = JsonPlaces(_rows_in(document, result), result, typed=is_typed)
        yield from places.problems
        yield from _back(places.settled, result)
        if places.problems or places.altered == places.settled:
            return
        content = json.dumps(places.altered).encode()
        self._server.expect(_answer(answer, content))
        other = call()
        for problem in _back(places.altered, other):
            yield f"with unknown fields and members: {problem}"

    def error_problems(
        self, answer: Answer, call: Callable[[], object]
    ) -> Iterator[str]:
        """The difference between the error of a call and that for the answer of the server."""
        code = answer.status
        self._server.expect(answer)
        other = errors.ServerError if code >= 500 else StatusError
        try:
            call()
        except StatusError as error:
            expected = _ERRORS.get(code, other)
            if type(error) is not expected or error.status != code:
                yield f"status {code} raises {type(error).__name__}"
        else:
            yield f"status {code} raises nothing"

    def _caller(self, shown: Shown, flavour: str) -> Caller:
        """The client with the credentials and the language of a sample."""
        authorization = shown.headers.get("Authorization", "")
        language = shown.headers.get("Accept-Language", "")
        key = (flavour, authorization, language)
        if key not in self._callers:
            options = _options(authorization, language)
            base_path = Codec.for_package(self._package).schema.base_path
            url = f"{self._server.url}{TENANT}{base_path}"
            self._callers[key] = self._calls.rest_caller(flavour, url, options)
        return self._callers[key]

    def close(self) -> None:
        """Ends the connections of all clients."""
        for caller in self._callers.values():
            caller.close()


def _options(authorization: str, language: str) -> dict[str, Any]:
    return {
        "auth": _auth(authorization),
        "app_token": CLIENT_HEADERS["SO-AppToken"],
        "language": language or CLIENT_HEADERS["SO-Language"],
        "culture": CLIENT_HEADERS["SO-Culture"],
        "time_zone": CLIENT_HEADERS["SO-TimeZone"],
        "retries": 0,
    }


def _auth(authorization: str) -> Auth | None:
    """The credentials that give the header of a sample."""
    scheme, _, text = authorization.partition(" ")
    if scheme == "Bearer":
        return BearerAuth(text)
    if scheme == "SoTicket":
        return TicketAuth(text)
    if scheme != "Basic":
        return None
    user, _, password = b64decode(text).decode().partition(":")
    return BasicAuth(user, password)


def _answer(shown: Shown, content: bytes) -> Answer:
    headers = {
        name: value
        for name, value in shown.headers.items()
        if name.lower() not in _OF_CONNECTION
    }
    return Answer(shown.status, shown.reason, headers, content)


def _is_json(shown: Shown) -> bool:
    kind = shown.headers.get("Content-Type", "json").partition(";")[0]
    return kind.strip().lower().endswith("json")


def _rows(answer: Shown) -> int | None:
    """The number of rows of an answer, None where it is no list of rows."""
    try:
        document: object = json.loads(answer.body or b"null")
    except ValueError:
        return None
    rows = _fields(document).get("value")
    return len(cast("list[object]", rows)) if isinstance(rows, list) else None


def _fields(document: object) -> dict[str, object]:
    return cast("dict[str, object]", document) if isinstance(document, dict) else {}


def _rows_in(document: object, result: object) -> object:
    """The part of a document that the result has: the rows of an OData list, else all of it."""
    if isinstance(result, list):
        return _fields(document).get("value", document)
    return document


def _back(expected: object, result: object) -> Iterator[str]:
    problem = round_trip_problem(expected, json_bytes(result))
    if problem:
        yield problem
