"""The meaning of answers: results, null, repairs and errors."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from example_rest.enums import Colour, Right
from example_rest.models import Notice, Person
from hypothesis import given
from hypothesis import strategies as st

from generator.runtime.errors import (
    DecodeError,
    NoResultError,
    NotFoundError,
    ServiceError,
    StatusError,
    SuperOfficeError,
)
from generator.runtime.options import Settings
from generator.runtime.rest.calls import Caller
from generator.runtime.rest.codec.decode import Decoder
from generator.runtime.rest.codec.encode import json_bytes
from generator.runtime.rest.failures import raise_failure_in
from generator.runtime.testing.canonical import canonical_json
from generator.runtime.transport.messages import Headers, Response
from generator.runtime.values.flags import Flags

ARGUMENTS: dict[str, tuple[object, ...]] = {
    "GetPerson": (5,),
    "GetPersonList": ([1],),
    "Grant": (Right.SELECT, None),
    "Rename": (5, None, None),
    "GetImage": (5,),
}
JSON = "application/json; charset=utf-8"


def interpreted(
    operation: str, content: bytes, *, status: int = 200, kind: str = JSON
) -> Any:
    caller = Caller("example_rest", "https://a.example/api", Headers(), Settings())
    group = "Person" if operation == "GetImage" else "Agents/People"
    call = caller.prepare(group, operation, ARGUMENTS.get(operation, ()), {})
    headers = Headers({"Content-Type": kind})
    return call.result(Response(status=status, headers=headers, content=content))


def person(**fields: object) -> Any:
    return interpreted("GetPerson", json.dumps(fields).encode())


@pytest.mark.parametrize(
    ("operation", "content", "result"),
    [
        ("GetPerson", b'{"PersonId": 5}', Person(person_id=5)),
        ("GetPersonList", b'[{"PersonId": 5}]', [Person(person_id=5)]),
        ("GetLabels", b'{"a": "b"}', {"a": "b"}),
        ("GetText", b'"abc"', "abc"),
        ("GetText", b'\xef\xbb\xbf "abc"\r\n', "abc"),
        ("GetBytes", b'"YWJj"', b"abc"),
        ("GetAnything", b'{"a": [1, null]}', {"a": [1, None]}),
        ("GetNumber", b"5", 5),
        ("GetNumber", b"5.0", 5),
        ("GetTime", b'"2020-01-02T03:04:05"', datetime(2020, 1, 2, 3, 4, 5)),
        ("GetColour", b'"DarkBlue"', Colour.DARK_BLUE),
        ("GetColour", b'"New"', Colour("New")),
        ("Grant", b'"Select"', Flags(Right.SELECT)),
        ("Grant", b'""', Flags[Right]()),
    ],
)
def test_a_result_is_of_its_type(operation: str, content: bytes, result: object) -> None:  # fmt: skip
    value = interpreted(operation, content)
    assert value == result
    assert type(value) is type(result)


@pytest.mark.parametrize("content", [b"null", b"", b" null\r\n"])
@pytest.mark.parametrize(
    ("operation", "result"),
    [("GetPersonList", []), ("GetLabels", {}), ("GetText", None), ("GetBytes", None), ("GetAnything", None), ("GetImage", None), ("Rename", None)],
)  # fmt: skip
def test_null_is_nothing(operation: str, result: object, content: bytes) -> None:
    if operation != "GetImage" or content != b" null\r\n":
        assert interpreted(operation, content) == result


@pytest.mark.parametrize("content", [b"null", b""])
def test_null_in_place_of_an_object_is_no_result(content: bytes) -> None:
    with pytest.raises(NoResultError, match=r"^Agents/People\.GetPerson answered"):
        interpreted("GetPerson", content)


@pytest.mark.parametrize("operation", ["GetNumber", "GetTime", "GetColour", "Grant"])
@pytest.mark.parametrize("content", [b"null", b""])
def test_null_in_place_of_a_value_does_not_fit(operation: str, content: bytes) -> None:
    with pytest.raises(DecodeError) as caught:
        interpreted(operation, content)
    text = str(caught.value)
    assert text.startswith(f"Agents/People.{operation}: is null (in the answer to ")


@pytest.mark.parametrize("content", [b"", b"null", b"no JSON", b'{"Mask": "x"}', b"\xff"])  # fmt: skip
def test_the_body_of_a_call_without_result_does_not_matter(content: bytes) -> None:
    assert interpreted("Rename", content, status=204) is None
    assert interpreted("Rename", content) is None


@pytest.mark.parametrize(
    ("content", "kind", "result"),
    [
        (b"\x89PNG", "image/png", b"\x89PNG"),
        (b"null", "image/png", b"null"),
        (b"", "image/png", None),
        (b"", JSON, None),
        (b"null", JSON, None),
        (b'"YWJj"', JSON, b"abc"),
        (b'"YWJj"', "text/json", b"abc"),
        (b'"YWJj"', "application/problem+json", b"abc"),
        (b'"YWJj"', "application/jsonx", b'"YWJj"'),
        (b'"GIF89.... \xc3\xa5"', JSON, b"GIF89.... \xc3\xa5"),
        (b"no JSON", JSON, b"no JSON"),
    ],
)
def test_a_file_is_its_bytes(content: bytes, kind: str, result: bytes | None) -> None:
    assert interpreted("GetImage", content, kind=kind) == result


@pytest.mark.parametrize("content", [b'{"a": 1}', b"[1]", b'{"a": ', b"<html>", b" [", b"5"])  # fmt: skip
def test_an_image_is_no_json_and_no_page(content: bytes) -> None:
    with pytest.raises(DecodeError, match=r"expected image/png, image/jpeg, got application/json"):  # fmt: skip
        interpreted("GetImage", content, kind=JSON)


# ---------------------------------------------------------------- repairs


def test_unknown_fields_are_kept_at_every_level_and_sent_back() -> None:
    content = b"""{"PersonId": 5, "New": {"a": [1, null]}, "Manager": {"Name": "A", "Newer": 1},
        "Team": [{"Old": true}], "*unknown_fields*": {"b": 1}}"""
    result = interpreted("GetPerson", content)
    assert result.unknown_fields == {"New": {"a": [1, None]}, "*unknown_fields*": {"b": 1}}  # fmt: skip
    assert result.manager == Person(name="A", unknown_fields={"Newer": 1})
    assert result.team == [Person(unknown_fields={"Old": True})]
    assert json.loads(json_bytes(result)) == json.loads(content)


def test_documented_fields_win_over_unknown_ones_of_the_same_name() -> None:
    person = Person(name="A", unknown_fields={"New": 1, "Name": "B", "Score": 2})
    assert json_bytes(person) == b'{"New":1,"Score":2,"Name":"A"}'


def test_unknown_members_survive_a_round_trip() -> None:
    content = b'{"Colour":"New","Rights":"Newer, Select","Labels":{"a":"b"},"Floors":{"1":"2020-01-02T00:00:00"}}'  # fmt: skip
    result = interpreted("GetPerson", content)
    assert result.colour == Colour("New")
    assert set(result.rights) == {Right("Newer"), Right.SELECT}
    assert result.floors == {1: datetime(2020, 1, 2)}
    again = interpreted("GetPerson", json_bytes(result))
    assert again == result


def test_null_stays_in_lists_and_dictionaries_and_is_left_out_of_objects() -> None:
    result = person(Tags=["a", None], Labels={"a": None}, Team=[None], Name=None)
    assert (result.tags, result.labels, result.team) == (
        ["a", None],
        {"a": None},
        [None],
    )
    assert result.name is None
    assert json.loads(json_bytes(result)) == {"Tags": ["a", None], "Labels": {"a": None}, "Team": [None]}  # fmt: skip


@pytest.mark.parametrize("unknown", [{}, {"New": 1}], ids=["strict", "repaired"])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0001-01-01T00:00:00", datetime.min),
        ("9999-12-31T23:59:59.9999999", datetime.max),
        ("2018-12-24", datetime(2018, 12, 24)),
        ("", datetime.min),
        ("2018-12-24T07:34:45-0500", datetime(2018, 12, 24, 7, 34, 45, tzinfo=timezone(timedelta(hours=-5)))),
        ("2018-12-24T07:34:45.6500523", datetime(2018, 12, 24, 7, 34, 45, 650052)),
        ("2018-12-24T07:34:45.6500528", datetime(2018, 12, 24, 7, 34, 45, 650052)),
    ],
)  # fmt: skip
def test_dates_of_every_form_are_read(text: str, value: datetime, unknown: dict[str, Any]) -> None:  # fmt: skip
    assert person(Born=text, **unknown).born == value


@pytest.mark.parametrize("unknown", [{}, {"New": 1}], ids=["strict", "repaired"])
@pytest.mark.parametrize(
    ("fields", "attribute", "value"),
    [
        ({"Picture": "YWJj"}, "picture", b"abc"),
        ({"Picture": "GIF89....File"}, "picture", b"GIF89....File"),
        ({"Picture": "YWJ"}, "picture", b"YWJ"),
        ({"PersonId": 5.0}, "person_id", 5),
        ({"Score": 5}, "score", 5.0),
        ({"Active": True}, "active", True),
        ({"Extra": {"a": [1, "2018-12-24"]}}, "extra", {"a": [1, "2018-12-24"]}),
        ({"Floors": {"-1": "2018-12-24"}}, "floors", {-1: datetime(2018, 12, 24)}),
        ({"Colour": ""}, "colour", Colour("")),
        ({"_Links": {"Self": "x"}}, "links", {"Self": "x"}),
    ],
)
def test_values_are_the_same_whether_repaired_or_not(fields: dict[str, Any], attribute: str, value: object, unknown: dict[str, Any]) -> None:  # fmt: skip
    result = getattr(person(**fields, **unknown), attribute)
    assert result == value
    assert type(result) is type(value)


@pytest.mark.parametrize("unknown", [{}, {"New": 1}], ids=["strict", "repaired"])
@pytest.mark.parametrize(
    "fields",
    [
        {"Name": {"a": 1}},
        {"PersonId": 5.5},
        {"PersonId": "x"},
        {"PersonId": True},
        {"Score": "x"},
        {"Score": int("9" * 400)},
        {"Active": 2},
        {"Active": "yes"},
        {"Born": 5},
        {"Born": "x"},
        {"Born": "0000-00-00T00:00:00"},
        {"Picture": 5},
        {"Picture": [256]},
        {"Colour": True},
        {"Colour": 1.5},
        {"Rights": ["Select"]},
        {"Manager": []},
        {"Team": {}},
        {"Team": [{"New": {"a": 1}}, 5]},
        {"Labels": {"a": "b", "c": {}}},
        {"Labels": []},
        {"Floors": {"x": ""}},
        {"Born": "x", "Name": [], "Rights": {}},
    ],
    ids=str,
)
def test_a_value_that_cannot_be_read_costs_its_field_and_is_sent_back(fields: dict[str, Any], unknown: dict[str, Any]) -> None:  # fmt: skip
    document = {**fields, **unknown, "Tags": ["kept"]}
    result = interpreted("GetPerson", json.dumps(document).encode())
    assert result == Person(tags=["kept"], unknown_fields={**unknown, **fields})
    assert result.to_dict() == document
    assert Person.from_dict(document) == result
    assert person(Team=[document]).team == [result]
    assert interpreted("GetPersonList", json.dumps([document]).encode()) == [result]


def test_a_field_that_has_been_set_replaces_what_could_not_be_read() -> None:
    result = person(Born="x", Name="A")
    result.born = datetime(2020, 1, 2)
    assert result.to_dict() == {"Born": "2020-01-02T00:00:00", "Name": "A"}


@pytest.mark.parametrize(
    ("operation", "content", "text"),
    [
        ("GetPerson", b"[]", "expected object, got array"),
        ("GetPersonList", b"{}", "expected array, got object"),
        ("GetNumber", b'"x"', "expected integer, got string"),
        ("GetText", b"<html>", "no JSON: JSON is malformed: invalid character (byte 0)"),
        ("GetText", b'"\xe9"', "no JSON: not UTF-8"),
        ("GetText", b'"abc', "no JSON: Input data was truncated"),
    ],
)  # fmt: skip
def test_an_answer_that_does_not_fit_is_named_by_its_operation(operation: str, content: bytes, text: str) -> None:  # fmt: skip
    with pytest.raises(DecodeError) as caught:
        interpreted(operation, content)
    shown, _, place = str(caught.value).partition(" (in the answer to ")
    assert shown == f"Agents/People.{operation}: {text}"
    beginning = content.decode("utf-8", "replace")
    assert place == f"POST https://a.example/api/v1/Agents/People/{operation}, which is application/json; charset=utf-8 and begins with {beginning!r})"  # fmt: skip


# ---------------------------------------------------------------- hostile answers


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 200_000,
        b'{"Manager":' * 200_000,
        b'{"Manager":' * 100_000 + b"{}" + b"}" * 100_000,
        b'{"New":1,"Manager":' * 990 + b"{}" + b"}" * 990,
        b'{"Extra":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"PersonId": ' + b"9" * 100_000 + b"}",
        b'{"Score": 1e999}',
        b"\x00",
        b"\xef\xbb\xbf",
    ],
    ids=["open", "open objects", "deep", "deep and unknown", "deep anything", "digits", "infinite", "nul", "mark only"],
)  # fmt: skip
def test_a_hostile_answer_is_an_error_of_ours(content: bytes) -> None:
    with pytest.raises((DecodeError, NoResultError)):
        interpreted("GetPerson", content)


@given(st.binary())
def test_any_bytes_are_a_result_or_an_error_of_ours(content: bytes) -> None:
    for operation in ("GetPerson", "GetAnything", "GetImage", "Rename"):
        for status in (200, 404):
            try:
                interpreted(operation, content, status=status)
            except SuperOfficeError:
                continue


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(alphabet=st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(["A", "B", "*unknown_fields*", "unknown_fields", ""]), _VALUES))  # fmt: skip
def test_what_no_page_documents_comes_back_as_it_came(unknown: dict[str, Any]) -> None:
    content = json.dumps({"Name": "A", "Manager": unknown, **unknown}).encode()
    result = interpreted("GetPerson", content)
    assert canonical_json(json_bytes(result)) == canonical_json(content)


# ---------------------------------------------------------------- errors

SERVICE = {"Error": True, "ErrorType": "SoException", "ErrorMessage": "no", "ErrorSource": "here"}  # fmt: skip
BAD_REQUEST = {"Message": "The request is invalid.", "MessageDetail": "x is null."}


@pytest.mark.parametrize(
    "operation",
    ["GetPerson", "GetPersonList", "GetLabels", "GetText", "GetNumber", "GetColour", "Grant", "GetAnything", "GetImage", "Rename"],
)  # fmt: skip
def test_an_error_in_place_of_a_result_is_raised(operation: str) -> None:
    with pytest.raises(ServiceError) as caught:
        interpreted(operation, json.dumps(SERVICE).encode())
    error = caught.value
    assert (str(error), error.message, error.exception_type, error.source) == (
        "SoException: no",
        "no",
        "SoException",
        "here",
    )
    with pytest.raises(ServiceError, match=r"^The request is invalid\. x is null\.$"):
        interpreted(operation, json.dumps(BAD_REQUEST).encode())


@pytest.mark.parametrize("key", ["ErrorMessage", "Message"])
def test_an_error_is_no_model_however_often_its_keys_were_met(key: str) -> None:
    class Answer(Person, kw_only=True):
        """A class whose decoder has not seen a key."""

    decoder = Decoder(Answer)
    for _ in range(2):
        decoder.decode(json.dumps({"Name": "A", key: "no"}).encode(), raise_failure_in)
    with pytest.raises(ServiceError, match="no"):
        decoder.decode(json.dumps({key: "no"}).encode(), raise_failure_in)


def test_an_error_is_known_however_its_keys_are_written() -> None:
    content = b'\xef\xbb\xbf { "\\u0045rrorMessage" : "no" }'
    for operation in ("GetPerson", "Rename"):
        with pytest.raises(ServiceError, match=r"^no$"):
            interpreted(operation, content)


def test_a_type_that_has_the_keys_of_an_error_is_no_error() -> None:
    result = interpreted("GetNotice", json.dumps(BAD_REQUEST).encode())
    assert result == Notice(message=BAD_REQUEST["Message"], message_detail="x is null.")


@pytest.mark.parametrize(
    "document",
    [{}, {"Message": None}, {"Message": "a", "Other": 1}, {**SERVICE, "Error": False}, {"Error": True}],
)  # fmt: skip
def test_an_object_that_may_be_a_result_is_no_error(document: object) -> None:
    assert interpreted("GetAnything", json.dumps(document).encode()) == document


@pytest.mark.parametrize(
    ("content", "kind", "message"),
    [
        (json.dumps(SERVICE).encode(), "SoException", "no"),
        (json.dumps(BAD_REQUEST).encode(), None, "The request is invalid. x is null."),
        (b'{"Message": "a", "Other": 1}', None, "a"),
        (b'{"ErrorType": "T", "ErrorMessage": 5}', "T", None),
        (b'{"Message": ""}', None, None),
        (b'{"Message": ["a"]}', None, None),
        (b'["Message"]', None, None),
        (b'"Message"', None, "Message"),
        (b"<html>Message</html>", None, None),
        (b"", None, None),
        (b"[" * 200_000, None, None),
        (b"\xff\xfe", None, None),
    ],
)
def test_a_failed_status_says_what_its_body_says(content: bytes, kind: str | None, message: str | None) -> None:  # fmt: skip
    with pytest.raises(NotFoundError) as caught:
        interpreted("GetPerson", content, status=404)
    assert (caught.value.error_type, caught.value.error_message) == (kind, message)
    assert caught.value.content == content


def test_the_text_of_an_error_is_one_short_line() -> None:
    message = "a\r\n\x1b[31m\u202eb" + "x" * 1000
    body = json.dumps({"ErrorMessage": message}).encode()
    with pytest.raises(StatusError) as caught:
        interpreted("GetPerson", body, status=400)
    text = str(caught.value)
    assert text.startswith("status 400 for POST https://a.example/api/v1/Agents/People/GetPerson: a [31m bx")  # fmt: skip
    assert text.isprintable()
    assert len(text) < 400
    assert caught.value.error_message == message
