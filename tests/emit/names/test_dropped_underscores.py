"""A name that lost its `_` gets a fixed prefix where it meets another one, so that no new page renames an old name."""

from __future__ import annotations

import pytest
from emit.rest.rest_api import api_of, body, enum, model, operation, path, query

from generator.emit.names.namer import Namer, meta_names
from generator.emit.names.rules import Names
from generator.emit.rest.naming import rest_names
from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.catalogue import CATALOGUE, Level

NAMES = Names()


def _named(*wires: str, record: dict[str, str] | None = None) -> dict[str, str]:
    namer = Namer(record or {})
    return namer.names({wire: f"types/A#field/{wire}" for wire in wires}, NAMES.lower)


@pytest.mark.parametrize(
    ("wires", "expected"),
    [
        (["_Links"], {"_Links": "links"}),
        (["_Links", "Links"], {"_Links": "meta_links", "Links": "links"}),
        (["_links", "links"], {"_links": "meta_links", "links": "links"}),
        (["_From", "From"], {"_From": "meta_from", "From": "from_"}),
        (
            ["Links", "MetaLinks", "_Links"],
            {"Links": "links", "MetaLinks": "meta_links", "_Links": "meta_links_2"},
        ),
    ],
)
def test_the_spelling_decides(wires: list[str], expected: dict[str, str]) -> None:
    assert _named(*wires) == expected
    assert _named(*reversed(wires)) == expected


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"_Links": "links_2", "Links": "links"}, "meta_links"),
        ({"_Links": "links_3"}, "meta_links"),
        ({"_Links": "other"}, "other"),
        ({"_Links": "other_2"}, "other_2"),
    ],
)
def test_the_record_wins_but_for_the_number_of_a_dropped_underscore(
    record: dict[str, str], expected: str
) -> None:
    recorded = {f"types/A#field/{wire}": name for wire, name in record.items()}
    assert _named("_Links", "Links", record=recorded)["_Links"] == expected


def test_fields_parameters_members_and_methods_have_the_same_prefix() -> None:
    api = api_of(
        operation("Contact/Do", path("id"), query("_id"), body("Name"), body("_Name")),
        operation("Contact/_Do"),
        model("Contact", Links="int32", _Links="int32"),
        enum("Mode", "Slow _Slow"),
    )
    names = rest_names(api, NAMES, Namer({}))
    assert set(names.parameters["rest/v1/Contact/Do"]) == {
        "id",
        "meta_id",
        "name",
        "meta_name",
    }
    assert names.methods["rest/v1/Contact/_Do"] == "meta_do"
    assert names.fields["types/Contact"]["_Links"] == "meta_links"
    assert names.members["types/Mode"]["_Slow"] == "META_SLOW"


def test_both_names_are_recorded_and_nothing_is_reported() -> None:
    api = api_of(
        operation("Contact/Do"), model("Contact", Links="int32", _Links="int32")
    )
    sdk = render_sdk(api, SdkSettings(), reformat=False)
    assert sdk.record == {
        "types/Contact#field/Links": "links",
        "types/Contact#field/_Links": "meta_links",
    }
    assert sdk.diagnostics == ()


def test_names_beside_a_place_count_for_a_dropped_underscore_only() -> None:
    namer, beside = Namer({}), frozenset({"links", "other"})
    subjects = {wire: wire for wire in ("_Links", "Other")}
    named = namer.names(subjects, NAMES.lower, beside=beside)
    assert named == {"_Links": "meta_links", "Other": "other"}


def test_a_name_without_underscore_does_not_give_way() -> None:
    assert meta_names(NAMES.lower)("Links") is None


def test_no_warning_says_that_there_is_nothing_to_do() -> None:
    idle = {id_ for id_, kind in CATALOGUE.items() if "Nothing to do" in kind.hint}
    assert [id_ for id_ in idle if CATALOGUE[id_].level is not Level.INFO] == []
