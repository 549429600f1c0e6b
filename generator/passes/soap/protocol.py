"""What every SuperOffice SOAP service has in common, by the WSDLs of all versions.

The tables hold names of the protocol, not of one agent: with them an operation that only a sample shows can still be
called. Source: bindings and headers of the WSDL pages, equal in every version.
"""

from __future__ import annotations

from typing import Final

from generator.model.expressions import Scalar
from generator.model.facts import WsdlHeader
from generator.model.text import QName, WireName

XSD: Final = "http://www.w3.org/2001/XMLSchema"
SERIALIZATION: Final = "http://schemas.microsoft.com/2003/10/Serialization/"
ARRAYS: Final = "http://schemas.microsoft.com/2003/10/Serialization/Arrays"
ARRAY_PREFIX: Final = "ArrayOf"

SCALARS: Final[dict[str, Scalar]] = {
    "string": Scalar.STRING,
    "int": Scalar.INT32,
    "boolean": Scalar.BOOLEAN,
    "dateTime": Scalar.DATE_TIME,
    "short": Scalar.INT16,
    "long": Scalar.INT64,
    "unsignedInt": Scalar.UINT32,
    "double": Scalar.DOUBLE,
    "base64Binary": Scalar.BYTE,
    "anyType": Scalar.ANY,
    # declared by WCF in every WSDL and used by none of the known ones
    "anyURI": Scalar.STRING,
    "byte": Scalar.INT16,
    "decimal": Scalar.DOUBLE,
    "float": Scalar.DOUBLE,
    "QName": Scalar.STRING,
    "unsignedByte": Scalar.INT16,
    "unsignedShort": Scalar.INT32,
    "unsignedLong": Scalar.INT64,
}
"""Local names of XML Schema to scalars."""

SERIALIZATION_SCALARS: Final[dict[str, Scalar]] = {
    "duration": Scalar.DURATION,
    "char": Scalar.INT32,
    "guid": Scalar.STRING,
}
"""Simple types that WCF adds."""

NILLABLE_SCALARS: Final = frozenset({Scalar.STRING, Scalar.BYTE, Scalar.ANY})
"""In the WSDLs nillable is a function of the type: reference types of .NET are, value types are not."""

WSDL_RULE: Final = "wsdl"
"""The rule of all evidence from WSDLs."""

TICKET_HEADER: Final = "Credentials"
TIME_ZONE_HEADER: Final = "TimeZone"


def scalar_of(name: QName) -> Scalar | None:
    """The scalar that a type name stands for, None for the name of a schema's own type."""
    if name.namespace == XSD:
        return SCALARS.get(name.name, Scalar.STRING)
    if name.namespace == SERIALIZATION:
        return SERIALIZATION_SCALARS.get(name.name) or SCALARS.get(name.name)
    return None


def action_of(namespace: str, agent: str, operation: str) -> str:
    """The SOAPAction of an operation, where no WSDL says it."""
    return f"{namespace}/{agent}/{operation}"


def endpoint_path(version: str, agent: str) -> str:
    """The path of an agent's endpoint below the tenant's base URL."""
    return f"/Remote/{version}/{agent}.svc"


def request_headers_of(
    namespace: str, shown: tuple[str, ...]
) -> tuple[WsdlHeader, ...]:
    """The request headers of an operation whose sample shows these.

    No sample shows the time zone; every operation that takes a ticket takes it too.
    """
    time_zone = (TIME_ZONE_HEADER,) if TICKET_HEADER in shown else ()
    return tuple(_header(namespace, name) for name in (*shown, *time_zone))


def response_headers_of(namespace: str) -> tuple[WsdlHeader, ...]:
    """The response headers that every operation has."""
    names = ("ExceptionInfo", "ExtraInfo", "Succeeded", TIME_ZONE_HEADER)
    return tuple(_header(namespace, name) for name in names)


_HEADER_TYPES: Final[dict[str, tuple[str | None, str]]] = {
    "ApplicationToken": (XSD, "string"),
    "Credentials": (None, "SoCredentials"),
    "TimeZone": (None, "SoTimeZone"),
    "ExceptionInfo": (None, "SoExceptionInfo"),
    "ExtraInfo": (None, "SoExtraInfo"),
    "Succeeded": (XSD, "boolean"),
}
"""Header to type; None is the namespace of the version."""


def _header(namespace: str, name: str) -> WsdlHeader:
    type_namespace, type_name = _HEADER_TYPES.get(name, (XSD, "anyType"))
    type_ = QName(type_namespace or namespace, WireName(type_name))
    return WsdlHeader(WireName(name), type_, nillable=name != "Succeeded")
