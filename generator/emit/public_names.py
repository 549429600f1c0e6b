"""What the SDK's top-level package offers, and where the runtime keeps it.

A test compares the table with the classes that the runtime marks as public.
"""

from __future__ import annotations

from typing import Final

_ERRORS: Final = (
    """AuthenticationError BadRequestError ConfigurationError ConflictError ConnectionFailedError DecodeError
EncodeError MisdirectedRequestError MissingDependencyError NoResultError NotFoundError NotModifiedError PermissionDeniedError
PreconditionFailedError RateLimitError RequestTimeoutError ResponseTooLargeError ServerError ServiceError SoapFaultError
StatusError SuperOfficeError TransportError""".split()
)

EXPORTS: Final[tuple[tuple[str, str], ...]] = tuple(
    sorted(
        [
            ("AsyncRows", "_runtime.rest.async_rows"),
            ("AsyncTransport", "_runtime.transport"),
            ("BasicAuth", "_runtime.auth"),
            ("BearerAuth", "_runtime.auth"),
            ("CallOptions", "_runtime.options"),
            ("Flags", "_runtime.flags"),
            ("Headers", "_runtime.messages"),
            ("RawResponse", "_runtime.messages"),
            ("Request", "_runtime.messages"),
            ("Response", "_runtime.messages"),
            ("Row", "_runtime.rest.row"),
            ("Rows", "_runtime.rest.rows"),
            ("TicketAuth", "_runtime.auth"),
            ("Transport", "_runtime.transport"),
            *((name, "_runtime.errors") for name in _ERRORS),
        ]
    )
)
"""Name and module below the package, sorted by name."""
