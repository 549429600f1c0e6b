"""Settings of a client and of one call."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypedDict

import msgspec

from .errors import ConfigurationError
from .public import public

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
"""What a client accepts as an answer by default, in bytes after decompression."""
_OPERATION: Final = r"[A-Za-z0-9_*]+\.[A-Za-z0-9_*]+"


@public()
class CallOptions(TypedDict, total=False):
    """What every call takes besides its parameters."""

    timeout: float | None
    """Seconds for each step of the exchange; None waits for ever."""
    extra_headers: Mapping[str, str]
    """HTTP headers, besides or instead of the client's."""
    extra_query: Mapping[str, str]
    """Query parameters, besides those of the call."""


@public()
class ClientOptions(TypedDict, total=False):
    """What `with_options` can change; each is as the client itself takes it."""

    timeout: float | None
    """Seconds for each step of the exchange; None waits for ever."""
    retries: int
    """How often to send again what may be sent again."""
    retry_posts: Collection[str]
    """Operations that may be sent again although they are called by POST, such as `Person.Get*`."""
    rate_limit: float | None
    """The most calls per second."""
    language: str | None
    """The language of texts."""
    culture: str | None
    """How numbers and dates inside of texts look."""
    time_zone: int | str | None
    """The id or the code of the time zone of all dates."""
    extra_headers: Mapping[str, str]
    """HTTP headers of every call, besides or instead of those that the client has."""
    log_bodies: bool
    """Whether the log shows the bodies of requests and answers."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a client that hold for all its calls.

    Raises:
        ConfigurationError: a number is out of its range, or a pattern is none.
    """

    timeout: float | None = 30.0
    retries: int = 2
    retry_posts: tuple[str, ...] = ()
    rate_limit: float | None = None
    max_response_bytes: int = MAX_RESPONSE_BYTES
    log_bodies: bool = False

    def __post_init__(self) -> None:
        if self.timeout is not None and not self.timeout > 0:
            raise ConfigurationError("timeout must be more than 0 seconds, or None")
        if self.retries < 0:
            raise ConfigurationError("retries must be 0 or more")
        if self.rate_limit is not None and not self.rate_limit > 0:
            raise ConfigurationError("rate_limit must be more than 0 calls per second")
        if self.max_response_bytes < 1:
            raise ConfigurationError("max_response_bytes must be 1 or more")
        for pattern in self.retry_posts:
            if re.fullmatch(_OPERATION, pattern) is None:
                raise ConfigurationError(
                    "retry_posts must be names such as Person.Get*, as on the wire"
                )


def changed_settings(settings: Settings, changes: ClientOptions) -> Settings:
    """Settings after `with_options`.

    Raises:
        ConfigurationError: one of them is out of its range.
    """
    known = {
        name: value
        for name, value in changes.items()
        if name in Settings.__struct_fields__
    }
    if "retry_posts" in changes:
        known["retry_posts"] = tuple(changes["retry_posts"])
    return msgspec.structs.replace(settings, **known)


def is_named(name: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns, in which `*` stands for any letters, is for an operation such as `Person.Get`."""
    return any(
        re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), name)
        for pattern in patterns
    )


def unknown_option(
    options: Iterable[str], known: type[object] = CallOptions
) -> str | None:
    """The first keyword that is no option: a misspelt parameter ends here."""
    return next((name for name in options if name not in known.__annotations__), None)
