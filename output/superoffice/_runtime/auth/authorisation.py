"""How calls are authorised, without I/O: the same for sync and async clients."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Final, NoReturn, TypeAlias

import msgspec

from ..actions import Steps
from ..errors import ConfigurationError
from ..public import public
from ..single_flight import Renewable
from ..transport.messages import Headers, Request, Response

_ONE_LINE: Final = re.compile(r"[\x21-\x7e]+")
_IDLE_LIFE: Final = (6 * 60 - 5) * 60.0
"""Seconds after its last use at which a ticket counts as expired: 6 hours, less some minutes for calls and clocks."""
_SHORTEST_LIFE: Final = 20 * 60.0
"""The shortest life of a token that any page of the docs gives, in seconds."""


def one_line(what: str, text: str) -> str:
    """A secret or setting for the value of a header, as it is.

    Raises:
        ConfigurationError: not one line of printable ASCII, or with spaces. The message does not repeat the text.
    """
    if _ONE_LINE.fullmatch(text) is None:
        message = f"{what} must be one line of printable ASCII without spaces"
        raise ConfigurationError(message)
    return text


class Channel(msgspec.Struct, frozen=True):
    """What an authorisation needs of the client: how to send a request of its own, and a clock in seconds."""

    send: Callable[[Request], Steps[Response]]
    clock: Callable[[], float]


class Credentials(msgspec.Struct, frozen=True, eq=False):
    """What calls are sent with: a secret, the headers that carry it, and when it came and ends by the clock."""

    secret: str
    headers: Headers
    since: float | None = None
    """None when it came from the user, who may have had it for long."""
    until: float | None = None

    def __repr__(self) -> str:
        return "Credentials(...)"


@public()
class Auth(ABC):
    """What a client calls with. It may be shared by clients; it is not copied or pickled, since it holds secrets."""

    __slots__ = ()

    @abstractmethod
    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """The credentials for the next request, renewed when their time is up.

        Raises:
            CredentialsError: there are none.
        """

    @abstractmethod
    def renewed(
        self, used: Credentials, status: int, channel: Channel
    ) -> Steps[Credentials | None]:
        """Other credentials after an answer of this status; None when others would not help.

        Raises:
            CredentialsError: they could not be renewed.
        """

    @property
    @abstractmethod
    def secrets(self) -> tuple[str, ...]:
        """What must not show in any text."""

    @property
    def app_token(self) -> str | None:
        """The secret of the application, where it is needed for the credentials too."""
        return None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"{type(self).__name__} holds secrets, so it is not pickled")


class FixedAuth(Auth):
    """Credentials that stay as they are."""

    __slots__ = ("_credentials",)

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials

    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """The credentials."""
        yield from ()
        return self._credentials

    def renewed(
        self, used: Credentials, status: int, channel: Channel
    ) -> Steps[Credentials | None]:
        """None: there are no others."""
        yield from ()
        return None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show in any text."""
        return (self._credentials.secret, *self._credentials.headers.values())


Renew: TypeAlias = Callable[[Channel], Steps[Credentials]]


class RenewableAuth(Auth):
    """Credentials that are renewed, once for all calls that need it. None before the first ones."""

    __slots__ = ("_held", "_renew")

    def __init__(self, credentials: Credentials | None, renew: Renew | None) -> None:
        self._held = Renewable(credentials)
        self._renew = renew

    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """The credentials, renewed when their time is up."""
        held = self._held.value
        if held is not None and not self._is_over(held, channel.clock()):
            return held
        return (yield from self._other(held, channel))

    def renewed(
        self, used: Credentials, status: int, channel: Channel
    ) -> Steps[Credentials | None]:
        """Other credentials when the answer may mean that these are not valid any more."""
        if self._renew is None or not _may_be_over(used, status, channel.clock()):
            return None
        return (yield from self._other(used, channel))

    def _other(self, stale: Credentials | None, channel: Channel) -> Steps[Credentials]:
        renew = self._renew
        assert renew is not None, "only what can be renewed grows old"
        return (yield from self._held.renewed(stale, lambda: renew(channel)))

    def _is_over(self, held: Credentials, now: float) -> bool:
        return held.until is not None and now >= held.until

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show in any text."""
        held = self._held.value
        return () if held is None else (held.secret,)


class SlidingAuth(RenewableAuth):
    """Tickets that end six hours after their last use. The first call gets one."""

    __slots__ = ("_used",)

    def __init__(self, renew: Renew) -> None:
        super().__init__(None, renew)
        self._used = 0.0

    def credentials(self, channel: Channel) -> Steps[Credentials]:
        """The ticket; each use makes its life longer."""
        found = yield from super().credentials(channel)
        self._used = channel.clock()
        return found

    def _other(self, stale: Credentials | None, channel: Channel) -> Steps[Credentials]:
        found = yield from super()._other(stale, channel)
        self._used = channel.clock()
        return found

    def _is_over(self, held: Credentials, now: float) -> bool:
        return now - self._used >= _IDLE_LIFE


def _may_be_over(used: Credentials, status: int, now: float) -> bool:
    """Whether a status means that credentials have expired.

    401 does, and on one page 403: but not for credentials that are younger than the shortest life of a token.
    """
    if status == 403:
        return used.since is None or now - used.since >= _SHORTEST_LIFE
    return status == 401
