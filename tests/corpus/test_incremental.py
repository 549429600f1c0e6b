"""After any change of the docs, a run with all that earlier runs kept writes what a run without a cache writes.

Random pages of the corpus are changed, added and removed. By default some agents and resources of all sorts, for a few
rounds; with DOCWRIGHT_FULL=1 more of them, for more rounds, with another seed each time.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commands.cli import main

_IS_FULL = os.environ.get("DOCWRIGHT_FULL") == "1"
ROUNDS = 12 if _IS_FULL else 4
SEED = random.randrange(2**32) if _IS_FULL else 1

SOURCES = (
    "soap/Services88/Appointment",
    "soap/Services88/Services88-Appointment.md",
    "soap/Services87/Appointment",
    "soap/Services88/BLOB",
    "restful/agent/Appointment_Agent",
    "restful/agent/BLOB_Agent",
    "restful/rest/Appointment",
)
MORE_SOURCES = ("soap/Services88", "restful/agent", "webapi")

Chance = random.Random
Files = dict[str, bytes]


def _lines(page: Path, chance: Chance) -> tuple[list[str], int]:
    lines = page.read_text("utf-8").split("\n")
    return lines, chance.randrange(len(lines))


def _with_a_sentence(page: Path, chance: Chance) -> None:
    lines, place = _lines(page, chance)
    lines.insert(place, f"Number {chance.randrange(1000)} of them.")
    page.write_text("\n".join(lines), "utf-8")


def _without_a_line(page: Path, chance: Chance) -> None:
    lines, place = _lines(page, chance)
    del lines[place]
    page.write_text("\n".join(lines), "utf-8")


def _with_another_type(page: Path, chance: Chance) -> None:
    types = {"int": "string", "string": "int", "bool": "date-time", "Int32": "String"}
    text = page.read_text("utf-8")
    pattern = r"\b(int|string|bool|Int32)\b"
    found = list(re.finditer(pattern, text))
    if found:
        match = chance.choice(found)
        text = text[: match.start()] + types[match[1]] + text[match.end() :]
        page.write_text(text, "utf-8")


def _removed(page: Path, _: Chance) -> None:
    page.unlink()


def _copied(page: Path, chance: Chance) -> None:
    shutil.copy(page, page.with_name(f"{page.stem}-{chance.randrange(5)}{page.suffix}"))


def _cut_off(page: Path, chance: Chance) -> None:
    data = page.read_bytes()
    page.write_bytes(data[: chance.randrange(len(data) + 1)])


CHANGES: tuple[Callable[[Path, Chance], None], ...] = (
    _with_a_sentence,
    _with_a_sentence,
    _without_a_line,
    _with_another_type,
    _removed,
    _copied,
    _cut_off,
)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, dirs_exist_ok=True)
    else:
        shutil.copy(source, target)


def _generated(docs: Path, out: Path, *options: str) -> tuple[int, Files]:
    """The status of a run, and what it wrote."""
    status = main(["generate", str(docs), "-o", str(out), *options])
    paths = (path for path in out.rglob("*") if path.is_file())
    return status, {str(path.relative_to(out)): path.read_bytes() for path in paths}


def test_what_was_kept_changes_nothing(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    corpus, docs = shared / "corpus/2023/reference", tmp_path / "docs/reference"
    for source in SOURCES + (MORE_SOURCES if _IS_FULL else ()):
        _copy(corpus / source, docs / source)
    chance = Chance(SEED)
    kept, cold = tmp_path / "kept", tmp_path / "cold"
    original = tmp_path / "original"
    shutil.copytree(docs, original)
    _generated(docs, kept)
    for number in range(ROUNDS):
        pages = sorted(path for path in docs.rglob("*") if path.is_file())
        if number % 3 == 2:
            # back to what the cache knows, in part
            page = chance.choice(sorted(original.rglob("*.md")))
            _copy(page, docs / page.relative_to(original))
        for page in chance.sample(pages, chance.randint(1, 3)):
            chance.choice(CHANGES)(page, chance)
        # the record of names lies in OUT, and belongs to both
        shutil.rmtree(cold, ignore_errors=True)
        cold.mkdir()
        record = kept / "docwright.names.yaml"
        if record.exists():
            shutil.copy(record, cold)
        expected = _generated(docs, cold, "--no-cache", "--jobs", "1")
        assert _generated(docs, kept) == expected, (SEED, number)
        # and what the last run kept is as good as what it made
        assert _generated(docs, kept) == expected, (SEED, number)
        assert main(["generate", str(docs), "-o", str(kept), "--check"]) == 0
