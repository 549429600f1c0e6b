"""How calls are authorised, without I/O; sync and async clients share it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Final, NoReturn, TypeAlias

import msgspec

from .. import setting_checks
from ..actions import Sender, Steps
from ..copying import NotCopied
from ..errors import ConfigurationError, CopyRefusedError
from ..public import public
from ..single_flight import Renewable
from ..transport.messages import Headers

_IDLE_LIFE: Final = (6 * 60 - 5) * 60.0
"""Seconds since its last use after which a ticket counts as expired: 6 hours, less a margin for calls and clocks."""
_REMEMBERED: Final = 4
"""How many secrets that are no longer used are still kept out of messages."""
_SHORTEST_LIFE: Final = 20 * 60.0
"""The shortest lifetime of a token on any page of the documentation, in seconds."""


def one_line(what: str, text: str) -> str:
    """Returns a secret or a setting that a header can hold, unchanged; `what` names it in the message.

    Raises:
        ConfigurationError: it is not one line of printable ASCII without spaces. The message does not repeat it.
    """
    given = setting_checks.text(what, text)
    if not given or not given.isascii() or not given.isprintable() or " " in given:
        message = f"{what} must be one line of printable ASCII without spaces"
        raise ConfigurationError(message)
    return text


class Channel(msgspec.Struct, frozen=True):
    """What authorisation needs from the client: a way to send its own requests, and a clock in seconds."""

    send: Sender
    clock: Callable[[], float]


class Credentials(msgspec.Struct, frozen=True, eq=False):
    """A secret, the headers that carry it, and the times by the clock at which it was issued and expires.

    `query` is the pair of the query that carries it in place of a header, with escapes, such as `key=a%20b`.
    """

    secret: str
    headers: Headers
    since: float | None = None
    """None when the user supplied it, perhaps long after it was issued."""
    until: float | None = None
    query: str = ""

    def __reduce__(self) -> NoReturn:
        raise CopyRefusedError("credentials are secrets, so they are not pickled")

    def __repr__(self) -> str:
        return "Credentials(...)"


@public()
class Auth(NotCopied, ABC):
    """The credentials of a client. Clients may share it; it is neither pickled nor copied, since it holds secrets."""

    __slots__ = ()
    _instead = (
        "it holds secrets; clients may share it, and another process makes its own"
    )

    @abstractmethod
    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """Returns the credentials for the next request, renewed when they have expired.

        Raises:
            CredentialsError: there are none, and none can be obtained.
        """

    @abstractmethod
    def renewed(
        self, used: Credentials, status: int, channel: Channel
    ) -> Steps[Credentials | None]:
        """Returns other credentials after an answer of this status; None when others would not help.

        Raises:
            CredentialsError: they could not be renewed.
        """

    @property
    @abstractmethod
    def secrets(self) -> tuple[str, ...]:
        """Texts that must not appear in any message."""

    @property
    def app_token(self) -> str | None:
        """The secret of the application, if the credentials need it too."""
        return None

    def __copy__(self) -> NoReturn:
        self.__reduce__()

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"


def checked_auth(auth: object, example: str) -> Auth | None:
    """Returns the `auth` of a client; callers without a type checker may pass anything.

    Raises:
        ConfigurationError: it is no `Auth`. The message names `example` as one.
    """
    if auth is None or isinstance(auth, Auth):
        return auth
    raise ConfigurationError(f"auth must be {example} or another of these, or None")


class FixedAuth(Auth):
    """Credentials that never change."""

    __slots__ = ("_credentials",)

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """Returns the credentials."""
        yield from ()
        return self._credentials

    def renewed(
        self, used: Credentials, status: int, channel: Channel
    ) -> Steps[Credentials | None]:
        """Returns None: there are no others."""
        yield from ()
        return None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts that must not appear in any message."""
        return (self._credentials.secret, *self._credentials.headers.values())


Renew: TypeAlias = Callable[[Channel], Steps[Credentials]]


class RenewableAuth(Auth):
    """Credentials that are renewed once for all calls that need new ones; None until the first are obtained."""

    __slots__ = ("_held", "_past", "_renew")

    def __init__(self, credentials: Credentials | None, renew: Renew | None) -> None:
        self._held = Renewable(credentials)
        self._past: tuple[str, ...] = ()
        self._renew = renew

    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """Returns the credentials, renewed when they have expired."""
        held = self._held.value
        if held is not None and not self._is_over(held, channel.clock()):
            return held
        return (yield from self._other(held, channel))

    def renewed(
        self, used: Credentials, status: int, channel: Channel
    ) -> Steps[Credentials | None]:
        """Returns other credentials when the answer may mean that these are no longer valid."""
        if self._renew is None or not _may_be_over(used, status, channel.clock()):
            return None
        return (yield from self._other(used, channel))

    def _other(self, stale: Credentials | None, channel: Channel) -> Steps[Credentials]:
        renew = self._renew
        assert renew is not None, "only credentials that can be renewed expire"
        if stale is not None and stale.secret not in self._past:
            # the answer that refused it may repeat it, and other calls may still have it
            self._past = (*self._past[1 - _REMEMBERED :], stale.secret)
        return (yield from self._held.renewed(stale, lambda: renew(channel)))

    def _is_over(self, held: Credentials, now: float) -> bool:
        return held.until is not None and now >= held.until

    @property
    def secrets(self) -> tuple[str, ...]:
        """Texts that must not appear in any message."""
        held = self._held.value
        return self._past if held is None else (held.secret, *self._past)


class SlidingAuth(RenewableAuth):
    """Tickets that expire six hours after their last use. The first call obtains one."""

    __slots__ = ("_used",)

    def __init__(self, renew: Renew) -> None:
        super().__init__(None, renew)
        self._used = 0.0

    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """Returns the ticket, whose lifetime starts anew with each use."""
        ticket = yield from super().credentials(channel)
        self._used = channel.clock()
        return ticket

    def _other(self, stale: Credentials | None, channel: Channel) -> Steps[Credentials]:
        ticket = yield from super()._other(stale, channel)
        self._used = channel.clock()
        return ticket

    def _is_over(self, held: Credentials, now: float) -> bool:
        return now - self._used >= _IDLE_LIFE


def _may_be_over(used: Credentials, status: int, now: float) -> bool:
    """Whether a status may mean that credentials have expired.

    401 means it; on one page of the documentation 403 does too, but never for credentials that are younger than the
    shortest lifetime of a token.
    """
    if status == 403:
        return used.since is None or now - used.since >= _SHORTEST_LIFE
    return status == 401
