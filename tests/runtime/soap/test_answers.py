"""Answers of the server: results, and the errors that they stand for."""

from __future__ import annotations

from datetime import datetime

import pytest
from example88.enums import Colour, Right
from example88.models import Person, ReadPartResult

from generator.runtime.errors import (
    AuthenticationError,
    DecodeError,
    NoResultError,
    ServiceError,
    SoapFaultError,
    StatusError,
)
from generator.runtime.options import Settings
from generator.runtime.soap.calls import Caller
from generator.runtime.soap.envelope import SOAP11, SOAP12, Identity
from generator.runtime.soap.raw import SoapHeaders, SoapRawResponse, soap_raw_response
from generator.runtime.transport.messages import RawResponse, Response
from generator.runtime.values.flags import Flags

NIL = 'i:nil="true"'


def envelope(body: str, header: str = "", soap: str = SOAP11) -> bytes:
    head = f"<s:Header>{header}</s:Header>" if header else ""
    return (
        f'<s:Envelope xmlns:s="{soap}" xmlns="http://example.com/Services88" '
        'xmlns:b="http://schemas.microsoft.com/2003/10/Serialization/Arrays" '
        f'xmlns:i="http://www.w3.org/2001/XMLSchema-instance">{head}'
        f"<s:Body>{body}</s:Body></s:Envelope>"
    ).encode()


SERVICES = "http://example.com/Remote/Services88"


def interpreted(
    operation: str, content: bytes, status: int = 200, *arguments: object
) -> object:
    caller = Caller("example88", "", SERVICES, Identity(), Settings())
    call = caller.prepare("People", operation, arguments, {})
    return call.result(Response(status=status, content=content))


def result(operation: str, inner: str, *arguments: object) -> object:
    body = f"<{operation}Response>{inner}</{operation}Response>"
    return interpreted(operation, envelope(body), 200, *arguments)


@pytest.mark.parametrize(
    ("operation", "inner", "expected"),
    [
        ("GetText", "<Response>x</Response>", "x"),
        ("GetText", "<Response/>", ""),
        ("GetText", f"<Response {NIL}/>", None),
        ("GetText", "", None),
        ("GetSystemInfo", "<SystemInfo>x</SystemInfo>", "x"),
        ("GetNames", "<Response><b:string>x</b:string></Response>", ["x"]),
        ("GetNames", "<Response/>", []),
        ("GetNames", f"<Response {NIL}/>", []),
        ("GetNames", "", []),
        ("GetLabels", f"<Response {NIL}/>", {}),
        ("GetLabels", "", {}),
        ("GetTime", "<Response>2020-01-01T00:00:00</Response>", datetime(2020, 1, 1)),
        ("GetText", "<New/><Response>x</Response>", "x"),
    ],
)
def test_a_result_is_the_out_part(operation: str, inner: str, expected: object) -> None:
    assert result(operation, inner) == expected


def test_an_object_is_a_model() -> None:
    assert result("GetPerson", "<Response><Name>x</Name></Response>", 1) == Person(
        name="x"
    )


def test_flags_are_a_set() -> None:
    assert result("Grant", "<Response>Select</Response>", Right.SELECT) == Flags(
        Right.SELECT
    )
    assert result("Grant", "<Response/>", Right.SELECT) == Flags[Right]()


@pytest.mark.parametrize("inner", ["", f"<Response {NIL}/>"], ids=["missing", "nil"])
def test_null_for_an_object_is_an_error(inner: str) -> None:
    with pytest.raises(NoResultError) as caught:
        result("GetPerson", inner, 1)
    assert caught.value.operation == "People.GetPerson"


@pytest.mark.parametrize("inner", ["", f"<Response {NIL}/>"], ids=["missing", "nil"])
@pytest.mark.parametrize(
    ("operation", "arguments"), [("GetTime", ()), ("Grant", (Right.SELECT,))]
)
def test_null_for_a_value_type_is_an_error(
    operation: str, arguments: tuple[object, ...], inner: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        result(operation, inner, *arguments)
    assert caught.value.path == f"People.{operation}.Response"


def test_several_out_parts_are_a_result() -> None:
    inner = "<People><Person/></People><Length>5</Length><Content>x</Content><Person/>"
    assert result("ReadPart", inner) == ReadPartResult(
        length=5, content="x", person=Person(), people=[Person()]
    )
    assert result("ReadPart", "<Length>5</Length>") == ReadPartResult(
        length=5, content=None, person=None, people=[]
    )
    with pytest.raises(DecodeError, match=r"People\.ReadPart\.Length: is null"):
        result("ReadPart", "")


@pytest.mark.parametrize(
    "content",
    [b"", b" \n", envelope("<RenameResponse/>"), envelope("<RenameResponse><New/></RenameResponse>")],
)  # fmt: skip
def test_an_operation_without_out_parts_returns_none(content: bytes) -> None:
    caller = Caller("example88", "", SERVICES, Identity(), Settings())

    call = caller.prepare("People", "Rename", (1, "x", Colour.RED), {})
    assert call.result(Response(status=200, content=content)) is None


def test_a_wrong_value_is_named_by_type_or_part() -> None:
    with pytest.raises(DecodeError) as caught:
        result("GetLabels", "<Response><StringPair/></Response>")
    assert caught.value.path == "StringDictionary[0].Key"
    with pytest.raises(DecodeError) as caught:
        result("GetTime", "<Response>x</Response>")
    assert caught.value.path == "GetTimeResponse.Response"


def test_an_envelope_of_soap_1_2_is_read_too() -> None:
    content = envelope(
        "<GetTextResponse><Response>x</Response></GetTextResponse>", soap=SOAP12
    )
    assert interpreted("GetText", content) == "x"


FAULT_11 = (
    "<s:Fault><faultcode>s:Client</faultcode><faultstring>no &amp; no</faultstring>"
    "<detail><Why>secret</Why></detail></s:Fault>"
)
FAULT_12 = (
    "<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code>"
    "<s:Reason><s:Text>no</s:Text></s:Reason></s:Fault>"
)


@pytest.mark.parametrize("status", [200, 401, 500])
def test_a_fault_is_a_fault_whatever_the_status(status: int) -> None:
    with pytest.raises(SoapFaultError) as caught:
        interpreted("GetText", envelope(FAULT_11), status)
    fault = caught.value
    assert (fault.code, fault.reason, fault.status) == ("s:Client", "no & no", status)
    assert fault.detail is not None
    assert "<Why" in fault.detail
    assert str(fault) == "s:Client: no & no"


def test_a_fault_of_soap_1_2_is_read_too() -> None:
    with pytest.raises(SoapFaultError) as caught:
        interpreted("GetText", envelope(FAULT_12, soap=SOAP12), 500)
    assert (caught.value.code, caught.value.reason, caught.value.detail) == (
        "s:Sender",
        "no",
        None,
    )


def test_an_empty_fault_is_a_fault() -> None:
    with pytest.raises(SoapFaultError, match="has no reason"):
        interpreted("GetText", envelope("<s:Fault/>"), 500)


EXCEPTION = (
    "<ExceptionInfo><Message>it broke</Message><StackTrace>at Secret()</StackTrace>"
    "<FriendlyText>Sorry</FriendlyText><ExceptionType>System.Broken</ExceptionType><Source>here</Source>"
    "<InnerException><Message>deeper</Message><InnerException i:nil='true'/></InnerException>"
    "<Parameters><Pair><Key>a</Key><Value>b</Value></Pair><Pair><Key>c</Key><Value i:nil='true'/></Pair></Parameters>"
    "</ExceptionInfo>"
)


@pytest.mark.parametrize("status", [200, 500])
def test_exception_info_is_a_service_error(status: int) -> None:
    content = envelope("<GetTextResponse/>", f"<Succeeded>false</Succeeded>{EXCEPTION}")
    with pytest.raises(ServiceError) as caught:
        interpreted("GetText", content, status)
    error = caught.value
    assert (error.message, error.friendly_text) == ("it broke", "Sorry")
    assert (error.exception_type, error.source) == ("System.Broken", "here")
    assert error.stack_trace == "at Secret()"
    assert error.parameters == {"a": "b", "c": None}
    assert error.inner is not None
    assert (error.inner.message, error.inner.inner) == ("deeper", None)
    assert str(error) == "System.Broken: Sorry"


def test_not_succeeded_is_a_service_error() -> None:
    with pytest.raises(ServiceError, match="not why"):
        interpreted("GetText", envelope("", "<Succeeded>false</Succeeded>"))


def test_an_answer_that_succeeded_is_a_result() -> None:
    header = f"<ExceptionInfo {NIL}/><ExtraInfo {NIL}/><Succeeded>true</Succeeded><TimeZone/>"
    content = envelope(
        "<GetTextResponse><Response>x</Response></GetTextResponse>", header
    )
    assert interpreted("GetText", content) == "x"


@pytest.mark.parametrize(
    "content", [b"", b"<html/>", b"<html><br>", b"no", envelope("")]
)
def test_a_failing_status_without_fault_is_a_status_error(content: bytes) -> None:
    with pytest.raises(AuthenticationError) as caught:
        interpreted("GetText", content, 401)
    assert isinstance(caught.value, StatusError)
    assert caught.value.content == content


def raw(header: str, body: str = "<GetTextResponse/>") -> SoapRawResponse[None]:
    response = Response(status=200, content=envelope(body, header))
    return soap_raw_response(RawResponse(response, lambda _: None))


def test_the_headers_of_an_envelope_are_in_the_raw_response() -> None:
    header = (
        f"<ExceptionInfo {NIL}/><Succeeded>1</Succeeded>"
        "<ExtraInfo><Pair><Key>a</Key><Value>b</Value></Pair></ExtraInfo>"
        "<TimeZone><SoTimeZoneId>261</SoTimeZoneId>"
        "<SoTimeZoneLocationCode>NO</SoTimeZoneLocationCode></TimeZone>"
    )
    assert raw(header).soap_headers == SoapHeaders(
        succeeded=True, extra_info={"a": "b"}, time_zone_id=261, time_zone_code="NO"
    )


def test_the_headers_give_the_reason_of_a_failure() -> None:
    headers = raw(f"{EXCEPTION}<Succeeded>false</Succeeded>").soap_headers
    assert headers.succeeded is False
    assert headers.exception is not None
    assert headers.exception.friendly_text == "Sorry"


@pytest.mark.parametrize(
    "header",
    [
        "",
        f"<ExceptionInfo {NIL}/><ExtraInfo {NIL}/><Succeeded {NIL}/><TimeZone {NIL}/>",
        "<TimeZone/><ExtraInfo/>",
    ],
)
def test_missing_headers_are_none(header: str) -> None:
    assert raw(header).soap_headers == SoapHeaders()


def test_headers_that_do_not_fit_are_decode_errors() -> None:
    with pytest.raises(DecodeError, match=r"Header\.Succeeded: not a boolean: 'maybe'"):
        assert raw("<Succeeded>maybe</Succeeded>").soap_headers
    response = SoapRawResponse(Response(status=500, content=b"<html/>"), lambda _: None)
    with pytest.raises(DecodeError, match="expected an Envelope"):
        assert response.soap_headers
