"""What importing the SDK loads: nothing before it is used. How long it takes is `benchmarks/import.py`'s to say."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

OUTPUT = Path(__file__).resolve().parents[2] / "output"
LIBRARIES = {"httpx2", "httpcore2", "msgspec", "lxml", "asyncio"}


def loaded_after(statements: str) -> set[str]:
    """The modules that a fresh interpreter has besides those that it starts with."""
    written = run_in_output(
        f"before = {{*sys.modules}}\n{statements}\nprint(*{{*sys.modules}} - before)"
    )
    return set(written.split())


def run_in_output(statements: str) -> str:
    """What a fresh interpreter prints that can import the SDK."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{statements}"],
        cwd=OUTPUT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def of_the_sdk(loaded: set[str]) -> set[str]:
    """The loaded modules of the SDK besides its runtime."""
    return {
        name.removeprefix("superoffice.")
        for name in loaded
        if name.startswith("superoffice.") and "._runtime" not in name
    }


def test_the_package_loads_no_library_and_none_of_its_modules() -> None:
    loaded = loaded_after("import superoffice")
    assert "superoffice" in loaded
    assert not loaded & LIBRARIES
    assert of_the_sdk(loaded) == set()


@pytest.mark.parametrize("name", ["models", "enums"])
def test_a_module_loads_with_its_first_use(name: str) -> None:
    loaded = loaded_after(f"import superoffice\nsuperoffice.{name}")
    assert name in of_the_sdk(loaded)
    assert not loaded & (LIBRARIES - {"msgspec"})
    assert not {module for module in of_the_sdk(loaded) if "agents" in module}


CLIENT = (
    "from superoffice import SuperOffice, BearerAuth\n"
    "so = SuperOffice('https://sod.example/Cust1/api', auth=BearerAuth('token'))\n"
)


def test_a_client_loads_neither_agents_nor_models_nor_the_asynchronous_client() -> None:
    loaded = loaded_after(CLIENT)
    assert of_the_sdk(loaded) == {"_client"}
    assert not {name for name in loaded if "._runtime.soap" in name}
    assert not {name for name in loaded if "._runtime." in name and "async" in name}


def test_a_client_loads_nothing_of_lists_files_and_failures() -> None:
    rare = "rest.lists rest.bodies.files rest.failures rest.codec.spellings redaction transport.uploads"
    loaded = loaded_after(CLIENT)
    assert "superoffice._runtime.rest.calls" in loaded
    assert not loaded & {f"superoffice._runtime.{name}" for name in rare.split()}


def test_making_a_client_compiles_no_regular_expression() -> None:
    spy = (
        "import re, httpx2, msgspec\n"
        "compiled, compile = [], re.compile\n"
        "re.compile = lambda *pattern: compiled.append(pattern) or compile(*pattern)\n"
    )
    run_in_output(f"{spy}{CLIENT}assert not compiled, compiled")
    # the spy sees what a list compiles
    run_in_output(
        f"{spy}{CLIENT}from superoffice import Row\n"
        "assert Row({'a/b': 1}).a_b == 1\nassert compiled"
    )


def test_a_package_in_an_archive_has_its_operations(tmp_path: Path) -> None:
    archive = tmp_path / "sdk.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in (OUTPUT / "superoffice").rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                packed.write(path, path.relative_to(OUTPUT))
    run_in_output(
        f"sys.path.insert(0, {str(archive)!r})\n"
        f"{CLIENT}assert {str(archive)!r} in sys.modules['superoffice'].__file__\n"
        "import superoffice.soap.services88 as soap\n"
        "soap.Client('https://sod.example/Cust1/Remote', auth=None)\n"
        "from superoffice.testing import documented_samples\n"
        "assert documented_samples()"
    )


def test_an_agent_loads_no_other_one() -> None:
    loaded = loaded_after(f"{CLIENT}so.agents.appointment")
    agents = {name for name in of_the_sdk(loaded) if name.startswith("agents.")}
    assert agents == {"agents.appointment"}
