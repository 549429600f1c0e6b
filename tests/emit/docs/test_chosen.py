"""Guides show the calls that suit them best, of those that an SDK has."""

from __future__ import annotations

from emit.rest.rest_api import api_of, body, model, operation, path, query

from generator.emit.docs.guides.chosen import Call, RestCalls, chosen_of_rest
from generator.emit.names.namer import Namer
from generator.emit.planned_names import planned
from generator.emit.settings import SdkSettings
from generator.model.api import NamedType, RestOperation
from generator.model.overrides import NO_OVERRIDES

COMPANY = model("Company", Id="int32", Name="string", CustomFields="dict<string,string>")  # fmt: skip
BOAT = model("Boat", Id="int32", Colour="string")
COLUMNS = tuple(map(query, ("$filter", "$select", "$orderBy", "$top")))
READ_COMPANY = operation("Company/Read", path("id"), method="GET", returns="#Company")
READ_BOAT = operation("Boat/Read", path("id"), method="GET", returns="#Boat")
STORE_COMPANY = operation(
    "Company/Store",
    path("id"),
    body("Entity", "#Company"),
    method="PUT",
    kind="value",
    returns="#Company",
)


def chosen(*parts: RestOperation | NamedType) -> RestCalls:
    """The calls that the guides of an SDK show."""
    plan = planned(api_of(*parts), SdkSettings(), Namer({}, NO_OVERRIDES))
    assert plan.rest
    return chosen_of_rest(plan.rest.view)


def code(call: Call | None) -> str:
    return call.code if call else ""


def test_the_first_call_reads_an_object_by_its_id() -> None:
    erase = operation("Boat/Erase", path("id"), method="DELETE")
    count = operation("Boat/Count", method="GET", returns="int32")
    calls = chosen(erase, count, READ_BOAT, BOAT)
    assert (code(calls.read), calls.text_field) == ("boat.read(5)", "colour")


def test_what_has_a_name_is_shown_before_what_has_none() -> None:
    calls = chosen(READ_BOAT, READ_COMPANY, BOAT, COMPANY)
    assert code(calls.read) == "company.read(5)"


def test_a_single_call_is_shown_whatever_it_takes() -> None:
    launch = operation("Agents/Boat/Launch", body("Boat", "#Boat"), body("Tags", "dict<string,string>"))  # fmt: skip
    calls = chosen(launch, BOAT)
    assert code(calls.read) == "agents.boat.launch(boat=..., tags={})"
    assert (calls.text_field, calls.rows, calls.change, calls.write_back) == ("", None, None, None)  # fmt: skip


def test_a_list_is_shown_that_takes_what_the_guide_gives() -> None:
    bare = operation("Boat/All", method="GET", result="rows")
    full = operation("Company/All", *COLUMNS, method="GET", result="rows")
    assert code(chosen(bare, full).rows) == "company.all()"
    assert (code(chosen(bare).rows), chosen(bare).has_rows) == ("", True)


def test_the_condition_of_the_example_is_about_a_field_that_entities_have() -> None:
    rows = operation("Company/All", *COLUMNS, method="GET", result="rows")
    numbered = model("Company", Name="string", OrgNr="string")
    assert chosen(rows, READ_COMPANY, COMPANY).rows_key == 'Field("name") == "Ferry"'
    assert "orgNr" in chosen(rows, READ_COMPANY, numbered).rows_key


def test_what_is_written_back_is_what_was_read() -> None:
    calls = chosen(READ_BOAT, READ_COMPANY, STORE_COMPANY, BOAT, COMPANY)
    assert calls.write_back
    assert calls.encoded
    assert code(calls.write_back.read) == "company.read(5)"
    assert calls.write_back.store.ending("entity") == "company.store(5, entity)"
    assert (calls.write_back.name, calls.encoded.name) == ("name", "custom_fields")
    assert chosen(READ_BOAT, STORE_COMPANY, BOAT, COMPANY).write_back is None


def test_changes_name_a_field_in_python_and_on_the_wire() -> None:
    patch = operation("Company/Patch", path("id"), body("Changes", "#Company"), method="PATCH", kind="patch", returns="#Company")  # fmt: skip
    change = chosen(patch, COMPANY).change
    assert change
    assert change.call.ending("changes") == "company.patch(5, changes)"
    assert (change.name, change.wire) == ("name", "Name")


def test_a_new_entity_is_the_only_argument_and_comes_back() -> None:
    create = operation("Company/Create", body("Entity", "#Company"), kind="value", returns="#Company")  # fmt: skip
    forget = operation("Company/Forget", body("Entity", "#Company"), kind="value")
    made = chosen(create, forget, COMPANY).create
    assert made
    assert (made.call.ending("new"), made.model) == ("company.create(new)", "Company")
    assert chosen(forget, COMPANY).create is None


def test_files_are_sent_last_and_returned_as_bytes() -> None:
    send = operation("Boat/Send", path("id"), body("Content", "byte"), kind="binary", sends=("image/png",))  # fmt: skip
    fetch = operation("Boat/Fetch", path("id"), method="GET", result="binary", returns="byte")  # fmt: skip
    calls = chosen(send, fetch)
    assert calls.upload
    assert calls.upload.ending("file") == "boat.send(5, file)"
    assert (code(calls.download), calls.has_files) == ("boat.fetch(5)", True)
    assert not chosen(READ_BOAT, BOAT).has_files
