"""Completions of jedi, which pylsp, Spyder, IPython, vim and emacs use. It reads the SDK's code and runs none of it."""

from __future__ import annotations

import textwrap
from pathlib import Path

import jedi
import pytest

OUTPUT = Path(__file__).resolve().parents[2] / "output"
PROJECT = jedi.Project(OUTPUT, added_sys_path=[str(OUTPUT)])

CLIENTS = """
from superoffice import SuperOffice, AsyncSuperOffice, BearerAuth, NotFoundError, models, enums
from superoffice.soap.services88 import Client
import superoffice
so = SuperOffice("https://sod.example/Cust1/api", auth=BearerAuth("token"))
aso = AsyncSuperOffice("https://sod.example/Cust1/api", auth=BearerAuth("token"))
client = Client("https://sod.example/Cust1/Remote", auth=None)
"""


def completions(code: str) -> set[str]:
    """The names that are offered at the end of the code."""
    lines = code.splitlines()
    script = jedi.Script(code, path=OUTPUT / "editor.py", project=PROJECT)
    found = script.complete(len(lines), len(lines[-1]))
    return {completion.name for completion in found}


PLACES = {
    "an import from the package": ("from superoffice import Su", {"SuperOffice"}),
    "the package": (
        "superoffice.",
        {"SuperOffice", "AsyncSuperOffice", "BearerAuth", "models", "NotFoundError"},
    ),
    "the versions of SOAP": ("from superoffice.soap import ", {"services88"}),
    "a client": ("so.", {"agents", "contact", "with_options", "close"}),
    "an asynchronous client": ("aso.", {"agents", "contact", "aclose"}),
    "a client in a with statement": (
        "with SuperOffice('', auth=None) as so:\n    so.",
        {"agents", "contact"},
    ),
    "an asynchronous client in a with statement": (
        "async def main():\n    async with aso as other:\n        other.",
        {"agents", "contact"},
    ),
    "a client with options": ("so.with_options(timeout=5).", {"agents", "contact"}),
    "a client of the environment": ("SuperOffice.from_env().", {"agents", "contact"}),
    "the agents": ("so.agents.", {"appointment", "person"}),
    "an agent": ("so.agents.appointment.", {"reject", "get_appointment_list"}),
    "a resource": ("so.contact.", {"get_all", "get_contact_entity"}),
    "a result": ("so.contact.get_contact_entity(5).", {"name", "to_dict"}),
    "an asynchronous result": (
        "async def main():\n    contact = await aso.contact.get_contact_entity(5)\n    contact.",
        {"name", "associate"},
    ),
    "a model inside a result": (
        "so.contact.get_contact_entity(5).associate.",
        {"associate_id", "to_json"},
    ),
    "an item of a list": (
        "for item in so.agents.appointment.get_appointment_list():\n    item.",
        {"appointment_id"},
    ),
    "the rows of a list": ("so.contact.get_all().", {"all", "first", "pages"}),
    "a row": (
        "for row in so.contact.get_all():\n    row.",
        {"primary_key", "as_int", "as_date"},
    ),
    "the archives": ("superoffice.archives.", {"simple_contact"}),
    "the columns of an archive": (
        "from superoffice.archives import simple_contact as c\nc.",
        {"contact_id", "name", "category_id"},
    ),
    "a column": (
        "from superoffice.archives import simple_contact\nsimple_contact.name.",
        {"begins", "desc", "one_of"},
    ),
    "user-defined fields": (
        "superoffice.CustomFields(so.contact.get_contact_entity(5).custom_fields).",
        {"as_date", "display_text", "items"},
    ),
    "a raw response": (
        "so.with_raw_response(so.contact.get_contact_entity, 5).",
        {"status", "headers", "parse"},
    ),
    "a parsed raw response": (
        "so.with_raw_response(so.contact.get_contact_entity, 5).parse().",
        {"name"},
    ),
    "the models": ("models.Con", {"ContactEntity", "Contact"}),
    "a model that is read": ("models.ContactEntity.from_dict({}).", {"name", "copy"}),
    "a parameter that is a model": (
        "def save(contact: models.ContactEntity):\n    contact.",
        {"name", "associate"},
    ),
    "the members of an enum": ("enums.ETableRight.", {"SELECT", "DELETE"}),
    "an error": (
        "try:\n    pass\nexcept NotFoundError as error:\n    error.",
        {"status", "error_message"},
    ),
    "a SOAP client": ("client.", {"appointment", "with_options"}),
    "an agent of SOAP": ("client.appointment.", {"reject"}),
    "a result of SOAP": (
        "client.appointment.get_suggested_appointment_entity(suggested_appointment_entity_id=1).",
        {"copy", "duration"},
    ),
}


@pytest.mark.parametrize(("code", "expected"), PLACES.values(), ids=PLACES)
def test_names_are_offered_after(code: str, expected: set[str]) -> None:
    offered = completions(f"{CLIENTS}{code}")
    assert expected <= offered


def test_a_call_shows_its_parameters_and_what_it_returns() -> None:
    code = f"{CLIENTS}so.contact.get_contact_entity("
    script = jedi.Script(code, path=OUTPUT / "editor.py", project=PROJECT)
    lines = code.splitlines()
    (signature,) = script.get_signatures(len(lines), len(lines[-1]))
    assert [parameter.name for parameter in signature.params] == [
        "id",
        "select",
        "fk",
        "call",
    ]
    assert signature.to_string().endswith("-> models.ContactEntityWithLinks")


def test_a_hover_shows_the_docstring_of_the_page() -> None:
    code = textwrap.dedent(f"{CLIENTS}so.contact.delete_contact_entity")
    script = jedi.Script(code, path=OUTPUT / "editor.py", project=PROJECT)
    lines = code.splitlines()
    (definition,) = script.help(len(lines), len(lines[-1]))
    assert "Throws a company away" in definition.docstring()
