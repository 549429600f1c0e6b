"""Docwright and the SDK are installed from files or a URL, never by name: on PyPI `docwright` is somebody else's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

_NAME = r"(?:superoffice|docwright)[\w-]*"
_NOT_A_FILE_OR_URL = r"(?![\w-]*[./\\]|\s*@)"
_BY_NAME = re.compile(r"""(?xi)
    (?: \b(?:pip3?|pipx|uv|uv[ ]pip|uv[ ]tool|poetry|pdm|rye|conda|mamba)
        [ \t]+(?:install|add|run|inject|download|wheel|upgrade)
      | \buvx | \beasy_install )
    \b [^\n|;&`]*? [ \t]
    (?<![ \t]run[ \t]) (?P<name>""" + _NAME + ")" + _NOT_A_FILE_OR_URL)
_EXTRA_BY_NAME = re.compile(rf"(?i)\b(?:install|add)\s+{_NAME}\[")
_PIPX_RUN = re.compile(rf"(?i)\bpipx[ \t]+run[ \t]+{_NAME}{_NOT_A_FILE_OR_URL}")


def _installs_by_name(text: str) -> bool:
    """Whether a text tells a package tool to get one of our distributions from a registry."""
    plain = re.sub(r"\\\n", " ", text)
    plain = re.sub(r"[\"',]", " ", plain)
    patterns = (_BY_NAME, _EXTRA_BY_NAME, _PIPX_RUN)
    return any(pattern.search(plain) for pattern in patterns)


def test_nothing_in_the_project_installs_it_by_name(texts: dict[str, str]) -> None:
    here = f"tests/project/{Path(__file__).name}"
    found = [path for path, text in texts.items() if _installs_by_name(text)]
    assert found == [here]


@pytest.mark.parametrize(
    "command",
    [
        "pip install superoffice",
        "pip install docwright",
        "pip install -U superoffice-docwright",
        "pip install 'superoffice[soap]'",
        "python -m pip install --upgrade superoffice==1.0",
        ".venv/bin/pip install requests superoffice>=2",
        "pip install \\\n    superoffice",
        "uv add superoffice",
        "uv pip install docwright",
        "uv tool install docwright",
        "uvx docwright generate",
        "pipx install docwright",
        "pipx run docwright generate",
        "poetry add superoffice",
        'subprocess.run([python, "-m", "pip", "install", "superoffice"])',
        "lxml is missing: install superoffice[soap]",
    ],
)
def test_an_installation_by_name_is_seen(command: str) -> None:
    assert _installs_by_name(command)


@pytest.mark.parametrize(
    "command",
    [
        "pip install -e . && .venv/bin/docwright generate seeds -o output",
        "pip install '.[soap]'",
        "pip install ./superoffice",
        "pip install output/superoffice",
        "pip install superoffice-0.1.0-py3-none-any.whl",
        "pip install dist/superoffice_docwright-0.1.0-py3-none-any.whl",
        "pip install git+https://example.org/docwright.git",
        "pip install 'superoffice @ git+https://example.org/sdk.git'",
        "uv run docwright generate",
    ],
)
def test_an_installation_from_a_file_or_url_is_none(command: str) -> None:
    assert not _installs_by_name(command)
