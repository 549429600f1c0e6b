"""The same docs give the same SDK and the same diagnostics on every machine, whatever ends their lines.

git writes CRLF where `core.autocrlf` is set, which is so on most Windows machines. Editors add byte order marks, and other
tools write CR alone or mix line ends. Only line feeds, with or without a carriage return, and carriage returns end lines.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.cli import main
from generator.model.facts import encode_facts
from generator.reader.read import read_page

_SEEDS = Path(__file__).resolve().parents[2] / "seeds/reference"
_DOCS = (
    "restful/agent/Appointment_Agent",
    "restful/rest/Contact",
    "soap/Services88",
    "webapi",
)
_SETTINGS = '# settings\ndocs = ["docs"]\noutput = "sdk"\npackage = "crm"\n'
_OVERRIDES = """# overrides
rest/v1/Contact/GetContactEntity:
  text: >-
    Gets a contact
    with all links.
"""
# a row with other columns, front matter that is no YAML, a sample in another code block
_BROKEN = """---
title: GET: Thing
uid: v1Thing_Get
---

# GET Thing

```http
GET /api/v1/Thing/{id}
```

Gets it.

| Name | Type | Since | Description |
|---|---|---|---|
| id | int32 | 2019 | Which one **Required** |

## Response:

| Response | Description |
|---|---|
| 200 | OK |
| 2000 | Not OK |

## Sample response

    HTTP/1.1 200 OK
    Content-Type: application/json

    {"Id": 1,}
"""


def _project(folder: Path) -> None:
    """A project with docs of every kind, settings and overrides."""
    for name in _DOCS:
        shutil.copytree(_SEEDS / name, folder / "docs" / name)
    (folder / "docs/broken.md").write_text(_BROKEN, "utf-8", newline="\n")
    (folder / "docwright.toml").write_text(_SETTINGS, "utf-8", newline="\n")
    overrides = folder / "docwright.overrides.yaml"
    overrides.write_text(_OVERRIDES, "utf-8", newline="\n")


Capture = pytest.CaptureFixture[str]


def _generate(folder: Path, capsys: Capture, *arguments: str) -> tuple[int, list[str]]:
    """The exit status and the lines that name a page."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        status = main(["generate", "--no-format", "--no-cache", *arguments])
    lines = capsys.readouterr().err.split("\n")
    return status, [line for line in lines if re.search(r"\.(md|yml):[0-9]+", line)]


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.com")
    subprocess.run(
        ["git", *identity, *arguments], cwd=folder, check=True, capture_output=True
    )


def test_a_clone_with_other_line_ends_gives_the_same_sdk(
    tmp_path: Path, capsys: Capture
) -> None:
    first, clone = tmp_path / "first", tmp_path / "clone"
    first.mkdir()
    _project(first)
    status, diagnostics = _generate(first, capsys)
    assert status == 0
    assert any("broken.md" in line for line in diagnostics)
    _git(first, "init", "--quiet")
    _git(first, "add", "--all")
    _git(first, "commit", "--quiet", "--message", "Docs and SDK")
    _git(tmp_path, "clone", "--quiet", "-c", "core.autocrlf=true", str(first), "clone")
    for name in ("docs/broken.md", "docwright.toml", "docwright.overrides.yaml"):
        assert b"\r\n" in (clone / name).read_bytes()
    assert _generate(clone, capsys, "--check") == (0, diagnostics)
    shutil.rmtree(clone / "sdk")
    assert _generate(clone, capsys) == (0, diagnostics)
    assert _files(clone / "sdk") == _files(first / "sdk")


def _mixed(data: bytes) -> bytes:
    """The three ends in turn; CR before a blank line would be one end with what follows it."""
    ends = (b"\n", b"\r\n", b"\r")
    *lines, last = data.split(b"\n")
    following = [*lines[1:], last]
    pairs = enumerate(zip(lines, following, strict=True))
    return (
        b"".join(
            line + (ends[index % 3] if after else b"\r\n")
            for index, (line, after) in pairs
        )
        + last
    )


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "CRLF": lambda data: data.replace(b"\n", b"\r\n"),
    "CR": lambda data: data.replace(b"\n", b"\r"),
    "mixed": _mixed,
    "byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "byte order mark and CRLF": lambda data: (
        b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_line_ends_and_marks_of_encodings_change_neither_files_nor_lines(
    form: str, tmp_path: Path, capsys: Capture
) -> None:
    _project(tmp_path)
    status, diagnostics = _generate(tmp_path, capsys)
    assert status == 0
    for path in (tmp_path / "docs").rglob("*"):
        if path.is_file():
            path.write_bytes(FORMS[form](path.read_bytes()))
    assert _generate(tmp_path, capsys, "--check") == (0, diagnostics)


@pytest.mark.parametrize("form", ["CRLF", "byte order mark"])
def test_line_ends_of_settings_overrides_and_names_count_for_nothing(
    form: str, tmp_path: Path, capsys: Capture
) -> None:
    _project(tmp_path)
    # two names that are one in Python, so that there is a record of names
    page = tmp_path / "docs/twins.md"
    twins = "| a.b | int32 | One |\n| a_b | int32 | Two |"
    text = _BROKEN.replace("Thing", "Twin").replace("/{id}", "")
    query = f"## Query String Parameters\n\n| Name | Type | Description |\n|---|---|---|\n{twins}\n\n## Response:"
    page.write_text(text.replace("## Response:", query, 1), "utf-8", newline="\n")
    assert _generate(tmp_path, capsys)[0] == 0
    records = sorted(tmp_path.rglob("docwright.names.yaml"))
    assert len(records) == 1
    for path in (
        *records,
        tmp_path / "docwright.toml",
        tmp_path / "docwright.overrides.yaml",
    ):
        path.write_bytes(FORMS[form](path.read_bytes()))
    assert _generate(tmp_path, capsys, "--check")[0] == 0


@pytest.mark.parametrize("mark", ["\x0c", "\x0b", "\x1c", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize(
    "page",
    [
        "restful/rest/Contact/v1ContactEntity_GetContactEntity.md",
        "soap/Services88/Services88-Appointment.md",
        "soap/Services88/Appointment/Reject.md",
    ],
)
def test_other_breaks_within_a_line_move_no_line(mark: str, page: str) -> None:
    data = (_SEEDS / page).read_bytes()
    plain = read_page(page, data)
    # where all pages have words: in the title and in the first heading
    title = data.replace(b"\ntitle: ", f"\ntitle: a{mark}".encode(), 1)
    assert title != data
    read = read_page(page, title)
    assert read.facts is not None
    assert read.kind is plain.kind
    assert encode_facts((read,))
    assert _lines(read.facts) == _lines(plain.facts)


def _lines(facts: object) -> list[int]:
    """All lines in facts."""
    found: list[int] = []
    for name in getattr(facts, "__struct_fields__", ()):
        value = getattr(facts, name)
        if name.endswith("line") and isinstance(value, int):
            found.append(value)
        for item in value if isinstance(value, tuple) else (value,):
            found += _lines(item)
    return found
