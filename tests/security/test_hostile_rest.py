"""REST pages and YAML that attack: words stay words, and what is no name is left out with a diagnostic."""

from __future__ import annotations

import importlib
import itertools
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from security.test_any_names import AWKWARD
from security.test_hostile_docs import TEXTS
from support.packages import imported
from support.rest_pages import rest_page

from generator.commands.cli import main
from generator.emit.sdk import SdkSettings, render_sdk
from generator.passes import build_api
from generator.reader.read import read_page

ROUTE = "POST /api/v1/Agents/Sale/Save"
IMPORT_ALL = """
import importlib, pathlib, sys
root = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(root))
for path in sorted((root / "superoffice").rglob("*.py")):
    if "_runtime" not in path.parts:
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        loaded = importlib.import_module(module.removesuffix(".__init__"))
        assert not hasattr(loaded, "PWN"), module
from superoffice.agents import SaleAgent
methods = {name: method.__doc__ for name, method in vars(SaleAgent).items() if name.startswith("save")}
assert all(methods.values())
print(*methods)
"""
"""Imports every generated module of an SDK and prints the names of the methods of its agent, which must have docstrings."""

Generate = Callable[..., int]


@pytest.fixture
def generate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Generate:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCWRIGHT_JOBS", "1")
    (tmp_path / "docs").mkdir()

    def run(**pages: str) -> int:
        for name, page in pages.items():
            path = tmp_path / "docs" / f"{name}.md"
            path.write_bytes(page.encode("utf-8", "surrogatepass"))
        return main(["generate", "docs", "-o", "sdk"])

    return run


def _import_all(folder: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, str(folder / "sdk")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().split()


def _page_of(number: int, text: str) -> str:
    """A page that has the text wherever a page has text."""
    cell = " ".join(text.split()).replace("|", "\\|")
    return rest_page(
        f"{ROUTE}{number}",
        description=f"Saves.\n\n{text}",
        query=(("$select", "string", cell),),
        body="request",
        body_text=text,
        body_rows=(("Id", "Integer", cell),),
        request={"Id": 1, "Other": text},
        response_body="Sale",
        rows=(("SaleId", "int32", cell), ("Kinds", "array", cell)),
        response={"SaleId": 1, "Kinds": [{text: text, "Name": text}]},
        statuses=[(200, cell), (404, cell)],
    )


@pytest.fixture(scope="module")
def methods(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The methods of an SDK with a method for every hostile text."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "docs").mkdir()
    for number, text in enumerate(TEXTS):
        page = _page_of(number, text)
        (folder / f"docs/{number}.md").write_text(page, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["generate", "docs", "-o", "sdk", "--jobs", "1"]) == 0
    return _import_all(folder)


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=TEXTS)
def test_hostile_words_end_up_in_docstrings_and_nowhere_else(
    methods: list[str], number: int
) -> None:
    assert len(methods) == len(TEXTS)
    assert f"save{number}" in methods


HOSTILE: dict[str, tuple[str, str]] = {
    "S20 route": (ROUTE, "POST /api/v1/Agents/Sale/Save'+__import__('os')"),
    "S20 property": ("| Id | Integer |", "| Id: int = PWN | Integer |"),
    "S22 type": ("| Id | Integer |", "| Id | int); PWN=1; (int |"),
    "S23 type": ("| Id | Integer |", "| Id | array<__import__('os')> |"),
    "S24 member": ("| mode | Enum: A, B |", "| mode | Enum: A, B=__import__('os') |"),
    "S26 status": ("| 200 | OK |", "| 200 or PWN | OK |"),
    "S27 method": ("```http\nPOST /api", "```http\nPOST PWN /api"),
    "S30 body": ("## Request Body: request", "## Request Body: __class__ x()"),
    "S33 property": ("| Id | Integer |", "| \ufb01le | Integer |"),
    "S40 agent": ("Agents/Sale/", "Agents/../../etc/"),
    "S40 uid": ("uid: v1SaleAgent_Save", "uid: v1SaleAgent_../../x"),
    "media type": ("`application/json`", '`application/json"; PWN=1 #`'),
    "long name": ("| Id | Integer |", f"| {'I' * 300} | Integer |"),
}


@pytest.mark.parametrize(("good", "evil"), HOSTILE.values(), ids=HOSTILE.keys())
def test_what_stands_unquoted_is_validated(
    generate: Generate, tmp_path: Path, good: str, evil: str
) -> None:
    page = rest_page(
        ROUTE,
        query=(("mode", "Enum: A, B"),),
        body="request",
        body_rows=(("Id", "Integer"), ("Name", "String")),
        request={"Id": 1, "Name": "a"},
        heading="int32",
        response=1,
    )
    assert good in page
    assert generate(Good=page, Evil=page.replace(good, evil)) == 0
    _import_all(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "sdk"]
    texts = [path.read_text() for path in (tmp_path / "sdk").rglob("*.py")]
    assert not any("PWN" in text or "__import__('os')" in text for text in texts)


def test_a_sample_of_a_million_brackets_is_a_diagnostic(
    generate: Generate, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    page = rest_page(ROUTE, heading="int32", response=1)
    deep = page.replace("\n\n1\n```", "\n\n" + "[" * 1_000_000 + "\n```")
    assert deep != page
    assert generate(Deep=deep) == 0
    assert "[rest-sample]" in capfd.readouterr().err
    _import_all(tmp_path)


names = st.one_of(
    st.sampled_from(AWKWARD), st.from_regex(r"\A[A-Za-z_][A-Za-z0-9_]{0,5}\Z")
)
types = st.one_of(
    names, st.sampled_from(["int32", "string", "array", "object", "String", ""])
)
samples = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(0, 99), names),
    lambda inner: st.one_of(
        st.lists(inner, max_size=2), st.dictionaries(names, inner, max_size=3)
    ),
    max_leaves=6,
)
NUMBERS = itertools.count()


@st.composite
def rest_pages(draw: st.DrawFn) -> str:
    rows = draw(st.lists(st.tuples(names, types), max_size=4))
    is_agent = draw(st.booleans())
    group, operation = draw(names), draw(names)
    path = f"Agents/{group}/{operation}" if is_agent else f"{group}/{{{draw(names)}}}"
    sample = draw(samples)
    return rest_page(
        f"{draw(st.sampled_from(['GET', 'POST', 'PATCH']))} /api/v1/{path}",
        uid=f"v1{group}{'Agent' if is_agent else 'Entity'}_{operation}",
        query=[(draw(names), "Enum: A, B"), (f"${draw(names)}", "int32")],
        body=draw(st.sampled_from(["", "request", "entity", "ids"])),
        body_rows=rows,
        request=draw(samples),
        heading=draw(st.sampled_from(["", "array", "object", "string"])),
        response_body=draw(names),
        rows=draw(st.lists(st.tuples(names, types), max_size=4)),
        response=sample,
    )


@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(rest_pages(), min_size=1, max_size=3))
def test_an_sdk_of_any_rest_names_imports(tmp_path: Path, texts: list[str]) -> None:
    built = build_api(
        read_page(f"{number}.md", text.encode()) for number, text in enumerate(texts)
    )
    if not built.api.operations:
        return
    package = f"any_rest_names_{next(NUMBERS)}"
    sdk = render_sdk(built.api, SdkSettings(package=package), reformat=False)
    with imported(sdk.files, tmp_path, package):
        codecs = importlib.import_module(f"{package}._runtime.rest.schema")
        codec = codecs.Codec.for_package(package)
        groups = json.loads(sdk.files[f"{package}/wire.json"].data())["groups"]
        for row in (row for rows in groups.values() for row in rows.values()):
            assert all(codec.decoder(part[1]) for part in row["parameters"])
            assert codec.decoder(row.get("returns", "any"))
