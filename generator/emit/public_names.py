"""What the SDK's top-level package offers, and where the runtime keeps it.

A test compares the table with the classes that the runtime marks as public.
"""

from __future__ import annotations

from typing import Final

_ERRORS: Final = (
    """AuthenticationError BadRequestError ConfigurationError ConflictError ConnectionFailedError CredentialsError
DecodeError EncodeError MisdirectedRequestError MissingDependencyError NoResultError NotFoundError NotModifiedError PermissionDeniedError
PreconditionFailedError RateLimitError RequestTimeoutError ResponseTooLargeError ServerError ServiceError SoapFaultError
StatusError SuperOfficeError TransportError""".split()
)

EXPORTS: Final[tuple[tuple[str, str], ...]] = tuple(
    sorted(
        [
            ("AsyncRows", "_runtime.rest.async_rows"),
            ("AsyncTransport", "_runtime.transport"),
            ("Auth", "_runtime.auth.base"),
            ("BasicAuth", "_runtime.auth.header_auth"),
            ("BearerAuth", "_runtime.auth.header_auth"),
            ("CallOptions", "_runtime.options"),
            ("ClientOptions", "_runtime.options"),
            ("CookieAuth", "_runtime.auth.cookie_auth"),
            ("Field", "_runtime.rest.field"),
            ("File", "_runtime.rest.files"),
            ("Filter", "_runtime.rest.filter"),
            ("Flags", "_runtime.flags"),
            ("Headers", "_runtime.messages"),
            ("OAuthAuth", "_runtime.auth.oauth"),
            ("Order", "_runtime.rest.field"),
            ("PatchOperation", "_runtime.rest.patch"),
            ("RawResponse", "_runtime.messages"),
            ("Request", "_runtime.messages"),
            ("Response", "_runtime.messages"),
            ("Row", "_runtime.rest.row"),
            ("Rows", "_runtime.rest.rows"),
            ("SoapHeaders", "_runtime.soap.raw"),
            ("SoapOptions", "_runtime.soap.options"),
            ("SoapRawResponse", "_runtime.soap.raw"),
            ("SystemUserAuth", "_runtime.auth.system_user"),
            ("TenantState", "_runtime.relocation"),
            ("TicketAuth", "_runtime.auth.header_auth"),
            ("Transport", "_runtime.transport"),
            ("adownload", "_runtime.rest.async_download"),
            ("atenant_state", "_runtime.async_tenant_state"),
            ("download", "_runtime.rest.download"),
            ("tenant_state", "_runtime.tenant_state"),
            *((name, "_runtime.errors") for name in _ERRORS),
        ]
    )
)
"""Name and module below the package, sorted by name."""
