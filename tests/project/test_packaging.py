"""The wheel, outside the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest


def _run(*command: str | Path, cwd: Path) -> str:
    """Standard output of a command without the checkout on its path; fails when the command does."""
    environment = {
        name: value for name, value in os.environ.items() if name != "PYTHONPATH"
    }
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with what is installed, so that nothing is downloaded."""
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "build", "--wheel", "--no-isolation")
    _run(*build, "--outdir", folder, root, cwd=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with the programs of a new environment that has the wheel and our dependencies, but not the checkout."""
    folder = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", programs / "python", "install")
    _run(*pip, "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    (packages,) = folder.glob("**/site-packages")
    # A plain line adds the folder without the .pth files in it, so an editable install stays out of sight.
    ours = sysconfig.get_path("purelib")
    (packages / "dependencies.pth").write_text(f"{ours}\n", encoding="utf-8")
    return programs


def test_the_wheel_holds_templates_runtime_and_nothing_else(
    wheel: Path, texts: dict[str, str]
) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    metadata = {name for name in inside if ".dist-info/" in name}
    expected = {path for path in texts if path.startswith("generator/")}
    templates = {path for path in texts if path.startswith("templates/")}
    expected |= {f"generator/{path}" for path in templates}
    assert inside - metadata == expected
    assert any(name.startswith("generator/runtime/soap/") for name in inside)
    assert any(name.endswith("licenses/LICENSE") for name in metadata)


def test_the_installed_command_is_the_wheels(
    installed: Path, root: Path, tmp_path: Path
) -> None:
    code = "import generator; print(generator.__file__)"
    place = _run(installed / "python", "-c", code, cwd=tmp_path).strip()
    assert Path(place).is_relative_to(installed.parent)
    assert not Path(place).is_relative_to(root)


def test_the_wheel_generates_what_the_checkout_generates(
    installed: Path, root: Path, tmp_path: Path
) -> None:
    seeds = root / "seeds"
    wheels, checkouts = tmp_path / "wheel", tmp_path / "checkout"
    _run(installed / "docwright", "generate", seeds, "-o", wheels, cwd=tmp_path)
    generator = (sys.executable, "-m", "generator", "generate")
    _run(*generator, seeds, "-o", checkouts, cwd=root)
    assert _tree(wheels) == _tree(checkouts)
    assert _tree(wheels)
