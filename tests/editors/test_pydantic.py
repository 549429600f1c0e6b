"""Models, enums and flags of the SDK in pydantic, and in what is built on it: FastAPI, and typer beside it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from unittest.mock import create_autospec

import jsonschema
import pytest
import typer
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient
from pydantic import BaseModel, TypeAdapter, ValidationError, validate_call
from superoffice import Flags, Row, SuperOffice, enums, models
from superoffice.soap.services88 import models as soap_models
from typer.testing import CliRunner

COMPANY = {"Name": "Åse & Co", "Associate": {"AssociateId": 7}, "New": [1]}


class Order(BaseModel):
    """A program's own model with classes of the SDK in it."""

    company: models.ContactEntity
    right: enums.ETableRight
    mask: Flags[enums.ETableRight]
    rows: list[Row]


def test_a_model_is_read_from_its_json_and_written_as_it() -> None:
    adapter = TypeAdapter(models.ContactEntity)
    company = adapter.validate_python(COMPANY)
    assert company.name == "Åse & Co"
    assert company.associate == models.Associate(associate_id=7)
    assert company.unknown_fields == {"New": [1]}
    assert adapter.validate_json(adapter.dump_json(company)) == company
    assert adapter.dump_python(company) == COMPANY


def test_a_model_is_taken_as_it_is() -> None:
    company = models.ContactEntity(name="A")
    assert TypeAdapter(models.ContactEntity).validate_python(company) is company


def test_classes_of_the_sdk_are_fields_of_a_model_of_pydantic() -> None:
    order = Order.model_validate(
        {
            "company": COMPANY,
            "right": "NewRight",
            "mask": "Select, Update",
            "rows": [{"contact/name": "A"}],
        }
    )
    assert order.right == "NewRight"
    assert enums.ETableRight.SELECT in order.mask
    assert order.rows[0].contact_name == "A"
    assert Order.model_validate_json(order.model_dump_json()) == order


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"ContactId": "x"}, "ContactId: cannot be read as int"),
        ({"Associate": {"AssociateId": "x"}}, "Associate.AssociateId"),
        (5, "expected ContactEntity, got int"),
        (models.Associate(), "expected ContactEntity, got Associate"),
    ],
)
def test_a_value_of_another_type_is_an_error_of_pydantic(
    value: object, message: str
) -> None:
    with pytest.raises(ValidationError, match=message):
        TypeAdapter(models.ContactEntity).validate_python(value)


@pytest.mark.parametrize(
    "type_",
    [
        models.ContactEntity,
        # contains itself
        models.HierarchyEntity,
        list[models.BusinessHeading],
        Order,
        enums.Domain,
        soap_models.SuggestedAppointmentEntity,
    ],
    ids=str,
)
@pytest.mark.parametrize("mode", ["validation", "serialization"])
def test_a_class_has_a_sound_json_schema(type_: Any, mode: Any) -> None:
    schema = TypeAdapter(type_).json_schema(mode=mode)
    jsonschema.Draft202012Validator.check_schema(schema)
    references = [text for text in str(schema).split("'") if text.startswith("#/")]
    assert {text.removeprefix("#/$defs/") for text in references} <= {
        *schema.get("$defs", {})
    }


def test_the_json_schema_of_a_model_has_the_names_on_the_wire_and_takes_its_json() -> (
    None
):
    schema = TypeAdapter(models.ContactEntity).json_schema()
    assert {"ContactId", "Name", "Associate"} <= set(schema["properties"])
    validator = jsonschema.Draft202012Validator(schema)
    company = models.ContactEntity(
        name="A", updated_date=datetime(2024, 5, 1), bounce_emails=["b@example.com"]
    )
    validator.validate(company.to_dict())
    assert not validator.is_valid({"Name": 5})


def test_the_json_schema_of_an_enum_shows_its_members_and_allows_others() -> None:
    validator = jsonschema.Draft202012Validator(
        schema := TypeAdapter(enums.Domain).json_schema()
    )
    assert "ExtraTables" in str(schema)
    assert validator.is_valid("NewDomain")
    assert not validator.is_valid(5)


def test_a_model_of_soap_has_the_names_of_python_in_json() -> None:
    adapter = TypeAdapter(soap_models.SuggestedAppointmentEntity)
    value = adapter.validate_python({"days_future": 3})
    assert value == soap_models.SuggestedAppointmentEntity(days_future=3)
    value.unknown_fields["x"] = "<x/>"
    assert adapter.dump_python(value) == {"days_future": 3}


def test_validate_call_takes_models_and_methods() -> None:
    @validate_call
    def named(company: models.ContactEntity) -> str | None:
        return company.name

    assert named(COMPANY) == "Åse & Co"  # type: ignore[arg-type]  # what pydantic is for
    with pytest.raises(ValidationError):
        named(5)  # type: ignore[arg-type]  # the mistake itself


def test_a_route_of_fastapi_takes_and_returns_a_model() -> None:
    app = FastAPI()

    @app.post("/companies")
    def save(company: Annotated[models.ContactEntity, Body()]) -> models.ContactEntity:
        return company.copy(contact_id=3)

    with TestClient(app) as client:
        answer = client.post("/companies", json=COMPANY)
        refused = client.post("/companies", json={"ContactId": "x"})
        described = client.get("/openapi.json").json()
    assert answer.json() == {"ContactId": 3, **COMPANY}
    assert refused.status_code == 422
    assert "AssociateId" in str(described["components"])


def test_typer_makes_a_command_of_a_function_with_an_enum() -> None:
    app = typer.Typer()

    @app.command()
    def show(domain: enums.Domain) -> None:
        typer.echo(repr(domain))

    shown = CliRunner().invoke(app, ["ExtraTables"])
    assert shown.exit_code == 0
    assert "EXTRA_TABLES" in shown.stdout
    assert CliRunner().invoke(app, ["--help"]).exit_code == 0


def test_an_autospec_of_a_client_refuses_wrong_arguments() -> None:
    so = create_autospec(SuperOffice("https://sod.example/Cust1/api", auth=None))
    so.contact.get_contact_entity.return_value = models.ContactEntityWithLinks(name="A")
    assert so.contact.get_contact_entity(5).name == "A"
    with pytest.raises(TypeError):
        so.contact.get_contact_entity()
    with pytest.raises(AttributeError):
        so.contact.get_contact_entities  # noqa: B018 - the mistake itself
