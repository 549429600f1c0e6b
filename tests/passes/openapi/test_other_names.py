"""Names in documents of other vendors: groups, calls and types as Python has them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.model.api import Api
from generator.passes import build_api
from generator.reader.read import read_page


def _api(text: str, **components: Any) -> Api:
    """The model of paths in YAML: the operations of each, all of which answer 204 unless they say otherwise."""
    paths: dict[str, Any] = yaml.safe_load(text)
    for item in paths.values():
        for operation in item.values():
            operation.setdefault("responses", {"204": {"description": "Done"}})
    document = {
        "openapi": "3.0.3",
        "info": {"title": "Other", "version": "1"},
        "servers": [{"url": "https://other.example/v2"}],
        "paths": paths,
        "components": components,
    }
    return build_api([read_page("other.yaml", yaml.safe_dump(document).encode())]).api


def _ids(api: Api) -> list[str]:
    return [operation.id for operation in api.operations]


@pytest.mark.parametrize(
    ("path", "operation", "id_"),
    [
        # the first tag is the group, and what the id repeats of it says nothing
        ("/a", "{tags: [pull requests], operationId: pull-requests/list-files}", "PullRequests/list-files"),
        ("/a", "{tags: [Pets], operationId: pets_list}", "Pets/list"),
        ("/a", "{tags: [Pets], operationId: Pets.get, x: 1}", "Pets/get"),
        # a name of its own stays whole
        ("/a", "{tags: [Pets], operationId: petsList}", "Pets/petsList"),
        ("/a", "{tags: [Pets], operationId: pets_2}", "Pets/pets_2"),
        ("/a", "{tags: [Pets], operationId: pets}", "Pets/pets"),
        ("/a", "{tags: [Pets, Dogs], operationId: dogs_list}", "Pets/dogs_list"),
        # without a tag, the route says what it is about; a version does not
        ("/v1/orders/{id}", "{operationId: get}", "Orders/get"),
        ("/2.0/orders/{id}", "{operationId: get}", "Orders/get"),
        ("/api/orders", "{operationId: get}", "Orders/get"),
        ("/{id}", "{operationId: get}", "Root/get"),
        # without an id, method and route
        ("/orders/{order-id}/lines", "{tags: [x]}", "X/getOrdersByOrderIdLines"),
        ("/a", "{tags: ['', b], operationId: c}", "A/c"),
        ("/a", "{tags: [日本], operationId: 日本}", "A/getA"),
    ],
)  # fmt: skip
def test_operations_are_in_the_group_of_their_tag(
    path: str, operation: str, id_: str
) -> None:
    api = _api(f"{path}: {{get: {operation}}}")
    assert _ids(api) == [f"rest/v1/{id_}"]


def test_calls_of_the_same_name_get_numbers_in_the_order_of_their_routes() -> None:
    api = _api("""
        /a: {get: {tags: [t], operationId: same}, post: {tags: [t], operationId: t.same}}
        /b: {get: {tags: [t], operationId: same}}
    """)
    assert {(each.id.rpartition("/")[2], each.path) for each in api.operations} == {
        ("same", "/v2/a"),
        ("same2", "/v2/b"),
        ("same3", "/v2/a"),
    }


@pytest.mark.parametrize(
    ("written", "class_"),
    [
        ("pet", "Pet"),
        ("pull_request", "PullRequest"),
        ("pull-request", "PullRequest"),
        ("api.v1.Pet", "Pet"),
        ("Paginated_Pet-list", "PaginatedPetList"),
        ("V1_2", "V1_2"),
        ("__private", "Private"),
    ],
)
def test_types_have_the_names_of_classes(written: str, class_: str) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "string"}}}
    api = _api(
        f"/a: {{get: {{responses: {{'200': {{description: OK, content: {{application/json: {{schema: {{$ref: '#/components/schemas/{written}'}}}}}}}}}}}}}}",
        schemas={written: schema},
    )
    assert [type_.wire for type_ in api.types] == [class_]


def test_schemas_without_a_name_are_called_after_their_field_and_owner() -> None:
    inline = {
        "type": "object",
        "properties": {
            "shipping_address": {
                "type": "object",
                "properties": {"zip": {"type": "string"}},
            },
            "merge_method": {"type": "string", "enum": ["squash", "rebase"]},
            "status": {"type": "string", "enum": ["open", "closed"]},
        },
    }
    api = _api(
        "/a: {get: {tags: [orders], operationId: get, responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}}}",
        schemas={"Order": inline},
    )
    assert [type_.wire for type_ in api.types] == [
        "MergeMethod",
        "Order",
        "OrderStatus",
        "ShippingAddress",
    ]
