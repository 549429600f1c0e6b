"""What importing the SDK loads: nothing before it is used. How long it takes is `benchmarks/import.py`'s to say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

OUTPUT = Path(__file__).resolve().parents[2] / "output"
LIBRARIES = {"httpx2", "httpcore2", "msgspec", "lxml", "asyncio"}


def loaded_after(statements: str) -> set[str]:
    """The modules that a fresh interpreter has besides those that it starts with."""
    code = f"import sys\nbefore = {{*sys.modules}}\n{statements}\nprint(*{{*sys.modules}} - before)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=OUTPUT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return set(done.stdout.split())


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


def test_an_agent_loads_no_other_one() -> None:
    loaded = loaded_after(f"{CLIENT}so.agents.appointment")
    agents = {name for name in of_the_sdk(loaded) if name.startswith("agents.")}
    assert agents == {"agents.appointment"}
