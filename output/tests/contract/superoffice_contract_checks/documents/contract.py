"""Whether the REST clients send and return what documents of OpenAPI say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from superoffice_contract_checks.calls import Calls
from superoffice_contract_checks.clients import Caller
from superoffice_contract_checks.data import Case
from superoffice_contract_checks.exchange import Answer as Prepared
from superoffice_contract_checks.exchange import LocalServer
from superoffice_contract_checks.forms.made_up_parts import FILE
from superoffice_contract_checks.rest import FAILURE, JSON, RestContract
from superoffice_contract_checks.rest_arguments import schema_of
from superoffice._runtime.errors import NoResultError
from superoffice._runtime.rest.schema import Codec
from superoffice._runtime.testing.http_text import Shown
from superoffice._runtime.transport.messages import Headers

from .arguments import Arguments
from .json_parts import Json, fields, text
from .operation import Answer, Documented, Media, OperationReader, Stated
from .requests import request_problems
from .sources import sources_of

_TEXT: Final = b"a text, \xc3\xbc"


class DocumentContract:
    """Checks the REST clients of a package; `rest` has them."""

    def __init__(
        self, package: str, server: LocalServer, calls: Calls, rest: RestContract
    ) -> None:
        self._package = package
        self._server = server
        self._calls = calls
        self._rest = rest

    def request(self, case: Case, flavour: str) -> Iterator[str]:
        """The differences between a request and what its document says."""
        documented = read_operation(case)
        caller = self._rest.plain_caller(flavour)
        arguments = self._arguments(case, caller)
        yield from arguments.problems
        if arguments.problems:
            return
        self._server.expect(Prepared(204, "No Content"))
        caller.raw(self._calls.call(case.id), arguments.given)
        if len(self._server.received) != 1:
            yield f"sent {len(self._server.received)} requests"
        for received in self._server.received[:1]:
            yield from request_problems(documented, arguments, received)

    def response(self, case: Case, flavour: str) -> Iterator[str]:
        """The differences between the results of an operation and the answers that its document describes."""
        reader, stated = read_operation(case)
        caller, name = self._rest.plain_caller(flavour), self._calls.call(case.id)
        for status, answer in _answers(stated):
            if status >= 300:
                content = b"" if status == 304 else FAILURE
                failure = Prepared(status, "Documented", JSON, content)
                call = partial(caller.result, name, self._arguments(case, caller).given)
                yield from self._rest.error_problems(failure, call)
                continue
            for shown, is_only in _shown(reader, status, answer):
                rows = _rows(shown)
                call = partial(
                    caller.result, name, self._arguments(case, caller, rows).given
                )
                try:
                    yield from self._rest.result_problems(
                        shown, call, caller.returns(name)
                    )
                except NoResultError:
                    if shown.body or is_only:
                        raise

    def source(self, case: Case) -> str:
        """Where the values come from: from examples of what is sent or answered, or made up."""
        reader, stated = read_operation(case)
        media = [each for _, answer in _answers(stated) for each in answer.content]
        shown = [
            (each.schema, example)
            for each in (*media, *stated.body)
            for example in each.examples
        ]
        shown += [
            (each.schema, example)
            for each in stated.parameters
            for example in each.examples
        ]
        if not shown:
            return "made-up values"
        if any(reader.values.allows(schema, example) for schema, example in shown):
            return "examples"
        return "made-up values, as their schemas do not allow the examples"

    def _arguments(
        self, case: Case, caller: Caller, rows: int | None = None
    ) -> Arguments:
        codec = Codec.for_package(self._package)
        names = caller.parameters(self._calls.call(case.id))
        return Arguments(
            codec, read_operation(case), schema_of(codec, case.id), names, rows
        )


@cache
def _reader(folder: Path, dialect: str) -> OperationReader:
    return OperationReader(sources_of(folder), dialect)


def read_operation(case: Case) -> Documented:
    """What the document of an operation says of it, and what reads such documents."""
    excerpt: Any = json.loads(case.content("request") or b"")
    document = fields(fields(excerpt).get("document"))
    version = text(document.get("swagger")) or text(document.get("openapi"))
    dialect = version[:3] if version[:3] in {"2.0", "3.0"} else "3.1"
    reader = _reader(case.file.parent, dialect)
    return Documented(reader, reader.stated(fields(excerpt)))


def _answers(stated: Stated) -> Iterator[tuple[int, Answer]]:
    """The answers by status. What stands for all statuses is a success where no other one is."""
    exact = [each for each in stated.answers if each.status.isdecimal()]
    has_success = any(each.status[0] == "2" for each in exact)
    others = {each.status.lower(): each for each in stated.answers if each not in exact}
    success = others.get("2xx") or (None if exact else others.get("default"))
    if success is not None and not has_success:
        yield 200, success
    # an answer below 200 is none yet (RFC 9110, section 15.2)
    yield from ((int(each.status), each) for each in exact if each.status >= "200")


def _shown(
    reader: OperationReader, status: int, answer: Answer
) -> Iterator[tuple[Shown, bool]]:
    """The answers of a server, and whether the document leaves no other."""
    content = answer.content if status not in {204, 205} else ()
    start = f"HTTP/1.1 {status} Documented"
    if not content:
        yield Shown(start, Headers({}), b""), False
        return
    media = next((each for each in content if each.is_json), content[0])
    headers = Headers({"Content-Type": media.name})
    if reader.is_bytes(media):
        of_file = next((each for each in content if not each.is_json), media)
        yield Shown(start, Headers({"Content-Type": of_file.name}), FILE), True
    elif not media.is_json:
        yield Shown(start, headers, _TEXT), True
    else:
        for value in _values(reader, media):
            yield Shown(start, headers, json.dumps(value).encode()), True


def _values(reader: OperationReader, media: Media) -> list[Json]:
    """The examples that the schema allows, else a value that is made up."""
    allowed: list[Json] = [
        reader.values.declared(media.schema, example)
        for example in media.examples
        if example is not None and reader.values.allows(media.schema, example)
    ]
    return allowed or [reader.values.made_up(media.schema)]


def _rows(shown: Shown) -> int | None:
    """The number of rows of an answer, None where it is no list of rows."""
    try:
        rows = fields(json.loads(shown.body)).get("value")
    except ValueError:
        return None
    return len(rows) if isinstance(rows, list) else None
