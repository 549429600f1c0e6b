"""Requests in guides that the reference does not have, and those that nothing is known of."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from support.linked.linked_docs import linked_docs
from support.linked.listed_pages import REST, SOAP

from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.passes.checks.links.guides import calls_of_guides


def _defects(texts: Mapping[str, str]) -> list[Defect]:
    return [*calls_of_guides(linked_docs(texts))]


GUIDES = {
    "GET /api/v1/Box/17": "",
    "GET https://example.com/Cust1/api/v1/box/{boxId}?$select=name": "",
    "GET /api/v1/Box/17/": "",
    "PUT /api/v1/Box/17": "GET, and not with PUT",
    "GET /api/v1/Box/17/Held": "no such path",
    # nothing is known of these
    "GET /api/v1/Crate/17": "",
    "GET /api/v1/{resource}/17": "",
    "GET /api/v1/Box/:id": "",
    "GET /api/v1/Box/<id>/Held": "no such path",
    "Sends GET /api/v1/Box/17/Held": "",
    "GET /v1/Box/17/Held": "",
    "GET /api/v1/Box/BOX_ID/Held": "no such path",
    "GET /api/v1/Box/17/YOUR-FIELD": "no such path",
    "DELETE /api/v1/Box/17.": "GET, and not with DELETE",
    "$ curl -s -X PUT 'https://example.com/Cust1/api/v1/Box/17' -d '{}'": "GET, and not with PUT",
    'curl --request=GET "https://example.com/api/v1/Box/17"': "",
    "curl https://example.com/api/v1/Box/17 -d 1": "",
    # meant to fail, or not as it stands
    "POST /api/v1/Box/17\nX-HTTP-Method-Override: GET": "",
    "GET /api/v1/Box/17/Held\n\nHTTP/1.1 404 Not Found": "",
    "# no longer works\nGET /api/v1/Box/17/Held": "",
}


@pytest.mark.parametrize("line", GUIDES)
def test_requests_that_a_guide_shows(line: str) -> None:
    guide = f"# Boxes\n\nAsk for one:\n\n```http\n{line}\nAccept: */*\n```\n"
    defects = _defects({**REST, "guide.md": guide})
    expected = [Place("guide.md", 6)] if GUIDES[line] else []
    assert [defect.place for defect in defects] == expected
    assert all(GUIDES[line] in defect.message for defect in defects)


@pytest.mark.parametrize(
    "above",
    [
        "# Moving\n\n## Removed requests\n\n### Boxes\n\nAsk:",
        "# Boxes\n\nFormerly, it was:",
        "---\ntitle: Migration from 8\n---\n# Boxes",
    ],
)
def test_requests_of_former_times_are_not_judged(above: str) -> None:
    guide = f"{above}\n\n```http\nPUT /api/v1/Box/17\nAccept: */*\n```\n"
    assert _defects({**REST, "guide.md": guide}) == []


def test_a_guide_contradicts_a_page_that_is_named() -> None:
    guide = "# Boxes\n\n## Removed\n\n## Now\n\n```http\nPUT /api/v1/Box/17\nAccept: */*\n```\n"
    (defect,) = _defects({**REST, "guide.md": guide})
    assert defect.other is not None
    assert defect.other.path == "Box/v1BoxEntity_GetBox.md"
    assert str(defect.other) in defect.message


def test_a_group_with_a_page_that_tells_nothing_is_not_judged() -> None:
    guide = "# Boxes\n\n```http\nPUT /api/v1/Box/17\nAccept: */*\n```\n"
    assert _defects({**REST, "guide.md": guide, "Box/put.md": "# Put\n"}) == []


ACTION = "http://www.superoffice.net/ws/crm/NetServer/Services88/Depot"


@pytest.mark.parametrize(
    ("action", "is_wrong"),
    [
        (f"{ACTION}/Hold", True),
        (f"{ACTION}/Send", False),
        (f"{ACTION}/{{operation}}", False),
        ("http://www.superoffice.net/ws/crm/NetServer/Services88/Label/Print", False),
        ("http://example.com/Hold", False),
    ],
)
def test_actions_of_soap_that_a_guide_shows(action: str, is_wrong: bool) -> None:
    guide = f'# Depot\n\n```http\nPOST /Depot.svc\nSOAPAction: "{action}"\n```\n'
    docs = linked_docs({**SOAP, "guide.md": guide})
    found = [defect.place for defect in calls_of_guides(docs)]
    assert found == ([Place("guide.md", 5)] if is_wrong else [])
