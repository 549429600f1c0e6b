"""`superoffice.tools.function`: methods as plain functions, with registries of tools that others wrote."""

from __future__ import annotations

import asyncio
import inspect
import json
from functools import cached_property
from typing import Any

import pytest
from fastmcp import Client as McpClient
from fastmcp import FastMCP
from fastmcp.tools import Tool
from mcp.server.mcpserver.tools import Tool as ServerTool
from superoffice import AsyncSuperOffice, SuperOffice, models
from superoffice.soap.services88 import Client
from superoffice.testing import AsyncSampleTransport, SampleTransport
from superoffice.tools import function

URL = "https://sod.example/Cust1/api"
COMPANY = {"ContactId": 5, "Name": "Åse & Co"}
ROWS = [{"PrimaryKey": 1, "name": "A"}, {"PrimaryKey": 2, "name": "B"}]


@pytest.fixture
def so() -> SuperOffice:
    transport = SampleTransport(
        {"contact.get_contact_entity": COMPANY, "contact.get_all": ROWS}
    )
    return SuperOffice(URL, auth=None, transport=transport)


@pytest.fixture
def aso() -> AsyncSuperOffice:
    transport = AsyncSampleTransport(
        {"contact.get_contact_entity": COMPANY, "contact.get_all": ROWS}
    )
    return AsyncSuperOffice(URL, auth=None, transport=transport)


def methods(client: Any) -> list[Any]:
    """The methods of all agents and resources of a client."""
    holders = [client, client.agents] if hasattr(client, "agents") else [client]
    groups = [
        getattr(holder, name)
        for holder in holders
        for name in dir(type(holder))
        if isinstance(inspect.getattr_static(type(holder), name), cached_property)
        and name != "agents"
    ]
    return [
        getattr(group, name)
        for group in groups
        for name in dir(type(group))
        if not name.startswith("_")
    ]


def test_a_function_has_the_methods_own_signature_without_the_options(
    so: SuperOffice,
) -> None:
    tool = function(so.contact.get_contact_entity)
    assert inspect.isfunction(tool)
    assert tool.__name__ == "get_contact_entity"
    assert tool.__doc__ == so.contact.get_contact_entity.__doc__
    assert list(inspect.signature(tool).parameters) == ["id", "select", "fk"]
    assert inspect.get_annotations(tool)["return"] is models.ContactEntityWithLinks


def test_a_function_calls_the_method(so: SuperOffice) -> None:
    assert function(so.contact.get_contact_entity)(5).name == "Åse & Co"


@pytest.mark.parametrize(
    ("changes", "sent"),
    [
        ({"org_nr": "2", "Department": None}, {"OrgNr": "2", "Department": None}),
        ([{"op": "remove", "path": "/Name"}], [{"op": "remove", "path": "/Name"}]),
        ({}, {}),
    ],
)
def test_a_tool_takes_changes_as_json(changes: object, sent: object) -> None:
    transport = SampleTransport({"contact.patch_contact_entity": COMPANY})
    so = SuperOffice(URL, auth=None, transport=transport)
    server = FastMCP("test")
    server.tool(function(so.contact.patch_contact_entity))

    async def call() -> None:
        async with McpClient(server) as client:
            arguments = {"id": 5, "changes": changes}
            await client.call_tool("patch_contact_entity", arguments)

    asyncio.run(call())
    content = transport.requests[0].content
    assert isinstance(content, bytes)
    assert json.loads(content) == sent


def test_a_function_of_a_list_returns_all_rows(so: SuperOffice) -> None:
    rows = function(so.contact.get_all)(top=2)
    assert [row["name"] for row in rows] == ["A", "B"]


def test_an_asynchronous_method_gives_an_asynchronous_function(
    aso: AsyncSuperOffice,
) -> None:
    company = function(aso.contact.get_contact_entity)
    rows = function(aso.contact.get_all)
    assert inspect.iscoroutinefunction(company)
    assert inspect.iscoroutinefunction(rows)
    assert asyncio.run(company(5)).name == "Åse & Co"
    assert len(asyncio.run(rows())) == 2  # type: ignore[arg-type]  # typed as the rows


@pytest.mark.parametrize("wrong", [5, print, SuperOffice, SuperOffice.from_env])
def test_anything_but_a_method_of_a_client_is_refused(wrong: Any) -> None:
    with pytest.raises(TypeError, match="a method of an agent or resource"):
        function(wrong)


@pytest.mark.parametrize("kind", [SuperOffice, AsyncSuperOffice])
@pytest.mark.parametrize("tool", [Tool, ServerTool], ids=["fastmcp", "mcp"])
def test_every_method_of_rest_becomes_a_tool(kind: Any, tool: Any) -> None:
    found = methods(kind(URL, auth=None))
    assert len(found) > 30
    for method in found:
        made = tool.from_function(function(method))
        assert made.name == method.__name__


def test_every_method_of_soap_becomes_a_tool() -> None:
    found = methods(Client("https://sod.example/Cust1/Remote", auth=None))
    assert len(found) > 10
    for method in found:
        assert Tool.from_function(function(method)).name == method.__name__


def test_a_client_of_fastmcp_calls_a_method(aso: AsyncSuperOffice) -> None:
    server = FastMCP("crm")
    server.tool(function(aso.contact.get_contact_entity))
    server.tool(function(aso.contact.get_all))

    async def session() -> tuple[Any, Any]:
        async with McpClient(server) as client:
            company = await client.call_tool("get_contact_entity", {"id": 5})
            rows = await client.call_tool("get_all", {"select": "name", "top": 2})
            return company, rows

    company, rows = asyncio.run(session())
    assert company.structured_content == COMPANY
    assert rows.structured_content == {"result": ROWS}
