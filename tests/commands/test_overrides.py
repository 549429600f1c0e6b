"""`docwright.overrides.yaml` in `generate` and `inspect`."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from support import pages
from support.rest_pages import rest_page

Docwright = Callable[..., Any]
ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "docs" / "schema"
FILE = "docwright.overrides.yaml"
SEND = "rest/v1/Agents/Parcel/Send"
SOAP = "soap/Services88/Parcel/Send"
GENERATE = ("generate", "docs", "-o", "sdk", "--no-format")


@pytest.fixture
def write_overrides(tmp_path: Path) -> Callable[[str], None]:
    """Writes the overrides, beside two pages of the operation `Send`, in REST and SOAP."""
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "rest.md").write_text(
        rest_page(
            "POST /api/v1/Agents/Parcel/Send",
            body="request",
            body_rows=(("ParcelId", "Integer", "The parcel."), ("FastWay", "Bool")),
            response_body="Parcel",
            rows=(("Id", "int32"), ("SentAt", "string")),
            response={"Id": 1, "SentAt": "x"},
        )
    )
    (docs / "other.md").write_text(
        rest_page("POST /api/v1/Agents/Parcel/Find", response_body="string")
    )
    int_ = '<n:{0} xsi:type="xsd:int">0</n:{0}>'
    (docs / "soap.md").write_text(
        pages.operation_page(
            "Services88/Parcel/Send",
            int_.format("ParcelId"),
            int_.format("Response") + int_.format("Left"),
        )
    )

    def write(text: str) -> None:
        (tmp_path / FILE).write_text(text, encoding="utf-8")

    return write


def index(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "sdk/superoffice/api.json").read_text())
    return read


def test_names_are_those_of_the_overrides(
    docwright: Docwright, write_overrides: Callable[[str], None], tmp_path: Path
) -> None:
    write_overrides(
        f"{SEND}: {{name: ship}}\n{SEND}#param/ParcelId: {{name: number}}\n"
        "types/Parcel: {name: Package}\ntypes/Parcel#field/SentAt: {name: shipped}\n"
        "rest/v1/Agents/Parcel: {name: post}\nsoap/Services88/Parcel: {name: box}\n"
        f"{SOAP}: {{name: ship}}\n{SOAP}#out/Left: {{name: rest}}\n"
        f"{SOAP}#result: {{name: Shipment}}\n"
    )
    assert docwright(*GENERATE).status == 0
    api = index(tmp_path)
    assert api[SEND] == {
        "call": "agents.post.ship",
        "method": "POST",
        "path": "/api/v1/Agents/Parcel/Send",
        "parameters": {"ParcelId": "number", "FastWay": "fast_way"},
        "returns": "Package",
    }
    assert api[SOAP]["call"] == "box.ship"
    assert api[SOAP]["returns"] == "Shipment"
    field = api["types/Parcel#field/SentAt"]
    assert field == "superoffice.models.Package.shipped"
    models = tmp_path / "sdk/superoffice/soap/services88/models.py"
    assert "    rest: int" in models.read_text()


@pytest.mark.parametrize(
    ("folder", "page"), [("", "rest.md"), ("soap/services88", "soap.md")]
)
def test_the_description_of_an_override_is_text_and_not_code(
    docwright: Docwright,
    write_overrides: Callable[[str], None],
    tmp_path: Path,
    folder: str,
    page: str,
) -> None:
    text = "'''\"\"\" \\N{BEL} {{ 7*7 }} \\ \x41 %s {0} `#` <b> \u202e\u2028 end"
    entry = f"  text: {json.dumps(text)}\n"
    write_overrides(f"{SEND}:\n{entry}{SOAP}:\n{entry}")
    assert docwright(*GENERATE).status == 0
    module = tmp_path / "sdk/superoffice" / folder / "agents/parcel.py"
    docstrings = [
        ast.get_docstring(node, clean=False) or ""
        for node in ast.walk(ast.parse(module.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name == "send"
    ]
    (docstring,) = docstrings
    assert text.split()[:6] == docstring.split()[:6]
    assert f"Page: {page}" in docstring


def test_types_and_drops_reach_the_sdk(
    docwright: Docwright, write_overrides: Callable[[str], None], tmp_path: Path
) -> None:
    write_overrides(
        "types/Parcel#field/SentAt: {type: date-time}\n"
        "rest/v1/Agents/Parcel/Find: {drop: true}\n"
    )
    assert docwright(*GENERATE).status == 0
    models = (tmp_path / "sdk/superoffice/models.py").read_text()
    assert "sent_at: datetime | None" in models
    assert "rest/v1/Agents/Parcel/Find" not in index(tmp_path)


def test_the_overrides_of_the_readme_fit_the_seeds(
    docwright: Docwright, tmp_path: Path
) -> None:
    readme = (ROOT / "README.md").read_text()
    (example,) = re.findall(r"```yaml\n(.*?)```", readme, re.DOTALL)
    (tmp_path / FILE).write_text(example)
    run = docwright("generate", ROOT / "seeds", "-o", "sdk", "--no-format")
    assert run.status == 0, run.err


def test_check_finds_that_overrides_changed(
    docwright: Docwright, write_overrides: Callable[[str], None]
) -> None:
    write_overrides(f"{SEND}: {{name: ship}}")
    assert docwright(*GENERATE).status == 0
    assert docwright(*GENERATE, "--check").status == 0
    write_overrides(f"# only a remark\n{SEND}:\n  name: ship\n")
    assert docwright(*GENERATE, "--check").status == 0
    write_overrides(f"{SEND}: {{name: post}}")
    assert docwright(*GENERATE, "--check").status == 1


def test_the_settings_name_the_file(
    docwright: Docwright, write_overrides: Callable[[str], None], tmp_path: Path
) -> None:
    write_overrides("broken")
    (tmp_path / "docwright.toml").write_text('overrides = "mine.yaml"\n')
    run = docwright(*GENERATE)
    assert run.status == 2
    assert "mine.yaml cannot be read" in run.err
    (tmp_path / "mine.yaml").write_text(f"{SEND}: {{name: ship}}\n")
    assert docwright(*GENERATE).status == 0
    assert index(tmp_path)[SEND]["call"] == "agents.parcel.ship"


def test_inspect_shows_from_which_line_a_fact_is(
    docwright: Docwright, write_overrides: Callable[[str], None]
) -> None:
    write_overrides("types/Parcel#field/SentAt:\n  type: date-time\n  name: shipped\n")
    run = docwright("inspect", "docs", "types/Parcel#field/SentAt")
    assert run.out.splitlines()[1] == "  date-time"
    assert f"    type from {FILE}:2 (override)" in run.out.splitlines()
    assert f"    name from {FILE}:3 (override)" in run.out.splitlines()
    model = json.loads(docwright("inspect", "docs", "--json").out)
    jsonschema.validate(model, json.loads((SCHEMAS / "inspect.json").read_text()))


def test_inspect_refuses_what_generate_refuses(
    docwright: Docwright, write_overrides: Callable[[str], None]
) -> None:
    write_overrides("types/Parcels: {drop: true}\n")
    run = docwright("inspect", "docs")
    assert (run.status, run.out) == (2, "")
    assert f"{FILE}:1: the docs contain no 'types/Parcels'" in run.err
    assert "The nearest is types/Parcel." in run.err


@pytest.mark.parametrize(
    ("overrides", "fault"),
    [
        (f"{SEND}: {{name: send}}", "name changes nothing"),
        (f"{SEND}: {{name: find}}", "Find has that name there"),
        (f"{SEND}: {{name: models}}", "it is taken or reserved there"),
        (f"{SEND}#param/ParcelId: {{name: timeout}}", "it is taken or reserved there"),
        (f"{SEND}#param/ParcelId: {{name: self}}", "it is taken or reserved there"),
        (f"{SEND}#param/ParcelId: {{name: fast_way}}", "FastWay has that name there"),
        ("types/Parcel#field/Id: {name: to_json}", "it is taken or reserved there"),
        ("types/Parcel#field/Id: {name: int}", "it is taken or reserved there"),
        ("types/Parcel: {name: Model}", "it is taken or reserved there"),
        (f"{SOAP}#out/Left: {{name: response}}", "Response has that name there"),
        ("soap/Services88/Parcel: {name: close}", "it is taken or reserved there"),
    ],
)
def test_a_name_that_is_taken_or_reserved_is_refused_and_nothing_is_written(
    docwright: Docwright,
    write_overrides: Callable[[str], None],
    tmp_path: Path,
    overrides: str,
    fault: str,
) -> None:
    write_overrides(overrides)
    run = docwright(*GENERATE)
    assert run.status == 2
    assert f"{FILE}:1: " in run.err
    assert fault in run.err
    assert not (tmp_path / "sdk").exists()


def test_two_overrides_may_exchange_names_and_may_not_give_the_same(
    docwright: Docwright, write_overrides: Callable[[str], None], tmp_path: Path
) -> None:
    find = "rest/v1/Agents/Parcel/Find"
    write_overrides(f"{SEND}: {{name: find}}\n{find}: {{name: send}}\n")
    assert docwright(*GENERATE).status == 0
    assert index(tmp_path)[SEND]["call"] == "agents.parcel.find"
    write_overrides(f"{SEND}: {{name: go}}\n{find}: {{name: go}}\n")
    run = docwright(*GENERATE)
    assert run.status == 2
    assert "has that name there" in run.err


def test_an_override_wins_over_the_record_and_settles_a_collision(
    docwright: Docwright, write_overrides: Callable[[str], None], tmp_path: Path
) -> None:
    both = "".join(
        f'<n:{name} xsi:type="xsd:int">0</n:{name}>' for name in ("Foo_Bar", "FooBar")
    )
    page = pages.operation_page("Services88/Parcel/Send", both)
    (tmp_path / "docs/soap.md").write_text(page)
    write_overrides(f"{SOAP}#param/Foo_Bar: {{name: other_bar}}\n")
    run = docwright(*GENERATE)
    assert run.status == 0
    assert "name-collision" not in run.err
    assert not (tmp_path / "docwright.names.yaml").exists()
    assert index(tmp_path)[SOAP]["parameters"] == {
        "Foo_Bar": "other_bar",
        "FooBar": "foo_bar",
    }


def test_entries_of_what_is_not_selected_stay_valid(
    docwright: Docwright, write_overrides: Callable[[str], None], tmp_path: Path
) -> None:
    write_overrides(
        f"{SEND}: {{name: ship}}\n{SOAP}: {{name: ship, text: Ships it.}}\n"
    )
    assert docwright(*GENERATE, "--only", "soap/*").status == 0
    assert SEND not in index(tmp_path)
    assert index(tmp_path)[SOAP]["call"] == "parcel.ship"


def test_every_fault_is_named_with_its_line(
    docwright: Docwright, write_overrides: Callable[[str], None]
) -> None:
    write_overrides('"types/\\e[31mA#": {drop: true}\ntypes/Parcel: {naem: x}\n')
    run = docwright(*GENERATE)
    assert run.status == 2
    assert f"the overrides {FILE} have 2 faults" in run.err
    assert f"docwright: {FILE}:1: 'types/\\x1b[31mA#' is not a subject id" in run.err
    assert f"docwright: {FILE}:2: 'types/Parcel': a type has no key 'naem'" in run.err
    assert "\x1b" not in run.err


def test_a_name_of_the_file_with_control_characters_is_refused_and_shown_without_them(
    docwright: Docwright, write_overrides: Callable[[str], None], tmp_path: Path
) -> None:
    write_overrides("")
    (tmp_path / "docwright.toml").write_text('overrides = "o\\u001b.yaml"\n')
    (tmp_path / "o\x1b.yaml").write_text("a: {}\nb: {}\n")
    run = docwright(*GENERATE)
    assert run.status == 2
    assert "it has characters that cannot be printed" in run.err
    assert "\x1b" not in run.err
