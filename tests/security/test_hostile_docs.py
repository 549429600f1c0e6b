"""Docs that attack: the SDK that comes out holds their words as words and runs nothing of them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.cli import main

ATTACKS = [
    'a """\nPWN=1\n"""',
    'a"; PWN=1 #',
    '\\"; PWN=1 #',
    "ends in \\",
    'ends in "',
    "'''\nPWN=1\n'''",
    "{PWN} {{PWN}} {{ 7*7 }} {% include 'x' %} {# #}",
    "%s %(x)s",
    "\\N{BEL} \\x41",
    "a\u2028PWN=1\u2029b\x85c\u202ed",
    "<script>alert(1)</script> [x](javascript:alert(1))",
    "| a | b |",
    "`code` ![x](http://example.com/x)",
]
PAGE = """---
title: Services88.SaleAgent.Save SOAP
generated: 1
uid: Services88-Sale-Save
---

# Services88 Sale Save

SOAP request and response examples **Remote/Services88/Sale.svc**

## Save

{text}

* **id:** {text}

**Returns:** {text}


[WSDL file for Services88/Sale](../Services88-Sale.md)

## Save Request

```xml
{request}
```

## Save Response

```xml
{response}
```
"""
ENVELOPE = (
    '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:i="http://www.w3.org/2001/XMLSchema-instance" '
    'xmlns:x="http://www.w3.org/2001/XMLSchema" '
    'xmlns:n="http://www.superoffice.net/ws/crm/NetServer/Services88">'
    "<s:Body>{body}</s:Body></s:Envelope>"
)
REQUEST = ENVELOPE.format(body='<n:Save><n:Id i:type="x:int">0</n:Id></n:Save>')
RESPONSE = ENVELOPE.format(body="<n:SaveResponse></n:SaveResponse>")

DOCSTRINGS = """
import importlib, json, pathlib, sys
root = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(root))
for path in sorted((root / "superoffice").rglob("*.py")):
    if "_runtime" not in path.parts:
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        loaded = importlib.import_module(module.removesuffix(".__init__"))
        assert not hasattr(loaded, "PWN"), module
from superoffice.soap.services88.agents.sale import SaleAgent
methods = {name: method.__doc__ for name, method in vars(SaleAgent).items() if name.startswith("save")}
print(json.dumps(methods))
"""
"""Imports every generated module of an SDK and prints the docstrings of the methods of its agent, by name."""


def _page(text: str, request: str = REQUEST, response: str = RESPONSE) -> str:
    filled = PAGE.replace("{text}", text).replace("{request}", request)
    return filled.replace("{response}", response)


@pytest.fixture
def generate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], int]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOCWRIGHT_JOBS", "1")

    def run(page: str) -> int:
        (tmp_path / "docs").mkdir(exist_ok=True)
        (tmp_path / "docs" / "Save.md").write_bytes(
            page.encode("utf-8", "surrogatepass")
        )
        return main(["generate", "docs", "-o", "sdk"])

    return run


TEXTS = [*ATTACKS, "\n".join(ATTACKS)]


@pytest.fixture(scope="module")
def docstrings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The docstrings of an SDK with a method for every hostile text, by method."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "docs").mkdir()
    for number, text in enumerate(TEXTS):
        page = _page(text).replace("Save", f"Save{number}")
        (folder / f"docs/{number}.md").write_text(page, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["generate", "docs", "-o", "sdk", "--jobs", "1"]) == 0
    done = subprocess.run(
        [sys.executable, "-c", DOCSTRINGS, str(folder / "sdk")],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    methods: dict[str, str] = json.loads(done.stdout)
    return methods


@pytest.mark.parametrize("number", range(len(TEXTS)), ids=TEXTS)
def test_hostile_prose_ends_up_in_a_docstring_and_nowhere_else(
    docstrings: dict[str, str], number: int
) -> None:
    assert len(docstrings) == len(TEXTS)
    assert "Args:" in docstrings[f"save{number}"]


NAMES = {
    "S20": "Save\nimport os",
    "S21": "def f(): pass",
    "S22": "int); PWN=1; (int",
    "S30": "__class__ x",
    "S33": "\ufb01le",
    "S40": "../../etc/x",
    "long": "S" * 300,
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_hostile_name_is_refused_with_a_diagnostic(
    generate: Callable[[str], int],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    name: str,
) -> None:
    good = _page("Saves.")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "Good.md").write_text(good)
    assert generate(good.replace("Save", name).replace("Sale", "Evil")) == 0
    err = capfd.readouterr().err
    assert "found 1 operation," in err
    assert "Save.md" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "sdk"]


@pytest.mark.parametrize(
    "payload",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_a_doctype_is_refused(
    generate: Callable[[str], int],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    payload: str,
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "Good.md").write_text(_page("Saves."))
    evil = _page("Saves.", payload + REQUEST.replace("Save>", "Evil>"))
    assert generate(evil) == 0
    assert "[page-xml-doctype]" in capfd.readouterr().err


def test_names_that_python_reserves_are_usable(
    generate: Callable[[str], int], tmp_path: Path
) -> None:
    names = ["From", "None", "Self", "Call", "Timeout", "List", "Import", "Type", "Str"]
    parts = "".join(f'<n:{name} i:type="x:int">0</n:{name}>' for name in names)
    whole = f'<n:Save><n:Id i:type="n:Thing">{parts}</n:Id>{parts}</n:Save>'
    page = _page("Saves.", ENVELOPE.format(body=whole)).replace("* **id:**", "")
    assert generate(page) == 0
    agent = (tmp_path / "sdk/superoffice/soap/services88/agents/sale.py").read_text()
    for name in ("from_", "none", "self_", "call_", "timeout_", "list", "import_"):
        assert f"        {name}: int,\n" in agent
    models = (tmp_path / "sdk/superoffice/soap/services88/models.py").read_text()
    for name in ("from_", "none", "self", "list_", "import_", "type", "str_"):
        assert f"    {name}: int | None = None\n" in models
