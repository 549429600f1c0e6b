"""The story of `docs/new-reference.md`: its commands are run, and what they write is what it shows."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[3]
STORY = ROOT / "docs/new-reference.md"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CHECKOUT = "path/to/docwright"

DOCWRIGHT = f"""\
#!{sys.executable}
import sys
sys.path.insert(0, {str(ROOT)!r})
from generator.commands.cli import main
sys.exit(main())
"""


class Step(NamedTuple):
    """Commands, and what they write to standard output; None where the story does not show it."""

    commands: str
    output: str | None


def steps() -> Iterator[Step]:
    """The steps of the story in their order."""
    fences = _FENCE.findall(STORY.read_text(encoding="utf-8"))
    for (language, text), (following, shown) in zip(
        fences, [*fences[1:], ("", "")], strict=True
    ):
        if language == "sh":
            yield Step(text, shown if following == "text" else None)
        else:
            assert language == "text"


@pytest.fixture
def environment(
    tmp_path_factory: pytest.TempPathFactory, no_settings_of_a_user: Path
) -> dict[str, str]:
    """What the commands find: `docwright`, a checkout, and somebody who commits."""
    programs = tmp_path_factory.mktemp("bin")
    for name, text in {
        "docwright": DOCWRIGHT,
        "python": f'#!/bin/sh\nexec {sys.executable} "$@"\n',
    }.items():
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    somebody = {
        f"GIT_{role}_{what}": f"{what.lower()}@example.com"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, **somebody, "PATH": path, "DOCWRIGHT_JOBS": "1"}


def test_the_commands_write_what_the_story_shows(
    environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("story")
    told = list(steps())
    assert len(told) > 8
    for step in told:
        run = subprocess.run(
            [
                "bash",
                "-euo",
                "pipefail",
                "-c",
                step.commands.replace(_CHECKOUT, str(ROOT)),
            ],
            cwd=folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, f"{step.commands}\n{run.stderr}"
        if step.output is not None:
            # where a program lies is nobody's business
            written = run.stdout.replace(f"{folder}/", "")
            assert written == step.output, step.commands
    changelog = (folder / "sdk/CHANGELOG.md").read_text()
    assert changelog.index("## 2.0.0") < changelog.index("## 1.0.0")
    assert "Type checkers refuse it" in (folder / "pull-request.md").read_text()
