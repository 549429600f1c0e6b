"""The names of the SDK's top-level package, and the modules of the runtime that define them.

A test compares the table with the classes that the runtime marks as public.
"""

from __future__ import annotations

from typing import Final

import msgspec

_ERRORS: Final = (
    """AuthenticationError BadRequestError ConfigurationError ConflictError ConnectionFailedError CopyRefusedError CredentialsError
DeadlineExceededError DecodeError EncodeError MisdirectedRequestError MissingDependencyError NoFreeConnectionError NoResultError NotFoundError NotModifiedError PermissionDeniedError
PreconditionFailedError RateLimitError RequestTimeoutError ResponseTooLargeError ServerError ServiceError SoapFaultError
StatusError SuperOfficeError TransportError""".split()
)

_COLUMNS: Final = (
    "AnyColumn BoolColumn Column DateTimeColumn DecimalColumn IntColumn TextColumn".split()
)

EXPORTS: Final[tuple[tuple[str, str], ...]] = tuple(
    sorted(
        [
            ("AsyncRows", "_runtime.rest.lists.async_rows"),
            ("AuthorizationRequest", "_runtime.auth.authorization_request"),
            ("IdentityClaims", "_runtime.auth.identity"),
            ("SignIn", "_runtime.auth.code_flow"),
            ("asign_in", "_runtime.client.async_sign_in"),
            ("sign_in", "_runtime.client.sign_in"),
            ("AsyncTransport", "_runtime.transport.interface"),
            *((name, "_runtime.rest.query.columns") for name in _COLUMNS),
            ("ApiKeyAuth", "_runtime.auth.api_key"),
            ("Auth", "_runtime.auth.authorisation"),
            ("BasicAuth", "_runtime.auth.header_auth"),
            ("BearerAuth", "_runtime.auth.header_auth"),
            ("CallOptions", "_runtime.options"),
            ("ClientOptions", "_runtime.options"),
            ("CookieAuth", "_runtime.auth.header_auth"),
            ("CustomFields", "_runtime.values.custom_fields"),
            ("Field", "_runtime.rest.query.field"),
            ("File", "_runtime.rest.bodies.files"),
            ("Filter", "_runtime.rest.query.filter"),
            ("Flags", "_runtime.values.flags"),
            ("Headers", "_runtime.transport.messages"),
            ("OAuthAuth", "_runtime.auth.oauth"),
            ("Order", "_runtime.rest.query.field"),
            ("PatchOperation", "_runtime.rest.bodies.patch"),
            ("RawResponse", "_runtime.transport.messages"),
            ("Request", "_runtime.transport.messages"),
            ("Response", "_runtime.transport.messages"),
            ("Row", "_runtime.rest.lists.row"),
            ("Rows", "_runtime.rest.lists.rows"),
            ("ServerVersion", "_runtime.rest.version"),
            ("SoapHeaders", "_runtime.soap.raw"),
            ("SoapOptions", "_runtime.soap.options"),
            ("SoapRawResponse", "_runtime.soap.raw"),
            ("SystemUserAuth", "_runtime.auth.system_user"),
            ("TenantState", "_runtime.tenant.state"),
            ("TicketAuth", "_runtime.auth.header_auth"),
            ("Transport", "_runtime.transport.interface"),
            ("adownload", "_runtime.rest.downloads.async_download"),
            ("atenant_state", "_runtime.client.async_tenant_state"),
            ("decode_value", "_runtime.values.encoded"),
            ("download", "_runtime.rest.downloads.download"),
            ("encode_value", "_runtime.values.encoded"),
            ("tenant_state", "_runtime.client.tenant_state"),
            *((name, "_runtime.errors") for name in _ERRORS),
        ]
    )
)
"""Name and module below the package, sorted by name."""


class Export(msgspec.Struct, frozen=True, order=True):
    """A name of the top-level package: the module to import it from, and the module that defines it or is it."""

    name: str
    source: str
    target: str


def exports(package: str, *, rest: bool, archives: bool = False) -> tuple[Export, ...]:
    """The names of the top-level package, sorted."""
    rows = [(name, f"{package}.{module}") for name, module in EXPORTS]
    if rest:
        rows += [
            ("AsyncSuperOffice", f"{package}._async_client"),
            ("SuperOffice", f"{package}._client"),
        ]
    names = [Export(name, module, module) for name, module in rows]
    if rest:
        modules = ["archives"] * archives + ["enums", "models"]
        names += [Export(name, package, f"{package}.{name}") for name in modules]
    return tuple(sorted(names))
