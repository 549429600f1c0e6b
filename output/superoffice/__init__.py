"""A typed client for the SuperOffice CRM web services."""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from superoffice._runtime.rest.async_rows import AsyncRows as AsyncRows
    from superoffice._async_client import AsyncSuperOffice as AsyncSuperOffice
    from superoffice._runtime.transport import AsyncTransport as AsyncTransport
    from superoffice._runtime.errors import AuthenticationError as AuthenticationError
    from superoffice._runtime.errors import BadRequestError as BadRequestError
    from superoffice._runtime.auth import BasicAuth as BasicAuth
    from superoffice._runtime.auth import BearerAuth as BearerAuth
    from superoffice._runtime.options import CallOptions as CallOptions
    from superoffice._runtime.errors import ConfigurationError as ConfigurationError
    from superoffice._runtime.errors import ConflictError as ConflictError
    from superoffice._runtime.errors import (
        ConnectionFailedError as ConnectionFailedError,
    )
    from superoffice._runtime.errors import DecodeError as DecodeError
    from superoffice._runtime.errors import EncodeError as EncodeError
    from superoffice._runtime.flags import Flags as Flags
    from superoffice._runtime.messages import Headers as Headers
    from superoffice._runtime.errors import (
        MisdirectedRequestError as MisdirectedRequestError,
    )
    from superoffice._runtime.errors import (
        MissingDependencyError as MissingDependencyError,
    )
    from superoffice._runtime.errors import NoResultError as NoResultError
    from superoffice._runtime.errors import NotFoundError as NotFoundError
    from superoffice._runtime.errors import NotModifiedError as NotModifiedError
    from superoffice._runtime.errors import (
        PermissionDeniedError as PermissionDeniedError,
    )
    from superoffice._runtime.errors import (
        PreconditionFailedError as PreconditionFailedError,
    )
    from superoffice._runtime.errors import RateLimitError as RateLimitError
    from superoffice._runtime.messages import RawResponse as RawResponse
    from superoffice._runtime.messages import Request as Request
    from superoffice._runtime.errors import RequestTimeoutError as RequestTimeoutError
    from superoffice._runtime.messages import Response as Response
    from superoffice._runtime.errors import (
        ResponseTooLargeError as ResponseTooLargeError,
    )
    from superoffice._runtime.rest.row import Row as Row
    from superoffice._runtime.rest.rows import Rows as Rows
    from superoffice._runtime.errors import ServerError as ServerError
    from superoffice._runtime.errors import ServiceError as ServiceError
    from superoffice._runtime.errors import SoapFaultError as SoapFaultError
    from superoffice._runtime.errors import StatusError as StatusError
    from superoffice._client import SuperOffice as SuperOffice
    from superoffice._runtime.errors import SuperOfficeError as SuperOfficeError
    from superoffice._runtime.auth import TicketAuth as TicketAuth
    from superoffice._runtime.transport import Transport as Transport
    from superoffice._runtime.errors import TransportError as TransportError
    from superoffice import enums as enums
    from superoffice import models as models
else:
    from superoffice._runtime.lazy import lazy_attribute

    _LAZY = {
        "AsyncRows": "superoffice._runtime.rest.async_rows",
        "AsyncSuperOffice": "superoffice._async_client",
        "AsyncTransport": "superoffice._runtime.transport",
        "AuthenticationError": "superoffice._runtime.errors",
        "BadRequestError": "superoffice._runtime.errors",
        "BasicAuth": "superoffice._runtime.auth",
        "BearerAuth": "superoffice._runtime.auth",
        "CallOptions": "superoffice._runtime.options",
        "ConfigurationError": "superoffice._runtime.errors",
        "ConflictError": "superoffice._runtime.errors",
        "ConnectionFailedError": "superoffice._runtime.errors",
        "DecodeError": "superoffice._runtime.errors",
        "EncodeError": "superoffice._runtime.errors",
        "Flags": "superoffice._runtime.flags",
        "Headers": "superoffice._runtime.messages",
        "MisdirectedRequestError": "superoffice._runtime.errors",
        "MissingDependencyError": "superoffice._runtime.errors",
        "NoResultError": "superoffice._runtime.errors",
        "NotFoundError": "superoffice._runtime.errors",
        "NotModifiedError": "superoffice._runtime.errors",
        "PermissionDeniedError": "superoffice._runtime.errors",
        "PreconditionFailedError": "superoffice._runtime.errors",
        "RateLimitError": "superoffice._runtime.errors",
        "RawResponse": "superoffice._runtime.messages",
        "Request": "superoffice._runtime.messages",
        "RequestTimeoutError": "superoffice._runtime.errors",
        "Response": "superoffice._runtime.messages",
        "ResponseTooLargeError": "superoffice._runtime.errors",
        "Row": "superoffice._runtime.rest.row",
        "Rows": "superoffice._runtime.rest.rows",
        "ServerError": "superoffice._runtime.errors",
        "ServiceError": "superoffice._runtime.errors",
        "SoapFaultError": "superoffice._runtime.errors",
        "StatusError": "superoffice._runtime.errors",
        "SuperOffice": "superoffice._client",
        "SuperOfficeError": "superoffice._runtime.errors",
        "TicketAuth": "superoffice._runtime.auth",
        "Transport": "superoffice._runtime.transport",
        "TransportError": "superoffice._runtime.errors",
        "enums": "superoffice.enums",
        "models": "superoffice.models",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)


__all__ = [
    "AsyncRows",
    "AsyncSuperOffice",
    "AsyncTransport",
    "AuthenticationError",
    "BadRequestError",
    "BasicAuth",
    "BearerAuth",
    "CallOptions",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "DecodeError",
    "EncodeError",
    "Flags",
    "Headers",
    "MisdirectedRequestError",
    "MissingDependencyError",
    "NoResultError",
    "NotFoundError",
    "NotModifiedError",
    "PermissionDeniedError",
    "PreconditionFailedError",
    "RateLimitError",
    "RawResponse",
    "Request",
    "RequestTimeoutError",
    "Response",
    "ResponseTooLargeError",
    "Row",
    "Rows",
    "ServerError",
    "ServiceError",
    "SoapFaultError",
    "StatusError",
    "SuperOffice",
    "SuperOfficeError",
    "TicketAuth",
    "Transport",
    "TransportError",
    "enums",
    "models",
]
