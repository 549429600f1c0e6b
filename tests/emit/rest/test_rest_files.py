"""The files of the REST half, and what it shares with the SOAP half."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import msgspec
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
from hypothesis import given
from hypothesis import strategies as st
from support import pages

from generator.emit.names.rules import Names
from generator.emit.names.usual import is_of_words, is_usual
from generator.emit.sdk import Sdk, SdkSettings, render_sdk
from generator.emit.writing import ManifestFacts, plan_changes
from generator.model.api import Api, Operation
from generator.model.text import Text
from generator.passes import build_api
from generator.reader.read import read_page
from generator.runtime.rest.schema import ParameterSchema
from generator.runtime.values.names import attribute_name

SALE = operation("Agents/Sale/Reject", body("SaleId", "int32"), header("Accept"))
GET = operation(
    "Contact/Get",
    path("id"),
    query("$select"),
    route="/api/v1/Contact/{id}",
    method="GET",
    returns="#Contact",
)
CONTACT = model("Contact", Name="string", id="int32", List="array<#Contact>")
MODE = enum("Mode", "None Full")
API = api_of(SALE, GET, CONTACT, MODE)


def _render(api: Api, **settings: Any) -> Sdk:
    return render_sdk(api, SdkSettings(**settings), reformat=True)


def _soap(name: str = "Services88/Sale/Reject") -> Api:
    page = pages.operation_page(name).encode()
    return build_api([read_page("soap.md", page)]).api


def _both(rest: Api, soap: Api) -> Api:
    return Api(
        agents=(*rest.agents, *soap.agents),
        operations=(*rest.operations, *soap.operations),
        types=(*rest.types, *soap.types),
    )


def _own(sdk: Sdk) -> dict[str, str]:
    return {
        path: content.data().decode()
        for path, content in sdk.files.items()
        if "/_runtime/" not in path
    }


def _class(source: str, name: str) -> ast.ClassDef:
    (found,) = (
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ClassDef) and node.name == name
    )
    return found


def _constants(node: ast.ClassDef) -> dict[str, object]:
    return {
        ast.unparse(statement.targets[0]): ast.literal_eval(statement.value)
        for statement in node.body
        if isinstance(statement, ast.Assign)
    }


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return _own(_render(API))


GUIDES = "authentication changes errors limits options start testing your-code".split()
"""The guides of an SDK without lists, files and SOAP."""


def test_the_files_of_an_sdk_of_rest_only(files: dict[str, str]) -> None:
    assert sorted(files) == [
        ".gitattributes",
        "PYPI.md",
        "README.md",
        "api.md",
        "docs/api/agents/index.md",
        "docs/api/agents/sale.md",
        "docs/api/enums.md",
        "docs/api/enums/Mode.md",
        "docs/api/errors.md",
        "docs/api/models.md",
        "docs/api/models/Contact.md",
        "docs/api/resources/contact.md",
        "docs/api/resources/index.md",
        "docs/api/routes.md",
        *(f"docs/guides/{name}.md" for name in GUIDES),
        "docs/index.md",
        "docs/site.css",
        "docwright.lock",
        "llms.txt",
        "mkdocs.yml",
        "pyproject.toml",
        "superoffice/__init__.py",
        "superoffice/_async_client.py",
        "superoffice/_client.py",
        "superoffice/agents/__init__.py",
        "superoffice/agents/sale.py",
        "superoffice/api.json",
        "superoffice/async_agents/__init__.py",
        "superoffice/async_agents/sale.py",
        "superoffice/async_resources/__init__.py",
        "superoffice/async_resources/contact.py",
        "superoffice/enums.py",
        "superoffice/models.py",
        "superoffice/py.typed",
        "superoffice/resources/__init__.py",
        "superoffice/resources/contact.py",
        "superoffice/samples.json",
        "superoffice/testing.py",
        "superoffice/tools.py",
        "superoffice/wire.json",
    ]


def test_an_sdk_of_soap_only_has_nothing_of_rest() -> None:
    files = _own(_render(_soap()))
    assert [path for path in files if "resources" in path] == []
    assert "superoffice/wire.json" not in files
    assert 'SuperOffice"' not in files["superoffice/__init__.py"]
    assert "soap = [" in files["pyproject.toml"]


def test_both_halves_are_what_each_is_alone() -> None:
    soap, both = _own(_render(_soap())), _own(_render(_both(API, _soap())))
    rest = _own(_render(API))
    shared = {
        "PYPI.md",
        "README.md",
        "api.md",
        "docwright.lock",
        "llms.txt",
        "mkdocs.yml",
        "pyproject.toml",
        "superoffice/__init__.py",
        "superoffice/api.json",
    }
    assert set(both) == set(rest) | set(soap)
    # texts for people say what the SDK has
    shared |= {path_ for path_ in both if path_.startswith(("docs/guides/", "docs/index"))}  # fmt: skip
    shared.add("docs/api/errors.md")
    for alone in (soap, rest):
        assert {path_: both[path_] for path_ in set(alone) - shared} == {
            path_: alone[path_] for path_ in set(alone) - shared
        }


def test_a_soap_version_called_like_that_of_rest_is_another_one() -> None:
    soap = _soap("v1/Sale/Reject")
    files = _own(_render(_both(API, soap)))
    assert "class Contact" not in files["superoffice/soap/v1/models.py"]
    assert list(json.loads(files["superoffice/soap/v1/wire.json"])["agents"]) == [
        "Sale"
    ]
    assert list(json.loads(files["superoffice/wire.json"])["groups"]) == [
        "Agents/Sale",
        "Contact",
    ]


def test_pages_of_soap_and_rest_never_have_one_name() -> None:
    files = _own(_render(_both(API, _soap("Agents/Sale/Reject"))))
    assert {"docs/api/agents/sale.md", "docs/api/agents-soap/sale.md"} <= set(files)


def test_a_new_operation_and_a_new_type_move_nothing_else() -> None:
    before = _own(_render(API))
    added = api_of(
        SALE, GET, CONTACT, MODE, model("Beta"), operation("Agents/Sale/Accept")
    )
    after = _own(_render(added))
    for path_ in (
        "superoffice/models.py",
        "superoffice/agents/sale.py",
        "superoffice/wire.json",
        "docs/api/agents/sale.md",
        "docs/api/routes.md",
    ):
        new = iter(after[path_].splitlines())
        assert [line for line in before[path_].splitlines() if line not in new] == []


def test_the_order_of_the_model_does_not_show() -> None:
    turned = msgspec.structs.replace(API, agents=API.agents[::-1])
    assert _own(_render(turned)) == _own(_render(API))


def test_wire_json_is_the_contract_with_the_runtime(files: dict[str, str]) -> None:
    assert files["superoffice/wire.json"] == (
        '{"schema": 1, "version": "v1",\n'
        ' "groups": {\n'
        '  "Agents/Sale": {\n'
        '   "Reject": {"method": "POST", "path": "/api/v1/Agents/Sale/Reject", "parameters": '
        '[["SaleId", "int32", "body"]], "body": "wrapper", "result": "none", "page": "rest/Reject.md"}\n'
        "  },\n"
        '  "Contact": {\n'
        '   "Get": {"method": "GET", "path": "/api/v1/Contact/{id}", "parameters": '
        '[["id", "int32", "path", true], '
        '["$select", "string", "query"]], "returns": "#Contact", "page": "rest/Get.md"}\n'
        "  }\n"
        " }\n"
        "}\n"
    )


@given(st.from_regex(r"\$?[A-Za-z]+([._][A-Za-z]+)*", fullmatch=True))
def test_the_runtime_finds_the_names_that_wire_json_leaves_out(wire: str) -> None:
    name = Names().lower(wire)
    if is_usual(name, wire):
        assert ParameterSchema(wire, "string", "query").name == name


@pytest.mark.parametrize(
    ("name", "wire"),
    [("n1st", "1st"), ("email", "EMail"), ("odata_select", "$select"), ("id_2", "ID"), ("page1", "Page1")],
)  # fmt: skip
def test_other_names_are_in_wire_json(name: str, wire: str) -> None:
    assert not is_usual(name, wire)


def _row(documented: Operation) -> dict[str, Any]:
    types = (CONTACT, MODE, flags("Right", "Read"), model("None"), enum("Bare", ""))
    wire = json.loads(
        _own(_render(api_of(documented, *types)))["superoffice/wire.json"]
    )
    row: dict[str, Any] = wire["groups"]["Contact"]["Do"]
    return row


ROWS: dict[str, tuple[Operation, dict[str, Any]]] = {
    "no body": (operation("Contact/Do"), {"result": "none"}),
    "a value": (
        operation("Contact/Do", body("entity", "#Contact"), kind="value"),
        {"body": "value", "result": "none"},
    ),
    "a patch": (
        operation("Contact/Do", body("changes", "any"), kind="patch"),
        {"body": "patch", "result": "none"},
    ),
    "bytes with the types that the page allows": (
        operation("Contact/Do", body("image", "byte"), kind="binary", sends=("image/png", "image/*", "image/png")),
        {"body": "binary", "content_types": ["image/png", "image/*"], "result": "none"},
    ),
    "what is no media type reaches no header": (
        operation("Contact/Do", body("a", "byte"), kind="binary", sends=("a/b\r\nX: 1", "a/b; c=d", "png", "")),
        {"body": "binary", "content_types": [], "result": "none"},
    ),
    "rows": (operation("Contact/Do", result="rows"), {"result": "rows"}),
    "bytes come back": (
        operation("Contact/Do", result="binary", answers=("image/png",)),
        {"result": "binary", "accept": ["image/png"]},
    ),
    "types by their class": (
        operation("Contact/Do", returns="dict<string,array<#Contact>>"),
        {"returns": "dict<string,array<#Contact>>"},
    ),
    "a class with another name in Python": (
        operation("Contact/Do", returns="array<#None>"),
        {"returns": "array<#None_>"},
    ),
    "flags": (operation("Contact/Do", returns="#Right"), {"returns": "flags<#Right>"}),
    "an enum without members": (operation("Contact/Do", returns="#Bare"), {"returns": "string"}),
    "a type that the model lacks": (
        operation("Contact/Do", returns="array<#Missing>"),
        {"returns": "array<any>"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("documented", "expected"), ROWS.values(), ids=ROWS.keys())
def test_an_operation_is_a_row_of_wire_json(
    documented: Operation, expected: dict[str, Any]
) -> None:
    row = _row(documented)
    common = {"method", "page", "parameters", "path"}
    own = {key: row[key] for key in row if key not in common}
    assert own == expected


def test_api_json_says_what_each_subject_is_in_python(files: dict[str, str]) -> None:
    assert json.loads(files["superoffice/api.json"]) == {
        "rest/v1/Agents/Sale/Reject": {
            "call": "agents.sale.reject",
            "method": "POST",
            "path": "/api/v1/Agents/Sale/Reject",
            "parameters": {"SaleId": "sale_id"},
            "returns": "None",
        },
        "rest/v1/Contact/Get": {
            "call": "contact.get",
            "method": "GET",
            "path": "/api/v1/Contact/{id}",
            "parameters": {"id": "id", "$select": "select"},
            "returns": "Contact",
        },
        "types/Contact": "superoffice.models.Contact",
        "types/Contact#field/List": "superoffice.models.Contact.list_",
        "types/Contact#field/Name": "superoffice.models.Contact.name",
        "types/Contact#field/id": "superoffice.models.Contact.id",
        "types/Mode": "superoffice.enums.Mode",
        "types/Mode#member/Full": "superoffice.enums.Mode.FULL",
        "types/Mode#member/None": "superoffice.enums.Mode.NONE",
    }


def test_api_md_lists_agents_and_resources_with_their_pages(
    files: dict[str, str],
) -> None:
    lines = files["api.md"].splitlines()
    assert "| [Sale](docs/api/agents/sale.md) | `so.agents.sale` | 1 |" in lines
    assert "| [Contact](docs/api/resources/contact.md) | `so.contact` | 1 |" in lines


def test_a_model_states_the_wire_names_that_pascal_case_does_not_give(
    files: dict[str, str],
) -> None:
    node = _class(files["superoffice/models.py"], "Contact")
    keywords = {
        keyword.arg: ast.literal_eval(keyword.value) for keyword in node.keywords
    }
    assert keywords == {"kw_only": True, "rename": "pascal"}
    fields = [
        ast.unparse(statement)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
    ]
    assert fields == [
        "name: str | None = None",
        "id: int | None = _field(default=None, name='id')",
        "list_: list[Contact] | None = None",
    ]


def test_fields_that_pascal_case_would_give_the_same_wire_name_state_theirs() -> None:
    contact = model("Contact", A1="string", A_1="string", a1_="string")
    rendered = _own(_render(api_of(GET, contact)))
    node = _class(rendered["superoffice/models.py"], "Contact")
    fields = [
        ast.unparse(statement)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
    ]
    assert fields == [
        "a1: str | None = None",
        "a_1: str | None = _field(default=None, name='A_1')",
        "a1_2: str | None = _field(default=None, name='a1_')",
    ]


def test_classes_say_their_public_module(files: dict[str, str]) -> None:
    classes = {
        "superoffice/_client.py": ("SuperOffice", "superoffice"),
        "superoffice/_async_client.py": ("AsyncSuperOffice", "superoffice"),
        "superoffice/agents/sale.py": ("SaleAgent", "superoffice.agents"),
        "superoffice/async_resources/contact.py": ("AsyncContactResource", "superoffice.resources"),
    }  # fmt: skip
    for path_, (name, module) in classes.items():
        assert _constants(_class(files[path_], name))["__module__"] == module


def test_the_readme_calls_a_method_that_is_there_and_gives_what_it_needs(
    files: dict[str, str],
) -> None:
    assert "    result = so.contact.get(5)\n" in files["README.md"]
    assert "pip install '.[auth]'\n" in files["README.md"]
    for page in ("README.md", "PYPI.md"):
        assert "soap" not in files[page].lower()


def test_the_readme_of_both_halves_begins_with_rest() -> None:
    readme = _own(_render(_both(API, _soap())))["README.md"]
    assert (
        readme.index("BearerAuth")
        < readme.index("## First call over SOAP")
        < readme.index("import TicketAuth")
    )
    assert "pip install '.[auth,soap]'" in readme


@pytest.mark.parametrize("example", [
    operation("Contact/GetAll", query("a", required=True), result="rows", method="GET"),
    operation("Contact/GetAll", result="rows", method="GET"),
])  # fmt: skip
def test_rows_in_the_readme_are_not_awaited(example: Operation) -> None:
    readme = _own(_render(api_of(example)))["README.md"]
    assert "    result = so.contact.get_all(" in readme
    assert "await so." not in readme
    assert "top=" not in readme


def test_the_readme_shows_a_list_where_there_is_one() -> None:
    listing = operation(
        "Contact/GetAll",
        query("kind", required=True),
        query("$filter"),
        query("$orderBy"),
        query("$select"),
        query("$top", "int32"),
        result="rows",
        method="GET",
    )
    readme = _own(_render(api_of(listing)))["README.md"]
    call = 'so.contact.get_all(kind="name", top=10):'
    assert f"    for row in {call}" in readme
    assert f"    async for row in {call}" in readme


def test_words_of_a_page_reach_markdown_and_code_through_escapes_only() -> None:
    hostile = '"""\nPWN = 1\n"""\n```\n<script>|`'
    api = api_of(
        operation(
            "Contact/Do",
            body("A", text=hostile),
            text=hostile,
            returns="int32",
            status=hostile,
        )
    )
    group = msgspec.structs.replace(api.agents[0], description=Text(hostile))
    files = _own(_render(msgspec.structs.replace(api, agents=(group,))))
    for path_, text in files.items():
        if path_.endswith(".py"):
            assert "PWN" not in {
                getattr(node, "id", "") for node in ast.walk(ast.parse(text))
            }
    assert "<script>" not in files["docs/api/resources/contact.md"]


@pytest.mark.parametrize("group", ["Con", "AUX", "Lpt1", "A" + "b" * 110])
def test_every_path_of_rest_can_be_written_everywhere(
    group: str, tmp_path: Path
) -> None:
    sdk = _render(api_of(operation(f"Agents/{group}/Do"), operation(f"{group}/Do")))
    facts = ManifestFacts(docwright="1", docs="d")
    assert plan_changes(tmp_path, sdk.files, facts, ("superoffice", "docs")).written
    assert max(len(path_) for path_ in _own(sdk)) <= 100


def test_settings_reach_the_rest_half() -> None:
    files = _own(_render(API, package="acme", sdk_version="7.1"))
    constants = _constants(_class(files["acme/_client.py"], "SuperOffice"))
    assert constants == {
        "__module__": "acme",
        "_package": "acme",
        "_user_agent": "acme-python/7.1",
    }
    assert json.loads(files["acme/api.json"])["types/Contact"] == "acme.models.Contact"


@given(st.from_regex(r"[A-Z]?[a-z]+([A-Z][a-z]+)*[A-Z]?", fullmatch=True))
def test_names_that_soap_leaves_out_are_words_to_the_runtime(wire: str) -> None:
    if is_of_words(Names().lower(wire), wire):
        assert attribute_name(wire) == Names().lower(wire)
