"""Methods of REST: the model goes in, the signature comes out (rules of the public surface)."""

from __future__ import annotations

import ast

import pytest
from emit.rest.rest_api import (
    api_of,
    body,
    enum,
    flags,
    header,
    model,
    operation,
    path,
    query,
)

from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import Operation

TYPES = (
    model("Contact", Name="string"),
    enum("Mode", "Slim Full"),
    enum("Bare", ""),
    flags("Right", "Read Write"),
)
ROUTE = "/api/v1/Contact/{personId}/Person/{id}"


def _method(
    documented: Operation, folder: str
) -> ast.FunctionDef | ast.AsyncFunctionDef:
    sdk = render_sdk(api_of(documented, *TYPES), SdkSettings(), reformat=False)
    (module,) = (
        content.data()
        for file, content in sdk.files.items()
        if file.startswith(f"superoffice/{folder}/") and "__init__" not in file
    )
    (method,) = (
        node
        for node in ast.walk(ast.parse(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return method


def _signature(documented: Operation, folder: str = "resources") -> str:
    """The signature without `self` and `**call`, which every method has."""
    method = _method(documented, folder)
    assert method.returns is not None
    arguments = ast.unparse(method.args)
    inner = arguments.removeprefix("self").removesuffix("**call: Unpack[CallOptions]")
    word = "async def" if isinstance(method, ast.AsyncFunctionDef) else "def"
    inner = inner.strip(", ")
    return f"{word} {method.name}({inner}) -> {ast.unparse(method.returns)}"


SIGNATURES = {
    "path parameters in the order of the route": (
        operation("Contact/Get", path("id"), path("personId"), route=ROUTE),
        "def get(person_id: int, id: int) -> None",
    ),
    "one that the route lacks comes last": (
        operation("Contact/Get", path("other"), path("id"), route=ROUTE),
        "def get(id: int, other: int) -> None",
    ),
    "a body that is one thing follows, under its documented name": (
        operation(
            "Contact/Put",
            query("$select"),
            body("newEntity", "#Contact"),
            path("id"),
            kind="value",
            route=ROUTE,
            returns="#Contact",
        ),
        "def put(id: int, new_entity: models.Contact, *, select: Columns | None=None) -> models.Contact",
    ),
    "a value is never None": (
        operation("Contact/Post", body("ids", "array<int32>", nillable=True), kind="value"),
        "def post(ids: list[int]) -> None",
    ),
    "a patch": (
        operation("Contact/Patch", path("id"), body("changes", "any"), kind="patch", route=ROUTE),
        "def patch(id: int, changes: Changes) -> None",
    ),
    "an image, whatever the page types it": (
        operation("Contact/SaveImage_POST", path("id"), body("image", "any"), kind="binary", route=ROUTE),
        "def save_image_post(id: int, image: Content) -> None",
    ),
    "properties of a wrapper by name, in documented order, without default": (
        operation("Contact/Do", body("Zip"), body("Age", "int32")),
        "def do(*, zip: str, age: int) -> None",
    ),
    "a property that may be null takes None too": (
        operation("Contact/Do", body("Zip", nillable=True), body("Who", "#Contact", nillable=True)),
        "def do(*, zip: str | None, who: models.Contact | None) -> None",
    ),
    "required query before the other query": (
        operation("Contact/Find", query("a"), query("b", "int32", required=True), query("c", "boolean")),
        "def find(*, b: int, a: str | None=None, c: bool | None=None) -> None",
    ),
    "required query is never None": (
        operation("Contact/Find", query("b", required=True, nillable=True)),
        "def find(*, b: str) -> None",
    ),
    "a path parameter is never None": (
        operation("Contact/Get", path("id", "string", nillable=True), route=ROUTE),
        "def get(id: str) -> None",
    ),
    "a wrapper, then the query": (
        operation("Contact/Do", query("$select"), body("Zip")),
        "def do(*, zip: str, select: Columns | None=None) -> None",
    ),
    "headers are the client's": (
        operation("Contact/Get", header("Authorization"), header("SO-Language")),
        "def get() -> None",
    ),
    "an enum takes its wire string": (
        operation("Contact/Find", body("A", "#Mode"), query("b", "#Mode")),
        "def find(*, a: enums.Mode | str, b: enums.Mode | str | None=None) -> None",
    ),
    "an enum in the path": (
        operation("Contact/Get", path("id", "#Mode"), route=ROUTE),
        "def get(id: enums.Mode | str) -> None",
    ),
    "an enum without members is a string": (
        operation("Contact/Find", query("a", "#Bare"), body("B", "array<#Bare>"), returns="#Bare"),
        "def find(*, b: list[str], a: str | None=None) -> str | None",
    ),
    "enums in a list": (
        operation("Contact/Find", body("A", "array<#Mode>")),
        "def find(*, a: list[enums.Mode]) -> None",
    ),
    "flags take a member or several": (
        operation("Contact/Find", body("A", "#Right", nillable=True), query("b", "#Right")),
        "def find(*, a: enums.Right | Iterable[enums.Right] | None, b: enums.Right | Iterable[enums.Right] | None=None) -> None",
    ),
    "anything": (
        operation("Contact/Find", body("A", "any", nillable=True), query("b", "any")),
        "def find(*, a: object, b: object=None) -> None",
    ),
    "a type that nobody knows": (
        operation("Contact/Find", body("A", "#Missing"), returns="#Missing"),
        "def find(*, a: object) -> object",
    ),
    "a name that every call has": (
        operation("Contact/Do", body("Timeout"), body("Self")),
        "def do(*, timeout_: str, self_: str) -> None",
    ),
    "a method that would hide an annotation": (
        operation("Contact/List", returns="array<int32>"),
        "def list_() -> list[int]",
    ),
    "builtins stay": (
        operation("Contact/Do", body("Filter"), body("Type"), body("From")),
        "def do(*, filter: str, type: str, from_: str) -> None",
    ),
    "a query that meets a property of the body": (
        operation("Contact/Rows", body("Select"), query("$select"), query("$top", "int32")),
        "def rows(*, select: str, odata_select: Columns | None=None, top: int | None=None) -> None",
    ),
    "a query that meets a part of the path": (
        operation("Contact/Rows", path("id"), query("$id"), route=ROUTE),
        "def rows(id: int, *, odata_id: str | None=None) -> None",
    ),
    "two queries: the spelling that sorts first keeps the name": (
        operation("Contact/Rows", query("select"), query("$select")),
        "def rows(*, select_2: str | None=None, select: Columns | None=None) -> None",
    ),
    "one wire name in two places": (
        operation("Contact/Rows", path("id"), query("id"), route=ROUTE),
        "def rows(id: int, *, id_2: str | None=None) -> None",
    ),
    "numbers": (
        operation("Contact/Count", returns="int64"),
        "def count() -> int",
    ),
    "a string may be missing": (
        operation("Contact/Name", returns="string"),
        "def name() -> str | None",
    ),
    "binary data as JSON may be missing": (
        operation("Contact/Blob", returns="byte"),
        "def blob() -> bytes | None",
    ),
    "bytes may be missing": (
        operation("Contact/Image", result="binary"),
        "def image() -> bytes | None",
    ),
    "a carrier": (
        operation("Contact/Get", returns="#Contact"),
        "def get() -> models.Contact",
    ),
    "a list of carriers": (
        operation("Contact/All", returns="array<#Contact>"),
        "def all() -> list[models.Contact]",
    ),
    "a mapping": (
        operation("Contact/Map", returns="dict<string,#Mode>"),
        "def map() -> dict[str, enums.Mode]",
    ),
    "dates": (
        operation("Contact/Free", body("A", "date-time"), returns="date-time"),
        "def free(*, a: datetime) -> datetime",
    ),
    "flags as result": (
        operation("Contact/Rights", returns="#Right"),
        "def rights() -> Flags[enums.Right]",
    ),
    "JSON without a documented type": (
        operation("Contact/Get", returns="any"),
        "def get() -> object",
    ),
    "queries that are made of columns": (
        operation("Contact/Rows", query("$select"), query("$filter", required=True), query("$orderBy"), query("$entities")),
        "def rows(*, filter: Filter | str, select: Columns | None=None, order_by: Ordering | None=None, entities: str | None=None) -> None",
    ),
    "queries whose names only look so": (
        operation("Contact/Rows", query("select"), query("$filter", "array<string>"), body("$orderBy", nillable=True)),
        "def rows(*, order_by: str | None, select: str | None=None, filter: list[str] | None=None) -> None",
    ),
    "an OData list": (
        operation("Contact/GetAll", query("$top", "int32"), result="rows"),
        "def get_all(*, top: int | None=None) -> Rows[Row]",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("documented", "signature"), SIGNATURES.values(), ids=SIGNATURES.keys()
)
def test_an_operation_is_a_method(documented: Operation, signature: str) -> None:
    assert _signature(documented) == signature
    expected = signature.replace("Rows[Row]", "AsyncRows[Row]")
    if "Rows" not in signature:
        expected = f"async {expected}"
    assert _signature(documented, "async_resources") == expected


CALLS = {
    "nothing comes back": (
        operation("Agents/Sale/Do", body("A")),
        "self._send('Do', (a,), call)",
        "await self._send('Do', (a,), call)",
    ),
    "JSON": (
        operation("Agents/Sale/Do", body("A"), query("b"), returns="int32"),
        "return self._call('Do', (a, b), call)",
        "return await self._call('Do', (a, b), call)",
    ),
    "bytes": (
        operation("Agents/Sale/Do", result="binary"),
        "return self._call('Do', (), call)",
        "return await self._call('Do', (), call)",
    ),
    "rows are asked for when they are read": (
        operation("Agents/Sale/Do", result="rows"),
        "return self._rows('Do', (), call)",
        "return self._rows('Do', (), call)",
    ),
}


@pytest.mark.parametrize(
    ("documented", "sync", "async_"), CALLS.values(), ids=CALLS.keys()
)
def test_a_method_calls_the_runtime(
    documented: Operation, sync: str, async_: str
) -> None:
    assert ast.unparse(_method(documented, "agents").body[-1]) == sync
    assert ast.unparse(_method(documented, "async_agents").body[-1]) == async_


def test_arguments_are_passed_in_the_order_of_the_signature() -> None:
    documented = operation(
        "Contact/Do",
        query("z"),
        query("y", required=True),
        body("B"),
        path("id"),
        path("personId"),
        header("Accept"),
        route=ROUTE,
    )
    call = ast.unparse(_method(documented, "resources").body[-1])
    assert call == "self._send('Do', (person_id, id, b, y, z), call)"


DOCS = {
    "the words of the page": (
        operation("Contact/Do", text="Does it."),
        "Does it.\n\n`POST /api/v1/Contact/Do`\n\nPage: rest/Do.md",
    ),
    "the operation where the page has none": (
        operation("Agents/Sale/Do"),
        "Do of the Sale agent.\n\n`POST /api/v1/Agents/Sale/Do`\n\nPage: rest/Do.md",
    ),
    "the result where the status says more than its name": (
        operation("Contact/Do", returns="int32", status="How many."),
        "Do of the Contact resource.\n\n`POST /api/v1/Contact/Do`\n\nReturns:\n    How many.\n\nPage: rest/Do.md",
    ),
    "no result where the status says its name": (
        operation("Contact/Do", returns="int32", status="OK"),
        "Do of the Contact resource.\n\n`POST /api/v1/Contact/Do`\n\nPage: rest/Do.md",
    ),
    "no result where nothing comes back": (
        operation("Contact/Do", status="It is gone."),
        "Do of the Contact resource.\n\n`POST /api/v1/Contact/Do`\n\nPage: rest/Do.md",
    ),
    "arguments by their Python names": (
        operation("Contact/Do", body("FromDate", text="When.")),
        "Do of the Contact resource.\n\n`POST /api/v1/Contact/Do`\n\nArgs:\n    from_date: When.\n\nPage: rest/Do.md",
    ),
}


@pytest.mark.parametrize(("documented", "doc"), DOCS.values(), ids=DOCS.keys())
def test_a_method_says_what_the_page_says(documented: Operation, doc: str) -> None:
    folder = "agents" if "Agents" in documented.id else "resources"
    assert ast.get_docstring(_method(documented, folder)) == doc
