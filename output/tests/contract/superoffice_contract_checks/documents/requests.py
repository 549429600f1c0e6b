"""Whether a request is as a document says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from superoffice_contract_checks.exchange import Received
from superoffice_contract_checks.forms.made_up_parts import FILE
from superoffice_contract_checks.forms.received_forms import form_problems
from superoffice_contract_checks.json_places import round_trip_problem
from superoffice_contract_checks.rest_requests import CLIENT_HEADERS, TENANT, is_quoted

from .arguments import Arguments
from .json_parts import Json
from .operation import Documented, OperationReader, Stated
from .written import path


def request_problems(
    documented: Documented, arguments: Arguments, received: Received
) -> Iterator[str]:
    """The differences between a request and what its document says."""
    reader, stated = documented
    expected = f"{TENANT}{path(stated.path, arguments.values)}"
    if received.method != stated.method:
        yield f"sent {received.method}, the document says {stated.method}"
    if received.path != expected:
        yield f"sent the path {received.path}, the document says {expected}"
    if _query(received.arguments) != _query(arguments.query):
        yield f"sent the query {received.arguments}, not {arguments.query}"
    if any(not is_quoted(pair) for pair in received.query):
        yield f"the query is not quoted: {received.query}"
    yield from _header_problems(stated, arguments, received)
    yield from _accept_problems(stated, received)
    yield from _body_problems(stated, arguments, reader, received)


def _query(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names and values in any order; a whole number may be written as `1.0`."""
    return sorted((name, value.removesuffix(".0")) for name, value in pairs)


def _header_problems(
    stated: Stated, arguments: Arguments, received: Received
) -> Iterator[str]:
    listed = {each.name for each in stated.parameters if each.where == "header"}
    for name, value in CLIENT_HEADERS.items():
        if name in listed and received.headers.get(name) != value:
            yield f"sent {name} {received.headers.get(name)!r}, not {value!r}"
    pairs = (
        pair.partition("=") for pair in received.headers.get("Cookie", "").split("; ")
    )
    cookies = {name: value for name, _, value in pairs}
    for place, name, expected in arguments.headers:
        sent = received.headers.get(name) if place == "header" else cookies.get(name)
        if sent != expected:
            yield f"sent the {place} {name} as {sent!r}, not {expected!r}"


def _accept_problems(stated: Stated, received: Received) -> Iterator[str]:
    accepted = received.headers.get("Accept", "").split(",")
    kinds = {kind.partition(";")[0].strip().lower() for kind in accepted}
    content = next(
        (answer.content for answer in stated.answers if answer.status[:1] == "2"), ()
    )
    names = {media.name for media in content}
    if names and not kinds & {*names, "*/*"} and "*/*" not in names:
        yield f"sent Accept {accepted}, the document has {sorted(names)}"


def _body_problems(
    stated: Stated, arguments: Arguments, reader: OperationReader, received: Received
) -> Iterator[str]:
    kind = received.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    names = {media.name for media in stated.body}
    if names and kind not in names and "*/*" not in names:
        yield f"sent Content-Type {kind!r}, the document has {sorted(names)}"
    match arguments.kind:
        case "a file":
            if received.content != FILE:
                yield f"sent another file: {received.content[:60]!r}"
        case "a form":
            yield from form_problems(arguments.form, received)
        case "JSON":
            yield from _json_problems(arguments, reader, received.content)
        case _:
            if received.content:
                yield f"sent a body: {received.content[:60]!r}"


def _json_problems(
    arguments: Arguments, reader: OperationReader, content: bytes
) -> Iterator[str]:
    try:
        sent: Json = json.loads(content)
    except ValueError:
        yield f"sent no JSON: {content[:60]!r}"
        return
    problem = round_trip_problem(arguments.body, content)
    if problem:
        yield f"the body differs: {problem}"
    schema = arguments.media.schema if arguments.media else {}
    # a schema that refuses what follows it contradicts itself
    if reader.schemas.problem(schema, arguments.body) is None:
        fault = reader.schemas.problem(schema, sent)
        if fault:
            yield f"sent what the schema of the document does not allow: {fault}"
