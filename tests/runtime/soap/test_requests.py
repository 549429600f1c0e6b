"""Requests to the server: URL, headers, envelope."""

from __future__ import annotations

import pytest
from example88.enums import Colour, Right
from example88.models import Employee

from generator.runtime.actions import Send
from generator.runtime.auth import TicketAuth
from generator.runtime.errors import ConfigurationError, EncodeError, TransportError
from generator.runtime.options import CallOptions, Settings
from generator.runtime.soap.calls import Caller
from generator.runtime.soap.endpoint import services_url
from generator.runtime.soap.envelope import Identity
from generator.runtime.testing.canonical import canonical_xml
from generator.runtime.transport.messages import Request

SECRET = "7T:secret<&>"
FULL = Identity(app_token="token", time_zone=261)


def caller(
    identity: Identity = FULL, url: str = "https://example.com/C1/Remote"
) -> Caller:
    auth = TicketAuth(SECRET) if identity is FULL else None
    services = services_url(url, "Services88")
    return Caller("example88", "example/1.0", services, identity, Settings(), auth=auth)


def prepared(
    operation: str,
    *arguments: object,
    identity: Identity = FULL,
    options: CallOptions | None = None,
) -> Request:
    sender = caller(identity)
    call = sender.prepare("People", operation, arguments, options or {})
    first = next(sender.exchange(call))
    assert isinstance(first, Send)
    return first.request


def envelope(header: str, body: str) -> bytes:
    head = f"<s:Header>{header}</s:Header>" if header else ""
    return (
        '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
        'xmlns="http://example.com/Services88" '
        'xmlns:i="http://www.w3.org/2001/XMLSchema-instance">'
        f"{head}<s:Body>{body}</s:Body></s:Envelope>"
    ).encode()


HEADERS = (
    "<ApplicationToken>token</ApplicationToken>"
    "<Credentials><Ticket>7T:secret&lt;&amp;&gt;</Ticket></Credentials>"
    "<TimeZone><SoTimeZoneId>261</SoTimeZoneId></TimeZone>"
)


def test_a_request_is_an_envelope_of_soap_1_1() -> None:
    request = prepared("Rename", 5, "Ada", Colour.DARK_BLUE)
    assert canonical_xml(request.content) == canonical_xml(
        envelope(
            HEADERS,
            "<Rename><PersonId>5</PersonId><Name>Ada</Name><Colour>DarkBlue</Colour></Rename>",
        )
    )
    assert request.content.startswith(b'<?xml version="1.0" encoding="utf-8"?>')
    assert b"http://schemas.xmlsoap.org/soap/envelope/" in request.content
    assert (request.method, request.url) == (
        "POST",
        "https://example.com/C1/Remote/Services88/People.svc",
    )
    assert dict(request.headers) == {
        "Content-Type": "text/xml; charset=utf-8",
        "SOAPAction": '"http://example.com/Services88/People/Rename"',
        "Accept": "text/xml",
        "User-Agent": "example/1.0",
    }
    assert request.timeout == 30.0


def test_an_operation_gets_only_the_headers_that_it_lists() -> None:
    assert canonical_xml(prepared("GetSystemInfo").content) == canonical_xml(
        envelope("<ApplicationToken>token</ApplicationToken>", "<GetSystemInfo/>")
    )
    assert canonical_xml(prepared("GetText").content) == canonical_xml(
        envelope("", "<GetText/>")
    )


def test_without_settings_there_are_no_headers() -> None:
    request = prepared("GetPerson", 5, identity=Identity())
    assert canonical_xml(request.content) == canonical_xml(
        envelope("", "<GetPerson><PersonId>5</PersonId></GetPerson>")
    )
    assert b"Header" not in request.content


def test_a_time_zone_may_be_a_code() -> None:
    request = prepared("GetPerson", 5, identity=Identity(time_zone="NO"))
    assert (
        b"<n0:SoTimeZoneLocationCode>NO</n0:SoTimeZoneLocationCode>" in request.content
    )


def test_null_is_sent_only_where_it_is_allowed() -> None:
    assert (
        b'<n0:Name xsi:nil="true"/>' in prepared("Rename", 5, None, Colour.RED).content
    )
    with pytest.raises(EncodeError) as caught:
        prepared("Rename", None, "x", Colour.RED)
    assert str(caught.value) == "Rename.person_id: must not be None"


@pytest.mark.parametrize(
    "rights",
    [Right.SELECT, [Right.SELECT], iter({Right.SELECT})],
    ids=["a member", "a list", "an iterator"],
)
def test_flags_are_a_member_or_an_iterable_of_members(rights: object) -> None:
    assert b"<n0:Rights>Select</n0:Rights>" in prepared("Grant", rights).content


def test_an_argument_is_named_by_its_path() -> None:
    with pytest.raises(EncodeError) as caught:
        prepared("SavePerson", Employee(salary=2**63))
    assert caught.value.path == "SavePerson.person.salary"


def test_a_subclass_is_named_by_its_xsi_type() -> None:
    request = prepared("SavePerson", Employee(salary=1))
    assert b'<n0:Person xsi:type="n0:Employee">' in request.content


def test_options_of_a_call_are_honoured() -> None:
    request = prepared(
        "GetText",
        options={
            "timeout": 2.5,
            "extra_headers": {"X-Trace": "1", "user-agent": "mine"},
            "extra_query": {"a b": "c&d"},
        },
    )
    assert request.timeout == 2.5
    assert request.url.endswith("/People.svc?a+b=c%26d")
    assert request.headers["X-Trace"] == "1"
    assert request.headers["User-Agent"] == "mine"
    assert len(request.headers) == 5
    assert prepared("GetText", options={"timeout": None}).timeout is None


def test_a_misspelt_parameter_is_a_type_error() -> None:
    options: CallOptions = {"time_out": 5}  # type: ignore[typeddict-unknown-key]  # the mistake that is tested
    with pytest.raises(TypeError, match=r"People\.GetText got an unexpected keyword argument 'time_out'"):  # fmt: skip
        prepared("GetText", options=options)


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\n", "a\r", "a\x00", "é"])
def test_a_header_value_of_several_lines_is_refused(value: str) -> None:
    with pytest.raises(EncodeError) as caught:
        prepared("GetText", options={"extra_headers": {"X-Trace": value}})
    assert caught.value.path == "extra_headers.X-Trace"
    assert value not in str(caught.value)


@pytest.mark.parametrize("name", ["", "a b", "a:", "a\r\n"])
def test_a_header_name_that_is_not_a_token_is_refused(name: str) -> None:
    with pytest.raises(EncodeError):
        prepared("GetText", options={"extra_headers": {name: "1"}})


def test_a_secret_that_xml_cannot_hold_is_refused_without_showing_it() -> None:
    identity = Identity(app_token="secret\x00")
    with pytest.raises(
        EncodeError, match=r"Header\.ApplicationToken: XML has no character"
    ) as caught:
        prepared("GetPerson", 5, identity=identity)
    assert "secret" not in str(caught.value)


def test_a_closed_caller_makes_no_calls() -> None:
    closed = caller()
    closed.close()
    with pytest.raises(TransportError, match="closed"):
        closed.prepare("People", "GetText", (), {})


@pytest.mark.parametrize(
    ("base", "url"),
    [
        ("https://a.example/C1/Remote", "https://a.example/C1/Remote/Services88"),
        ("https://a.example/C1/Remote/", "https://a.example/C1/Remote/Services88"),
        ("https://a.example/C1/Remote/Services88/", "https://a.example/C1/Remote/Services88"),
        ("http://a.example:8080/remote/services88", "http://a.example:8080/remote/services88"),
        ("http://[::1]:80/Remote", "http://[::1]:80/Remote/Services88"),
    ],
)  # fmt: skip
def test_the_base_ends_in_remote_or_in_the_version(base: str, url: str) -> None:
    assert services_url(base, "Services88") == url


@pytest.mark.parametrize(
    ("base", "reason"),
    [
        ("", "http"),
        ("example.com/Remote", "http"),
        ("ftp://example.com/Remote", "http"),
        ("file:///etc/Remote", "http"),
        ("https:///Remote", "host"),
        ("https://[/Remote", "no URL"),
        ("https://a.example:port/Remote", "no URL"),
        ("https://user:password@a.example/Remote", "user name"),
        ("https://a.example/Remote?x=1", "query"),
        ("https://a.example/Remote?", "query"),
        ("https://a.example/Remote#x", "fragment"),
        ("https://a.example/a b/Remote", "spaces"),
        ("https://a.example/\r\n/Remote", "spaces"),
        ("https://a.example/C1", "/Remote"),
        ("https://a.example/Remote/Services87", "Services87"),
    ],
)
def test_another_base_is_refused(base: str, reason: str) -> None:
    with pytest.raises(ConfigurationError, match=reason) as caught:
        services_url(base, "Services88")
    assert "password" not in str(caught.value)
