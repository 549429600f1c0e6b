"""Whether the SOAP clients send and return what the sample envelopes of the pages show."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from typing import Final

from generator.runtime.auth import TicketAuth
from generator.runtime.soap.codec.facade import Codec, OperationCodec
from generator.runtime.soap.codec.xml import (
    Element,
    local_name,
    namespace,
    parse,
    to_xml,
)
from generator.runtime.testing.canonical import canonical_xml

from .annotations import fits
from .calls import Calls
from .clients import Caller
from .data import Case
from .exchange import Answer, LocalServer, Received
from .made_up import soap_value
from .wsdl import schema_of
from .xml_places import Names, XmlPlaces, altered

_SOAP11: Final = "http://schemas.xmlsoap.org/soap/envelope/"
_TENANT: Final = "/Cust1"
XML: Final = {"Content-Type": "text/xml; charset=utf-8"}


class SoapContract:
    """Checks the clients of one version of SOAP with a server on this machine."""

    def __init__(
        self, package: str, module: str, server: LocalServer, calls: Calls
    ) -> None:
        self._module = module
        self._path = f"{package}.soap.{module}"
        self._server = server
        self._calls = calls
        self._callers: dict[tuple[str, str | None, str | None], Caller] = {}

    @cached_property
    def _names(self) -> Names:
        return Names(self._calls.index, self._path)

    def request(self, case: Case, flavour: str) -> Iterator[str]:
        """The differences between a request and its sample."""
        shown = case.content("request") or b""
        envelope = parse(shown)
        given, problems = self._arguments(case, envelope)
        yield from problems
        self._server.expect(Answer())
        self._caller(envelope, flavour).raw(self._calls.call(case.id), given)
        if len(self._server.received) != 1:
            yield f"sent {len(self._server.received)} requests"
        for received in self._server.received[:1]:
            yield from envelope_problems(case, shown, received)
            yield from _content_problems(shown, received.content)
            if case.sample.wsdl:
                schema = schema_of(case.schemas, case.sample.wsdl)
                yield from schema.problems(parse(received.content))

    def caller(self, case: Case) -> Caller:
        """The synchronous client with the headers of a sample."""
        return self._caller(parse(case.content("request") or b""), "sync")

    def response(self, case: Case, flavour: str) -> Iterator[str]:
        """The differences between the results of an operation and the sample of its answer."""
        request = parse(case.content("request") or b"")
        if "request" in case.sample.defects:
            given = self._made_up(case)
        else:
            given, _ = self._arguments(case, request)
        caller = self._caller(request, flavour)
        call = partial(caller.result, self._calls.call(case.id), given)
        shown = case.content("response") or b""
        self._server.expect(Answer(headers=XML, content=shown))
        result = call()
        annotation = caller.returns(self._calls.call(case.id))
        if not fits(annotation, result):
            yield f"is {type(result).__name__}, the client promises {annotation}"
        places = XmlPlaces(self._names)
        operation = self._operation(case)
        names = [part.wire for part in operation.schema.out]
        places.compare_parts(wrapper(parse(shown)), names, _parts(operation, result))
        yield from places.problems
        yield from self._back(case, shown, result)
        if not places.problems and places.alterable:
            yield from self._changed(case, shown, call)

    def _changed(
        self, case: Case, shown: bytes, call: Callable[[], object]
    ) -> Iterator[str]:
        """The differences after the same answer with unknown elements and members."""
        operation = self._operation(case)
        values = _parts(operation, call())
        envelope = parse(shown)
        wires = [part.wire for part in operation.schema.out]
        for child in wrapper(envelope):
            index = wires.index(local_name(child.tag))
            altered(self._names, child, values[index])
        content = to_xml(envelope).encode()
        self._server.expect(Answer(headers=XML, content=content))
        for problem in self._back(case, content, call()):
            yield f"with unknown elements and members: {problem}"

    def _back(self, case: Case, shown: bytes, result: object) -> Iterator[str]:
        """The differences between the answer and its result, encoded again."""
        operation = self._operation(case)
        codec = Codec.for_package(self._path)
        body = operation.response.encode(_parts(operation, result))
        envelope = (
            f'<s:Envelope xmlns:s="{_SOAP11}"{codec.declarations(body)}>'
            f"<s:Body>{body}</s:Body></s:Envelope>"
        )
        yield from _differences(
            _body_lines(shown), _body_lines(envelope.encode()), "encoded"
        )

    def _operation(self, case: Case) -> OperationCodec:
        return operation_of(self._path, case.id)

    def _arguments(
        self, case: Case, envelope: Element
    ) -> tuple[dict[str, object], list[str]]:
        """The sample's parameters by Python name, and where they differ from what it shows."""
        values = sample_values(self._path, case)
        names = self._calls.parameters(case.id)
        places = XmlPlaces(self._names)
        places.compare_parts(wrapper(envelope), list(names), values)
        return dict(zip(names.values(), values, strict=True)), places.problems

    def _made_up(self, case: Case) -> dict[str, object]:
        """The parameters by Python name, with values that no page shows."""
        codec, names = Codec.for_package(self._path), self._calls.parameters(case.id)
        return {
            names[part.wire]: soap_value(codec, part.type)
            for part in self._operation(case).schema.parameters
        }

    def _caller(self, envelope: Element, flavour: str) -> Caller:
        """The client with the headers of a sample."""
        ticket, token = (
            _header(envelope, name) for name in ("Ticket", "ApplicationToken")
        )
        key = (flavour, ticket, token)
        if key not in self._callers:
            options = {
                "auth": TicketAuth(ticket) if ticket else None,
                "app_token": token,
                "retries": 0,
            }
            url = f"{self._server.url}{_TENANT}/Remote"
            self._callers[key] = self._calls.soap_caller(
                self._module, flavour, url, options
            )
        return self._callers[key]

    def close(self) -> None:
        """Ends the connections of all clients."""
        for caller in self._callers.values():
            caller.close()


def operation_of(path: str, id_: str) -> OperationCodec:
    """The codec of an operation, by its subject id; `path` is the package of its version."""
    _, _, agent, name = id_.split("/")
    return Codec.for_package(path).operation(agent, name)


def sample_values(path: str, case: Case) -> tuple[object, ...]:
    """The parameters of a sample request, in order.

    Raises:
        DecodeError: the client cannot read it.
    """
    envelope = parse(case.content("request") or b"")
    return operation_of(path, case.id).request.decode(wrapper(envelope))


def _parts(operation: OperationCodec, result: object) -> tuple[object, ...]:
    """The out parts of a result, in order."""
    out = operation.schema.out
    if len(out) > 1:
        return tuple(getattr(result, part.name) for part in out)
    return (result,) if out else ()


def wrapper(envelope: Element) -> Element:
    """The element in the body of an envelope, which holds the parts of the message."""
    bodies = [child for child in envelope if local_name(child.tag) == "Body"]
    return next(iter(bodies[0]))


def _header(envelope: Element, name: str) -> str | None:
    """The text of a header, which samples show beside the body or in `Header`."""
    blocks = [child for child in envelope if local_name(child.tag) != "Body"]
    for element in _all(blocks):
        if local_name(element.tag) == name:
            return element.text
    return None


def _all(elements: list[Element]) -> Iterator[Element]:
    for element in elements:
        yield element
        yield from _all(list(element))


def _header_names(envelope: Element) -> list[str]:
    blocks = [child for child in envelope if local_name(child.tag) != "Body"]
    inside = [
        list(block) if local_name(block.tag) == "Header" else [block]
        for block in blocks
    ]
    return [element.tag for block in inside for element in block]


def envelope_problems(case: Case, shown: bytes, received: Received) -> Iterator[str]:
    """The differences between a request and its sample in everything but the parameters."""
    _, version, agent, _ = case.id.split("/")
    path = f"{_TENANT}/Remote/{version}/{agent}.svc"
    if (received.method, received.path) != ("POST", path):
        yield f"sent {received.method} {received.path}, not POST {path}"
    if received.query:
        yield f"sent a query: {received.query}"
    sample, sent = parse(shown), parse(received.content)
    tag = wrapper(sample).tag
    action = f'"{namespace(tag)}/{agent}/{local_name(tag)}"'
    for name, value in (*XML.items(), ("SOAPAction", action)):
        if received.headers.get(name) != value:
            yield f"sent {name} {received.headers.get(name)!r}, not {value!r}"
    headers = _header_names(sample)
    blocks = [f"{{{_SOAP11}}}Header"] * bool(headers) + [f"{{{_SOAP11}}}Body"]
    if sent.tag != f"{{{_SOAP11}}}Envelope" or [child.tag for child in sent] != blocks:
        yield "the envelope is not of SOAP 1.1 with its headers in Header"
    if _header_names(sent) != headers:
        yield f"sent the headers {_header_names(sent)}, the page shows {headers}"
    if wrapper(sent).tag != tag:
        yield f"sent {wrapper(sent).tag}, the page shows {tag}"


def _content_problems(shown: bytes, sent: bytes) -> Iterator[str]:
    lines = canonical_xml(shown).splitlines(), canonical_xml(sent).splitlines()
    yield from _differences(*lines, "sent")


def _body_lines(envelope: bytes) -> list[str]:
    """The canonical form from the body on: headers of answers report how the call went."""
    lines = canonical_xml(envelope).splitlines()
    return lines[lines.index(f" {{{_SOAP11}}}Body") :]


def _differences(expected: list[str], actual: list[str], manner: str) -> Iterator[str]:
    """The first line that differs."""
    if expected != actual:
        pairs = zip([*expected, "nothing"], [*actual, "nothing"], strict=False)
        shown, sent = next(
            (pair for pair in pairs if pair[0] != pair[1]), ("more", "less")
        )
        yield f"{manner} it is {sent.strip()[:120]}, the page shows {shown.strip()[:120]}"
