"""Each difference of names between two SDKs has its kind and its cause; one without a cause is unexplained."""

from __future__ import annotations

import pytest
from sdk_names.sdks_of_parcels import (
    ENTITY,
    GET,
    SAVE,
    SAVE_CALL,
    call,
    operation,
    part,
    sdk,
    soap_row,
    type_row,
)

from benchmarks.accuracy_scores.document import TypeRow
from benchmarks.sdk_names.differences import Cause, Difference, Kind, compare_names
from benchmarks.sdk_names.sdk import Sdk
from benchmarks.sdk_names.table import example_line, table_lines
from benchmarks.sdk_names.type_pairs import type_pairs

_PACKAGE = type_row("Package", Weight="int32", Sender="#types/Stop")
_GIVES_PACKAGE = {"responses": [{"status": 200, "type": "#types/Package"}]}


def _differences(new: Sdk, old: Sdk | None = None) -> list[tuple[str, str, str, Cause]]:
    found = compare_names(old or sdk(), new).differences
    return [(each.subject, each.old, each.new, each.cause) for each in found]


def _only(new: Sdk, old: Sdk | None = None) -> Difference:
    (difference,) = compare_names(old or sdk(), new).differences
    return difference


def test_the_same_sdk_has_no_differences() -> None:
    compared = compare_names(sdk(), sdk())
    assert compared.differences == ()
    assert compared.both == {
        Kind.ID: 2,
        Kind.METHOD: 2,
        Kind.PARAMETER: 2,
        Kind.RESULT: 2,
        Kind.FORM: 2,
        Kind.TYPE: 2,
        Kind.FIELD: 3,
        Kind.MEMBER: 0,
    }
    assert set(compared.only_old.values()) | set(compared.only_new.values()) == {0}


def test_an_operation_that_is_called_otherwise_is_found_by_its_route() -> None:
    fetch = "rest/v1/Parcel/Fetch"
    renamed = operation(id=fetch, operation="Fetch")
    new = sdk(renamed, without=(GET,), **{fetch: call("parcel.fetch")})
    assert _differences(new) == [
        (GET, GET, fetch, Cause.OPERATION_RENAMED),
        (GET, "parcel.get", "parcel.fetch", Cause.OPERATION_RENAMED),
    ]


def test_another_id_of_the_same_operation_is_unexplained() -> None:
    other = "rest/v1/Parcels/Get"
    new = sdk(operation(id=other), without=(GET,), **{other: call()})
    assert _differences(new) == [(GET, GET, other, Cause.UNEXPLAINED)]


@pytest.mark.parametrize(
    ("subject", "entry", "kind"),
    [
        (GET, call("parcel.get_2"), Kind.METHOD),
        (GET, call("parcels.get"), Kind.METHOD),
        (GET, call(id="id_"), Kind.PARAMETER),
        (GET, call(returns="Parcel | None"), Kind.RESULT),
        ("types/Stop", "parcels.models.Stop2", Kind.TYPE),
        ("types/Stop#field/Place", "parcels.models.Stop.place_2", Kind.FIELD),
    ],
)
def test_another_name_for_what_is_called_the_same_is_unexplained(
    subject: str, entry: object, kind: Kind
) -> None:
    difference = _only(sdk(**{subject: entry}))
    assert (difference.kind, difference.cause) == (kind, Cause.UNEXPLAINED)
    assert difference.subject.startswith(subject)


def test_another_kind_of_body_or_result_is_unexplained() -> None:
    body = {"wire": "entity", "kind": "patch"}
    assert _differences(sdk(operation(SAVE, body=body))) == [
        (f"{SAVE}#body", "value", "patch", Cause.UNEXPLAINED)
    ]
    rows = sdk(operation(result="rows"))
    assert _differences(rows, sdk(operation(result="json"))) == [
        (f"{GET}#result", "json", "rows", Cause.UNEXPLAINED)
    ]


def test_a_member_that_has_another_name_is_unexplained() -> None:
    member = "types/State#member/Sent"
    before = sdk(**{member: "parcels.enums.State.SENT"})
    after = sdk(**{member: "parcels.enums.State.SENT_2"})
    assert _only(after, before).kind is Kind.MEMBER


def test_another_spelling_that_gives_the_same_name_is_no_difference() -> None:
    entity = part("body", "Entity", "#types/Parcel")
    new = sdk(
        operation(SAVE, parameters=[entity]),
        **{SAVE: call("agents.parcel.save", Entity="entity")},
    )
    assert _differences(new) == []


def test_parameters_of_one_side_are_added_or_removed() -> None:
    more = sdk(**{GET: call(id="id", by="by")})
    assert _differences(more) == [(f"{GET}#by", "", "by", Cause.PARAMETER_ADDED)]
    assert _differences(sdk(), more) == [
        (f"{GET}#by", "by", "", Cause.PARAMETER_REMOVED)
    ]


def test_a_body_that_is_called_otherwise_is_the_same_parameter() -> None:
    body = {"wire": "parcel", "kind": "value"}
    parcel = ENTITY | {"wire": "parcel"}
    new = sdk(
        operation(SAVE, parameters=[parcel], body=body),
        **{SAVE: call("agents.parcel.save", parcel="parcel")},
    )
    assert _differences(new) == [
        (f"{SAVE}#entity", "entity", "parcel", Cause.BODY_RENAMED)
    ]


@pytest.mark.parametrize(
    ("before", "after", "cause"),
    [
        (None, "int32", Cause.RESULT_ADDED),
        ("int32", None, Cause.RESULT_REMOVED),
        ("int32", "int64", Cause.RESULT_CHANGED),
        ("dict<string,any>", "dict<string,int64>", Cause.RESULT_UNKNOWN),
        ("#types/company", "int64", Cause.RESULT_CHANGED),
        ("string", "#types/State", Cause.RESULT_UNKNOWN),
        ("array<string>", "array<#types/State>", Cause.RESULT_UNKNOWN),
        ("string", "#types/Parcel", Cause.RESULT_CHANGED),
        ("array<#types/Stop>", "array<#types/Parcel>", Cause.RESULT_TYPE),
        ("array<#types/Stop>", "#types/Parcel", Cause.RESULT_CHANGED),
        ("int32", "int32", Cause.UNEXPLAINED),
    ],
)
def test_another_result_is_explained_by_the_sources(
    before: str | None, after: str | None, cause: Cause
) -> None:
    old, new = (
        sdk(
            operation(responses=[{"status": 200, "type": type_}]),
            TypeRow("types/State", "State", "v1", "enum"),
            **{GET: call(returns=name)},
        )
        for type_, name in ((before, "Older"), (after, "Newer"))
    )
    found = compare_names(old, new).differences
    assert found[0] == Difference(Kind.RESULT, GET, "Older", "Newer", cause)


def test_an_enum_and_a_class_of_the_same_name_are_different_types() -> None:
    enum = TypeRow("types/State", "State", "v1", "enum")
    old = sdk(enum, **{enum.id: "parcels.enums.State"})
    assert _only(sdk(type_row("State")), old).cause is Cause.TYPE_INVENTED


def _with_package() -> Sdk:
    """The newer SDK, in which a parcel is a package."""
    save = [ENTITY | {"type": "#types/Package"}]
    return sdk(
        operation(**_GIVES_PACKAGE),
        operation(SAVE, parameters=save, **_GIVES_PACKAGE),
        _PACKAGE,
        without=("types/Parcel",),
        **{
            GET: call(returns="Package"),
            SAVE: SAVE_CALL | {"returns": "Package"},
        },
    )


@pytest.mark.parametrize(
    ("in_soap", "cause"),
    [(True, Cause.TYPE_RENAMED), (False, Cause.TYPE_INVENTED)],
)
def test_a_type_that_is_called_otherwise_is_found_by_its_place(
    in_soap: bool, cause: Cause
) -> None:
    old = sdk(soap_row("Parcel")) if in_soap else sdk()
    assert _differences(_with_package(), old) == [
        (GET, "Parcel", "Package", Cause.RESULT_TYPE),
        (SAVE, "Parcel", "Package", Cause.RESULT_TYPE),
        ("types/Parcel", "parcels.models.Parcel", "parcels.models.Package", cause),
    ]
    compared = compare_names(old, _with_package())
    assert compared.only_old[Kind.TYPE] == compared.only_new[Kind.TYPE] == 0


def test_a_type_that_both_have_is_replaced_by_another() -> None:
    new = sdk(
        type_row("Parcel", Weight="int32", Sender="#types/Sender"), type_row("Sender")
    )
    assert type_pairs(sdk(), new) == {"types/Stop": "types/Sender"}
    assert [cause for *_, cause in _differences(new)] == [Cause.TYPE_REPLACED]


def test_types_are_found_inside_of_fields_also_where_they_refer_to_each_other() -> None:
    old = sdk(
        type_row("Stop", Parcel="array<#types/Parcel>", At="#types/City"),
        type_row("City"),
    )
    new = sdk(
        type_row("Stop", Parcel="array<#types/Parcel>", At="#types/Town"),
        type_row("Town"),
    )
    assert type_pairs(old, new) == {"types/City": "types/Town"}


def test_what_only_one_side_has_is_counted_apart() -> None:
    less = sdk(without=(SAVE, "types/Stop"))
    compared = compare_names(less, sdk())
    assert compared.differences == ()
    assert compared.only_new == {Kind.METHOD: 1, Kind.TYPE: 1}
    assert compare_names(sdk(), less).only_old == {Kind.METHOD: 1, Kind.TYPE: 1}


def test_types_of_soap_are_no_part_of_it() -> None:
    entry = {"types/V1/Parcel#field/Weight": "parcels.soap.Parcel.weight"}
    assert compare_names(sdk(), sdk(**entry)).both[Kind.FIELD] == 3


def test_the_table_groups_by_kind_and_cause() -> None:
    lines = list(table_lines(compare_names(sdk(soap_row("Parcel")), _with_package())))
    assert lines == [
        "id            0 differ; 2 in both",
        "method        0 differ; 2 in both, 0 only older, 0 only newer",
        "parameter     0 differ; 2 in both",
        "result        2 differ; 2 in both",
        "      2  the type of the result has another name",
        f"         {GET}: Parcel → Package",
        f"         {SAVE}: Parcel → Package",
        "form          0 differ; 2 in both",
        "type          1 differ; 1 in both, 0 only older, 0 only newer",
        "      1  the newer source calls the type otherwise",
        "         types/Parcel: parcels.models.Parcel → parcels.models.Package",
        "field         0 differ; 1 in both",
        "member        0 differ; 0 in both",
    ]
    added = Difference(Kind.PARAMETER, "a#b", "", "b", Cause.PARAMETER_ADDED)
    assert example_line(added) == "a#b: - → b"
