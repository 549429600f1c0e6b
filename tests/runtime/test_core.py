"""The exchange: what is sent when, as a pure generator."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from generator.runtime.core import (
    Exchange,
    RateLimiter,
    Reply,
    Send,
    Sleep,
    exchange,
    is_retried,
    retry_delay,
)
from generator.runtime.errors import (
    ConfigurationError,
    ConnectionFailedError,
    RequestTimeoutError,
    ResponseTooLargeError,
    TransportError,
)
from generator.runtime.messages import Headers, Request, Response
from generator.runtime.options import Settings

REQUEST = Request(method="POST", url="http://example.com/a", headers=Headers())
OK = Response(status=200, content=b"ok")
BUSY = Response(status=503)
LIMITED = Response(status=429)
UNREACHED = ConnectionFailedError("no")


def drive(
    replies: Iterable[Response | TransportError],
    settings: Settings | None = None,
    limiter: RateLimiter | None = None,
    jitter: float = 1.0,
) -> tuple[list[object], Response]:
    """The actions of an exchange to which a server gives these replies, and its result."""
    waiting = iter(replies)
    actions: list[object] = []
    running: Exchange = exchange(
        REQUEST, settings or Settings(), limiter, lambda: jitter
    )
    reply: Reply = None
    while True:
        try:
            action = running.send(reply)
        except StopIteration as stop:
            return actions, stop.value
        actions.append(action if isinstance(action, Sleep) else "send")
        reply = next(waiting) if isinstance(action, Send) else None


def test_an_answer_is_final() -> None:
    assert drive([OK]) == (["send"], OK)


@pytest.mark.parametrize("reply", [BUSY, LIMITED, UNREACHED])
def test_what_surely_was_not_done_is_sent_again(
    reply: Response | TransportError,
) -> None:
    actions, response = drive([reply, reply, OK])
    assert actions == ["send", Sleep(0.5), "send", Sleep(1.0), "send"]
    assert response == OK


def test_the_last_answer_is_returned_when_the_retries_are_used_up() -> None:
    actions, response = drive([BUSY] * 3)
    assert actions.count("send") == 3
    assert response == BUSY


def test_the_last_error_is_raised_when_the_retries_are_used_up() -> None:
    with pytest.raises(ConnectionFailedError):
        drive([UNREACHED] * 3)


def test_retries_can_be_switched_off() -> None:
    assert drive([BUSY], Settings(retries=0)) == (["send"], BUSY)


@pytest.mark.parametrize(
    "error",
    [TransportError("broke off"), RequestTimeoutError("no answer")],
    ids=lambda error: type(error).__name__,
)
def test_what_may_have_been_done_is_not_sent_again(error: TransportError) -> None:
    assert not is_retried(error)
    with pytest.raises(type(error)):
        drive([error])


@pytest.mark.parametrize("status", [200, 400, 401, 404, 409, 412, 421, 500, 502, 504])
def test_other_statuses_are_final(status: int) -> None:
    assert not is_retried(Response(status=status))


def test_a_timeout_before_the_connection_is_retried() -> None:
    assert is_retried(RequestTimeoutError("no connection", request_sent=False))


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after": " 7 "}, 7.0),
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": "61"}, 60.0),
        ({"Retry-After": "9" * 5000}, 60.0),
        ({"Retry-After": "-5"}, 0.5),
        ({"Retry-After": "1.5"}, 0.5),
        ({"Retry-After": "soon"}, 0.5),
        ({"Retry-After": "٣"}, 0.5),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 GMT"}, 0.5),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 GMT", "Date": "Wed, 01 Jan 2020 00:00:00 GMT"}, 9.0),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:00 GMT", "Date": "Wed, 01 Jan 2020 00:00:09 GMT"}, 0.0),
        ({"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT", "Date": "Wed, 01 Jan 2020 00:00:09 GMT"}, 60.0),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 GMT", "Date": "never"}, 0.5),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 -0000", "Date": "Wed, 01 Jan 2020 00:00:09 GMT"}, 0.5),
    ],
)  # fmt: skip
def test_the_server_says_when_to_come_back(
    headers: dict[str, str], seconds: float
) -> None:
    busy = Response(status=503, headers=Headers(headers))
    assert retry_delay(busy, 0, lambda: 1.0) == seconds


def test_waits_grow_to_a_bound_and_have_jitter() -> None:
    longest = [retry_delay(UNREACHED, attempt, lambda: 1.0) for attempt in range(7)]
    assert longest == [0.5, 1, 2, 4, 8, 8, 8]
    assert retry_delay(UNREACHED, 2000, lambda: 1.0) == 8
    assert retry_delay(UNREACHED, 1, lambda: 0.0) == 0.5


def test_an_answer_that_is_too_large_is_refused_whatever_the_transport_does() -> None:
    with pytest.raises(ResponseTooLargeError):
        drive([Response(status=200, content=b"12345")], Settings(max_response_bytes=4))
    drive([Response(status=200, content=b"1234")], Settings(max_response_bytes=4))


def test_the_rate_limit_spaces_calls_and_retries() -> None:
    limiter = RateLimiter(4, lambda: 100.0)
    assert drive([OK], limiter=limiter)[0] == ["send"]
    assert drive([OK], limiter=limiter)[0] == [Sleep(0.25), "send"]
    actions = drive([BUSY, OK], limiter=limiter)[0]
    assert actions == [Sleep(0.5), "send", Sleep(0.5), Sleep(0.75), "send"]


def test_the_rate_limit_forgets_idle_time() -> None:
    now = 0.0
    limiter = RateLimiter(4, lambda: now)
    limiter.reserve()
    now = 1000.0
    assert [limiter.reserve(), limiter.reserve()] == [0.0, 0.25]


@pytest.mark.parametrize(
    "settings",
    [
        {"timeout": 0},
        {"timeout": float("nan")},
        {"retries": -1},
        {"rate_limit": 0.0},
        {"max_response_bytes": 0},
    ],
    ids=repr,
)
def test_settings_out_of_range_are_refused(settings: dict[str, float]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(settings))):
        Settings(**settings)  # type: ignore[arg-type]  # parametrized
