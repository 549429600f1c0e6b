"""Changes of a PATCH: merge patches are checked against the fields of the entity, operations for their shape."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from example_rest.enums import Colour, Right
from example_rest.models import Notice, Person

from generator.runtime.errors import EncodeError
from generator.runtime.options import CallOptions, Settings
from generator.runtime.rest.bodies.patch import PatchOperation
from generator.runtime.rest.calls import Caller
from generator.runtime.rest.model import Model
from generator.runtime.transport.messages import Headers
from generator.runtime.values.flags import Flags


def sent(changes: object) -> Any:
    """The body of a PATCH with these changes."""
    caller = Caller("example_rest", "https://a.example/api", Headers(), Settings())
    call = caller.prepare("Person", "PatchPerson", (5, changes), CallOptions())
    return json.loads(call.request.content)


def refused(changes: object) -> str:
    with pytest.raises(EncodeError) as caught:
        sent(changes)
    return str(caught.value).removeprefix("PatchPerson.changes")


# ---------------------------------------------------------------- merge patch


@pytest.mark.parametrize(
    ("changes", "body"),
    [
        ({"Name": "Ada"}, {"Name": "Ada"}),
        ({"name": "Ada", "person_id": 3}, {"Name": "Ada", "PersonId": 3}),
        ({"name": None, "Manager": None}, {"Name": None, "Manager": None}),
        ({"manager": {"name": None, "Score": 1}}, {"Manager": {"Name": None, "Score": 1}}),
        ({"manager": Person(name="Bo")}, {"Manager": {"Name": "Bo"}}),
        ({"team": [Person(name="Bo"), {"name": "Cy"}, None]}, {"Team": [{"Name": "Bo"}, {"Name": "Cy"}, None]}),
        ({"team": {"name": "Cy"}}, {"Team": {"Name": "Cy"}}),
        ({"team": Person(name="Cy")}, {"Team": {"Name": "Cy"}}),
        ({"labels": {"SuperOffice:1": "[I:2]", "x": None}}, {"Labels": {"SuperOffice:1": "[I:2]", "x": None}}),
        ({"colour": Colour("Red")}, {"Colour": "Red"}),
        ({"rights": Right.SELECT}, {"Rights": "Select"}),
        ({"rights": "Select, Update"}, {"Rights": "Select, Update"}),
        ({"born": datetime(2020, 1, 2)}, {"Born": "2020-01-02T00:00:00"}),
        ({"born": "2020-01-02T00:00:00"}, {"Born": "2020-01-02T00:00:00"}),
        ({"extra": {"anything": [1, None]}}, {"Extra": {"anything": [1, None]}}),
        (Person(name="Ada", manager=Person(name="Bo")), {"Name": "Ada", "Manager": {"Name": "Bo"}}),
        (Person(), {}),
        ({}, {}),
    ],
)  # fmt: skip
def test_fields_have_python_names_or_wire_names(changes: object, body: object) -> None:
    assert sent(changes) == body


def test_links_are_no_change() -> None:
    links = {"Self": "https://a.example/"}
    assert sent({"_Links": links, "Manager": {"_Links": links, "Name": "Bo"}}) == {"Manager": {"Name": "Bo"}}  # fmt: skip
    assert sent(Person(name="Ada", links=links)) == {"Name": "Ada"}
    assert sent({"team": [Person(links=links)]}) == {"Team": [{}]}


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"nme": "Ada"}, ": Person has no field 'nme'; did you mean 'name'?"),
        ({"PersonID": 5}, ": Person has no field 'PersonID'; did you mean 'PersonId'?"),
        ({"personid": 5}, ": Person has no field 'personid'; did you mean 'person_id'?"),
        ({"xyz": 5}, ": Person has no field 'xyz'"),
        ({"name": "A", "Name": "B"}, ".name: is given twice, also as 'Name'"),
        ({"Name": 5}, ".name: expected str, got int"),
        ({"person_id": "5"}, ".person_id: expected int, got str"),
        ({"active": 1}, ".active: expected bool, got int"),
        ({"colour": Right.SELECT}, ".colour: expected Colour or its text, got Right"),
        ({"rights": 5}, ".rights: expected Right, got int"),
        ({"manager": 5}, ".manager: expected Person, got int"),
        ({"manager": Notice()}, ".manager: expected Person, got Notice"),
        ({"manager": {"nme": "A"}}, ".manager: Person has no field 'nme'; did you mean 'name'?"),
        ({"manager": {"Team": [{"Name": 5}]}}, ".manager.team[0].name: expected str, got int"),
        ({"manager": Person(name=5)}, ".manager.name: expected str, got int"),  # type: ignore[arg-type]  # tested
        ({"team": "A"}, ".team: expected list, got str"),
        ({"tags": {"a": "b"}}, ".tags: expected str, got dict"),
        ({"labels": {"a": 5}}, ".labels[0]: expected str, got int"),
        ({"labels": ["a"]}, ".labels: expected dict, got list"),
        (Notice(message="x"), ": expected Person, got Notice"),
        (Person(score="1"), ".score: expected float, got str"),  # type: ignore[arg-type]  # tested
        ("Name", ": expected a mapping, a model or operations, got str"),
        (5, ": expected a mapping, a model or operations, got int"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_its_python_name(changes: object, text: str) -> None:  # fmt: skip
    assert refused(changes) == text


def test_changes_that_contain_themselves_are_refused() -> None:
    changes: dict[str, object] = {}
    changes["manager"] = changes
    assert "deep" in refused(changes)


# ---------------------------------------------------------------- JSON Patch


class Step(Model, kw_only=True):
    """An operation as the documentation describes it."""

    op: str | None = None
    path: str | None = None
    value: object = None


@pytest.mark.parametrize(
    ("operation", "body"),
    [
        (Step(op="add", path="/Name", value="A"), {"op": "add", "path": "/Name", "value": "A"}),
        (Step(op="remove", path="Name"), {"op": "remove", "path": "Name"}),
        ({"op": "test", "path": "/A~1b", "value": None}, {"op": "test", "path": "/A~1b", "value": None}),
        (PatchOperation.add("/Team/-", Person(name="A", links={"Self": "x"})), {"op": "add", "path": "/Team/-", "value": {"Name": "A"}}),
    ],
)  # fmt: skip
def test_operations_are_mappings_or_models(operation: object, body: object) -> None:
    assert sent(iter([operation])) == [body]


@pytest.mark.parametrize(
    ("operation", "text"),
    [
        ({"op": "move", "path": "/A", "from": "/B"}, "[0]: an operation has no member 'from'"),
        ({"Op": "add", "path": "/A", "value": 1}, "[0]: an operation has no member 'Op'; did you mean 'op'?"),
        ({"op": "copy", "path": "/A"}, "[0].op: expected add, replace, remove or test, got 'copy'"),
        ({"path": "/A", "value": 1}, "[0].op: expected add, replace, remove or test, got NoneType"),
        ({"op": "add", "value": 1}, "[0].path: expected str, got NoneType"),
        ({"op": "add", "path": ["A"], "value": 1}, "[0].path: expected str, got list"),
        ({"op": "add", "path": "/a~b", "value": 1}, "[0].path: `~` of a name is written `~0`, and `/` `~1`"),
        ({"op": "replace", "path": "/A"}, "[0].value: is missing in the operation 'replace'"),
        (Step(op="add", path="/A"), "[0].value: is missing in the operation 'add'"),
        ({"op": "add", "path": "/A", "value": object()}, "[0].value: object cannot be sent as JSON"),
        ("/A", "[0]: expected a PatchOperation or a mapping, got str"),
        (Person(name="A"), "[0]: an operation has no member 'Name'"),
    ],
)  # fmt: skip
def test_an_operation_of_another_shape_is_refused(operation: object, text: str) -> None:
    assert refused([operation]) == text


def test_a_single_operation_is_no_list() -> None:
    assert refused(PatchOperation.remove("/Name")) == ": expected a list of operations, got PatchOperation"  # fmt: skip


def test_flags_may_be_a_set_of_members() -> None:
    assert sent({"rights": Flags([Right.SELECT])}) == {"Rights": "Select"}
    assert sent({"rights": [Right.SELECT]}) == {"Rights": "Select"}
