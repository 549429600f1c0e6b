"""All errors that the SDK raises on purpose.

SuperOfficeError
├── ConfigurationError         the client cannot be made from these settings; also a ValueError
├── CopyRefusedError           what holds connections or secrets is not copied; also a TypeError
├── MissingDependencyError     an optional library is not installed; also an ImportError
├── CredentialsError           there are no valid credentials, and none could be obtained
├── TransportError             no complete answer arrived
│   ├── ConnectionFailedError  the server was not reached
│   │   └── NoFreeConnectionError  other calls of the client use all its connections for too long
│   └── RequestTimeoutError    there was no answer in time
│       └── DeadlineExceededError  the call took longer than its `deadline`
├── ResponseTooLargeError      the answer is larger than `max_response_bytes`
├── StatusError                an answer with an HTTP status that means failure
│   ├── NotModifiedError           304
│   ├── BadRequestError            400
│   ├── AuthenticationError        401
│   ├── PermissionDeniedError      403
│   ├── NotFoundError              404
│   ├── ConflictError              409
│   ├── PreconditionFailedError    412
│   ├── MisdirectedRequestError    421
│   ├── RateLimitError             429
│   └── ServerError                500 to 599
├── SoapFaultError             a SOAP fault
├── ServiceError               the service says that the call failed
├── NoResultError              the service answered with null: an error on its side, or no access
├── DecodeError                an answer that does not match the documentation
└── EncodeError                an argument that cannot be sent

All can be pickled. Their texts contain no query, of headers only content types and places of redirects, and of a body
only its error message, or its first characters if it cannot be read. The secrets of the client are in none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Self
from urllib.parse import urlsplit

from .public import public

_LONGEST_TEXT: Final = 300
_REQUEST_ID_HEADERS: Final = tuple(
    "X-Request-Id Request-Id X-Correlation-Id X-Ms-Request-Id X-Amzn-RequestId X-Trace-Id".split()
)


# keyword-only arguments are not in `args`, from which Python restores exceptions by default
def _restore(
    cls: type[SuperOfficeError], args: tuple[object, ...], state: dict[str, object]
) -> SuperOfficeError:
    error = cls.__new__(cls, *args)
    error.__dict__.update(state)
    return error


def safe_url(url: str) -> str:
    """Returns a URL without user name, password, query and fragment."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def safe_location(location: str) -> str:
    """Returns the place of a redirect without what may be a secret in it; it may be a path, or no URL at all."""
    try:
        parts = urlsplit(location)
    except ValueError:
        return "no URL"
    host = parts.netloc.rpartition("@")[2]
    return one_line(parts._replace(netloc=host, query="", fragment="").geturl())


def shown(text: str) -> str:
    """Returns received text for a message, shortened."""
    return repr(text) if len(text) <= 40 else f"{text[:40]!r}…"


def one_line(text: str) -> str:
    """Returns a server's text for a message: of limited length, without control characters."""
    # the limit comes first, since the text of a server may have any length
    printable = "".join(char if char.isprintable() else " " for char in text[:1000])
    line = " ".join(printable.split())
    return line if len(line) <= _LONGEST_TEXT else f"{line[: _LONGEST_TEXT - 1]}…"


@public()
class SuperOfficeError(Exception):
    """Base of all errors that the SDK raises on purpose."""

    def __reduce__(self) -> tuple[object, ...]:
        return _restore, (type(self), self.args, dict(self.__dict__))


@public()
class ConfigurationError(SuperOfficeError, ValueError):
    """The client cannot be made from these settings."""


@public()
class CopyRefusedError(SuperOfficeError, TypeError):
    """What holds connections or secrets is neither pickled nor copied deeply. The message says what to do instead."""


@public()
class MissingDependencyError(SuperOfficeError, ImportError):
    """An optional library is not installed."""


@public()
class CredentialsError(SuperOfficeError):
    """There are no valid credentials, and none could be obtained: renewal failed, or the answer does not verify."""

    def __init__(
        self, reason: str, *, status: int | None = None, code: str | None = None
    ) -> None:
        super().__init__(f"no valid credentials: {one_line(reason)}")
        self.status: int | None = status
        """The HTTP status of the server that was asked for new credentials."""
        self.code: str | None = code
        """The error code of OAuth 2.0 (RFC 6749, section 5.2), such as `invalid_grant`."""


@public()
class TransportError(SuperOfficeError):
    """No complete answer arrived."""

    def __init__(self, message: str, *, request_sent: bool = True) -> None:
        super().__init__(message)
        self.request_sent: bool = request_sent
        """False if the server certainly received nothing of the request."""


@public()
class ConnectionFailedError(TransportError):
    """The server was not reached."""

    def __init__(self, message: str, *, request_sent: bool = False) -> None:
        super().__init__(message, request_sent=request_sent)


@public()
class NoFreeConnectionError(ConnectionFailedError):
    """Other calls of the client used all its connections, 100 for each process and event loop, for 300 seconds."""


@public()
class RequestTimeoutError(TransportError):
    """No answer arrived in time."""


@public()
class DeadlineExceededError(RequestTimeoutError):
    """The call took longer than its `deadline`, all its attempts together. It is not tried again."""


@public()
class ResponseTooLargeError(SuperOfficeError):
    """The answer is larger than the client accepts."""

    def __init__(
        self, limit: int, *, method: str | None = None, url: str | None = None
    ) -> None:
        place = "" if url is None else f" to {method} {safe_url(url)}"
        super().__init__(f"the answer{place} is larger than {limit} bytes")
        self.limit: int = limit
        """The limit in bytes: `max_response_bytes` of the client."""
        self.method: str | None = method
        self.url: str | None = None if url is None else safe_url(url)
        """The URL of the request, without its query."""


@public()
class StatusError(SuperOfficeError):
    """An answer with an HTTP status that means failure."""

    def __init__(
        self,
        status: int,
        *,
        method: str,
        url: str,
        content: bytes = b"",
        headers: Mapping[str, str] | None = None,
        error_type: str | None = None,
        error_message: str | None = None,
    ) -> None:
        self.status: int = status
        self.method: str = method
        self.url: str = safe_url(url)
        """The URL of the request, without its query."""
        self.content: bytes = content
        """The body of the answer, of a long one the first 256 KiB."""
        self.headers: Mapping[str, str] = {} if headers is None else headers
        """The headers of the answer, without the values of cookies. Case does not matter in names."""
        self.request_id: str | None = _request_id(self.headers)
        """The id that the server or a proxy gave to the request, such as the header X-Request-Id, for questions to them."""
        self.error_type: str | None = error_type
        """The .NET class of the exception, if the body names it."""
        self.error_message: str | None = error_message
        """The error message in the body, if that is plain text, or JSON of a known form."""
        details = one_line(": ".join(filter(None, (error_type, error_message))))
        location = self.headers.get("Location") if 300 <= status <= 399 else None
        place = "" if location is None else f", to {safe_location(location)}"
        text = f"status {status} for {method} {self.url}{place}"
        super().__init__(f"{text}: {details}" if details else text)


def _request_id(headers: Mapping[str, str]) -> str | None:
    return next(
        (headers[name] for name in _REQUEST_ID_HEADERS if name in headers), None
    )


@public()
class NotModifiedError(StatusError):
    """Status 304: nothing has changed since the time in the request."""


@public()
class BadRequestError(StatusError):
    """Status 400."""


@public()
class AuthenticationError(StatusError):
    """Status 401: there are no credentials, or they are not valid."""


@public()
class PermissionDeniedError(StatusError):
    """Status 403."""


@public()
class NotFoundError(StatusError):
    """Status 404."""


@public()
class ConflictError(StatusError):
    """Status 409."""


@public()
class PreconditionFailedError(StatusError):
    """Status 412."""


@public()
class MisdirectedRequestError(StatusError):
    """Status 421: the tenant is served by another host."""


@public()
class RateLimitError(StatusError):
    """Status 429, also after the retries."""


@public()
class ServerError(StatusError):
    """Status 500 to 599."""


_BY_STATUS: Final[dict[int, type[StatusError]]] = {
    304: NotModifiedError,
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    412: PreconditionFailedError,
    421: MisdirectedRequestError,
    429: RateLimitError,
}


def status_error(
    status: int,
    *,
    method: str,
    url: str,
    content: bytes,
    headers: Mapping[str, str] | None = None,
    error_type: str | None = None,
    error_message: str | None = None,
) -> StatusError:
    """Returns the error for an answer whose status means failure."""
    default = ServerError if 500 <= status <= 599 else StatusError
    cls = _BY_STATUS.get(status, default)
    return cls(
        status,
        method=method,
        url=url,
        content=content,
        headers=headers,
        error_type=error_type,
        error_message=error_message,
    )


@public()
class SoapFaultError(SuperOfficeError):
    """A SOAP fault, of SOAP 1.1 or 1.2."""

    def __init__(
        self, code: str, reason: str, detail: str | None = None, *, status: int = 500
    ) -> None:
        super().__init__(f"{code}: {reason}" if code else reason)
        self.code: str = code
        self.reason: str = reason
        self.detail: str | None = detail
        """The XML of the fault's detail, which may contain a stack trace."""
        self.status: int = status
        """The HTTP status of the answer."""


@public()
class ServiceError(SuperOfficeError):
    """The service says that the call failed.

    SOAP says so in the header `ExceptionInfo` or with `Succeeded` false, REST with an error in place of the result.
    """

    def __init__(
        self,
        message: str,
        *,
        friendly_text: str | None = None,
        exception_type: str | None = None,
        source: str | None = None,
        stack_trace: str | None = None,
        parameters: Mapping[str, str | None] | None = None,
        inner: ServiceError | None = None,
    ) -> None:
        text = friendly_text or message
        super().__init__(f"{exception_type}: {text}" if exception_type else text)
        self.message: str = message
        self.friendly_text: str | None = friendly_text
        """The message for the user of the application."""
        self.exception_type: str | None = exception_type
        """The .NET class of the exception."""
        self.source: str | None = source
        self.stack_trace: str | None = stack_trace
        self.parameters: dict[str, str | None] = dict(parameters or {})
        self.inner: ServiceError | None = inner


@public()
class NoResultError(SuperOfficeError):
    """The service answered with null in place of an object: an error on its side, or no access."""

    def __init__(self, operation: str, status: int = 200) -> None:
        nothing = "null" if status == 200 else f"status {status} and no result"
        super().__init__(f"{operation} answered with {nothing}")
        self.operation: str = operation


class _PathError(SuperOfficeError):
    """A problem at a place in a value, such as `AppointmentEntity.StartDate` or `SaveProjects.projects[3].name`."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.path: str = path
        """The place: names joined by dots, wire names in answers and Python names in arguments; items of lists and
        dictionaries by index."""
        self.reason: str = reason

    def within(self, parent: str) -> Self:
        """Returns the same problem, with the place relative to the parent of the value."""
        # an index follows without a dot
        joint = "." if self.path and not self.path.startswith("[") else ""
        return type(self)(f"{parent}{joint}{self.path}", self.reason)


@public()
class DecodeError(_PathError):
    """An answer that does not match the documentation."""

    method: str | None = None
    url: str | None = None
    """The URL of the request, without its query."""
    page: str | None = None
    """The page of the documentation that describes the operation."""

    def answering(
        self, method: str, url: str, page: str | None, answer: str | None = None
    ) -> Self:
        """Returns the same problem, with the request whose answer has it; `answer` describes one that cannot be read."""
        error = type(self)(self.path, self.reason)
        error.method, error.url, error.page = method, safe_url(url), page
        place = f"{method} {error.url}" + (f", which is {answer}" if answer else "")
        source = f"; documented in {one_line(page)}" if page else ""
        error.args = (f"{self.args[0]} (in the answer to {place}{source})",)
        return error


@public()
class EncodeError(_PathError):
    """An argument that cannot be sent: of the wrong type, out of range, or with a character that XML does not allow."""
