"""WSDL 1.1 documents: in a page's fence, or as a file of their own.

The first SOAP 1.1 binding gives the operations; its port type gives messages and documentation, and the parts of the
messages give the wrapper elements. `wsdl_types` reads the schemas.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from generator.model.facts import (
    SchemaElement,
    WsdlFacts,
    WsdlHeader,
    WsdlOperation,
)
from generator.model.text import QName, Text, wire_name
from generator.reader.log import DiagnosticLog
from generator.reader.page.blocks import Fence
from generator.reader.page.indented_code import indented_blocks
from generator.reader.page.limits import MAX_OPERATIONS, limited
from generator.reader.page.names import checked_name, checked_qname
from generator.reader.page.outline import Form, Page
from generator.reader.page.xml import (
    XmlDocument,
    XmlElement,
    XmlError,
    children,
    is_uri,
    parse_xml,
    resolve,
    root_name,
)
from generator.reader.soap.subject import (
    Claim,
    decide,
    endpoint_claims,
    heading_claims,
    last_segment,
    require,
    title_claims,
)
from generator.reader.soap.wsdl_schemas import Schemas, read_schemas
from generator.reader.soap.wsdl_types import (
    contents,
    documentation_text,
    element_type,
    is_nillable,
    schema_types,
)

_WSDL: Final = "{http://schemas.xmlsoap.org/wsdl/}"
_SOAP: Final = "{http://schemas.xmlsoap.org/wsdl/soap/}"
_SOAP_12: Final = "{http://schemas.xmlsoap.org/wsdl/soap12/}"
_ROOT: Final = "definitions"
_TITLE_END: Final = "Agent WSDL"


class _Wsdl(msgspec.Struct, frozen=True):
    """A document with its chosen binding; `messages` are the elements of parts, by message and part.

    `headers` are those that have been read so far, by element: all operations of an agent have the same few.
    """

    document: XmlDocument
    log: DiagnosticLog
    schemas: Schemas
    messages: Mapping[str, Mapping[str, str]]
    binding: XmlElement
    port_type: XmlElement
    headers: dict[str, WsdlHeader]


def is_wsdl(page: Page) -> bool:
    """Whether the page holds a WSDL, or has the title of such a page: what it then lacks is reported."""
    return _source(page) is not None or _title(page).endswith(_TITLE_END)


def _title(page: Page) -> str:
    return page.front_matter.get("title", "") or page.first_heading


def _source(page: Page) -> tuple[str, int] | None:
    """The WSDL of a page and the line on which it starts, or None where it has none."""
    if page.form is Form.XML:
        return (page.text, 1) if root_name(page.text) == _ROOT else None
    fences = _wsdl_fences(page)
    if not fences and _title(page).endswith(_TITLE_END):
        blocks = indented_blocks(list(enumerate(page.lines, 1)))
        fences = [block for block in blocks if root_name(block.body) == _ROOT]
    return (fences[0].body, fences[0].line + 1) if fences else None


def _wsdl_fences(page: Page) -> list[Fence]:
    return [fence for fence in page.fences if root_name(fence.body) == _ROOT]


def read_wsdl(page: Page, log: DiagnosticLog) -> WsdlFacts | None:
    """The facts of a WSDL, or None, with a diagnostic, where it cannot be used."""
    source = _source(page)
    if source is None:
        log.add("page-incomplete", 0, "the page holds no WSDL")
        return None
    for other in _wsdl_fences(page)[1:]:
        log.add("page-part-repeated", other.line, "the page holds another WSDL")
    try:
        document = parse_xml(*source)
        wsdl = _open(document, log)
        return None if wsdl is None else _facts(page, wsdl)
    except XmlError as error:
        log.add(error.id, error.line, error.message, error.detail)
        return None


def _open(document: XmlDocument, log: DiagnosticLog) -> _Wsdl | None:
    bindings = [
        binding
        for binding in children(document.root, f"{_WSDL}binding")
        if binding.find(f"{_SOAP}binding") is not None
    ]
    port_types = _global(document, "portType")
    for binding in bindings[:1]:
        type_ = resolve(document, binding, binding.get("type", ""))
        if type_ in port_types:
            schemas = read_schemas(document, f"{_WSDL}types", log)
            messages = _messages(document)
            _report_others(document, bindings, log)
            port_type = port_types[type_]
            return _Wsdl(document, log, schemas, messages, binding, port_type, {})
    message = "the WSDL has no SOAP 1.1 binding with its port type"
    log.add("page-incomplete", document.first_line, message)
    return None


def _global(document: XmlDocument, name: str) -> dict[str, XmlElement]:
    """The top elements with the tag `name`, by the `{namespace}name` that they define."""
    namespace = document.root.get("targetNamespace", "")
    return {
        f"{{{namespace}}}{element.get('name', '')}": element
        for element in children(document.root, f"{_WSDL}{name}")
    }


def _messages(document: XmlDocument) -> dict[str, dict[str, str]]:
    return {
        tag: {
            part.get("name", ""): resolve(document, part, part.get("element", ""))
            for part in children(message, f"{_WSDL}part")
            if part.get("element") is not None
        }
        for tag, message in _global(document, "message").items()
    }


def _report_others(
    document: XmlDocument, bindings: list[XmlElement], log: DiagnosticLog
) -> None:
    used = bindings[0].get("type")
    line = document.line(bindings[0])
    for other in bindings[1:]:
        if other.get("type") != used:
            message = f"this binding and the first (line {line}) are of different port types; the first was used"
            log.add("page-disagrees", document.line(other), message)


def _facts(page: Page, wsdl: _Wsdl) -> WsdlFacts | None:
    root, line = wsdl.document.root, wsdl.document.first_line
    namespace = root.get("targetNamespace", "")
    subject = decide(_claims(page, wsdl, namespace), wsdl.log)
    version = require("version", subject.version, line, wsdl.log)
    agent = require("agent", subject.agent, line, wsdl.log)
    if version is None or agent is None or not _usable(namespace, wsdl):
        return None
    return WsdlFacts(
        version=version,
        agent=agent,
        target_namespace=namespace,
        documentation=_agent_documentation(wsdl),
        types=schema_types(wsdl.schemas),
        operations=_operations(wsdl),
        line=line,
        schemas_last_line=_schemas_last_line(wsdl.document),
        binding_line=_binding_line(wsdl),
        has_soap_12=_has_soap_12(wsdl.document),
    )


def _binding_line(wsdl: _Wsdl) -> int:
    binding = wsdl.binding.find(f"{_SOAP}binding")
    return wsdl.document.line(wsdl.binding if binding is None else binding)


def _has_soap_12(document: XmlDocument) -> bool:
    bindings = children(document.root, f"{_WSDL}binding")
    return any(each.find(f"{_SOAP_12}binding") is not None for each in bindings)


def _schemas_last_line(document: XmlDocument) -> int:
    """The line of the element after the schemas: the parser gives where elements begin, not where they end."""
    types = document.root.find(f"{_WSDL}types")
    following = None if types is None else types.getnext()
    return document.last_line if following is None else document.line(following)


def _usable(namespace: str, wsdl: _Wsdl) -> bool:
    usable = is_uri(namespace)
    if not usable:
        message = "the target namespace is no URI"
        wsdl.log.add("page-xml", wsdl.document.first_line, message, namespace)
    return usable


def _claims(page: Page, wsdl: _Wsdl, namespace: str) -> list[Claim]:
    """Strongest first: generated clients use the namespace and the port type."""
    line = wsdl.document.line(wsdl.port_type)
    version = wire_name(last_segment(namespace))
    port_type = Claim("port type", line, version, wsdl.port_type.get("name"))
    return [
        port_type,
        *endpoint_claims(page, len(page.lines) + 1),
        *title_claims(page),
        *heading_claims(page),
    ]


def _agent_documentation(wsdl: _Wsdl) -> Text | None:
    """The documentation of the port type, else that of the service."""
    service = wsdl.document.root.find(f"{_WSDL}service")
    documentation = _documentation(wsdl.port_type)
    if documentation is None and service is not None:
        return _documentation(service)
    return documentation


def _documentation(node: XmlElement) -> Text | None:
    return documentation_text(node.find(f"{_WSDL}documentation"))


def _operations(wsdl: _Wsdl) -> tuple[WsdlOperation, ...]:
    described = {
        operation.get("name", ""): operation
        for operation in children(wsdl.port_type, f"{_WSDL}operation")
    }
    read = [
        _operation(wsdl, bound, described.get(bound.get("name", "")))
        for bound in children(wsdl.binding, f"{_WSDL}operation")
    ]
    operations = tuple(operation for operation in read if operation is not None)
    line = wsdl.document.line(wsdl.binding)
    return limited(operations, MAX_OPERATIONS, "operations", line, wsdl.log)


def _operation(
    wsdl: _Wsdl, bound: XmlElement, described: XmlElement | None
) -> WsdlOperation | None:
    line = wsdl.document.line(bound)
    name = checked_name(bound.get("name", ""), line, wsdl.log)
    action = _soap_action(bound)
    request = _wrapper(wsdl, described, "input")
    response = _wrapper(wsdl, described, "output")
    if name is None:
        return None
    if action is None or request is None or response is None or described is None:
        message = "an operation lacks its soapAction or a message with one element"
        wsdl.log.add("page-incomplete", line, message, name)
        return None
    request_headers = _headers(wsdl, bound, "input")
    response_headers = _headers(wsdl, bound, "output")
    return WsdlOperation(
        name=name,
        soap_action=action,
        request=request[0],
        response=response[0],
        parameters=request[1],
        out=response[1],
        request_headers=tuple([header for header, _ in request_headers]),
        response_headers=tuple([header for header, _ in response_headers]),
        documentation=_documentation(described),
        line=line,
        request_header_lines=tuple([line for _, line in request_headers]),
        response_header_lines=tuple([line for _, line in response_headers]),
        documentation_line=_documentation_line(wsdl, described),
        action_line=_action_line(wsdl, bound),
    )


def _action_line(wsdl: _Wsdl, bound: XmlElement) -> int:
    node = bound.find(f"{_SOAP}operation")
    return wsdl.document.line(bound if node is None else node)


def _documentation_line(wsdl: _Wsdl, described: XmlElement) -> int:
    node = described.find(f"{_WSDL}documentation")
    return 0 if node is None else wsdl.document.line(node)


def _soap_action(bound: XmlElement) -> str | None:
    operation = bound.find(f"{_SOAP}operation")
    action = None if operation is None else operation.get("soapAction")
    return action if action is not None and is_uri(action) else None


def _wrapper(
    wsdl: _Wsdl, described: XmlElement | None, direction: str
) -> tuple[QName, tuple[SchemaElement, ...]] | None:
    """The wrapper element of a port type's operation and its contents."""
    message = None if described is None else described.find(f"{_WSDL}{direction}")
    if message is None:
        return None
    parts = _parts(wsdl, message)
    # wrapped messages name their part so by convention
    tag = parts.get("parameters", next(iter(parts.values()), ""))
    inside = contents(wsdl.schemas, tag)
    if inside is None:
        return None
    name = checked_qname(tag, wsdl.document.line(message), wsdl.log)
    return None if name is None else (name, inside)


def _parts(wsdl: _Wsdl, reference: XmlElement) -> Mapping[str, str]:
    """The parts of the message that an input, output or header refers to."""
    tag = resolve(wsdl.document, reference, reference.get("message", ""))
    return wsdl.messages.get(tag, {})


def _headers(
    wsdl: _Wsdl, bound: XmlElement, direction: str
) -> list[tuple[WsdlHeader, int]]:
    """The headers of a message, each with the line that binds it."""
    read = [
        (_header(wsdl, header), wsdl.document.line(header))
        for message in children(bound, f"{_WSDL}{direction}")
        for header in children(message, f"{_SOAP}header")
    ]
    return [(header, line) for header, line in read if header is not None]


def _header(wsdl: _Wsdl, header: XmlElement) -> WsdlHeader | None:
    tag = _parts(wsdl, header).get(header.get("part", ""), "")
    if tag not in wsdl.headers:
        read = _declared_header(wsdl, tag, wsdl.document.line(header))
        if read is None:
            return None
        wsdl.headers[tag] = read
    return wsdl.headers[tag]


def _declared_header(wsdl: _Wsdl, tag: str, line: int) -> WsdlHeader | None:
    node = wsdl.schemas.elements.get(tag)
    if node is None:
        wsdl.log.add("page-incomplete", line, "a header has no element in the schemas")
        return None
    name = checked_name(node.get("name", ""), line, wsdl.log)
    type_ = element_type(wsdl.schemas, node)
    if name is None or type_ is None:
        return None
    return WsdlHeader(name, type_, is_nillable(node))
