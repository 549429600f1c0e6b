"""The story of `docs/a-year-later.md` happens as it is told."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[3]
_STORY = _ROOT / "docs" / "a-year-later.md"
_FENCE = re.compile(r"^(`{3,})(\w+)\n(.*?)^\1$", re.MULTILINE | re.DOTALL)


def _fences() -> Iterator[tuple[str, str]]:
    for match in _FENCE.finditer(_STORY.read_text(encoding="utf-8")):
        yield match[2], match[3]


def _environment(tmp_path: Path) -> dict[str, str]:
    scripts = Path(sys.executable).parent
    author = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.com"))
    }
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {
        **kept,
        **author,
        "PATH": f"{scripts}{os.pathsep}{kept.get('PATH', '')}",
        "CHECKOUT": str(_ROOT),
        "HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PYTHONUTF8": "1",
        "NO_COLOR": "1",
        "DOCWRIGHT_CACHE_DIR": str(tmp_path / "cache"),
        "DOCWRIGHT_JOBS": "1",
    }


def test_a_reader_sees_what_the_story_tells(tmp_path: Path) -> None:
    folder, environment = tmp_path / "work", _environment(tmp_path)
    folder.mkdir()
    output, compared = "", 0
    for language, text in _fences():
        match language:
            case "sh":
                run = subprocess.run(
                    ["bash", "-euo", "pipefail", "-c", text],
                    cwd=folder,
                    env=environment,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.STDOUT,
                    encoding="utf-8",
                    check=False,
                )
                assert run.returncode == 0, run.stdout
                output = run.stdout
            case "python":
                (folder / "program.py").write_text(text, encoding="utf-8")
            case _:
                missing = [line for line in text.splitlines() if line not in output]
                assert missing == [], output
                compared += 1
    assert compared == 7
