"""The exchange: what is sent when, as a pure generator."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from generator.runtime.actions import Outcome, Reply, Send, Sleep
from generator.runtime.errors import (
    ConfigurationError,
    ConnectionFailedError,
    EncodeError,
    RequestTimeoutError,
    ResponseTooLargeError,
    TransportError,
)
from generator.runtime.exchange.core import Context, Exchange, exchange
from generator.runtime.exchange.rate_limit import RateLimiter
from generator.runtime.exchange.retry import MAX_TOTAL_WAIT, is_retried, retry_delay
from generator.runtime.options import Settings, is_named
from generator.runtime.tenant.location import Tenant
from generator.runtime.transport.messages import Headers, Request, Response

POST = Request(method="POST", url="http://example.com/a", headers=Headers())
OK = Response(status=200, content=b"ok")
BUSY = Response(status=503)
CLOSED = Response(status=503, headers=Headers({"Retry-After": "7"}))
LIMITED = Response(status=429)
UNREACHED = ConnectionFailedError("no")
BROKEN = TransportError("broke off")
LATE = RequestTimeoutError("no answer")


def request(method: str) -> Request:
    return Request(method=method, url="http://example.com/a", headers=Headers())


def drive(
    replies: Iterable[Outcome],
    settings: Settings | None = None,
    limiter: RateLimiter | None = None,
    method: str = "POST",
    **options: Any,
) -> tuple[list[object], Response]:
    """The actions of an exchange to which a server gives these replies, and its result."""
    waiting = iter(replies)
    actions: list[object] = []
    context = Context(
        settings=settings or Settings(), limiter=limiter, random=lambda: 1.0
    )
    running: Exchange = exchange(request(method), context, **options)
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


@pytest.mark.parametrize("method", ["GET", "POST", "PATCH"])
@pytest.mark.parametrize("reply", [LIMITED, UNREACHED])
def test_a_call_without_effect_is_sent_again(reply: Outcome, method: str) -> None:
    actions, response = drive([reply, reply, OK], method=method)
    assert actions == ["send", Sleep(0.5), "send", Sleep(1.0), "send"]
    assert response == OK


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
@pytest.mark.parametrize(
    "reply",
    [BUSY, BROKEN, LATE, *(Response(status=status) for status in (408, 502, 504))],
    ids=str,
)
def test_a_repeatable_call_is_sent_again(reply: Outcome, method: str) -> None:
    assert drive([reply, OK], method=method)[1] == OK


@pytest.mark.parametrize("method", ["POST", "PATCH"])
@pytest.mark.parametrize(
    "error", [BROKEN, LATE], ids=lambda error: type(error).__name__
)
def test_a_call_that_may_have_had_an_effect_is_not_sent_again(
    error: TransportError, method: str
) -> None:
    assert not is_retried(error, repeatable=False)
    with pytest.raises(type(error)):
        drive([error], method=method)


@pytest.mark.parametrize("status", [408, 502, 503, 504])
def test_a_post_is_not_sent_again_after_a_transient_error(status: int) -> None:
    assert drive([Response(status=status)])[0] == ["send"]


def test_a_post_is_sent_again_when_the_server_says_when_to_come_back() -> None:
    assert drive([CLOSED, OK])[0] == ["send", Sleep(7.0), "send"]


@pytest.mark.parametrize("reply", [BUSY, BROKEN, LATE], ids=str)
def test_a_post_that_the_user_names_is_sent_again(reply: Outcome) -> None:
    assert drive([reply, OK], repeatable=True)[1] == OK


@pytest.mark.parametrize("status", [200, 302, 400, 401, 404, 409, 412, 421, 500, 501])
def test_other_statuses_are_final(status: int) -> None:
    assert not is_retried(Response(status=status), repeatable=True)


def test_the_last_answer_is_returned_when_the_retries_are_used_up() -> None:
    actions, response = drive([BUSY] * 3, method="GET")
    assert actions.count("send") == 3
    assert response == BUSY


def test_the_last_error_is_raised_when_the_retries_are_used_up() -> None:
    with pytest.raises(ConnectionFailedError):
        drive([UNREACHED] * 3)


def test_retries_can_be_switched_off() -> None:
    assert drive([LIMITED], Settings(retries=0)) == (["send"], LIMITED)


def test_the_total_wait_of_a_call_is_limited() -> None:
    slow = Response(status=429, headers=Headers({"Retry-After": "50"}))
    actions, response = drive([slow] * 3, Settings(retries=10))
    assert actions == ["send", Sleep(50.0), "send", Sleep(50.0), "send"]
    assert response == slow
    assert MAX_TOTAL_WAIT < 150


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"retry-after": " 7 "}, 7.0),
        ({"Retry-After": "0"}, 0.0),
        ({"Retry-After": "61"}, 60.0),
        ({"Retry-After": "9" * 5000}, 60.0),
        ({"Retry-After": "-5"}, 0.5),
        ({"Retry-After": "1.5"}, 1.5),
        ({"Retry-After": "1e3"}, 0.5),
        ({"Retry-After": "inf"}, 0.5),
        ({"Retry-After": "nan"}, 0.5),
        ({"Retry-After": "soon"}, 0.5),
        ({"Retry-After": "٣"}, 0.5),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 GMT"}, 0.0),
        ({"Retry-After": "Wednesday, 01-Jan-20 00:00:09 GMT"}, 0.0),
        ({"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"}, 60.0),
        ({"Retry-After": "Fri, 99 Dec 9999 99:59:59 GMT"}, 0.5),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 GMT", "Date": "Wed, 01 Jan 2020 00:00:00 GMT"}, 9.0),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:00 GMT", "Date": "Wed, 01 Jan 2020 00:00:09 GMT"}, 0.0),
        ({"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT", "Date": "Wed, 01 Jan 2020 00:00:09 GMT"}, 60.0),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 GMT", "Date": "never"}, 0.0),
        ({"Retry-After": "Wed, 01 Jan 2020 00:00:09 -0000", "Date": "Wed, 01 Jan 2020 00:00:09 GMT"}, 0.0),
    ],
)  # fmt: skip
def test_the_server_says_when_to_come_back(
    headers: dict[str, str], seconds: float
) -> None:
    busy = Response(status=503, headers=Headers(headers))
    assert retry_delay(busy, 0, lambda: 1.0) == seconds


@pytest.mark.parametrize("zone", ["GMT", "+0000", "-0000"])
def test_a_date_without_that_of_the_answer_counts_from_the_own_clock(zone: str) -> None:
    then = datetime.now(UTC) + timedelta(seconds=30)
    headers = Headers({"Retry-After": f"{then:%a, %d %b %Y %H:%M:%S} {zone}"})
    busy = Response(status=429, headers=headers)
    assert 25 < retry_delay(busy, 0, lambda: 1.0) <= 30


def test_waits_grow_to_a_bound_and_have_jitter() -> None:
    longest = [retry_delay(UNREACHED, attempt, lambda: 1.0) for attempt in range(7)]
    assert longest == [0.5, 1, 2, 4, 8, 8, 8]
    assert retry_delay(UNREACHED, 2000, lambda: 1.0) == 8
    assert retry_delay(UNREACHED, 1, lambda: 0.0) == 0.5


def test_an_answer_that_is_too_large_is_refused_whatever_the_transport_does() -> None:
    for reply in (Response(status=200, content=b"12345"), ResponseTooLargeError(4)):
        with pytest.raises(ResponseTooLargeError) as caught:
            drive([reply], Settings(max_response_bytes=4))
        text = "the answer to POST http://example.com/a is larger than 4 bytes"
        assert str(caught.value) == text
    drive([Response(status=200, content=b"1234")], Settings(max_response_bytes=4))


# ---------------------------------------------------------------- rate limit


def test_the_rate_limit_spaces_calls_and_retries() -> None:
    limiter = RateLimiter(4, lambda: 100.0)
    assert drive([OK], limiter=limiter)[0] == ["send"]
    assert drive([OK], limiter=limiter)[0] == [Sleep(0.25), "send"]
    actions = drive([BUSY, OK], limiter=limiter, method="GET")[0]
    assert actions == [Sleep(0.5), "send", Sleep(0.5), Sleep(0.75), "send"]


def test_the_rate_limit_forgets_idle_time() -> None:
    now = 0.0
    limiter = RateLimiter(4, lambda: now)
    assert waits(limiter) == []
    now = 1000.0
    assert [waits(limiter), waits(limiter)] == [[], [0.25]]


def waits(limiter: RateLimiter) -> list[float]:
    return [action.seconds for action in limiter.turn() if isinstance(action, Sleep)]


def test_a_pause_that_a_server_requests_applies_to_all_calls() -> None:
    now = 0.0
    limiter = RateLimiter(4, lambda: now)
    assert waits(limiter) == []
    waiting = limiter.turn()
    assert next(waiting) == Sleep(0.25)
    limiter.pause(10.0)
    now = 0.25
    assert next(waiting) == Sleep(9.75)
    assert waits(limiter) == [10.0]
    now = 10.0
    with pytest.raises(StopIteration):
        next(waiting)


def test_a_pause_of_no_time_keeps_the_spacing_of_calls() -> None:
    limiter = RateLimiter(4, lambda: 100.0)
    assert waits(limiter) == []
    limiter.pause(0.0)
    assert waits(limiter) == [0.25]


def test_a_call_that_is_refused_holds_back_the_others() -> None:
    limiter = RateLimiter(4, lambda: 100.0)
    drive([CLOSED, OK], limiter=limiter)
    assert waits(limiter) == [7.25]


# ---------------------------------------------------------------- settings, origin


@pytest.mark.parametrize(
    "settings",
    [
        {"timeout": 0},
        {"timeout": float("nan")},
        {"retries": -1},
        {"rate_limit": 0.0},
        {"max_response_bytes": 0},
        {"retry_posts": ("Get*",)},
        {"retry_posts": ("a.b.c",)},
    ],
    ids=repr,
)
def test_settings_out_of_range_are_refused(settings: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError, match=next(iter(settings))):
        Settings(**settings)


@pytest.mark.parametrize(
    ("pattern", "named"),
    [("Person.Get", True), ("Person.*", True), ("*.Get", True), ("Person.Get*", True), ("erson.Get", False), ("Person.Ge", False), ("Sale.*", False)],
)  # fmt: skip
def test_a_pattern_is_for_whole_names(pattern: str, named: bool) -> None:
    assert is_named("Person.Get", ["X.Y", pattern]) is named


@pytest.mark.parametrize(
    "url",
    ["http://other.example/C1/api", "https://a.example/C1", "https://a.example.evil/C1/api", "http://a.example:81/C1/api"],
)  # fmt: skip
def test_a_request_to_another_server_is_never_sent(url: str) -> None:
    context = Context(settings=Settings(), tenant=Tenant("http://a.example/C1"))
    elsewhere = Request(method="GET", url=url, headers=Headers())
    with pytest.raises(EncodeError, match="another server"):
        next(exchange(elsewhere, context))
