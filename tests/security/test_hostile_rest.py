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
from rest_pages import rest_page
from security.test_any_names import AWKWARD
from security.test_hostile_docs import ATTACKS

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
    module = ".".join(path.relative_to(root).with_suffix("").parts)
    loaded = importlib.import_module(module.removesuffix(".__init__"))
    assert not hasattr(loaded, "PWN"), module
from superoffice.agents import SaleAgent
assert SaleAgent.save.__doc__
"""

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


def _import_all(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_ALL, str(folder / "sdk")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize("text", [*ATTACKS, "\n".join(ATTACKS)])
def test_hostile_words_end_up_in_docstrings_and_nowhere_else(
    generate: Generate, tmp_path: Path, text: str
) -> None:
    cell = " ".join(text.split()).replace("|", "\\|")
    page = rest_page(
        ROUTE,
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
    assert generate(Save=page) == 0
    _import_all(tmp_path)


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
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(rest_pages(), min_size=1, max_size=3))
def test_an_sdk_of_any_rest_names_imports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: list[str]
) -> None:
    built = build_api(
        read_page(f"{number}.md", text.encode()) for number, text in enumerate(texts)
    )
    if not built.api.operations:
        return
    package = f"any_rest_names_{next(NUMBERS)}"
    sdk = render_sdk(built.api, SdkSettings(package=package), jobs=1, reformat=False)
    for path, content in sdk.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    with monkeypatch.context() as patched:
        patched.syspath_prepend(str(tmp_path))
        importlib.invalidate_caches()
        for path in sdk.files:
            if path.endswith(".py"):
                module = path.removesuffix(".py").replace("/", ".")
                importlib.import_module(module.removesuffix(".__init__"))
        codecs = importlib.import_module(f"{package}._runtime.rest.schema")
        codec = codecs.Codec.for_package(package)
        groups = json.loads(sdk.files[f"{package}/wire.json"])["groups"]
        for row in (row for rows in groups.values() for row in rows.values()):
            assert all(codec.decoder(part["type"]) for part in row["parameters"])
            assert codec.decoder(row.get("returns", "any"))
    for module in [one for one in sys.modules if one.startswith(f"{package}.")]:
        del sys.modules[module]
