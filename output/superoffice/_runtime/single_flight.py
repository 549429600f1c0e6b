"""A value that many calls use and one of them renews for all (single flight), across threads and tasks."""

from __future__ import annotations

import copy
from collections.abc import Callable
from contextvars import ContextVar
from threading import Lock
from typing import Final, Generic, TypeVar

from .actions import Flight, Steps, Wait
from .errors import CredentialsError, SuperOfficeError
from .processes import renew_after_fork

_T = TypeVar("_T")
_RENEWING: Final[ContextVar[Flight | None]] = ContextVar("renewing", default=None)


class Renewable(Generic[_T]):
    """Holds a value that becomes stale; None before the first one."""

    def __init__(self, value: _T | None = None) -> None:
        self._value = value
        self._flight: Flight | None = None
        self._lock = Lock()
        renew_after_fork(self)

    def begin_anew(self) -> None:
        """Forgets, in a forked process, the flight and the lock of other threads, which run in its parent only."""
        self._lock = Lock()
        if self._flight is not None:
            self._flight.forget_listeners()
            self._flight = None

    @property
    def value(self) -> _T | None:
        """The newest value."""
        return self._value

    def renewed(self, stale: _T | None, make: Callable[[], Steps[_T]]) -> Steps[_T]:
        """Returns a value other than `stale`: the current one, the one that another call is making, or the one of `make`.

        Raises:
            SuperOfficeError: no value could be made. All calls that wait for it get the same error.
        """
        while True:
            value, flight, leads = self._join(stale)
            if value is not None:
                return value
            if leads:
                return (yield from self._lead(flight, make))
            # the function that renews has made a call that needs the new value itself
            if _RENEWING.get() is flight:
                raise CredentialsError("the function that renews waits for itself")
            yield Wait(flight)
            _check_landed(flight)

    def _join(self, stale: _T | None) -> tuple[_T | None, Flight, bool]:
        """Returns the value if it is not `stale`, the flight that makes a new one, and whether this call leads it."""
        with self._lock:
            if self._value is not stale:
                return self._value, Flight(), False
            if self._flight is not None:
                return None, self._flight, False
            self._flight = Flight()
            return None, self._flight, True

    def _lead(self, flight: Flight, make: Callable[[], Steps[_T]]) -> Steps[_T]:
        error: SuperOfficeError | None = None
        _RENEWING.set(flight)
        try:
            value = yield from make()
            self._value = value
            return value
        except Exception as cause:
            error = _shared(cause)
            raise
        finally:
            # also when the call is cancelled: then a waiting call starts anew
            _RENEWING.set(None)
            with self._lock:
                # before it lands: a waiting call that starts anew must not join it again
                if self._flight is flight:
                    self._flight = None
            flight.land(error)


def _shared(cause: Exception) -> SuperOfficeError:
    """Returns the error for the waiting calls. Of a foreign error it has only the class, since the text may hold secrets."""
    if isinstance(cause, SuperOfficeError):
        return cause
    return CredentialsError(f"they could not be renewed ({type(cause).__name__})")


def _check_landed(flight: Flight) -> None:
    if not flight.landed:
        raise CredentialsError("another call takes too long to renew them")
    if flight.error is not None:
        # each call raises its own copy, since raising changes the traceback
        raise copy.copy(flight.error) from None
