"""A SOAP service like WCF's BasicHttpBinding: it accepts what its WSDL allows, and nothing else.

Checked are method, path, content type, SOAPAction, the place of headers, and everything in `Header` and `Body` against
the schemas of the WSDL. What does not hold is answered with WCF's fault or status, and kept in `refused`.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from lxml import etree

from .recording import Answer, RecordedRequest

SOAP: Final = "http://schemas.xmlsoap.org/soap/envelope/"
XS: Final = "http://www.w3.org/2001/XMLSchema"
XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_WSDL: Final = "http://schemas.xmlsoap.org/wsdl/"
_SOAP_BINDING: Final = "http://schemas.xmlsoap.org/wsdl/soap/"
_DISPATCHER: Final = (
    "http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher"
)
_NS: Final = {"w": _WSDL, "s": _SOAP_BINDING, "x": XS}
XML: Final = {"Content-Type": "text/xml; charset=utf-8"}


def wsdl_of_page(page: bytes) -> bytes:
    """The WSDL in the fence of a page."""
    return page.split(b"```xml\n")[1].partition(b"\n```")[0].strip()


@dataclass(frozen=True)
class WsdlOperation:
    """An operation of the WSDL; names of elements are in the notation of lxml."""

    name: str
    action: str
    request: str
    response: str
    request_headers: tuple[str, ...]
    response_headers: tuple[str, ...]


class Wsdl:
    """The WSDL of one agent."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.root: Any = etree.fromstring(data)
        self.namespace: str = self.root.get("targetNamespace")

    @property
    def schemas(self) -> list[Any]:
        """The schemas in it."""
        found: list[Any] = self.root.findall("w:types/x:schema", _NS)
        return found

    @cached_property
    def schema(self) -> Any:
        """All schemas as one validator."""
        with tempfile.TemporaryDirectory() as folder:
            places: dict[str, str] = {}
            for number, schema in enumerate(self.schemas):
                places[schema.get("targetNamespace")] = f"{number}.xsd"
            assert len(places) == len(self.schemas)
            for schema in self.schemas:
                for element in schema.findall("x:import", _NS):
                    element.set("schemaLocation", places[element.get("namespace")])
                path = Path(folder, places[schema.get("targetNamespace")])
                path.write_bytes(etree.tostring(schema))
            imports = "".join(
                f'<x:import namespace="{namespace}" schemaLocation="{place}"/>'
                for namespace, place in places.items()
            )
            top = Path(folder, "top.xsd")
            top.write_text(f'<x:schema xmlns:x="{XS}">{imports}</x:schema>')
            return etree.XMLSchema(etree.parse(str(top)))

    @cached_property
    def operations(self) -> dict[str, WsdlOperation]:
        """The operations by name."""
        return {operation.name: operation for operation in self._operations()}

    def _operations(self) -> Iterator[WsdlOperation]:
        port_type = self.root.find("w:portType", _NS)
        for bound in self.root.find("w:binding", _NS).findall("w:operation", _NS):
            name = bound.get("name")
            declared = port_type.find(f"w:operation[@name='{name}']", _NS)
            yield WsdlOperation(
                name=name,
                action=bound.find("s:operation", _NS).get("soapAction"),
                request=self._body(declared, "input"),
                response=self._body(declared, "output"),
                request_headers=self._headers(bound, "input"),
                response_headers=self._headers(bound, "output"),
            )

    def _body(self, declared: Any, way: str) -> str:
        message = declared.find(f"w:{way}", _NS).get("message")
        return self._element(message, "parameters")

    def _headers(self, bound: Any, way: str) -> tuple[str, ...]:
        found = bound.findall(f"w:{way}/s:header", _NS)
        return tuple(
            self._element(element.get("message"), element.get("part"))
            for element in found
        )

    def _element(self, message: str, part: str) -> str:
        name = message.rpartition(":")[2]
        found = self.root.find(f"w:message[@name='{name}']/w:part[@name='{part}']", _NS)
        prefix, _, local = found.get("element").rpartition(":")
        return f"{{{found.nsmap[prefix]}}}{local}"

    def faults(self, element: Any) -> str | None:
        """What is wrong with an element by the schemas; None when nothing is."""
        alone = etree.fromstring(etree.tostring(element, with_tail=False))
        if self.schema.validate(alone):
            return None
        return str(self.schema.error_log.last_error)


def envelope(body: bytes, headers: bytes = b"") -> bytes:
    """An answer as WCF writes it: no prefix that a client may rely on."""
    head = b"<Q:Header>%s</Q:Header>" % headers if headers else b""
    return b'<Q:Envelope xmlns:Q="%s">%s<Q:Body>%s</Q:Body></Q:Envelope>' % (
        SOAP.encode(),
        head,
        body,
    )


class RefusedError(Exception):
    """The service refuses a request with this status and this fault code."""

    def __init__(self, reason: str, status: int = 500, code: str = "") -> None:
        super().__init__(reason)
        self.status = status
        self.code = code


Respond = Callable[[Wsdl, WsdlOperation, Any], bytes]
"""Makes the answer to a valid request body."""


class WcfService:
    """The agents of one version. `url_path` is what stands before the version.

    Use `respond` with a `RecordingServer`, or the service itself as a transport of a client.
    """

    def __init__(
        self, version: str, wsdls: dict[str, Wsdl], answer: Respond, url_path: str
    ) -> None:
        self._version = version
        self._wsdls = wsdls
        self._answer = answer
        self._url_path = url_path
        self.accepted: list[tuple[str, str]] = []
        """Agent and operation of each accepted request."""
        self.refused: list[str] = []
        """The reasons why the others were refused."""

    def respond(self, request: RecordedRequest) -> Answer:
        """The answer to a request."""
        try:
            return Answer(headers=XML, body=self._taken(request))
        except RefusedError as error:
            self.refused.append(f"{request.path}: {error}")
            if not error.code:
                return Answer(status=error.status)
            return Answer(status=500, headers=XML, body=_fault(error))

    def _taken(self, request: RecordedRequest) -> bytes:
        agent, wsdl = self._service(request)
        operation = _operation(wsdl, request)
        body = _checked_body(wsdl, operation, request.body)
        self.accepted.append((agent, operation.name))
        return self._answer(wsdl, operation, body)

    def _service(self, request: RecordedRequest) -> tuple[str, Wsdl]:
        if request.method != "POST":
            raise RefusedError("only POST is taken", 405)
        pattern = rf"{self._url_path}/{self._version}/([A-Za-z]+)\.svc"
        found = re.fullmatch(pattern, request.path)
        if found is None or found[1] not in self._wsdls:
            raise RefusedError("there is no such service", 404)
        if request.headers.get("content-type") != XML["Content-Type"]:
            raise RefusedError("the content type is not text/xml in UTF-8", 415)
        return found[1], self._wsdls[found[1]]


def _operation(wsdl: Wsdl, request: RecordedRequest) -> WsdlOperation:
    action = request.headers.get("soapaction", "")
    for operation in wsdl.operations.values():
        if action == f'"{operation.action}"':
            return operation
    raise RefusedError(
        f"no contract has the action {action}", code="ActionNotSupported"
    )


def _checked_body(wsdl: Wsdl, operation: WsdlOperation, content: bytes) -> Any:
    root: Any = etree.fromstring(content)
    if root.tag != f"{{{SOAP}}}Envelope":
        raise RefusedError("the message is not of SOAP 1.1", 415)
    names = [etree.QName(child).localname for child in root]
    inside = {etree.QName(child).namespace for child in root}
    if names not in (["Body"], ["Header", "Body"]) or inside != {SOAP}:
        raise RefusedError(f"the envelope holds {names}", 400)
    _check_headers(wsdl, operation, root[:-1])
    parts = list(root[-1])
    if [part.tag for part in parts] != [operation.request]:
        found = [part.tag for part in parts]
        raise RefusedError(f"the body holds {found}", code="DeserializationFailed")
    _validate(wsdl, parts[0])
    return parts[0]


def _check_headers(wsdl: Wsdl, operation: WsdlOperation, blocks: list[Any]) -> None:
    for header in (header for block in blocks for header in block):
        if header.tag not in operation.request_headers:
            raise RefusedError(
                f"{header.tag} is no header", code="DeserializationFailed"
            )
        _validate(wsdl, header)


def _validate(wsdl: Wsdl, element: Any) -> None:
    wrong = wsdl.faults(element)
    if wrong is not None:
        raise RefusedError(wrong, code="DeserializationFailed")


def _fault(error: RefusedError) -> bytes:
    fault = etree.Element(f"{{{SOAP}}}Fault", nsmap={"Q": SOAP, "a": _DISPATCHER})
    etree.SubElement(fault, "faultcode").text = f"a:{error.code}"
    etree.SubElement(fault, "faultstring").text = str(error)
    return envelope(etree.tostring(fault))


class WcfTransport:
    """Carries requests of a client to a service without a network; `response` and `headers` are the SDK's classes."""

    def __init__(self, service: WcfService, response: Any, headers: Any) -> None:
        self._service = service
        self._response = response
        self._headers = headers

    def send(self, request: Any) -> Any:
        """The service's answer."""
        path = re.sub(r"https?://[^/]+", "", request.url)
        recorded = RecordedRequest(
            method=request.method,
            path=path,
            query={},
            headers={name.lower(): text for name, text in request.headers.items()},
            body=request.content,
        )
        answer = self._service.respond(recorded)
        return self._response(
            status=answer.status,
            headers=self._headers(answer.headers),
            content=answer.body,
        )

    def close(self) -> None:
        """There is nothing to close."""


class AsyncWcfTransport(WcfTransport):
    """The same for an asynchronous client."""

    async def send(self, request: Any) -> Any:
        """The service's answer."""
        return super().send(request)

    async def aclose(self) -> None:
        """There is nothing to close."""
