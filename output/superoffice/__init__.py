"""A typed client for the SuperOffice CRM web services."""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = bool()

if TYPE_CHECKING:
    from superoffice._runtime.rest.query.columns import AnyColumn as AnyColumn
    from superoffice._runtime.auth.api_key import ApiKeyAuth as ApiKeyAuth
    from superoffice._runtime.rest.lists.async_rows import AsyncRows as AsyncRows
    from superoffice._async_client import AsyncSuperOffice as AsyncSuperOffice
    from superoffice._runtime.transport.interface import (
        AsyncTransport as AsyncTransport,
    )
    from superoffice._runtime.auth.authorisation import Auth as Auth
    from superoffice._runtime.errors import AuthenticationError as AuthenticationError
    from superoffice._runtime.auth.authorization_request import (
        AuthorizationRequest as AuthorizationRequest,
    )
    from superoffice._runtime.errors import BadRequestError as BadRequestError
    from superoffice._runtime.auth.header_auth import BasicAuth as BasicAuth
    from superoffice._runtime.auth.header_auth import BearerAuth as BearerAuth
    from superoffice._runtime.rest.query.columns import BoolColumn as BoolColumn
    from superoffice._runtime.options import CallOptions as CallOptions
    from superoffice._runtime.options import ClientOptions as ClientOptions
    from superoffice._runtime.rest.query.columns import Column as Column
    from superoffice._runtime.errors import ConfigurationError as ConfigurationError
    from superoffice._runtime.errors import ConflictError as ConflictError
    from superoffice._runtime.errors import (
        ConnectionFailedError as ConnectionFailedError,
    )
    from superoffice._runtime.auth.header_auth import CookieAuth as CookieAuth
    from superoffice._runtime.errors import CopyRefusedError as CopyRefusedError
    from superoffice._runtime.errors import CredentialsError as CredentialsError
    from superoffice._runtime.values.custom_fields import CustomFields as CustomFields
    from superoffice._runtime.rest.query.columns import DateTimeColumn as DateTimeColumn
    from superoffice._runtime.errors import (
        DeadlineExceededError as DeadlineExceededError,
    )
    from superoffice._runtime.rest.query.columns import DecimalColumn as DecimalColumn
    from superoffice._runtime.errors import DecodeError as DecodeError
    from superoffice._runtime.errors import EncodeError as EncodeError
    from superoffice._runtime.rest.query.field import Field as Field
    from superoffice._runtime.rest.bodies.files import File as File
    from superoffice._runtime.rest.query.filter import Filter as Filter
    from superoffice._runtime.values.flags import Flags as Flags
    from superoffice._runtime.transport.messages import Headers as Headers
    from superoffice._runtime.auth.identity import IdentityClaims as IdentityClaims
    from superoffice._runtime.rest.query.columns import IntColumn as IntColumn
    from superoffice._runtime.errors import (
        MisdirectedRequestError as MisdirectedRequestError,
    )
    from superoffice._runtime.errors import (
        MissingDependencyError as MissingDependencyError,
    )
    from superoffice._runtime.errors import (
        NoFreeConnectionError as NoFreeConnectionError,
    )
    from superoffice._runtime.errors import NoResultError as NoResultError
    from superoffice._runtime.errors import NotFoundError as NotFoundError
    from superoffice._runtime.errors import NotModifiedError as NotModifiedError
    from superoffice._runtime.auth.oauth import OAuthAuth as OAuthAuth
    from superoffice._runtime.rest.query.field import Order as Order
    from superoffice._runtime.rest.bodies.patch import PatchOperation as PatchOperation
    from superoffice._runtime.errors import (
        PermissionDeniedError as PermissionDeniedError,
    )
    from superoffice._runtime.errors import (
        PreconditionFailedError as PreconditionFailedError,
    )
    from superoffice._runtime.errors import RateLimitError as RateLimitError
    from superoffice._runtime.transport.messages import RawResponse as RawResponse
    from superoffice._runtime.transport.messages import Request as Request
    from superoffice._runtime.errors import RequestTimeoutError as RequestTimeoutError
    from superoffice._runtime.transport.messages import Response as Response
    from superoffice._runtime.errors import (
        ResponseTooLargeError as ResponseTooLargeError,
    )
    from superoffice._runtime.rest.lists.row import Row as Row
    from superoffice._runtime.rest.lists.rows import Rows as Rows
    from superoffice._runtime.errors import ServerError as ServerError
    from superoffice._runtime.rest.version import ServerVersion as ServerVersion
    from superoffice._runtime.errors import ServiceError as ServiceError
    from superoffice._runtime.auth.code_flow import SignIn as SignIn
    from superoffice._runtime.errors import SoapFaultError as SoapFaultError
    from superoffice._runtime.soap.raw import SoapHeaders as SoapHeaders
    from superoffice._runtime.soap.options import SoapOptions as SoapOptions
    from superoffice._runtime.soap.raw import SoapRawResponse as SoapRawResponse
    from superoffice._runtime.errors import StatusError as StatusError
    from superoffice._client import SuperOffice as SuperOffice
    from superoffice._runtime.errors import SuperOfficeError as SuperOfficeError
    from superoffice._runtime.auth.system_user import SystemUserAuth as SystemUserAuth
    from superoffice._runtime.tenant.state import TenantState as TenantState
    from superoffice._runtime.rest.query.columns import TextColumn as TextColumn
    from superoffice._runtime.auth.header_auth import TicketAuth as TicketAuth
    from superoffice._runtime.transport.interface import Transport as Transport
    from superoffice._runtime.errors import TransportError as TransportError
    from superoffice._runtime.rest.downloads.async_download import (
        adownload as adownload,
    )
    from superoffice import archives as archives
    from superoffice._runtime.client.async_sign_in import asign_in as asign_in
    from superoffice._runtime.client.async_tenant_state import (
        atenant_state as atenant_state,
    )
    from superoffice._runtime.values.encoded import decode_value as decode_value
    from superoffice._runtime.rest.downloads.download import download as download
    from superoffice._runtime.values.encoded import encode_value as encode_value
    from superoffice import enums as enums
    from superoffice import models as models
    from superoffice._runtime.client.sign_in import sign_in as sign_in
    from superoffice._runtime.client.tenant_state import tenant_state as tenant_state
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "AnyColumn": "superoffice._runtime.rest.query.columns",
        "ApiKeyAuth": "superoffice._runtime.auth.api_key",
        "AsyncRows": "superoffice._runtime.rest.lists.async_rows",
        "AsyncSuperOffice": "superoffice._async_client",
        "AsyncTransport": "superoffice._runtime.transport.interface",
        "Auth": "superoffice._runtime.auth.authorisation",
        "AuthenticationError": "superoffice._runtime.errors",
        "AuthorizationRequest": "superoffice._runtime.auth.authorization_request",
        "BadRequestError": "superoffice._runtime.errors",
        "BasicAuth": "superoffice._runtime.auth.header_auth",
        "BearerAuth": "superoffice._runtime.auth.header_auth",
        "BoolColumn": "superoffice._runtime.rest.query.columns",
        "CallOptions": "superoffice._runtime.options",
        "ClientOptions": "superoffice._runtime.options",
        "Column": "superoffice._runtime.rest.query.columns",
        "ConfigurationError": "superoffice._runtime.errors",
        "ConflictError": "superoffice._runtime.errors",
        "ConnectionFailedError": "superoffice._runtime.errors",
        "CookieAuth": "superoffice._runtime.auth.header_auth",
        "CopyRefusedError": "superoffice._runtime.errors",
        "CredentialsError": "superoffice._runtime.errors",
        "CustomFields": "superoffice._runtime.values.custom_fields",
        "DateTimeColumn": "superoffice._runtime.rest.query.columns",
        "DeadlineExceededError": "superoffice._runtime.errors",
        "DecimalColumn": "superoffice._runtime.rest.query.columns",
        "DecodeError": "superoffice._runtime.errors",
        "EncodeError": "superoffice._runtime.errors",
        "Field": "superoffice._runtime.rest.query.field",
        "File": "superoffice._runtime.rest.bodies.files",
        "Filter": "superoffice._runtime.rest.query.filter",
        "Flags": "superoffice._runtime.values.flags",
        "Headers": "superoffice._runtime.transport.messages",
        "IdentityClaims": "superoffice._runtime.auth.identity",
        "IntColumn": "superoffice._runtime.rest.query.columns",
        "MisdirectedRequestError": "superoffice._runtime.errors",
        "MissingDependencyError": "superoffice._runtime.errors",
        "NoFreeConnectionError": "superoffice._runtime.errors",
        "NoResultError": "superoffice._runtime.errors",
        "NotFoundError": "superoffice._runtime.errors",
        "NotModifiedError": "superoffice._runtime.errors",
        "OAuthAuth": "superoffice._runtime.auth.oauth",
        "Order": "superoffice._runtime.rest.query.field",
        "PatchOperation": "superoffice._runtime.rest.bodies.patch",
        "PermissionDeniedError": "superoffice._runtime.errors",
        "PreconditionFailedError": "superoffice._runtime.errors",
        "RateLimitError": "superoffice._runtime.errors",
        "RawResponse": "superoffice._runtime.transport.messages",
        "Request": "superoffice._runtime.transport.messages",
        "RequestTimeoutError": "superoffice._runtime.errors",
        "Response": "superoffice._runtime.transport.messages",
        "ResponseTooLargeError": "superoffice._runtime.errors",
        "Row": "superoffice._runtime.rest.lists.row",
        "Rows": "superoffice._runtime.rest.lists.rows",
        "ServerError": "superoffice._runtime.errors",
        "ServerVersion": "superoffice._runtime.rest.version",
        "ServiceError": "superoffice._runtime.errors",
        "SignIn": "superoffice._runtime.auth.code_flow",
        "SoapFaultError": "superoffice._runtime.errors",
        "SoapHeaders": "superoffice._runtime.soap.raw",
        "SoapOptions": "superoffice._runtime.soap.options",
        "SoapRawResponse": "superoffice._runtime.soap.raw",
        "StatusError": "superoffice._runtime.errors",
        "SuperOffice": "superoffice._client",
        "SuperOfficeError": "superoffice._runtime.errors",
        "SystemUserAuth": "superoffice._runtime.auth.system_user",
        "TenantState": "superoffice._runtime.tenant.state",
        "TextColumn": "superoffice._runtime.rest.query.columns",
        "TicketAuth": "superoffice._runtime.auth.header_auth",
        "Transport": "superoffice._runtime.transport.interface",
        "TransportError": "superoffice._runtime.errors",
        "adownload": "superoffice._runtime.rest.downloads.async_download",
        "archives": "superoffice.archives",
        "asign_in": "superoffice._runtime.client.async_sign_in",
        "atenant_state": "superoffice._runtime.client.async_tenant_state",
        "decode_value": "superoffice._runtime.values.encoded",
        "download": "superoffice._runtime.rest.downloads.download",
        "encode_value": "superoffice._runtime.values.encoded",
        "enums": "superoffice.enums",
        "models": "superoffice.models",
        "sign_in": "superoffice._runtime.client.sign_in",
        "tenant_state": "superoffice._runtime.client.tenant_state",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "AnyColumn",
    "ApiKeyAuth",
    "AsyncRows",
    "AsyncSuperOffice",
    "AsyncTransport",
    "Auth",
    "AuthenticationError",
    "AuthorizationRequest",
    "BadRequestError",
    "BasicAuth",
    "BearerAuth",
    "BoolColumn",
    "CallOptions",
    "ClientOptions",
    "Column",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "CookieAuth",
    "CopyRefusedError",
    "CredentialsError",
    "CustomFields",
    "DateTimeColumn",
    "DeadlineExceededError",
    "DecimalColumn",
    "DecodeError",
    "EncodeError",
    "Field",
    "File",
    "Filter",
    "Flags",
    "Headers",
    "IdentityClaims",
    "IntColumn",
    "MisdirectedRequestError",
    "MissingDependencyError",
    "NoFreeConnectionError",
    "NoResultError",
    "NotFoundError",
    "NotModifiedError",
    "OAuthAuth",
    "Order",
    "PatchOperation",
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
    "ServerVersion",
    "ServiceError",
    "SignIn",
    "SoapFaultError",
    "SoapHeaders",
    "SoapOptions",
    "SoapRawResponse",
    "StatusError",
    "SuperOffice",
    "SuperOfficeError",
    "SystemUserAuth",
    "TenantState",
    "TextColumn",
    "TicketAuth",
    "Transport",
    "TransportError",
    "adownload",
    "archives",
    "asign_in",
    "atenant_state",
    "decode_value",
    "download",
    "encode_value",
    "enums",
    "models",
    "sign_in",
    "tenant_state",
]
