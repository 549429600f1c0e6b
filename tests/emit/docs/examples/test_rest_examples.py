"""An example of REST is the body of the sample as a user writes it, and values for all that the sample lacks."""

from __future__ import annotations

import json

import pytest
from emit.docs.examples.example_api import example, example_of
from emit.rest.rest_api import body, enum, flags, model, operation, path, query

from generator.model.samples import Fence, OperationSample
from generator.reader.rest.json_text import read_json

SHIP = model(
    "Ship",
    ShipId="int32",
    Name="string",
    Kind="#Kind",
    Rights="#Rights",
    Built="date-time",
    Picture="byte",
    Weight="double",
    IsLarge="boolean",
    Harbours="array<#Harbour>",
    Extra="dict<string,string>",
    Owner="#Harbour",
)
HARBOUR = model("Harbour", HarbourId="int32", Name="string")
KIND = enum("Kind", "Ferry Tanker")
RIGHTS = flags("Rights", "Read Write")
TYPES = (SHIP, HARBOUR, KIND, RIGHTS)


def saved(sent: object) -> str:
    """The example of an operation that takes a ship as its whole body."""
    save = operation(
        "Agents/Ship/Save", body("Ship", "#Ship"), kind="value", returns="#Ship"
    )
    return example(save, *TYPES, sent=sent)


def test_a_body_of_one_value_is_given_by_position() -> None:
    assert saved({"ShipId": 3, "Name": "Ferry"}) == (
        "from superoffice import models\n\n"
        'result = so.agents.ship.save(models.Ship(ship_id=3, name="Ferry"))'
    )


def test_all_types_are_written_as_users_write_them() -> None:
    sent = {
        "ShipId": 3,
        "Kind": "Tanker",
        "Rights": "Read, Write",
        "Built": "2023-05-02T11:05:00.1234567+02:00",
        "Picture": "AQID",
        "Weight": 2,
        "IsLarge": False,
        "Harbours": [{"HarbourId": 4, "Name": "Bergen"}],
        "Extra": {"a b": "c"},
    }
    assert saved(sent).splitlines() == [
        "from datetime import UTC, datetime",
        "",
        "from superoffice import Flags, enums, models",
        "",
        "ship = models.Ship(",
        "    ship_id=3,",
        "    kind=enums.Kind.TANKER,",
        "    rights=Flags([enums.Rights.READ, enums.Rights.WRITE]),",
        "    built=datetime(2023, 5, 2, 9, 5, tzinfo=UTC),",
        '    picture=b"\\x01\\x02\\x03",',
        "    weight=2.0,",
        "    is_large=False,",
        '    harbours=[models.Harbour(harbour_id=4, name="Bergen")],',
        '    extra={"a b": "c"},',
        ")",
        "result = so.agents.ship.save(ship)",
    ]


@pytest.mark.parametrize(
    ("wire", "value", "code"),
    [
        ("Kind", "Sloop", 'enums.Kind("Sloop")'),
        ("Kind", 17, "enums.Kind(17)"),
        ("Rights", "Read", "Flags(enums.Rights.READ)"),
        ("Built", "2023-05-02T11:05:07", "datetime(2023, 5, 2, 11, 5, 7)"),
        ("Picture", "no base64!", 'b"no base64!"'),
        ("Weight", 1e300, "1e300"),
        ("ShipId", -1, "-1"),
    ],
)
def test_unusual_values_keep_their_meaning(wire: str, value: object, code: str) -> None:
    name = {"ShipId": "ship_id"}.get(wire, wire.lower())
    assert f"models.Ship({name}={code})" in saved({wire: value})


@pytest.mark.parametrize(
    "sent",
    [
        {"ShipId": "three"},
        {"ShipId": 2**31},
        {"ShipId": 1.5},
        {"Built": "yesterday"},
        {"Built": "0001-01-01T00:00:00+02:00"},
        {"Kind": True},
        {"Harbours": {}},
        {"Owner": "Bergen"},
        {"Name": None},
        {"Name": ""},
        {"Unknown": 1},
    ],
)
def test_what_does_not_fit_its_type_or_says_nothing_is_left_out(sent: object) -> None:
    assert "result = so.agents.ship.save(models.Ship())" in saved(sent)


def test_long_values_are_shortened() -> None:
    shown = saved({"Name": "x" * 100, "Harbours": [{"HarbourId": n} for n in range(9)]})
    assert f'name="{"x" * 60}"' in shown
    assert shown.count("models.Harbour(") == 1


def test_a_large_model_has_its_first_fields() -> None:
    large = model("Large", **{f"Field{n}": "int32" for n in range(100)})
    save = operation("Agents/Ship/Save", body("Large", "#Large"), kind="value")
    sent = {f"Field{n}": n for n in range(100)}
    assert example(save, large, sent=sent).splitlines()[2:] == [
        "large = models.Large(",
        *(f"    field{n}={n}," for n in range(8)),
        ")",
        "so.agents.ship.save(large)",
    ]


def test_models_that_contain_themselves_end() -> None:
    tree = model("Tree", Name="string", Below="#Tree")
    save = operation("Agents/Ship/Save", body("Tree", "#Tree"), kind="value")
    sent: dict[str, object] = {"Name": "leaf"}
    for _ in range(40):
        sent = {"Below": sent}
    assert example(save, tree, sent=sent).count("models.Tree(") <= 4


def test_properties_of_a_wrapper_are_named() -> None:
    find = operation(
        "Agents/Ship/Find",
        body("Name", "string"),
        body("Kind", "#Kind", nillable=True),
        returns="#Ship",
    )
    shown = example(find, *TYPES, sent={"Name": "Ferry", "Kind": None})
    assert shown == 'result = so.agents.ship.find(name="Ferry", kind=None)'


def test_what_a_wrapper_lacks_is_made_up() -> None:
    find = operation("Agents/Ship/Find", body("ShipId", "int32"), body("Kind", "#Kind"))
    assert example(find, *TYPES, sent={}).endswith(
        "so.agents.ship.find(ship_id=123, kind=enums.Kind.FERRY)"
    )


def test_paths_and_required_queries_are_made_up() -> None:
    get = operation(
        "Ship/Get",
        path("id"),
        path("harbour", "string"),
        query("kind", "#Kind", required=True),
        query("since", "date-time"),
        method="GET",
        route="/api/v1/Ship/{id}/{harbour}",
        returns="#Ship",
    )
    assert example(get, *TYPES).splitlines()[-1] == (
        'result = so.ship.get(123, "harbour", kind=enums.Kind.FERRY)'
    )


def test_rows_are_read_one_by_one() -> None:
    list_ = operation("Ship/List", query("$top", "int32"), method="GET", result="rows")
    assert example(list_) == "for row in so.ship.list_(top=10):\n    print(row)"


def test_a_file_is_bytes() -> None:
    upload = operation("Ship/Upload", body("file", "byte"), kind="binary")
    assert example(upload) == 'so.ship.upload(b"content of a file")'


def test_a_patch_changes_a_field_of_the_entity() -> None:
    patch = operation(
        "Ship/Patch",
        path("id"),
        body("changes", "string"),
        method="PATCH",
        route="/api/v1/Ship/{id}",
        kind="patch",
        returns="#Ship",
    )
    sent = [{"op": "add", "path": "nonsense", "value": {}}]
    shown = example(patch, *TYPES, sent=sent)
    assert shown == 'result = so.ship.patch(123, {"name": "new name"})'


def test_a_defective_sample_is_not_used() -> None:
    save = operation("Agents/Ship/Save", body("ShipId", "int32"))
    sent = read_json(json.dumps({"ShipId": 3}))
    sample = OperationSample(
        "page.md", 1, Fence(2, b""), None, {}, {"request": "sample-fraction"}, json=sent
    )
    assert example_of(save, sample=sample) == "so.agents.ship.save(ship_id=123)"


def test_a_parameter_with_a_name_of_the_example_gets_no_variable() -> None:
    fields = {f"Field{n}": "string" for n in range(8)}
    save = operation("Agents/Ship/Save", body("result", "#Large"), body("so", "#Large"))
    sent = {
        "result": dict.fromkeys(fields, "value"),
        "so": dict.fromkeys(fields, "value"),
    }
    shown = example(save, model("Large", **fields), sent=sent)
    assert "\nso.agents.ship.save(\n    result=models.Large(" in shown
