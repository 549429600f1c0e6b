"""Which operation a REST page documents: from the route and the page's id."""

from __future__ import annotations

import pytest

from generator.model.facts import PageFacts
from generator.model.rest_facts import RestOperationFacts
from generator.reader.log import DiagnosticLog
from generator.reader.page.outline import split_page
from generator.reader.read import read_page
from generator.reader.rest.operation import read_rest_operation


def page(route: str, front: str) -> str:
    response = "## Response\n\n| Response | Description |\n|--|--|\n| 204 | No |\n"
    names = [part.split("}")[0] for part in route.split("{")[1:]]
    rows = "".join(f"| {name} | int32 | |\n" for name in names)
    table = f"| Path Part | Type | Description |\n|--|--|--|\n{rows}\n"
    return (
        f"---\n{front}\n---\n\n# A title\n\n```http\n{route}\n```\n\n{table}{response}"
    )


def read(route: str, front: str) -> PageFacts:
    return read_page("page.md", page(route, front).encode())


@pytest.mark.parametrize(
    ("route", "uid", "group", "operation"),
    [
        ("/api/v1/Agents/Depot/Open", "v1DepotAgent_Open", "Depot", "Open"),
        ("/api/v1/Agents/MDO/Get", "v1MDOAgent_Get_POST", "MDO", "Get_POST"),
        ("/api/v1/agents/Depot/Open", "v1DepotAgent_Open", "Depot", "Open"),
        ("/api/v1/Depot/{id}", "v1DepotEntity_Open", "Depot", "Open"),
        (
            "/api/v1/Depot/{id}",
            "v1DepotEntity_SaveImage_POST",
            "Depot",
            "SaveImage_POST",
        ),
        ("/api/v1/Hook", "v1Webhook_GetAll", "Webhook", "GetAll"),
        ("/api/v1/BatchTask/{id}", "v1Batch_Stop", "Batch", "Stop"),
        ("/api/v1/List/Depot/Items", "v1DepotList_GetAll", "List_Depot", "GetAll"),
        ("/api/v1/MDOList", "v1MDOList_GetAll", "List_MDO", "GetAll"),
        ("/api/v1/List/{id}/Items", "v1ListItemEntity_GetAll", "List_Item", "GetAll"),
        ("/api/v1/List/{id}", "v1ListEntity_Get", "List", "Get"),
        ("/api/v1/Pricelist/{id}", "v1PriceListEntity_Get", "List_Price", "Get"),
        ("/api/v1/Listing", "v1ListingEntity_Get", "Listing", "Get"),
        ("/api/v1/Entity", "v1Entity_Get", "Entity", "Get"),
    ],
)
def test_the_id_gives_group_and_operation(
    route: str, uid: str, group: str, operation: str
) -> None:
    result = read(f"POST {route}", f"title: x\nuid: {uid}")
    assert isinstance(result.facts, RestOperationFacts)
    assert (result.facts.group, result.facts.operation) == (group, operation)
    assert result.facts.version == "v1"
    assert result.facts.is_agent is ("gents/" in route)
    assert result.diagnostics == ()


def test_older_pages_call_the_id_otherwise() -> None:
    new = read("GET /api/v1/Depot", "title: x\nuid: v1DepotEntity_GetAll")
    old = read("GET /api/v1/Depot", "title: x\nid: v1DepotEntity_GetAll")
    both = read("GET /api/v1/Depot", "id: x\nuid: v1DepotEntity_GetAll")
    facts = [page_read.facts for page_read in (new, old, both)]
    assert all(isinstance(read_facts, RestOperationFacts) for read_facts in facts)
    assert {getattr(page, "operation", None) for page in facts} == {"GetAll"}
    assert [getattr(read_facts, "has_uid", None) for read_facts in facts] == [
        True,
        False,
        True,
    ]


@pytest.mark.parametrize("front", ["title: x", "uid: depot", "uid: v1_Open"])
def test_the_route_names_an_agents_operation_where_no_id_does(front: str) -> None:
    result = read("POST /api/v1/Agents/Depot/Open", front)
    assert isinstance(result.facts, RestOperationFacts)
    assert (result.facts.group, result.facts.operation) == ("Depot", "Open")
    assert result.diagnostics == ()


@pytest.mark.parametrize(
    ("route", "front", "ids"),
    [
        ("GET /api/v1/Depot/{id}", "title: x", ["page-incomplete"]),
        ("GET /api/v1/Depot/{id}", "uid: depot", ["page-incomplete"]),
        ("GET /api/v1/Depot/{id}", "uid: a b", ["page-incomplete", "page-name"]),
        ("POST /api/v1/Agents/Depot", "uid: v1DepotAgent", ["page-incomplete"]),
        ("POST /api/v1/Agents/Depot/{id}", "title: x", ["page-incomplete"]),
        ("POST /api/{v}/Depot", "uid: v1Depot_Open", ["page-incomplete"]),
        ("POST /api/v1", "uid: v1Depot_Open", ["page-incomplete"]),
        ("POST /Depot/Open/All", "uid: v1Depot_Open", ["page-incomplete"]),
        ("POST /api/v1/De pot", "uid: v1Depot_Open", ["page-unknown"]),
        ("POST /api/v1/Depot/{a-b}", "uid: v1Depot_Open", ["page-incomplete"]),
        ("POST /api/v1/../Depot", "uid: v1Depot_Open", ["page-incomplete"]),
    ],
)
def test_a_page_that_names_no_operation_is_reported(
    route: str, front: str, ids: list[str]
) -> None:
    result = read(route, front)
    assert [diagnostic.id for diagnostic in result.diagnostics] == ids
    assert result.facts is None


def test_an_id_of_another_version_is_reported() -> None:
    result = read("GET /api/v2/Depot", "uid: v1DepotEntity_GetAll")
    assert isinstance(result.facts, RestOperationFacts)
    assert result.facts.version == "v2"
    assert [(diagnostic.id, diagnostic.line) for diagnostic in result.diagnostics] == [
        ("page-disagrees", 2)
    ]
    assert "(line 8)" in result.diagnostics[0].message


def test_the_route_is_the_first_block_that_holds_one() -> None:
    text = page("GET /api/v1/Depot", "uid: v1DepotEntity_GetAll")
    other = "```http\nGET /api/v1/Depot?$top=1\n```\n\n```js\nGET /api/v1/X\n```\n"
    text = text.replace("# A title\n", f"# A title\n\n{other}")
    log = DiagnosticLog("page.md")
    facts = read_rest_operation(split_page("page.md", text, log), log)
    assert facts is not None
    assert facts.path == "/api/v1/Depot"
