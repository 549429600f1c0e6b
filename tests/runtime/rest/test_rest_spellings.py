"""Answers in the spellings of .NET's JSON writers: numbers, booleans, dates, bytes, text; and charsets."""

from __future__ import annotations

import copy
import json
import math
import pickle
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from example_rest.models import Person

from generator.runtime.errors import (
    DecodeError,
    EncodeError,
    NotFoundError,
    ServiceError,
)
from generator.runtime.options import CallOptions, Settings
from generator.runtime.rest.calls import Caller
from generator.runtime.soap.codec.scalars import SCALARS
from generator.runtime.transport.messages import Headers, Response

PLUS_2 = timezone(timedelta(hours=2))


def answered(content: bytes, operation: str = "GetPerson", *, kind: str = "application/json; charset=utf-8", status: int = 200) -> Any:  # fmt: skip
    caller = Caller("example_rest", "https://a.example/api", Headers(), Settings())
    arguments = (5,) if operation == "GetPerson" else ()
    call = caller.prepare("Agents/People", operation, arguments, CallOptions())
    headers = Headers({"Content-Type": kind})
    return call.result(Response(status=status, headers=headers, content=content))


# ---------------------------------------------------------------- numbers that JSON lacks


@pytest.mark.parametrize(
    ("spelling", "value"),
    [("NaN", math.nan), ("Infinity", math.inf), ("-Infinity", -math.inf), ("INF", math.inf), ("-INF", -math.inf)],
)  # fmt: skip
def test_numbers_that_json_lacks_are_read_and_sent_back_in_their_spelling(spelling: str, value: float) -> None:  # fmt: skip
    document = {"Score": spelling, "Tags": [spelling], "Manager": {"Score": spelling}}
    model = Person.from_dict(document)
    assert model == Person.from_json(json.dumps(document)) or math.isnan(value)
    assert repr(model.score) == repr(value)
    assert isinstance(model.score, float)
    assert model.to_dict() == document
    for duplicate in (copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert duplicate.to_dict() == document


@pytest.mark.parametrize("token", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_json_lacks_may_be_bare(token: str) -> None:
    text = f'{{"Score": {token}, "Name": "{token}, \\"{token}\\" {token}", "New": [{token}], "Extra": {{"a": {token}}}}}'
    model = answered(text.encode())
    assert str(model.score) == str(float(token))
    assert model.name == f'{token}, "{token}" {token}'
    assert model.to_dict() == {
        "Score": token,
        "Name": model.name,
        "New": [token],
        "Extra": {"a": token},
    }


def test_a_number_that_json_lacks_is_sent_only_if_it_came_from_the_server() -> None:
    with pytest.raises(EncodeError, match="JSON has neither NaN nor infinity"):
        Person(score=math.nan).to_json()
    with pytest.raises(EncodeError, match="JSON has neither NaN nor infinity"):
        Person.from_dict({"Score": "NaN"}).copy(extra=[math.inf]).to_json()


# ---------------------------------------------------------------- other kinds of values


@pytest.mark.parametrize(
    ("fields", "attribute", "value", "written"),
    [
        ({"PersonId": "5"}, "person_id", 5, 5),
        ({"PersonId": "-5"}, "person_id", -5, -5),
        ({"PersonId": 5.0}, "person_id", 5, 5),
        ({"Score": "1.5"}, "score", 1.5, 1.5),
        ({"Score": "-1e3"}, "score", -1000.0, -1000.0),
        ({"Name": 5}, "name", "5", "5"),
        ({"Name": 1.5}, "name", "1.5", "1.5"),
        ({"Name": True}, "name", "true", "true"),
        ({"Active": "true"}, "active", True, True),
        ({"Active": "False"}, "active", False, False),
        ({"Active": 1}, "active", True, True),
        ({"Active": 0}, "active", False, False),
        ({"Active": "1"}, "active", True, True),
        ({"Picture": "YWI"}, "picture", b"ab", "YWI="),
        ({"Picture": "-_8"}, "picture", b"\xfb\xff", "+/8="),
        ({"Picture": "-_8="}, "picture", b"\xfb\xff", "+/8="),
        ({"Picture": "YW\r\nJj"}, "picture", b"abc", "YWJj"),
        ({"Picture": [97, 98]}, "picture", b"ab", "YWI="),
    ],
    ids=str,
)
def test_a_value_of_another_kind_is_read_as_what_it_means(fields: dict[str, Any], attribute: str, value: object, written: object) -> None:  # fmt: skip
    for model in (
        answered(json.dumps(fields).encode()),
        Person.from_dict(fields),
        Person.from_dict({"Team": [{"Manager": fields, "New": 1}]}).team[0].manager,  # type: ignore[index]  # there is one
    ):
        assert isinstance(model, Person)
        assert getattr(model, attribute) == value
        assert type(getattr(model, attribute)) is type(value)
        assert model.to_dict() == {next(iter(fields)): written}


@pytest.mark.parametrize(
    ("operation", "content", "result"),
    [("GetNumber", b'"5"', 5), ("GetText", b"5", "5"), ("GetTime", b'"2024-05-01T10:00"', datetime(2024, 5, 1, 10)), ("GetBytes", b'"YWI"', b"ab"), ("GetLabels", b'{"a": 5}', {"a": "5"}), ("GetText", b'"1.02:03:04.5"', "1.02:03:04.5")],
)  # fmt: skip
def test_so_is_a_result(operation: str, content: bytes, result: object) -> None:
    assert answered(content, operation) == result


# ---------------------------------------------------------------- dates


DATES = [
    ("2024-05-01T10:00", datetime(2024, 5, 1, 10)),
    ("2024-05-01T10:00Z", datetime(2024, 5, 1, 10, tzinfo=UTC)),
    ("2024-05-01", datetime(2024, 5, 1)),
    ("2024-05-01T24:00:00", datetime(2024, 5, 2)),
    ("2024-12-31T24:00", datetime(2025, 1, 1)),
    ("2024-05-01t10:00:00z", datetime(2024, 5, 1, 10, tzinfo=UTC)),
    ("2024-05-01T10:00:00,5", datetime(2024, 5, 1, 10, 0, 0, 500000)),
    ("2024-05-01T10:00:00+0200", datetime(2024, 5, 1, 10, tzinfo=PLUS_2)),
    ("2024-05-01T10:00:00+02", datetime(2024, 5, 1, 10, tzinfo=PLUS_2)),
    ("/Date(1714557600000)/", datetime(2024, 5, 1, 10, tzinfo=UTC)),
    ("/Date(1714557600000+0200)/", datetime(2024, 5, 1, 12, tzinfo=PLUS_2)),
    ("/Date(-1)/", datetime(1969, 12, 31, 23, 59, 59, 999000, tzinfo=UTC)),
    ("/Date(-62135596800000)/", datetime(1, 1, 1, tzinfo=UTC)),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_dates_are_read_in_all_spellings_and_written_in_iso_8601(text: str, value: datetime) -> None:  # fmt: skip
    written = value.isoformat().replace("+00:00", "Z")
    for document in ({"Born": text}, {"Born": text, "New": 1}, {"Floors": {"1": text}}):
        model = answered(json.dumps(document).replace("/", "\\/").encode())
        born = model.born or model.floors[1]
        assert born == value
        assert born.utcoffset() == value.utcoffset()
        assert model == Person.from_dict(document)
        assert json.dumps(document).replace(text, written) == json.dumps(model.to_dict()) or "New" in document  # fmt: skip
    assert SCALARS["date-time"].parse(text) == value


@pytest.mark.parametrize(
    "text",
    ["0000-01-01T00:00:00", "0000-00-00", "2024-02-30", "2024-05-01T24:00:01", "2024-05-01T25:00", "2024-05-01T10", "9999-12-31T24:00:00", "2024-05-01T10:00:00+25:00", "/Date(x)/", "/Date(999999999999999999)/", "/Date(253402300800000)/", "yesterday"],
)  # fmt: skip
def test_what_is_no_date_costs_its_field(text: str) -> None:
    assert answered(json.dumps({"Born": text, "Name": "A"}).encode()) == Person(
        name="A", unknown_fields={"Born": text}
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-05-01T10:00:00.9999999Z", datetime(2024, 5, 1, 10, 0, 0, 999999, UTC)),
        ("2024-05-01T23:59:59.9999999", datetime(2024, 5, 1, 23, 59, 59, 999999)),
        ("2024-12-31T23:59:59.9999995+02:00", datetime(2024, 12, 31, 23, 59, 59, 999999, PLUS_2)),
        ("2024-05-01T10:00:00.1234567", datetime(2024, 5, 1, 10, 0, 0, 123456)),
        ("2024-05-01T10:00:00.0000005", datetime(2024, 5, 1, 10)),
        ("2024-05-01T10:00:00.123456789", datetime(2024, 5, 1, 10, 0, 0, 123456)),
        ("9999-12-31T23:59:59.9999999", datetime.max),
    ],
)  # fmt: skip
def test_fractions_are_cut_off_after_the_microsecond_in_rest_and_soap(text: str, value: datetime) -> None:  # fmt: skip
    documents: list[dict[str, Any]] = [
        {"Born": text},
        {"Name": "a-b - c.d", "Born": text},
        {"Born": text, "New": "-"},
        {"Born": text, "Active": "true"},
        {"Floors": {"1": text}},
    ]
    for document in documents:
        for model in (
            answered(json.dumps(document).encode()),
            answered(json.dumps({"Team": [document]}).encode()).team[0],
            Person.from_json(json.dumps(document)),
            Person.from_dict(document),
        ):
            assert (model.born or model.floors[1]) == value
    assert answered(json.dumps(text).encode(), "GetTime") == value
    assert SCALARS["date-time"].parse(text) == value


def test_texts_that_look_like_times_stay_as_they_are() -> None:
    text = "2024-05-01T10:00:00.9999999Z"
    document = {"Name": text, "Tags": [text], "Labels": {text: text}, "New": text, "Extra": text}  # fmt: skip
    assert answered(json.dumps({"Born": text, **document}).encode()).copy(born=None).to_dict() == document  # fmt: skip


# ---------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"\ud83d", "\ufffd"),
        (r"a\udE00b", "a\ufffdb"),
        (r"\ud83d\ud83d\ude00", "\ufffd\N{GRINNING FACE}"),
        (r"\\ud83d \ud83d", "\\ud83d \ufffd"),
        (r"\ud83d\"\n\u00e5", '\ufffd"\nå'),
    ],
)
def test_a_surrogate_that_is_alone_is_read_as_u_fffd(written: str, text: str) -> None:
    model = answered(f'{{"Name": "{written}", "New": ["{written}"]}}'.encode())
    assert model == Person(name=text, unknown_fields={"New": [text]})
    assert Person.from_json(model.to_json()) == model
    assert answered(f'"{written}"'.encode(), "GetText") == text
    with pytest.raises(ServiceError) as caught:
        answered(f'{{"ErrorMessage": "{written}"}}'.encode())
    assert caught.value.message == text


CHARSETS = [
    ("iso-8859-1", "latin-1", "Grødem"),
    ('"ISO-8859-1"', "latin-1", "Grødem"),
    ("windows-1252", "cp1252", "5 €"),
    ("utf-16", "utf-16", "Ωmega"),
    ("utf-16", "utf-16-le", "Ωmega"),
    ("utf-16", "utf-16-be", "Ωmega"),
    ("utf-16le", "utf-16-le", "Ωmega"),
    ("UTF-16BE", "utf-16-be", "Ωmega"),
    ("utf-8", "utf-8-sig", "Ωmega"),
    ("utf8", "utf-8", "Ωmega"),
]


@pytest.mark.parametrize(("charset", "codec", "text"), CHARSETS)
def test_the_charset_of_an_answer_counts(charset: str, codec: str, text: str) -> None:
    kind = f"application/json; charset={charset}"
    content = json.dumps({"Name": text}, ensure_ascii=False).encode(codec)
    assert answered(content, kind=kind) == Person(name=text)
    error = json.dumps({"ErrorMessage": text}, ensure_ascii=False).encode(codec)
    with pytest.raises(NotFoundError) as failed:
        answered(error, kind=kind, status=404)
    assert failed.value.error_message == text
    with pytest.raises(ServiceError, match=text):
        answered(error, "GetText", kind=kind)


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
def test_a_byte_order_mark_counts_without_a_charset(codec: str) -> None:
    for kind in ("application/json", "text/json", ""):
        assert answered('{"Name": "Ω"}'.encode(codec), kind=kind) == Person(name="Ω")


@pytest.mark.parametrize("kind", ["text/plain", "text/plain; charset=utf-8"])
def test_a_byte_order_mark_is_no_part_of_plain_text(kind: str) -> None:
    assert answered("Ω".encode("utf-8-sig"), "GetText", kind=kind) == "Ω"


@pytest.mark.parametrize(
    ("charset", "content", "reason"),
    [
        ("klingon", b'"a"', "unknown charset 'klingon'"),
        ("zip", b'"a"', "unknown charset 'zip'"),
        ("ascii", b'"\xff"', "no text in charset 'ascii'"),
        ("utf-16", b'"\x00a', "no text in charset 'utf-16'"),
    ],
)
def test_a_charset_that_cannot_be_read_is_named(charset: str, content: bytes, reason: str) -> None:  # fmt: skip
    kind = f"application/json; charset={charset}"
    with pytest.raises(DecodeError, match=reason):
        answered(content, "GetText", kind=kind)
    with pytest.raises(NotFoundError) as caught:
        answered(content, kind=kind, status=404)
    assert caught.value.content == content


def test_a_file_is_in_no_charset() -> None:
    caller = Caller("example_rest", "https://a.example/api", Headers(), Settings())
    call = caller.prepare("Person", "GetImage", (5,), CallOptions())
    headers = Headers({"Content-Type": "image/png; charset=utf-16"})
    content = b"\xff\xfe\x00"
    assert call.result(Response(status=200, headers=headers, content=content)) == content  # fmt: skip
