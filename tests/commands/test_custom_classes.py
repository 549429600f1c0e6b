"""Custom classes as users of `docwright generate` see them."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Docwright = Callable[..., Any]
AGENT = "superoffice.soap.services88.agents.AppointmentAgent"
MINE = "from superoffice.soap.services88.agents import AppointmentAgent\n\n\nclass Mine(AppointmentAgent):\n    ...\n"


@pytest.fixture
def generate(docwright: Docwright, docs: Path) -> Callable[..., Any]:
    """Runs `docwright generate` into `sdk`."""
    return lambda *options: docwright("generate", docs, "-o", "sdk", *options)


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A file with a class of the user."""
    path = tmp_path / "sdk/superoffice_custom/agents.py"
    path.parent.mkdir(parents=True)
    path.write_text(MINE)
    (path.parent / "py.typed").touch()
    return path


def manifest(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "sdk/docwright.manifest.json").read_text())


def test_the_client_makes_the_class(
    generate: Docwright, mine: Path, tmp_path: Path
) -> None:
    run = generate()
    assert run.status == 0
    client = (tmp_path / "sdk/superoffice/soap/services88/_client.py").read_text()
    assert "return _custom_agents.Mine(self)" in client
    assert mine.read_text() == MINE
    assert not [name for name in manifest(tmp_path)["files"] if "custom/a" in name]


def test_the_manifest_says_what_stands_for_what(
    generate: Docwright, mine: Path, tmp_path: Path
) -> None:
    generate("--no-format")
    assert manifest(tmp_path)["settings"]["custom"] == {
        AGENT: "superoffice_custom.agents.Mine"
    }
    mine.unlink()
    generate("--no-format")
    assert "custom" not in manifest(tmp_path)["settings"]


def test_a_check_notices_a_class_that_comes_moves_or_goes(
    generate: Docwright, mine: Path
) -> None:
    mine.unlink()
    generate("--no-format")
    assert generate("--no-format", "--check").status == 0
    mine.write_text(MINE)
    run = generate("--no-format", "--check")
    assert run.status == 1
    assert "stale: superoffice/soap/services88/_client.py" in run.err
    generate("--no-format")
    assert generate("--no-format", "--check").status == 0
    mine.rename(mine.with_name("moved.py"))
    assert generate("--no-format", "--check").status == 1


def test_a_check_does_not_mind_what_is_in_the_class(
    generate: Docwright, mine: Path
) -> None:
    generate("--no-format")
    mine.write_text(f"{MINE}\n    def more(self) -> int:\n        return 1\n")
    assert generate("--no-format", "--check").status == 0


@pytest.mark.parametrize(
    ("source", "place", "reason"),
    [
        (MINE.replace("88", "99"), "agents.py:4", "no agent, resource, client or model"),
        (f"{MINE}\nclass Other(AppointmentAgent): ...\n", "agents.py:7", "agents.py:4"),
        (f"{MINE}class (\n", "agents.py:6", "does not parse"),
    ],
)  # fmt: skip
def test_a_class_that_cannot_be_used_ends_the_run_with_file_and_line(
    generate: Docwright, mine: Path, tmp_path: Path, source: str, place: str, reason: str
) -> None:  # fmt: skip
    mine.write_text(source)
    for option in ((), ("--check",)):
        run = generate("--no-format", *option)
        assert run.status == 2
        assert f"sdk/superoffice_custom/{place}" in run.err
        assert reason in run.err
    assert [path.name for path in (tmp_path / "sdk").iterdir()] == [
        "superoffice_custom"
    ]


def test_a_package_of_another_name_has_another_folder(
    generate: Docwright, mine: Path, tmp_path: Path
) -> None:
    (tmp_path / "docwright.toml").write_text('package = "crm"\n')
    generate("--no-format")
    assert "custom" not in manifest(tmp_path)["settings"]
    mine.parent.rename(tmp_path / "sdk/crm_custom")
    (tmp_path / "sdk/crm_custom/agents.py").write_text(MINE.replace("superoffice", "crm"))  # fmt: skip
    generate("--no-format")
    assert list(manifest(tmp_path)["settings"]["custom"].values()) == [
        "crm_custom.agents.Mine"
    ]


def test_a_folder_without_the_marker_of_types_is_mentioned(
    generate: Docwright, mine: Path
) -> None:
    marker = mine.with_name("py.typed")
    marker.unlink()
    assert f"sdk/superoffice_custom/{marker.name} is missing" in generate().err
    marker.touch()
    assert "is missing" not in generate().err


def wheel(folder: Path) -> set[str]:
    """The folders at the top of the SDK's wheel."""
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation", "sdk")
    done = subprocess.run(build, cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (path,) = (folder / "sdk/dist").glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    return {top for top in tops if not top.endswith(".dist-info")}


def test_the_wheel_has_the_folder_exactly_if_it_exists(
    generate: Docwright, tmp_path: Path
) -> None:
    generate("--no-format")
    assert wheel(tmp_path) == {"superoffice"}
    folder = tmp_path / "sdk/superoffice_custom"
    folder.mkdir()
    (folder / "mine.py").write_text("MINE = 1\n")
    assert wheel(tmp_path) == {"superoffice", "superoffice_custom"}
