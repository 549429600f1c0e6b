"""Whether an example of REST sends the documented request, and gets the documented result."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final, cast
from urllib.parse import quote

from superoffice_contract_checks.annotations import fits
from superoffice_contract_checks.clients import Caller
from superoffice_contract_checks.data import Case
from superoffice_contract_checks.exchange import Answer, LocalServer, Received
from superoffice_contract_checks.forms.received_forms import read_form
from superoffice_contract_checks.rest_arguments import schema_of
from superoffice_contract_checks.rest_requests import TENANT
from superoffice._runtime.errors import DecodeError, NoResultError
from superoffice._runtime.rest.schema import Codec, OperationSchema
from superoffice._runtime.testing.http_text import Shown, read_message

from .docs import Example, arguments_of
from .parts import json_problems

_NAME: Final = "so"
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_NEXT_PAGE: Final = "odata.nextLink"


def example_problems(
    package: str, case: Case, example: Example, caller: Caller, server: LocalServer
) -> Iterator[str]:
    """The differences between what an example does and the page; its answer is that of the page."""
    shown = read_message(case.content("request") or b"")
    answer = _answer(case)
    server.expect(answer or Answer(204, "No Content"))
    printed: list[object] = []
    names: dict[str, object] = {_NAME: caller.client, "print": printed.append}
    try:
        # running the text of the docs is the test; `code` refuses all but imports of the SDK, literals and calls of its names
        exec(example.code, names)  # noqa: S102 - only checked code
    except (DecodeError, NoResultError) as error:
        if answer is not None:
            yield f"cannot read the answer: {error}"
    if len(server.received) != 1:
        yield f"sent {len(server.received)} requests"
        return
    received = server.received[0]
    operation = schema_of(Codec.for_package(package), case.id)
    given = arguments_of(example, caller.parameters(example.call), names)
    by_wire = _by_place(operation, caller.parameters(example.call), given)
    yield from _route_problems(received, shown, by_wire)
    yield from _query_problems(case, received, by_wire)
    yield from _body_problems(case, received, shown, operation, by_wire)
    result = printed if example.reads_rows else names.get("result")
    if answer is not None:
        yield from _result_problems(answer, result, caller.returns(example.call))


def _result_problems(answer: Answer, result: object, annotation: str) -> Iterator[str]:
    if not fits(annotation, result):
        yield f"gets {result!r:.60}, the client promises {annotation}"
    is_empty = _document(answer.content) in (None, [], {}, "")
    if annotation != "None" and result in (None, []) and not is_empty:
        yield "gets nothing, the page shows an answer"


_Place = tuple[str, str]


def _by_place(
    operation: OperationSchema, names: list[str], given: dict[str, object]
) -> dict[_Place, object]:
    """The arguments by place and wire name."""
    return {
        (parameter.location, parameter.wire): given[name]
        for name, parameter in zip(names, operation.parameters, strict=True)
        if name in given
    }


def _answer(case: Case) -> Answer | None:
    """The answer of the page, None where it shows none that can be used. It is the only page of its rows."""
    if case.sample.response is None or "response" in case.sample.defects:
        return None
    shown = read_message(case.content("response") or b"")
    if shown.status >= 300:
        return None
    kind = {"Content-Type": shown.headers.get("Content-Type", "application/json")}
    return Answer(shown.status, shown.reason, kind, _without_next(shown.body))


def _without_next(body: bytes) -> bytes:
    document = _document(body)
    if not isinstance(document, dict) or _NEXT_PAGE not in document:
        return body
    fields = cast("dict[str, object]", document)
    return json.dumps(
        {key: fields[key] for key in fields if key != _NEXT_PAGE}
    ).encode()


def _document(content: bytes) -> object:
    """Parsed JSON; None where the content is something else."""
    try:
        return json.loads(content)
    except ValueError:
        return None


def _route_problems(
    received: Received, shown: Shown, given: dict[_Place, object]
) -> Iterator[str]:
    if shown.method and received.method != shown.method:
        yield f"sent {received.method}, the page shows {shown.method}"

    def segment(found: re.Match[str]) -> str:
        value = given.get(("path", found[1]), "")
        if isinstance(value, list):
            items = cast("list[object]", value)
            return ",".join(quote(_text(item), safe="") for item in items)
        return quote(_text(value), safe="")

    template = shown.target.partition("?")[0]
    path = f"{TENANT}{_PLACEHOLDER.sub(segment, template)}"
    if template and received.path != path:
        yield f"sent the path {received.path}, the page shows {template}"


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _query_problems(
    case: Case, received: Received, given: dict[_Place, object]
) -> Iterator[str]:
    sent = {name for name, _ in received.arguments}
    shown = {wire for place, wire in given if place == "query"}
    required = {row.name for row in case.rows("query") if row.required}
    listed = {row.name for row in case.rows("query")}
    if sent != shown or not required <= sent <= listed:
        yield f"sent the query {sent}, the page has {listed} and requires {required}"


def _body_problems(
    case: Case,
    received: Received,
    shown: Shown,
    operation: OperationSchema,
    given: dict[_Place, object],
) -> Iterator[str]:
    bodies = [value for (place, _), value in given.items() if place == "body"]
    if operation.body in {"form", "multipart"}:
        yield from _form_problems(received, operation, given)
    elif operation.body == "binary":
        if [received.content] != bodies:
            yield f"sent another file: {received.content[:60]!r}"
    elif bodies:
        sent: object = json.loads(received.content)
        is_compared = operation.body != "patch" and "request" not in case.sample.defects
        if is_compared and shown.body:
            document: object = json.loads(shown.body)
            yield from json_problems(sent, document)
    elif received.content:
        yield f"sent a body: {received.content[:60]!r}"


def _form_problems(
    received: Received, operation: OperationSchema, given: dict[_Place, object]
) -> Iterator[str]:
    """A form has the fields that the example gives, but for objects that are written in a style of their own."""
    sent = {name.partition("[")[0] for name, _ in read_form(received)}
    usual = {
        parameter.wire for parameter in operation.parameters if parameter.style is None
    }
    wanted = {wire for place, wire in given if place == "body"}
    if sent & usual != wanted & usual:
        yield f"sent the fields {sorted(sent)}, the example gives {sorted(wanted)}"
