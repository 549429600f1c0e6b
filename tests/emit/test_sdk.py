"""The files of an SDK: what the model says is in them, and nothing that a template gets wrong."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jinja2
import pytest
from support import pages

from generator.emit.names.rules import Names
from generator.emit.project_file import development_status
from generator.emit.python import templates as templates_module
from generator.emit.python.escape import Doc
from generator.emit.python.templates import Templates, template_folder
from generator.emit.sdk import Sdk, SdkSettings, _refuse_twins, render_sdk
from generator.emit.writing import ManifestFacts, plan_changes
from generator.model.errors import InternalError, UsageError
from generator.model.text import Text
from generator.passes import build_api
from generator.reader.read import read_page

SCHEMA = """
<xs:complexType name="Base"><xs:sequence>
 <xs:element minOccurs="0" name="FooBar" nillable="true" type="xs:string"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Derived"><xs:complexContent><xs:extension base="tns:Base"><xs:sequence>
 <xs:element minOccurs="0" name="Foo_Bar" nillable="true" type="xs:string"/>
 <xs:element minOccurs="0" name="List" nillable="true" type="xs:string"/>
</xs:sequence></xs:extension></xs:complexContent></xs:complexType>
<xs:complexType name="None"><xs:sequence/></xs:complexType>
<xs:complexType name="string"><xs:sequence/></xs:complexType>
<xs:complexType name="Model"><xs:sequence/></xs:complexType>
"""


def _render(texts: dict[str, str], **settings: Any) -> Sdk:
    built = build_api(read_page(path, text.encode()) for path, text in texts.items())
    return render_sdk(built.api, SdkSettings(**settings), reformat=True)


def _classes(sdk: Sdk, path: str) -> dict[str, ast.ClassDef]:
    tree = ast.parse(sdk.files[path].data())
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


def _fields(node: ast.ClassDef) -> list[str]:
    return [
        ast.unparse(statement.target)
        for statement in node.body
        if isinstance(statement, ast.AnnAssign)
    ]


@pytest.fixture(scope="module")
def sdk() -> Sdk:
    parts = '<n:Response xsi:type="xsd:int">0</n:Response><n:List xsi:type="xsd:int">0</n:List>'
    return _render(
        {
            "w.md": pages.wsdl_page("Services88", "Options", SCHEMA, "Save"),
            "a.md": pages.operation_page("Services88/Blob/Read", "", parts),
            "b.md": pages.operation_page("Services88/Disk/Read", "", parts),
        }
    )


MODELS = "superoffice/soap/services88/models.py"


def test_a_model_extends_its_base(sdk: Sdk) -> None:
    classes = _classes(sdk, MODELS)
    assert ast.unparse(classes["Derived"].bases[0]) == "Base"
    assert ast.unparse(classes["Base"].bases[0]) == "Model"
    assert list(classes).index("Base") < list(classes).index("Derived")


def test_a_field_has_no_name_of_its_base(sdk: Sdk) -> None:
    classes = _classes(sdk, MODELS)
    assert _fields(classes["Base"]) == ["foo_bar"]
    assert _fields(classes["Derived"]) == ["foo_bar_", "list_"]


def test_a_class_has_another_name_where_python_needs_one(sdk: Sdk) -> None:
    wire = json.loads(sdk.files["superoffice/soap/services88/wire.json"].data())
    assert {"None_", "Model_"} <= set(_classes(sdk, MODELS))
    assert wire["types"]["None"]["class_name"] == "None_"
    assert wire["types"]["Model"]["class_name"] == "Model_"


def test_a_type_that_is_called_like_a_scalar_has_another_key(sdk: Sdk) -> None:
    wire = json.loads(sdk.files["superoffice/soap/services88/wire.json"].data())
    tns = "http://www.superoffice.net/ws/crm/NetServer/Services88"
    assert f"{{{tns}}}string" in wire["types"]
    assert "string" not in wire["types"]


def test_an_agent_never_hides_a_method_of_the_client(sdk: Sdk) -> None:
    client = _classes(sdk, "superoffice/soap/services88/_client.py")["Client"]
    names = {
        statement.name
        for statement in client.body
        if isinstance(statement, ast.FunctionDef)
    }
    assert names == {"blob", "disk", "options_"}
    assert "superoffice/soap/services88/agents/options_.py" in sdk.files


ODD_FILES = ["Con", "AUX", "Lpt1", "A" + "b" * 110]


@pytest.mark.parametrize("agent", ODD_FILES)
def test_every_path_can_be_written_everywhere(agent: str, tmp_path: Path) -> None:
    page = pages.operation_page(f"Services88/{agent}/Save")
    sdk = _render({"a.md": page.replace("Services88", "Con")})
    assert any(path.startswith("superoffice/soap/con_/agents/") for path in sdk.files)
    facts = ManifestFacts(docwright="1", docs="d")
    folders = ("superoffice", "docs")
    assert plan_changes(tmp_path, sdk.files, facts, folders).written
    call = json.loads(sdk.files["superoffice/api.json"].data())[
        f"soap/Con/{agent}/Save"
    ]
    assert call["call"] == f"{agent.lower()}.save"


def test_versions_of_one_name_have_two_packages() -> None:
    texts = {
        f"{version}.md": pages.operation_page(f"{version}/Sale/Save")
        for version in ("Services88", "services88")
    }
    sdk = _render(texts)
    for module in ("services88", "services88_2"):
        assert f"superoffice/soap/{module}/agents/sale.py" in sdk.files


@pytest.mark.parametrize("agent", ["CachedProperty", "FromEnv", "Close", "Import"])
def test_an_agent_of_any_name_can_be_reached(agent: str, tmp_path: Path) -> None:
    package = f"acme_{agent.lower()}"
    texts = {
        f"{name}.md": pages.operation_page(f"Services88/{name}/Save")
        for name in (agent, "Zoo")
    }
    sdk = _render(texts, package=package)
    for path, content in sdk.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content.data())
    script = (
        f"from {package}.soap.services88 import Client\n"
        f"client = Client('http://localhost/Remote', auth=None)\n"
        f"name = {Names().lower(agent)!r}.rstrip('_') + '_'\n"
        "assert callable(getattr(client, name).save)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_several_results_are_a_class_per_operation(sdk: Sdk) -> None:
    classes = _classes(sdk, MODELS)
    assert _fields(classes["ReadResult"]) == ["response", "list_"]
    assert _fields(classes["ReadResult_2"]) == ["response", "list_"]
    index = json.loads(sdk.files["superoffice/api.json"].data())
    assert index["soap/Services88/Blob/Read"]["returns"] == "ReadResult"
    assert index["soap/Services88/Disk/Read"]["returns"] == "ReadResult_2"


def test_both_colours_say_the_same(sdk: Sdk) -> None:
    folder = "superoffice/soap/services88"
    sync = sdk.files[f"{folder}/agents/blob.py"].data().decode()
    asynchronous = sdk.files[f"{folder}/async_agents/blob.py"].data().decode()
    plain = asynchronous.replace("async def", "def").replace("await ", "")
    plain = plain.replace("AsyncBlobAgent", "BlobAgent").replace(
        "AsyncSoapAgent", "SoapAgent"
    )
    assert plain.replace("async_client", "client") == sync
    assert "async def read" in asynchronous


def test_names_that_collide_are_reported() -> None:
    parts = "".join(
        f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in ("FooBar", "Foo_Bar")
    )
    sdk = _render({"a.md": pages.operation_page("Services88/Blob/Read", parts)})
    assert [diagnostic.id for diagnostic in sdk.diagnostics] == ["name-collision"] * 2
    assert sdk.record == {
        "soap/Services88/Blob/Read#param/FooBar": "foo_bar",
        "soap/Services88/Blob/Read#param/Foo_Bar": "foo_bar_2",
    }


def test_settings_reach_the_project_file() -> None:
    page = {"a.md": pages.operation_page("Services88/Blob/Read")}
    url = "https://git.example/team/sdk"
    sdk = _render(
        page, package="acme", distribution='ac"me', license="MIT", repository=url
    )
    project = tomllib.loads(sdk.files["pyproject.toml"].data().decode())
    assert project["project"]["name"] == 'ac"me'
    assert project["project"]["license"] == "MIT"
    assert project["project"]["urls"] == {"Repository": url}
    assert f"[repository]({url})" in sdk.files["PYPI.md"].data().decode()
    assert "acme/soap/services88/agents/blob.py" in sdk.files


def test_without_settings_the_project_file_claims_neither_licence_nor_address() -> None:
    sdk = _render({"a.md": pages.operation_page("Services88/Blob/Read")})
    project = tomllib.loads(sdk.files["pyproject.toml"].data().decode())["project"]
    assert project.keys() & {"license", "urls"} == set()
    assert b"https://" not in sdk.files["PYPI.md"].data().replace(b"https://sod2.", b"")


@pytest.mark.parametrize(
    ("version", "status"),
    [
        ("0.1.0", "4 - Beta"),
        ("1.0.0", "5 - Production/Stable"),
        ("2.3.post1", "5 - Production/Stable"),
        ("2.0rc1", "4 - Beta"),
        ("1.0.dev3", "4 - Beta"),
        ("1!0.1", "5 - Production/Stable"),
    ],
)
def test_versions_before_the_first_stable_one_are_betas(
    version: str, status: str
) -> None:
    assert development_status(version) == f"Development Status :: {status}"


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the templates to break."""
    for source in template_folder().rglob("*.jinja"):
        target = tmp_path / source.relative_to(template_folder())
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(source.read_text())
    monkeypatch.setattr(templates_module, "template_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "mistake",
    [
        "import os",
        "print(1)",
        "x = {{ agent.wire }}()",
        "def f(): pass",
        "for _ in (): ...",
    ],
)
def test_a_mistake_in_a_template_is_no_file(broken: Path, mistake: str) -> None:
    template = broken / "package/soap/version/agents/agent.py.jinja"
    template.write_text(f"{template.read_text()}\n\n{mistake}\n")
    with pytest.raises(InternalError, match=r"blob\.py"):
        _render({"a.md": pages.operation_page("Services88/Blob/Read")})


def test_a_template_cannot_write_text_without_an_escape(broken: Path) -> None:
    (broken / "x.jinja").write_text("{{ text }}")
    with pytest.raises(InternalError, match="escape"):
        Templates().render("x", {"text": Text("a")})
    with pytest.raises(InternalError, match="escape"):
        Templates().render("x", {"text": Doc(Text("a"))})
    (broken / "y.jinja").write_text("{{ text ~ 'b' }}")
    with pytest.raises(TypeError, match="escape"):
        Templates().render("y", {"text": Text("a")})


def test_a_name_that_is_missing_in_a_template_is_an_error(broken: Path) -> None:
    (broken / "x.jinja").write_text("{{ nothing }}")
    with pytest.raises(jinja2.UndefinedError):
        Templates().render("x", {})


@pytest.mark.parametrize(
    "paths",
    [
        ("superoffice/agents/sale.py", "superoffice/agents/Sale.py"),
        ("docs/api/Sale.md", "docs/api/sale.md"),
        ("superoffice/soap/services88/x.json", "superoffice/soap/Services88/x.json"),
    ],
)
def test_two_paths_that_differ_in_case_only_are_refused(paths: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="would be written to one file"):
        _refuse_twins(paths)
    _refuse_twins(paths[:1] * 2)
