"""Settings of a client and of one call.

Annotations are not postponed here: `typing` would compile each of those of a `TypedDict` when the module is imported.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypedDict

import msgspec

from . import setting_checks
from .errors import ConfigurationError
from .public import public

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
"""The largest answer that a client accepts by default, in bytes after decompression."""
LONGEST_QUEUE: Final = 300.0
"""Seconds for which a call waits for a free connection. A client has 100 for each process and event loop."""
# the wire names of an agent or resource and of an operation, with wildcards
_OPERATION: Final = r"[A-Za-z0-9_*]+\.[A-Za-z0-9_*]+"


@public()
class CallOptions(TypedDict, total=False):
    """Options that every call takes besides its parameters."""

    timeout: float | None
    """Seconds for each step of the exchange; None waits indefinitely."""
    deadline: float | None
    """Seconds for the whole call, all attempts and waits together, of a list for each page; None sets no limit."""
    extra_headers: Mapping[str, str]
    """HTTP headers, in addition to those of the client or in place of them."""
    extra_query: Mapping[str, str]
    """Query parameters, in addition to those of the call."""


@public()
class ClientOptions(TypedDict, total=False):
    """Options that `with_options` can change. Each has the meaning of the client's own argument."""

    timeout: float | None
    """Seconds for each step of the exchange; None waits indefinitely."""
    deadline: float | None
    """Seconds for each whole call, all attempts and waits together, of a list for each page; None sets no limit."""
    retries: int
    """How often to send a call again if that does no harm."""
    retry_posts: Collection[str]
    """Operations that may be sent again although they use POST, such as `Person.Get*`."""
    rate_limit: float | None
    """The maximum number of calls per second."""
    language: str | None
    """The language of texts."""
    culture: str | None
    """The format of numbers and dates inside texts."""
    time_zone: int | str | None
    """The id or the code of the time zone of all dates."""
    extra_headers: Mapping[str, str]
    """HTTP headers of every call, in addition to those of the client or in place of them."""
    log_bodies: bool
    """Whether the log contains the bodies of requests and answers."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Settings of a client that apply to all its calls.

    Raises:
        ConfigurationError: a number is out of range, or a pattern is invalid.
    """

    timeout: float | None = 30.0
    deadline: float | None = None
    retries: int = 2
    retry_posts: tuple[str, ...] = ()
    rate_limit: float | None = None
    max_response_bytes: int = MAX_RESPONSE_BYTES
    log_bodies: bool = False

    def __post_init__(self) -> None:
        setting_checks.seconds("timeout", self.timeout)
        setting_checks.seconds("deadline", self.deadline)
        setting_checks.whole_number("retries", self.retries, 0)
        setting_checks.rate("rate_limit", self.rate_limit)
        setting_checks.whole_number("max_response_bytes", self.max_response_bytes, 1)
        setting_checks.flag("log_bodies", self.log_bodies)
        for pattern in self.retry_posts:
            if re.fullmatch(_OPERATION, pattern) is None:
                raise ConfigurationError(
                    "retry_posts must be names such as Person.Get*, as on the wire"
                )


def changed_settings(settings: Settings, changes: ClientOptions) -> Settings:
    """Returns the settings after `with_options`.

    Raises:
        ConfigurationError: a setting is out of range.
    """
    changed: dict[str, object] = {
        name: value
        for name, value in changes.items()
        if name in Settings.__struct_fields__
    }
    if "retry_posts" in changes:
        changed["retry_posts"] = setting_checks.texts(
            "retry_posts", changes["retry_posts"]
        )
    return msgspec.structs.replace(settings, **changed)


def checked_time_zone(zone: object) -> int | str | None:
    """Returns the option `time_zone`.

    Raises:
        ConfigurationError: it is no id, no code, and not None.
    """
    if zone is None or (isinstance(zone, int | str) and not isinstance(zone, bool)):
        return zone
    kind = type(zone).__name__
    raise ConfigurationError(f"time_zone must be an id, a code or None, not {kind}")


def is_named(name: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern, in which `*` matches any letters, matches the name of an operation such as `Person.Get`."""
    return any(
        re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), name)
        for pattern in patterns
    )


def unknown_option(
    options: Iterable[str], known: type[object] = CallOptions
) -> str | None:
    """Returns the first keyword that is no option, such as a misspelt parameter."""
    return next((name for name in options if name not in known.__annotations__), None)
