"""`docwright release` as its users see it."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from generator.commands import generate, release
from generator.files.lock import load_lock

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]

SETTINGS = """\
# ours
docs = ["docs"]
output = "sdk"
sdk_version = '1.0.0'  # docwright release sets it
"""
CHANGELOG = Path("sdk/CHANGELOG.md")
RELEASED = Path("sdk/docwright.released.lock")


@pytest.fixture
def first(docwright: Docwright, docs: Path) -> None:
    """An SDK whose version 1.0.0 is released; the working directory is the folder of its settings."""
    assert docs.is_dir()
    Path("docwright.toml").write_text(SETTINGS)
    run = docwright("release")
    assert run.status == 0, run.err


def _remove_an_operation() -> None:
    Path("docs/soap/Services86/Appointment/SetActivityStatus.md").unlink()


def _version() -> str:
    return str(tomllib.loads(Path("docwright.toml").read_text())["sdk_version"])


def test_the_first_release_has_the_version_of_the_settings(first: None) -> None:
    assert _version() == "1.0.0"
    text = CHANGELOG.read_text()
    assert text.startswith(
        "# Changelog\n\n## 1.0.0\n\n### Added\n\n- 6 operations of SOAP\n"
    )
    assert len(text.splitlines()) < 15
    assert RELEASED.read_bytes() == Path("sdk/docwright.lock").read_bytes()


def test_without_a_change_nothing_is_written(
    docwright: Docwright, first: None, files: Files, tmp_path: Path
) -> None:
    before = files(tmp_path)
    run = docwright("release")
    assert run.status == 0
    assert "nothing changed since 1.0.0" in run.err
    assert files(tmp_path) == before


def test_a_removed_operation_is_a_major_release(
    docwright: Docwright, first: None
) -> None:
    _remove_an_operation()
    run = docwright("release")
    assert run.status == 0, run.err
    assert "released 2.0.0" in run.err
    settings = Path("docwright.toml").read_text()
    assert settings == SETTINGS.replace("'1.0.0'", '"2.0.0"')
    newest, _, older = CHANGELOG.read_text().partition("## 1.0.0")
    assert "## 2.0.0\n\n### Breaking\n" in newest
    assert "`soap/Services86`: removed" in newest
    assert "6 operations of SOAP" in older
    lock = load_lock(RELEASED)
    assert lock
    assert lock.header.sdk_version == "2.0.0"
    assert RELEASED.read_bytes() == Path("sdk/docwright.lock").read_bytes()
    assert 'version = "2.0.0"' in Path("sdk/pyproject.toml").read_text()
    assert docwright("generate", "--check").status == 0


def test_a_dry_run_prints_everything_and_writes_nothing(
    docwright: Docwright, first: None, files: Files, tmp_path: Path
) -> None:
    _remove_an_operation()
    before = files(tmp_path)
    run = docwright("release", "--dry-run")
    assert run.status == 0
    assert run.out.startswith("## 2.0.0\n\n### Breaking\n")
    assert "would release 2.0.0" in run.err
    for path in (CHANGELOG, RELEASED, Path("docwright.toml")):
        assert path.as_posix() in run.err
    assert files(tmp_path) == before
    docwright("release")
    assert run.out.strip() in CHANGELOG.read_text()


def test_a_lower_level_needs_a_reason(
    docwright: Docwright, first: None, files: Files, tmp_path: Path
) -> None:
    _remove_an_operation()
    before = files(tmp_path)
    refused = docwright("release", "--level", "patch")
    assert refused.status == 2
    assert "--level patch gives 1.0.1" in refused.err
    assert "--reason" in refused.err
    assert docwright("release", "--level", "patch", "--reason", " ").status == 2
    assert files(tmp_path) == before
    run = docwright("release", "--level", "patch", "--reason", "it never worked")
    assert run.status == 0, run.err
    assert _version() == "1.0.1"
    section = CHANGELOG.read_text().partition("## 1.0.0")[0]
    assert "lower than the changes ask for: it never worked\n\n### Breaking" in section


def test_a_higher_level_needs_none(docwright: Docwright, first: None) -> None:
    page = Path("docs/soap/Services86/Appointment/SetActivityStatus.md")
    shutil.copy(page, "page.md")
    page.unlink()
    docwright("release")
    shutil.copy("page.md", page)
    run = docwright("release", "--level", "major")
    assert run.status == 0, run.err
    assert _version() == "3.0.0"
    assert "### Added\n" in CHANGELOG.read_text().partition("## 2.0.0")[0]


def test_before_1_0_major_is_asked_for(docwright: Docwright, docs: Path) -> None:
    Path("docwright.toml").write_text(SETTINGS.replace("1.0.0", "0.3.0"))
    docwright("release")
    _remove_an_operation()
    assert "would release 0.4.0" in docwright("release", "--dry-run").err
    assert (
        "would release 1.0.0"
        in docwright("release", "--dry-run", "--level", "major").err
    )
    # also without a change: that is how an SDK becomes stable
    docwright("release")
    run = docwright("release", "--level", "major")
    assert run.status == 0
    assert _version() == "1.0.0"
    assert "## 1.0.0\n\nNothing changed for users.\n" in CHANGELOG.read_text()


def test_a_higher_version_of_the_settings_counts(
    docwright: Docwright, first: None
) -> None:
    _remove_an_operation()
    settings = Path("docwright.toml")
    settings.write_text(settings.read_text().replace("1.0.0", "5.0.0"))
    assert "released 5.0.0" in docwright("release").err
    settings.write_text(settings.read_text().replace("5.0.0", "5.0.1"))
    assert "nothing changed since 5.0.0" in docwright("release").err


def test_words_of_people_stay(docwright: Docwright, first: None) -> None:
    words = "# Log\n\nHello.\n\n## Unreleased\n\n- ours\n\n## 2.0.0\n\nThanks.\n"
    CHANGELOG.write_text(words + "\n## 1.0.0\n\n- edited\n")
    _remove_an_operation()
    assert docwright("release").status == 0
    text = CHANGELOG.read_text()
    assert text.startswith(f"{words}\n### Breaking\n")
    assert text.endswith("\n\n## 1.0.0\n\n- edited\n")


def test_what_cannot_be_kept_stops_the_release_before_anything_is_written(
    docwright: Docwright, first: None, files: Files, tmp_path: Path
) -> None:
    _remove_an_operation()
    CHANGELOG.write_text("# Log\n\n## 2.0.0\n\n### Breaking\n\n- something else\n")
    before = files(tmp_path)
    run = docwright("release")
    assert run.status == 2
    assert "section of 2.0.0 already" in run.err
    assert files(tmp_path) == before


def test_an_edited_file_stops_the_release_before_anything_is_written(
    docwright: Docwright, first: None, files: Files, tmp_path: Path
) -> None:
    _remove_an_operation()
    Path("sdk/superoffice/soap/services86/__init__.py").write_text("# mine\n")
    before = files(tmp_path)
    assert docwright("release").status == 1
    assert files(tmp_path) == before


def test_a_changelog_that_is_a_link_is_not_written_through(
    docwright: Docwright, first: None, tmp_path: Path
) -> None:
    _remove_an_operation()
    CHANGELOG.unlink()
    victim = tmp_path / "victim"
    victim.write_text("mine")
    CHANGELOG.symlink_to(victim)
    assert docwright("release").status == 2
    assert victim.read_text() == "mine"
    assert _version() == "1.0.0"


def test_there_must_be_settings(docwright: Docwright) -> None:
    run = docwright("release")
    assert run.status == 2
    assert "sdk_version" in run.err


class _Killed(BaseException):
    """What ends a run at a certain step."""


def _kill(
    monkeypatch: pytest.MonkeyPatch, step: int, docwright: Docwright, *options: str
) -> None:
    """Starts a release that ends before it writes that file, or before it generates."""
    steps = count()

    def or_killed(real: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object) -> object:
            if next(steps) == step:
                raise _Killed
            return real(*arguments)

        return run

    with monkeypatch.context() as patch:
        patch.setattr(release, "write_file", or_killed(release.write_file))
        patch.setattr(generate, "run", or_killed(generate.run))
        with pytest.raises(_Killed):
            docwright("release", *options)


@pytest.mark.parametrize(
    ("step", "level"), [(0, ()), (1, ()), (2, ()), (3, ()), (3, ("--level", "major"))]
)
def test_a_kill_at_any_step_is_healed_by_another_run(
    docwright: Docwright,
    first: None,
    files: Files,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: int,
    level: tuple[str, ...],
) -> None:
    _remove_an_operation()
    whole = tmp_path.parent / f"{tmp_path.name}-whole"
    shutil.copytree(tmp_path, whole)
    _kill(monkeypatch, step, docwright, *level)
    assert docwright("release", *level).status == 0
    interrupted = files(tmp_path)
    shutil.rmtree(tmp_path / "sdk")
    monkeypatch.chdir(whole)
    assert docwright("release", *level).status == 0
    assert interrupted == files(whole)


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_kill_of_a_first_release_raises_its_version_once(
    docwright: Docwright,
    docs: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: int,
) -> None:
    Path("docwright.toml").write_text(SETTINGS.replace("1.0.0", "0.1.0"))
    _kill(monkeypatch, step, docwright, "--level", "major")
    assert docwright("release", "--level", "major").status == 0
    assert _version() == "1.0.0"
    assert CHANGELOG.read_text().count("## ") == 2
    lock = load_lock(RELEASED)
    assert lock
    assert lock.header.sdk_version == "1.0.0"
    assert RELEASED.read_bytes() == Path("sdk/docwright.lock").read_bytes()


_PAGE = """---
title: DEL Thing/{id}
uid: v1Thing_DeleteThing
---

# DEL Thing/{id}

```http
DELETE /api/v1/Thing/{id}
```

Removes a thing.

| Path Part | Type | Description |
|-----------|------|-------------|
| id | int32 | Key of the thing. **Required** |

## Response:

| Response | Description |
|----------------|-------------|
| 204 | It is removed. |
"""


def test_former_names_begin_with_the_release_that_has_them_first(
    docwright: Docwright, docs: Path
) -> None:
    Path("docwright.toml").write_text(SETTINGS)
    page = docs / "restful" / "v1Thing_DeleteThing.md"
    page.parent.mkdir()
    page.write_text(_PAGE)
    docwright("release")
    page.write_text(_PAGE.replace("{id}", "{thingId}").replace("| id |", "| thingId |"))
    # until a release has it, an alias belongs to none
    docwright("generate")
    assert _aliases(Path("sdk/docwright.lock")) == {"id": ""}
    assert docwright("release").status == 0
    assert _version() == "1.1.0"
    assert _aliases(RELEASED) == {"id": "1.1.0"}
    assert RELEASED.read_bytes() == Path("sdk/docwright.lock").read_bytes()
    # and with the next one it is as old as before
    _remove_an_operation()
    page.write_text(page.read_text().replace("Removes", "Takes away"))
    assert (
        docwright("release", "--level", "minor", "--reason", "none used it").status == 0
    )
    assert _aliases(RELEASED) == {"id": "1.1.0"}
    assert RELEASED.read_bytes() == Path("sdk/docwright.lock").read_bytes()


def _aliases(path: Path) -> dict[str, str]:
    lock = load_lock(path)
    assert lock
    return {
        alias.name: alias.since for entry in lock.entries for alias in entry.aliases
    }
