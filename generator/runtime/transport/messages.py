"""HTTP requests and answers as values, independent of the library that sends them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, NoReturn, TypeVar

import msgspec

from ..copying import NotCopied
from ..errors import CopyRefusedError, EncodeError, SuperOfficeError, safe_url
from ..patterns import late_pattern
from ..public import public

_T_co = TypeVar("_T_co", covariant=True)
# what RFC 9110 (section 5.1) allows in names
_TOKEN = late_pattern(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def checked_header(name: str, value: object) -> None:
    """Checks that a header can be sent.

    Raises:
        EncodeError: it is not one line of printable ASCII (RFC 9110, section 5.5). The message does not contain the value.
    """
    if not isinstance(value, str):
        reason = f"expected str, got {type(value).__name__}"
        raise EncodeError(f"headers.{name}", reason)
    if not _is_token(name):
        raise EncodeError("headers", "the name of a header is no token")
    if not (value.isascii() and value.replace("\t", " ").isprintable()):
        reason = "the value must be one line of printable ASCII"
        raise EncodeError(f"headers.{name}", reason)


def _is_token(name: str) -> bool:
    # nearly all names; compiling the pattern takes longer than making a client
    is_plain = name.isascii() and name.replace("-", "").isalnum()
    return is_plain or _TOKEN.fullmatch(name) is not None


@public()
class Headers(Mapping[str, str]):
    """HTTP headers. Case does not matter in names. The repr has no values, since some are secrets."""

    __slots__ = ("_items",)

    def __init__(self, headers: Mapping[str, str] | None = None) -> None:
        self._items = {
            name.lower(): (name, value) for name, value in (headers or {}).items()
        }

    def __getitem__(self, name: str) -> str:
        return self._items[name.lower()][1]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._items.values())

    def __len__(self) -> int:
        return len(self._items)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._items

    def __repr__(self) -> str:
        return f"Headers({', '.join(self)})"

    def replaced(self, others: Mapping[str, str]) -> "Headers":
        """Returns these headers, with those of `others` added or in their place."""
        merged = Headers()
        merged._items = self._items | Headers(others)._items
        return merged


@public()
class Request(msgspec.Struct, frozen=True, kw_only=True):
    """A request, with everything that is sent.

    Raises:
        EncodeError: a header is not one line of printable ASCII (RFC 9110, section 5.5).
    """

    method: str
    url: str
    headers: Headers
    content: bytes = b""
    timeout: float | None = None
    """Seconds for each step of the exchange; None waits indefinitely."""
    deadline: float | None = None
    """When the call must have ended, by `time.monotonic()`; None sets no limit."""

    def __post_init__(self) -> None:
        for name, value in self.headers.items():
            checked_header(name, value)

    def __reduce__(self) -> NoReturn:
        raise CopyRefusedError("a request holds secrets, so it is not pickled")

    def __repr__(self) -> str:
        size = len(self.content)
        return f"Request({self.method} {safe_url(self.url)}, {size} bytes)"


@public()
class Response(msgspec.Struct, frozen=True, kw_only=True):
    """An answer; its content is decompressed."""

    status: int
    headers: Headers = msgspec.field(default_factory=Headers)
    content: bytes = b""

    def __repr__(self) -> str:
        return f"Response({self.status}, {len(self.content)} bytes)"


@public()
class RawResponse(NotCopied, Generic[_T_co]):
    """The answer to a call, not yet read."""

    __slots__ = ("_failure", "_parse", "_response")
    _instead = "keep `status`, `headers` and `content`, or what `parse()` returns"

    def __init__(
        self,
        response: Response,
        parse: Callable[[Response], _T_co],
        failure: Callable[[SuperOfficeError], SuperOfficeError] = lambda error: error,
    ) -> None:
        self._response = response
        self._parse = parse
        # makes of an error about the answer one that may be shown
        self._failure = failure

    @property
    def status(self) -> int:
        """The HTTP status."""
        return self._response.status

    @property
    def headers(self) -> Headers:
        """The HTTP headers."""
        return self._response.headers

    @property
    def content(self) -> bytes:
        """The body."""
        return self._response.content

    def parse(self) -> _T_co:
        """Returns what the call itself would return.

        Raises:
            SuperOfficeError: what the call itself would raise for this answer.
        """
        return self._parse(self._response)

    def __repr__(self) -> str:
        return f"RawResponse({self.status}, {len(self.content)} bytes)"
