"""Where the parts of docs name a group, an operation or a version differently, the stronger part counts and all is said."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support import pages
from support.rest_pages import rest_page

from generator.passes import Built

Build = Callable[[Mapping[str, str]], Built]


def index(title: str, path: str, target: str) -> str:
    return f"---\ntitle: {title}\n---\n\n```http\n{path}\n```\n\n* [GET x]({target})\n"


def page(route: str, uid: str) -> str:
    return rest_page(route, uid=uid, statuses=((204, "No Content"),))


LIST = "GET /api/v1/List/Depot/Items"
INDEX = index("List_Depot", "/api/v1/List/Depot", "p.md")


@pytest.mark.parametrize(
    ("texts", "id_", "reported"),
    [
        pytest.param(
            {"r/p.md": page(LIST, "v1DepotList_GetAll"), "r/index.md": INDEX},
            "List_Depot/GetAll",
            0,
            id="all agree",
        ),
        pytest.param(
            {"r/p.md": page(LIST, "v1DEPOTList_GetAll"), "r/index.md": INDEX},
            "List_Depot/GetAll",
            1,
            id="route and index against the id",
        ),
        pytest.param(
            {"r/p.md": page(LIST, "v1DEPOTList_GetAll")},
            "List_Depot/GetAll",
            1,
            id="route against the id",
        ),
        pytest.param(
            {
                "r/p.md": page("GET /api/v1/Depot", "v1DepoEntity_GetAll"),
                "r/index.md": index("Depot", "/api/v1/Depot", "p.md"),
            },
            "Depot/GetAll",
            1,
            id="index against the id",
        ),
        pytest.param(
            {
                "r/p.md": page("GET /api/v1/Depot", "v1DepotEntity_GetAll"),
                "other/index.md": index("Shop", "/api/v1/Shop", "p.md"),
            },
            "Depot/GetAll",
            0,
            id="an index that links another page",
        ),
        pytest.param(
            {
                "r/p.md": page("GET /api/v1/Depot", "v1DepotEntity_GetAll"),
                "r/index.md": index("Depot", "/api/v1/Depot", "p.md"),
                "s/index.md": index("Shop", "/api/v1/Shop", "../r/p.md"),
            },
            "Depot/GetAll",
            1,
            id="two index pages",
        ),
        pytest.param(
            {"p.md": page("POST /api/v1/Agents/Depot/Open", "v1DepoAgent_Open")},
            "Agents/Depot/Open",
            1,
            id="route of an agent against the id",
        ),
        pytest.param(
            {"p.md": page("POST /api/v1/Agents/Depot/Open", "v1DepotAgent_Opn")},
            "Agents/Depot/Open",
            1,
            id="operation in the route against the id",
        ),
        pytest.param(
            {
                "p.md": page("POST /api/v1/Agents/Depot/Open", "v1DepotAgent_Open"),
                "index.md": index("Shop_Agent", "/api/v1/Shop/Agent", "p.md"),
            },
            "Agents/Depot/Open",
            1,
            id="route of an agent against its index",
        ),
        pytest.param(
            {
                "p.md": page("GET /api/v1/Depot", "v1DepotEntity_GetAll").replace(
                    "title: GET /api/v1/Depot", "title: GET Shop"
                )
            },
            "Depot/GetAll",
            1,
            id="route against the title",
        ),
        pytest.param(
            {"p.md": page("GET /api/v1/Depot", "v2DepotEntity_GetAll")},
            "Depot/GetAll",
            1,
            id="version in the route against the id",
        ),
    ],
)
def test_the_stronger_source_names_the_operation(
    build: Build, texts: Mapping[str, str], id_: str, reported: int
) -> None:
    built = build(texts)
    assert [operation.id for operation in built.api.operations] == [f"rest/v1/{id_}"]
    ids = [diagnostic.id for diagnostic in built.diagnostics]
    assert ids == ["page-disagrees"] * reported


@pytest.mark.parametrize(
    ("named", "reported"),
    [
        ("Services88/Depot/Open", 0),
        ("Services88/Shop/Open", 1),
        ("Services87/Depot/Open", 1),
        ("Services88/Depot/Close", 1),
    ],
)
def test_an_index_of_soap_that_disagrees_with_its_page_is_reported(
    build: Build, named: str, reported: int
) -> None:
    version, agent, operation = named.split("/")
    text = (
        f"# {version} {agent} SOAP\n\n**Remote/{version}/{agent}.svc**\n\n"
        f"Download [WSDL file for {version}/{agent}](x.md)\n\n* [{operation}](Open.md)\n"
    )
    built = build(
        {
            "d/Open.md": pages.operation_page("Services88/Depot/Open"),
            "d/index.md": text,
        }
    )
    assert [item.id for item in built.api.operations] == ["soap/Services88/Depot/Open"]
    disagreeing = [d for d in built.diagnostics if d.id == "page-disagrees"]
    assert [(d.path, d.id) for d in disagreeing] == [
        ("d/Open.md", "page-disagrees")
    ] * reported
