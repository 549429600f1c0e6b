"""Rows that only files can have: exact lists of members, names of enums, descriptions; and what WSDLs know better."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import pytest
from accuracy.rest_of_parcels import (
    PARCEL,
    SEARCH,
    SEARCH_PARTS,
    document,
    field,
    members,
    row,
    type_row,
    without,
)
from accuracy.swagger_of_parcels import combined, operation, reference, swagger

from benchmarks.accuracy_files.file_bodies import file_body_kinds
from benchmarks.accuracy_files.file_comparisons import file_rest_scores
from benchmarks.accuracy_files.file_descriptions import (
    clean_descriptions,
    file_descriptions,
)
from benchmarks.accuracy_files.file_enums import (
    NO_WSDLS,
    file_enum_members,
    file_enum_names,
)
from benchmarks.accuracy_files.sharpened import sharpened
from benchmarks.accuracy_files.swagger_files import swagger_truth
from benchmarks.accuracy_scores.document import OperationRow, TypeRow
from benchmarks.accuracy_scores.score import Score
from benchmarks.accuracy_scores.soap_oracle import SoapOracle

_TRUTH = swagger_truth([combined()])


def _soap(name: str = "State", kind: str = "enum", *names: str) -> SoapOracle:
    """The WSDL's type of a parcel, whose state is of that name and kind."""
    values = [{"name": each, "value": 0} for each in names or ("Sent", "Lost")]
    state = {"name": "State", "type": name, "nillable": False}
    weight = {"name": "Weight", "type": "xs:int", "nillable": False}
    types = {
        "Base": {"kind": "complex", "fields": [state, weight]},
        "Parcel": {"kind": "complex", "base": "Base"},
        name: {"kind": kind, "values": values},
    }
    whole = {"version": "V1", "agents": {}, "types": types}
    return msgspec.convert(whole, SoapOracle)


_DESCRIBED: tuple[OperationRow | TypeRow, ...] = (
    row(
        SEARCH,
        description="Words.",
        parameters=[part | {"description": "Words."} for part in SEARCH_PARTS],
    ),
    row("PUT /api/v1/Parcel/{id}", description="Words."),
    type_row(
        "Parcel",
        description="Words.",
        fields=[each | {"description": "Words."} for each in PARCEL],
    ),
)


def _subjects(score: Score) -> list[str]:
    assert len(score.wrong) == score.of - score.right
    return [wrong.subject for wrong in score.wrong]


@pytest.mark.parametrize("soap", [NO_WSDLS, _soap()])
def test_a_document_that_says_what_the_files_say_is_right_in_all_rows(
    soap: SoapOracle,
) -> None:
    scores = list(file_rest_scores(document(*_DESCRIBED), _TRUTH, soap))
    assert {score.kind: score.wrong for score in scores if score.wrong} == {}
    assert [score.kind for score in scores if not score.of] == []
    assert len({score.kind for score in scores}) == 15


_PATCH: Final = "PATCH /api/v1/Parcel/{id}"


@pytest.mark.parametrize(
    ("schema", "kind"),
    [
        ({"type": "array", "items": reference("Example.JsonPatch")}, "patch"),
        ({"type": "string"}, "patch"),
        (reference("Example.Parcel"), "value"),
        ({"type": "string", "format": "byte"}, "binary"),
    ],
)
def test_a_body_of_another_kind_is_wrong(schema: dict[str, Any], kind: str) -> None:
    changes = {"in": "body", "name": "changes", "schema": schema}
    paths = {"/api/v1/Parcel/{id}": {"patch": operation(changes, result=None)}}
    patch = {"Example.JsonPatch": {"type": "object"}}
    truth = swagger_truth([combined(), swagger(paths, **patch)]).rest
    for got in ("patch", "value", "binary", "wrapper"):
        body = {"wire": "changes", "kind": got}
        changed = row(_PATCH, id="rest/v1/Parcel/Patch", body=body)
        score = file_body_kinds(document(changed), truth)
        expected = [] if got == kind else [f"{_PATCH}#body"]
        assert _subjects(score) == expected
    assert _subjects(file_body_kinds(document(), truth)) == [f"{_PATCH}#body"]


def test_members_that_are_missing_or_too_many_are_wrong_at_each_place() -> None:
    for names in (("Sent",), ("Sent", "Lost", "Stolen"), ("Sent", "lost")):
        state = type_row("State", members=members(*names))
        score = file_enum_members(document(state), _TRUTH, NO_WSDLS)
        assert _subjects(score) == [f"{SEARCH}#body#State", "types/Parcel#State"]
        assert score.wrong[0].expected == "Lost Sent"


def test_what_is_no_enum_is_wrong() -> None:
    fields = [PARCEL[0], field("State", "string"), *PARCEL[2:]]
    changed = document(type_row("Parcel", fields=fields))
    (wrong,) = file_enum_members(changed, _TRUTH, NO_WSDLS).wrong
    assert (wrong.expected, wrong.got) == ("the enum ~State", "string")


def test_members_of_the_wsdl_of_the_same_field_may_be_there_too() -> None:
    soap = _soap("State", "enum", "Sent", "Lost", "Stolen")
    state = type_row("State", members=members("Sent", "Lost", "Stolen"))
    score = file_enum_members(document(state), _TRUTH, soap)
    # the wrapper's parameter has no counterpart in this WSDL
    assert _subjects(score) == [f"{SEARCH}#body#State"]


def test_the_enum_of_a_field_is_called_as_in_the_wsdl() -> None:
    assert file_enum_names(document(), _TRUTH, _soap()).share == 1
    wrong = file_enum_names(document(), _TRUTH, _soap("Whereabouts")).wrong
    assert [(each.subject, each.expected, each.got) for each in wrong] == [
        (f"{SEARCH}#body#State", "Whereabouts", "State"),
        ("types/Parcel#State", "Whereabouts", "State"),
    ]


def test_the_places_of_equal_lists_have_the_same_enum() -> None:
    other = type_row("Other", kind="enum", members=members("Sent", "Lost"))
    fields = [PARCEL[0], field("State", "#types/Other"), *PARCEL[2:]]
    differing = document(other, type_row("Parcel", fields=fields))
    score = file_enum_names(differing, _TRUTH, NO_WSDLS)
    assert _subjects(score) == ["types/Parcel#State"]


@pytest.mark.parametrize("kind", ["enum", "flags"])
def test_text_of_swagger_is_an_enum_where_the_wsdl_has_one(kind: str) -> None:
    plain: dict[str, Any] = combined()
    parcel = plain["definitions"]["Example.Parcel"]
    properties = {**parcel["properties"], "State": {"type": "string"}}
    plain["definitions"]["Example.Parcel"] = {**parcel, "properties": properties}
    truth = swagger_truth([plain])
    soap = _soap("State", kind, "Sent", "Lost", "UndefinedValue4")
    fields = sharpened(truth, soap).rest.types["Parcel"].fields
    assert [each.type for each in fields][:2] == ["int32", "~State of the WSDL"]
    assert sharpened(truth, soap).lists["~State of the WSDL"] == {"Sent", "Lost"}
    assert sharpened(truth, NO_WSDLS) == truth
    more = type_row("State", members=members("None", "Sent", "Lost"))
    score = file_enum_members(document(more), sharpened(truth, soap), soap)
    is_flags = kind == "flags"
    # a list of Swagger, at the wrapper, is exact in any case
    assert _subjects(score) == [
        f"{SEARCH}#body#State",
        *([] if is_flags else ["types/Parcel#State"]),
    ]


@pytest.mark.parametrize(("consumes", "share"), [(["a/b"], 0.5), ([], 1)])
def test_formats_of_a_body_are_compared_where_the_file_states_them(
    consumes: list[str], share: float
) -> None:
    plain = combined()
    path = "/api/v1/Agents/Parcel/Search"
    search = {"post": plain["paths"][path]["post"] | {"consumes": consumes}}
    truth = swagger_truth([plain | {"paths": plain["paths"] | {path: search}}])
    scores = file_rest_scores(document(), truth, NO_WSDLS)
    (score,) = (each for each in scores if each.kind == "REST content types")
    assert score.share == share


def test_what_a_file_describes_and_the_document_does_not_is_wrong() -> None:
    assert _subjects(file_descriptions(document(*_DESCRIBED), _TRUTH)) == []
    assert _subjects(file_descriptions(document(), _TRUTH)) == sorted(_TRUTH.described)


def test_what_is_not_there_needs_no_description() -> None:
    lacking = without(document(*_DESCRIBED), "types/Parcel")
    score = file_descriptions(lacking, _TRUTH)
    assert score.share == 1
    assert score.of == len(_TRUTH.described) - 3


@pytest.mark.parametrize(
    "text", ['A <see cref="T:Parcel"/>.', "<para>A", "a\r\nb", "the <c>Id</c>"]
)
def test_markup_of_comments_in_code_is_wrong(text: str) -> None:
    changed = type_row("Parcel", description=text, fields=PARCEL)
    score = clean_descriptions(document(changed), _TRUTH)
    assert _subjects(score) == ["types/Parcel"]
    assert score.of == 1


def test_angle_brackets_of_words_are_no_markup() -> None:
    changed = type_row("Parcel", description="a < b, <name>, <camera>", fields=PARCEL)
    assert clean_descriptions(document(changed), _TRUTH).share == 1
