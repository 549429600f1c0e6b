"""The naming rules of the public surface."""

from __future__ import annotations

import keyword

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.emit.names.namer import unique
from generator.emit.names.rules import Names, class_name, identifier
from generator.model.names.reserved import ANNOTATIONS, IN_CALLS, ON_MODELS

NAMES = Names()


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("EMail", "email"),
        ("EMailAddress", "email_address"),
        ("RelayEMails", "relay_emails"),
        ("eMailAddress", "email_address"),
        ("CRMScript", "crm_script"),
        ("cRMScriptId", "crm_script_id"),
        ("BLOB", "blob"),
        ("HTMLBody", "html_body"),
        ("TZLocationID", "tz_location_id"),
        ("TzLocationId", "tz_location_id"),
        ("ReOpen", "re_open"),
        ("GetArchiveList2", "get_archive_list2"),
        ("Period1Start", "period1_start"),
        ("SaveImage_POST", "save_image_post"),
        ("List_Business", "list_business"),
        ("ERPQuoteKey", "erp_quote_key"),
        ("OAuthToken", "oauth_token"),
        ("GetODataRows", "get_odata_rows"),
        ("ContactIDs", "contact_ids"),
        ("BaseURLs", "base_urls"),
        ("$select", "select"),
        ("_Links", "links"),
        ("odata.nextLink", "odata_next_link"),
        ("x-name", "x_name"),
        ("From", "from_"),
        ("Import", "import_"),
        ("Id", "id"),
        ("Type", "type"),
        ("Filter", "filter"),
        ("Format", "format"),
        ("_1st", "n1st"),
        ("A1b", "a1b"),
        ("GetV2Item", "get_v2_item"),
        ("MP3Player", "mp3_player"),
        ("UTF8URL", "utf8url"),
        ("$", "n"),
    ],
)
def test_a_wire_name_gives_a_lower_case_name(wire: str, expected: str) -> None:
    assert NAMES.lower(wire) == expected


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("None", "NONE"),
        ("OnlyThis", "ONLY_THIS"),
        ("UIHintReadOnly", "UI_HINT_READ_ONLY"),
        ("And", "AND"),
    ],
)
def test_an_enum_member_is_upper_case(wire: str, expected: str) -> None:
    assert NAMES.upper(wire) == expected


@pytest.mark.parametrize(
    ("wire", "expected"),
    [
        ("AppointmentEntity", "AppointmentEntity"),
        ("EMailEntity", "EMailEntity"),
        ("Odd.Name-1", "Odd_Name_1"),
        ("None", "None_"),
    ],
)
def test_a_class_stays_as_on_the_wire(wire: str, expected: str) -> None:
    assert class_name(wire) == expected


def test_the_settings_name_other_words_that_stay_one() -> None:
    assert Names(["PhoneBook"]).lower("MyPhoneBookEMail") == "my_phonebook_e_mail"


def test_reserved_names_get_an_underscore() -> None:
    wires = ["Copy", "Timeout", "Deadline", "Reason"]
    named = unique(wires, NAMES.lower, ON_MODELS | IN_CALLS)
    assert named == {
        "Copy": "copy_",
        "Deadline": "deadline_",
        "Reason": "reason",
        "Timeout": "timeout_",
    }


def test_a_field_never_shadows_an_annotation() -> None:
    named = unique(["List", "Object", "Id"], NAMES.lower, ANNOTATIONS)
    assert named == {"Id": "id", "List": "list_", "Object": "object_"}


def test_the_spelling_that_sorts_first_keeps_a_name_whatever_the_order() -> None:
    wires = ["FooBar", "fooBar", "Foo_Bar"]
    expected = {"FooBar": "foo_bar", "Foo_Bar": "foo_bar_2", "fooBar": "foo_bar_3"}
    assert unique(wires, NAMES.lower) == expected
    assert unique(reversed(wires), NAMES.lower) == expected


def test_a_numbered_name_does_not_meet_another_one() -> None:
    named = unique(["A", "a", "A_2"], NAMES.lower)
    assert len(set(named.values())) == 3


def test_a_recorded_name_wins_over_the_order() -> None:
    recorded = {"Foo_Bar": "foo_bar", "fooBar": "foo_bar_2"}
    named = unique(["Foo_Bar", "fooBar", "FooBar"], NAMES.lower, recorded=recorded)
    assert named == {"Foo_Bar": "foo_bar", "fooBar": "foo_bar_2", "FooBar": "foo_bar_3"}


def test_a_recorded_name_that_is_reserved_by_now_does_not_count() -> None:
    named = unique(["Copy"], NAMES.lower, ON_MODELS, {"Copy": "copy"})
    assert named == {"Copy": "copy_"}


def test_a_name_that_is_recorded_twice_counts_once() -> None:
    named = unique(["A", "B"], NAMES.lower, recorded={"A": "x", "B": "x"})
    assert named == {"A": "x", "B": "b"}


WIRE = st.from_regex(r"\A[A-Za-z_$][A-Za-z0-9_.$-]{0,30}\Z")


@given(st.lists(WIRE, max_size=8, unique=True))
def test_every_wire_name_gives_a_different_valid_identifier(wires: list[str]) -> None:
    for spell in (NAMES.lower, NAMES.upper, class_name):
        named = unique(wires, spell, ANNOTATIONS | IN_CALLS)
        assert set(named) == set(wires)
        assert len(set(named.values())) == len(wires)
        for name in named.values():
            assert name.isascii()
            assert name.isidentifier()
            assert not keyword.iskeyword(name)
            assert not name.startswith("__")


@pytest.mark.parametrize(
    "name", ["x\nimport os", "a b", "", "1a", "class", "ﬁle", "a" + chr(0), "a;b"]
)
def test_what_is_no_identifier_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        identifier(name)
