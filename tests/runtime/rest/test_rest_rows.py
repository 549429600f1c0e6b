"""Rows of OData lists, and where the next page may be."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Mapping

import pytest
from example_rest._client import SuperOffice
from hypothesis import given
from hypothesis import strategies as st
from servers.recording import RecordingServer

from generator.runtime.errors import (
    BadRequestError,
    DecodeError,
    EncodeError,
    ServiceError,
)
from generator.runtime.rest.lists.paging import next_url
from generator.runtime.rest.lists.row import Row
from generator.runtime.transport.messages import Request, Response
from generator.runtime.values.names import attribute_name

ROW = Row(
    {"PrimaryKey": "1", "name": "Ada", "contact/name": "A", "items": 5, "x": None}
)


class Server:
    """A transport with queued answers."""

    def __init__(self, *answers: object) -> None:
        self._answers = list(answers)
        self.urls: list[str] = []

    def send(self, request: Request) -> Response:
        self.urls.append(request.url)
        return Response(status=200, content=json.dumps(self._answers.pop(0)).encode())

    def close(self) -> None:
        """Does nothing."""


def rows(server: Server, url: str = "https://a.example/C1/api", **arguments: int) -> list[Row]:  # fmt: skip
    client = SuperOffice(url, auth=None, transport=server)
    return client.person.get_all(**arguments).all()


def page(link: object, *numbers: int) -> dict[str, object]:
    return {"odata.nextLink": link, "value": [{"id": number} for number in numbers]}


@pytest.mark.parametrize(
    ("link", "followed"),
    [
        ("https://a.example/C1/api/v1/Person?$skip=1", "https://a.example/C1/api/v1/Person?$skip=1"),
        ("https://A.EXAMPLE:443/C1/api/v1/Person/?a=%20b#x", "https://a.example/C1/api/v1/Person/?a=%20b"),
        ("/C1/api/v1/Person?$skip=1", "https://a.example/C1/api/v1/Person?$skip=1"),
        ("?$filter=name begins 'å'", "https://a.example/C1/api/v1/Person?$filter=name%20begins%20'%C3%A5'"),
        ("//a.example/other", "https://a.example/other"),
        ("https://a.example//evil.example/", "https://a.example//evil.example/"),
        ("https://a.example/a\r\nX: 1", "https://a.example/a%0D%0AX:%201"),
    ],
)  # fmt: skip
def test_a_next_link_is_followed_on_the_same_server(link: str, followed: str) -> None:
    server = Server(page(link, 1), page(None, 2))
    assert [row.id for row in rows(server)] == [1, 2]
    assert server.urls[1] == followed


def test_a_port_that_is_not_the_default_one_stays() -> None:
    server = Server(page("http://a.example:8080/x", 1), page(None, 2))
    rows(server, "http://a.example:8080/api")
    assert server.urls[1] == "http://a.example:8080/x"


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("https://evil.example/C1/api/v1/Person?$skip=1", "https://a.example/C1/api/v1/Person?$skip=1"),
        ("http://a.example/C1/api/v1/Person?$skip=1", "https://a.example/C1/api/v1/Person?$skip=1"),
        ("https://a.example:444/x", "https://a.example/x"),
        ("//evil.example/x", "https://a.example/x"),
        ("https://secret:secret@a.example/x", "https://a.example/x"),
        ("https://secret@evil.example/x", "https://a.example/x"),
        ("https://a.example.evil.example", "https://a.example/"),
        ("https://evil.example\\@a.example/x", "https://a.example/x"),
        ("https://a.example:port/x", "https://a.example/x"),
        ("http://10.0.0.5:8080/C1/API/V1/Person?$skip=1", "https://a.example/C1/API/V1/Person?$skip=1"),
        ("http://inner/Other/api/v1/Person?$skip=1", "https://a.example/C1/api/v1/Person?$skip=1"),
        ("/api/v1/Person?$skip=1", "https://a.example/C1/api/v1/Person?$skip=1"),
    ],
)  # fmt: skip
def test_of_a_next_link_only_path_and_query_count(link: str, asked: str) -> None:
    server = Server(page(link, 1), page(None, 2))
    assert [row.id for row in rows(server)] == [1, 2]
    assert server.urls[1] == asked


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("file:///etc/passwd", "file:///etc/passwd"),
        ("javascript:alert(1)", "javascript://alert(1)"),
        ("ftp://a.example/x?secret=1", "ftp://a.example/x"),
        ("https://[/x", "is no URL"),
    ],
)
def test_a_next_link_that_is_no_url_of_http_is_not_followed(
    link: str, shown: str
) -> None:
    server = Server(page(link, 1))
    with pytest.raises(DecodeError) as caught:
        rows(server)
    assert len(server.urls) == 1
    assert caught.value.path == "odata.nextLink"
    assert shown in str(caught.value)
    assert "in the answer to GET https://a.example/C1/api/v1/Person" in str(
        caught.value
    )
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("spelling", ["odata.nextLink", "@odata.nextLink", "@nextLink", "@odata.nextlink", "Odata.NextLink"])  # fmt: skip
def test_every_spelling_of_a_next_link_is_read(spelling: str) -> None:
    first = {"@odata.count": 2, "value": [{"id": 1}], spelling: "?$skip=1"}
    both = {"odata.nextLink": None, "value": [{"id": 2}], spelling: ""}
    server = Server(first, both)
    assert [row.id for row in rows(server)] == [1, 2]
    with pytest.raises(DecodeError, match=f"^{spelling}: expected string"):
        rows(Server({"value": [], spelling: 5}))


@given(st.text())
def test_no_link_leads_to_another_server(link: str) -> None:
    try:
        url = next_url("https://a.example/C1/api/v1/Person?a=1", link)
    except DecodeError:
        return
    assert url.startswith("https://a.example/")
    assert url.isascii()
    assert url.isprintable()


@pytest.mark.parametrize(
    "links",
    [
        ["https://a.example/C1/api/v1/Person"],
        ["https://a.example:443/C1/api/v1/Person#other"],
        ["/C1/api/v1/Person?$skip=1", "/C1/api/v1/Person?$skip=1"],
        ["/a", "/b", "/a"],
        ["/C1/api/v1/Person?$skip=1", "https://inner:8080/x/api/v1/Person?%24skip=1"],
    ],
)
def test_no_link_is_followed_twice(links: list[str]) -> None:
    server = Server(*(page(link, 1) for link in links))
    with pytest.raises(
        DecodeError, match=r"read already: https://a\.example/[^?]+ \(in the"
    ):
        rows(server)
    assert len(server.urls) == len(links)


def test_the_rows_before_a_bad_link_come_with_their_page() -> None:
    client = SuperOffice(
        "https://a.example/api", auth=None, transport=Server(page(5, 1))
    )
    with pytest.raises(DecodeError, match=r"^odata\.nextLink: expected string"):
        client.person.get_all().all()


@pytest.mark.parametrize("top", [-1, "5"])
def test_top_is_a_number(top: int) -> None:
    with pytest.raises(EncodeError) as caught:
        rows(Server(), top=top)
    assert caught.value.path == "GetAll.top"


def test_no_rows_are_requested_when_none_are_wanted() -> None:
    server = Server(page("/next", 1))
    assert rows(server, top=0) == []
    assert len(server.urls) == 1


@pytest.mark.parametrize("answer", [None, {"value": None}, {"value": []}])
def test_a_list_may_be_null(answer: object) -> None:
    assert rows(Server(answer)) == []


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        ([], "Person.GetAll: expected object, got array"),
        ({}, "value: expected array, got null"),
        ({"value": {}}, "value: expected array, got object"),
        ({"value": [{}, 5]}, "value[1]: expected object, got integer"),
        ({"value": [None]}, "value[0]: expected object, got null"),
    ],
)
def test_an_answer_that_is_no_list_is_an_error(answer: object, text: str) -> None:
    with pytest.raises(DecodeError) as caught:
        rows(Server(answer))
    assert str(caught.value).partition(" (in the answer to ")[0] == text


def test_an_error_in_place_of_a_list_is_raised() -> None:
    with pytest.raises(ServiceError, match=r"^no such column x$"):
        rows(Server({"Message": "no such column", "MessageDetail": "x"}))


def test_a_filter_that_the_server_refuses_gives_its_message(
    server: RecordingServer,
) -> None:
    body = {"Message": "The request is invalid.", "MessageDetail": "no column x"}
    server.answer(json.dumps(body).encode(), status=400)
    with SuperOffice(f"{server.url}/api", auth=None) as so:
        rows = so.person.get_all(select=["x"])
        with pytest.raises(BadRequestError) as caught:
            rows.first()
    assert caught.value.error_message == "The request is invalid. no column x"
    assert server.requests[0].query == {"$select": ["x"]}


def test_a_row_is_a_mapping() -> None:
    assert isinstance(ROW, Mapping)
    assert dict(ROW) == {"PrimaryKey": "1", "name": "Ada", "contact/name": "A", "items": 5, "x": None}  # fmt: skip
    assert dict(ROW) == ROW
    assert Row({}) != ROW
    assert len(ROW) == 5
    assert "contact/name" in ROW
    assert ROW.get("nothing") is None


def test_columns_are_attributes_unless_mappings_have_such() -> None:
    assert ROW.name == "Ada"
    assert ROW.x is None
    assert callable(ROW.items)
    assert ROW["items"] == 5
    with pytest.raises(AttributeError, match="no column 'nothing'"):
        _ = ROW.nothing
    assert {"name", "PrimaryKey"} <= set(dir(ROW))
    assert "contact/name" not in dir(ROW)


WIDE = Row({"PrimaryKey": 5, "contact/name": "A", "from": 1, "a/b": 1, "a.b": 2, "OrgNr": "x", "orgNr": "y"})  # fmt: skip


def test_columns_are_attributes_in_snake_case_too() -> None:
    assert (WIDE.contact_name, WIDE.from_, WIDE.OrgNr) == ("A", 1, "x")
    assert {"contact_name", "from_", "primary_key", "a_b"} <= set(dir(WIDE))


@pytest.mark.parametrize(
    ("name", "columns"), [("a_b", "'a/b' and 'a.b'"), ("org_nr", "'OrgNr' and 'orgNr'")]
)
def test_an_attribute_that_is_two_columns_is_an_error(name: str, columns: str) -> None:
    with pytest.raises(AttributeError, match=f"^'{name}' is {columns}: use brackets$"):
        getattr(WIDE, name)


@pytest.mark.parametrize(
    ("columns", "key", "kind"),
    [
        ({"PrimaryKey": "1", "EntityName": "contact"}, 1, "contact"),
        ({"PrimaryKey": "a1", "EntityName": "contact"}, "a1", "contact"),
        ({"PrimaryKey": 1, "EntityName": 5}, 1, None),
        ({"PrimaryKey": None}, None, None),
        ({"primary_key": 7}, None, None),
        ({}, None, None),
    ],
)
def test_what_every_row_has_is_typed(
    columns: dict[str, object], key: object, kind: object
) -> None:
    row = Row(columns)
    assert (row.primary_key, row.entity_name) == (key, kind)


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("PrimaryKey", "primary_key"),
        ("person/email/emailAddress", "person_email_email_address"),
        ("contact.category_idx.name", "contact_category_idx_name"),
        ("EMailAddress", "email_address"),
        ("cRMScriptId", "crm_script_id"),
        ("x_foo", "x_foo"),
        ("SuperOffice:1", "super_office_1"),
        ("_Links", "links"),
        ("class", "class_"),
    ],
)
def test_columns_are_named_like_everything_else(column: str, name: str) -> None:
    assert attribute_name(column) == name


def test_a_row_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        ROW["name"] = "x"  # type: ignore[index]  # what is tested
    with pytest.raises(AttributeError):
        ROW.name = "x"  # type: ignore[misc]  # what is tested
    columns: dict[str, object] = {"a": 1}
    row = Row(columns)
    columns["a"] = 2
    assert row.a == 1


def test_the_repr_of_a_row_is_short() -> None:
    assert repr(Row({"a": 1, "b/c": None})) == "Row(a=1, b/c=None)"
    assert repr(ROW) == "Row(PrimaryKey='1', name='Ada', contact/name='A', items=5, …)"
    assert len(repr(Row({"a": "x" * 1000}))) < 60


@pytest.mark.parametrize("columns", [dict(ROW), {"__deepcopy__": 1, "_columns": 2, "__reduce_ex__": 3}])  # fmt: skip
def test_rows_survive_pickle_and_copy(columns: dict[str, object]) -> None:
    row = Row(columns)
    assert pickle.loads(pickle.dumps(row)) == copy.copy(row) == copy.deepcopy(row) == columns  # fmt: skip
