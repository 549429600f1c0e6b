"""Settings of a client and of one call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypedDict

import msgspec

from .errors import ConfigurationError
from .public import public

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
"""What a client accepts as an answer by default, in bytes after decompression."""


@public()
class CallOptions(TypedDict, total=False):
    """What every call takes besides its parameters."""

    timeout: float | None
    """Seconds for each step of the exchange; None waits for ever."""
    extra_headers: Mapping[str, str]
    """HTTP headers, besides or instead of the client's."""
    extra_query: Mapping[str, str]
    """Query parameters, besides those of the call."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a client that hold for all its calls.

    Raises:
        ConfigurationError: a number is out of its range.
    """

    timeout: float | None = 30.0
    retries: int = 2
    rate_limit: float | None = None
    max_response_bytes: int = MAX_RESPONSE_BYTES

    def __post_init__(self) -> None:
        if self.timeout is not None and not self.timeout > 0:
            raise ConfigurationError("timeout must be more than 0 seconds, or None")
        if self.retries < 0:
            raise ConfigurationError("retries must be 0 or more")
        if self.rate_limit is not None and not self.rate_limit > 0:
            raise ConfigurationError("rate_limit must be more than 0 calls per second")
        if self.max_response_bytes < 1:
            raise ConfigurationError("max_response_bytes must be 1 or more")


def unknown_option(options: CallOptions) -> str | None:
    """The first keyword of a call that is no option: a misspelt parameter ends here."""
    return next(
        (name for name in options if name not in CallOptions.__annotations__), None
    )
