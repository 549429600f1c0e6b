"""Whether a REST request is as its sample and the tables of its page show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from superoffice._runtime.testing.http_text import Shown
from superoffice._runtime.transport.messages import Headers

from .data import Case
from .exchange import Received
from .forms.made_up_parts import FILE
from .forms.received_forms import form_problems
from .json_places import round_trip_problem
from .rest_arguments import RestArguments

CLIENT_HEADERS: Final = {
    "SO-Language": "sv",
    "SO-Culture": "nb-NO",
    "SO-TimeZone": "UTC",
    "SO-AppToken": "app-token-of-the-contract",
}
"""The headers that the client is set to send, checked where the page lists them."""
TENANT: Final = "/Cust1"
"""The part of the URL that names the tenant."""


def request_problems(
    case: Case, shown: Shown, arguments: RestArguments, received: Received
) -> Iterator[str]:
    """The differences between a request and its sample."""
    path = f"{TENANT}{arguments.path(shown.target.partition('?')[0])}"
    if received.method != shown.method:
        yield f"sent {received.method}, the page shows {shown.method!r}"
    if received.path != path:
        yield f"sent the path {received.path}, the page shows {path!r}"
    if sorted(received.arguments) != sorted(arguments.query):
        yield f"sent the query {received.arguments}, the page has {arguments.query}"
    if any(not is_quoted(pair) for pair in received.query):
        yield f"the query is not quoted: {received.query}"
    yield from _header_problems(case, shown, received.headers)
    yield from _argument_problems(arguments, received.headers)
    yield from _accept_problems(shown, arguments, received.headers)
    yield from _body_problems(shown, arguments, received)


def is_quoted(pair: str) -> bool:
    """Whether reserved characters are percent-encoded (RFC 3986, section 2.2), and a space is no plus."""
    return pair.isascii() and not set(pair) & set(" +\"'<>#?&/")


def _header_problems(case: Case, shown: Shown, sent: Headers) -> Iterator[str]:
    for name in ("Authorization", "Accept-Language"):
        if name in shown.headers and sent.get(name) != shown.headers[name]:
            yield f"sent {name} {sent.get(name)!r}, the page shows {shown.headers[name]!r}"
    listed = {row.name for row in case.rows("header")}
    for name, value in CLIENT_HEADERS.items():
        language = shown.headers.get("Accept-Language", value)
        expected = language if name == "SO-Language" else value
        if name in listed and sent.get(name) != expected:
            yield f"sent {name} {sent.get(name)!r}, not {expected!r}"


def _argument_problems(arguments: RestArguments, sent: Headers) -> Iterator[str]:
    """The headers and cookies that are arguments."""
    pairs = (pair.partition("=") for pair in sent.get("Cookie", "").split("; "))
    cookies = {name: value for name, _, value in pairs}
    for (place, wire), text in arguments.headers.items():
        received = sent.get(wire) if place == "header" else cookies.get(wire)
        if received != text:
            yield f"sent the {place} {wire} as {received!r}, not {text!r}"


def _accept_problems(
    shown: Shown, arguments: RestArguments, sent: Headers
) -> Iterator[str]:
    """Pages show JSON even where the answer is a file; the media types of files are in their tables."""
    kinds = {
        kind.partition(";")[0].strip() for kind in sent.get("Accept", "").split(",")
    }
    expected = shown.headers.get("Accept", "").partition(";")[0].strip()
    if kinds == {""} or (expected not in {"", *kinds} and not arguments.gets_file):
        yield f"sent Accept {sent.get('Accept')!r}, the page shows {expected!r}"


def _body_problems(
    shown: Shown, arguments: RestArguments, received: Received
) -> Iterator[str]:
    kind = received.headers.get("Content-Type", "")
    if arguments.sends_file:
        if received.content != FILE:
            yield f"sent another file: {received.content[:60]!r}"
        if not kind:
            yield "sent no Content-Type"
        return
    if arguments.sends_form:
        yield from form_problems(arguments.form, received)
        return
    if not shown.body:
        return
    if kind.lower() != shown.headers.get("Content-Type", kind).lower():
        yield f"sent Content-Type {kind}, the page shows {shown.headers['Content-Type']!r}"
    try:
        problem = round_trip_problem(arguments.settled, received.content)
    except ValueError:
        problem = f"sent no JSON: {received.content[:60]!r}"
    if problem:
        yield f"the body differs: {problem}"
