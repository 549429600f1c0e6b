"""What editors and `help` show of clients: every parameter and what it is for, under names that readers understand."""

from __future__ import annotations

import inspect
import pydoc
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jedi
import pytest
import superoffice
from superoffice.soap import services88
from support.language_server import LanguageServer

OUTPUT = Path(__file__).resolve().parents[2] / "output"
IMPORTS = (
    "from superoffice import AsyncSuperOffice, SuperOffice\n"
    "from superoffice.soap.services88 import AsyncClient, Client\n"
)
CLIENTS: dict[str, Any] = {
    "SuperOffice": superoffice.SuperOffice,
    "AsyncSuperOffice": superoffice.AsyncSuperOffice,
    "Client": services88.Client,
    "AsyncClient": services88.AsyncClient,
}
every_client = pytest.mark.parametrize("name", CLIENTS)
PRIVATE = re.compile(r"\b_[A-Z]\w*")
"""A type variable or class that is nobody's to use."""


def parameters(name: str) -> list[str]:
    return list(inspect.signature(CLIENTS[name]).parameters)


def explained(text: str) -> set[str]:
    """The parameters that a docstring explains."""
    return set(re.findall(r"^\s*(\w+): [A-Z`]", text, re.MULTILINE))


@pytest.fixture(scope="module")
def server() -> Iterator[LanguageServer]:
    with LanguageServer(OUTPUT) as started:
        yield started


@every_client
def test_pyright_shows_every_parameter_and_its_meaning(
    server: LanguageServer, name: str
) -> None:
    shown = server.hover(f"{IMPORTS}client = {name}('', auth=None)\n", name)
    for parameter in parameters(name):
        assert f"    {parameter}: " in shown
    assert set(parameters(name)) <= explained(shown)
    assert "SUPEROFFICE_URL" in shown
    assert "SSL_CERT_FILE" in shown
    assert not PRIVATE.search(shown)


def test_pyright_shows_what_a_request_takes(server: LanguageServer) -> None:
    code = f"{IMPORTS}so = SuperOffice('', auth=None)\nso.request\n"
    shown = server.hover(code, "request")
    assert "-> RawResponse[Any]" in shown
    assert {"method", "path", "query", "json", "content"} <= explained(shown)


@every_client
def test_jedi_shows_every_parameter(name: str) -> None:
    project = jedi.Project(OUTPUT, added_sys_path=[str(OUTPUT)])
    code = f"{IMPORTS}{name}("
    script = jedi.Script(code, path=OUTPUT / "editor.py", project=project)
    (signature,) = script.get_signatures(3, len(name) + 1)
    assert [part.name for part in signature.params] == parameters(name)
    (hover,) = script.help(3, 1)
    for parameter in parameters(name):
        assert parameter in hover.docstring()
    assert not PRIVATE.search(hover.docstring())


@every_client
def test_help_shows_every_parameter_its_meaning_and_no_private_name(name: str) -> None:
    shown = pydoc.render_doc(CLIENTS[name], renderer=pydoc.plaintext)
    assert set(parameters(name)) <= explained(shown.replace(" |", ""))
    assert not PRIVATE.search(shown)


def test_help_for_an_agent_and_a_resource_shows_no_private_name() -> None:
    url = "https://sod.example/Cust1"
    so = superoffice.SuperOffice(f"{url}/api", auth=None)
    client = services88.Client(f"{url}/Remote", auth=None)
    for group in (so.contact, so.agents.appointment, client.appointment):
        shown = pydoc.render_doc(group, renderer=pydoc.plaintext)
        assert not PRIVATE.search(shown)
        assert "Initialize self" not in shown


def test_a_column_shows_its_type_and_what_the_page_says(
    server: LanguageServer,
) -> None:
    code = "from superoffice.archives import simple_contact as c\nc.category\n"
    shown = server.hover(code, "category")
    assert "TextColumn" in shown
    assert "What the company is to us" in shown
    assert "Restriction: `listAny`" in shown


def test_a_value_of_a_column_shows_its_type(server: LanguageServer) -> None:
    code = (
        "from superoffice import Row\nfrom superoffice.archives import simple_contact\n"
        "def read(row: Row) -> None:\n    weight = row[simple_contact.contact_id]\n"
    )
    assert "int | None" in server.hover(code, "weight")
