"""What all SOAP services of SuperOffice have in common.

With these names of the protocol, an operation that no WSDL binds can still be called. Source: bindings, headers and
types of the WSDL pages, which are the same in every version.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
)
from generator.model.facts import WsdlHeader
from generator.model.ids import TypeId
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
    # WCF declares these in every WSDL; no known WSDL uses them
    "anyURI": Scalar.STRING,
    "byte": Scalar.INT16,
    "decimal": Scalar.DOUBLE,
    "float": Scalar.DOUBLE,
    "QName": Scalar.STRING,
    "unsignedByte": Scalar.INT16,
    "unsignedShort": Scalar.INT32,
    "unsignedLong": Scalar.INT64,
}
"""Scalars by the local names of XML Schema."""

SERIALIZATION_SCALARS: Final[dict[str, Scalar]] = {
    "duration": Scalar.DURATION,
    "char": Scalar.INT32,
    "guid": Scalar.STRING,
}
"""Scalars by the names of the simple types that WCF adds."""

NILLABLE_SCALARS: Final = frozenset({Scalar.STRING, Scalar.BYTE, Scalar.ANY})
"""The scalars that are reference types of .NET."""

TICKET_HEADER: Final = "Credentials"
TIME_ZONE_HEADER: Final = "TimeZone"
_MOST_REMEMBERED: Final = 2000
"""How many answers of a function are remembered: more than there are types in two versions."""


# nearly every element of a sample has one of a few types
@lru_cache(maxsize=_MOST_REMEMBERED)
def scalar_of(name: QName) -> Scalar | None:
    """The scalar that a type name stands for, None for a type that the schema of a service defines."""
    if name.namespace == XSD:
        return SCALARS.get(name.name, Scalar.STRING)
    if name.namespace == SERIALIZATION:
        return SERIALIZATION_SCALARS.get(name.name) or SCALARS.get(name.name)
    return None


def is_nillable(type_: TypeExpression, is_object: Callable[[TypeId], bool]) -> bool:
    """Whether a value of the type may be null. `is_object` tells objects from enums by their ids.

    Rule: reference types of .NET are nillable, value types are not. Source: the WSDLs, in which `nillable` follows from
    the type in all fields but one.
    """
    match type_:
        case ScalarType(scalar=scalar):
            return scalar in NILLABLE_SCALARS
        case ReferenceType(id=id_):
            return is_object(id_)
        case ArrayType() | DictionaryType() | UnnamedType():
            return True


def action_of(namespace: str, agent: str, operation: str) -> str:
    """The SOAPAction of an operation that no WSDL binds."""
    return f"{namespace}/{agent}/{operation}"


def endpoint_path(version: str, agent: str) -> str:
    """The path of an agent's endpoint, relative to the tenant's URL."""
    return f"/Remote/{version}/{agent}.svc"


@lru_cache(maxsize=_MOST_REMEMBERED)
def request_headers_of(
    namespace: str, shown: tuple[str, ...]
) -> tuple[WsdlHeader, ...]:
    """The request headers of an operation, by those that its sample shows.

    No sample shows the time zone, but every operation that takes a ticket also takes the time zone.
    """
    time_zone = (TIME_ZONE_HEADER,) if TICKET_HEADER in shown else ()
    return tuple(_header(namespace, name) for name in (*shown, *time_zone))


@lru_cache(maxsize=_MOST_REMEMBERED)
def response_headers_of(namespace: str) -> tuple[WsdlHeader, ...]:
    """The response headers, which are the same for every operation."""
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
"""Types by header. The namespace None stands for that of the version."""


def _header(namespace: str, name: str) -> WsdlHeader:
    type_namespace, type_name = _HEADER_TYPES.get(name, (XSD, "anyType"))
    type_ = QName(type_namespace or namespace, WireName(type_name))
    return WsdlHeader(WireName(name), type_, nillable=name != "Succeeded")
