"""Lock files beside an SDK: where they may lie, and the JSON Schema that describes their lines."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator

from generator.files import lock_file
from generator.files.lock import LOCK, load_lock, lock_bytes
from generator.model.api import BodyKind, Location, ResultKind, Style, TypeKind
from generator.model.comparison.snapshot import Entry, Header, Snapshot
from generator.model.errors import UsageError

ROOT = Path(__file__).parents[2]
SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "docs/schema/lock.json").read_text(encoding="utf-8")
)
VALIDATOR = Draft202012Validator(SCHEMA)
HEADER = Header(
    schema=1,
    docwright="1.0.0",
    runtime="0" * 12,
    settings="0" * 12,
    package="superoffice",
    distribution="superoffice",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / LOCK
    path.write_bytes(lock_bytes(Snapshot(HEADER, ())))
    return path


def test_a_lock_is_loaded(place: Path) -> None:
    assert load_lock(place) == Snapshot(HEADER, ())


def test_a_missing_file_is_none(tmp_path: Path) -> None:
    assert load_lock(tmp_path / LOCK) is None
    assert load_lock(tmp_path / "no folder" / LOCK) is None


def test_a_link_is_refused(place: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.lock"
    link.symlink_to(place)
    with pytest.raises(UsageError, match="link"):
        load_lock(link)


def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / LOCK)
    with pytest.raises(UsageError, match="no ordinary file"):
        load_lock(tmp_path / LOCK)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    with pytest.raises(UsageError, match="no ordinary file"):
        load_lock(tmp_path / LOCK)


def test_a_huge_file_is_refused_before_it_is_read(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock_file, "LARGEST", 10)
    with pytest.raises(UsageError, match="larger than 10 bytes"):
        load_lock(place)


def test_the_message_names_the_file_and_the_line(place: Path) -> None:
    place.write_bytes(place.read_bytes() + b"<<<<<<< ours\n")
    with pytest.raises(UsageError, match=r"docwright\.lock:2 cannot be used"):
        load_lock(place)


def faults(line: str) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(json.loads(line))]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_line_of_a_lock_is_as_the_schema_says() -> None:
    lines = (ROOT / "output" / LOCK).read_text(encoding="ascii").splitlines()
    # each kind of fact once with all that any entry of its kind has
    by_form = {_form(json.loads(line)): line for line in lines}
    assert len(by_form) > 30
    assert {line: faults(line) for line in by_form.values() if faults(line)} == {}


def _form(value: object) -> str:
    """What keys a value has, and those of its parts."""
    if isinstance(value, dict):
        inner = {str(key): _form(part) for key, part in value.items()}
        if "of" in value:
            inner["of"] = value["of"]
        return str(sorted(inner.items()))
    return type(value).__name__


@pytest.mark.parametrize(
    "line",
    [
        '{"schema": 2}',
        '{"subject": "types/A"}',
        '{"subject": "types/A", "fact": {"of": "type", "kind": "other"}}',
        '{"subject": "types/A", "fact": {"of": "archive"}, "line": 3}',
        '{"subject": "types/A", "fact": {"of": "archive"}, "words": "no digest"}',
        '{"subject": "types/A", "fact": {"of": "archive"}, "python": {"name": "a b"}}',
    ],
)
def test_the_schema_refuses_other_lines(line: str) -> None:
    assert faults(line)


def test_the_schema_knows_every_key_of_every_struct() -> None:
    stated = {name: set(_properties(SCHEMA["$defs"][name])) for name in SCHEMA["$defs"]}
    assert stated["header"] == set(Header.__struct_fields__)
    assert stated["entry"] == set(Entry.__struct_fields__) - {"line"}
    facts = next(
        field.type for field in msgspec.structs.fields(Entry) if field.name == "fact"
    )
    for fact in facts.__args__:
        known = set(fact.__struct_fields__) | {"of"}
        assert stated[fact.__struct_config__.tag] == known


def _properties(schema: dict[str, Any]) -> Iterator[str]:
    yield from schema.get("properties", {})


def test_the_schema_knows_every_word_of_the_model() -> None:
    def words(fact: str, key: str) -> set[str]:
        return set(SCHEMA["$defs"][fact]["properties"][key]["enum"])

    assert words("rest", "body_kind") == {kind.value for kind in BodyKind}
    assert words("parameter", "where") == {place.value for place in Location}
    assert words("parameter", "style") == {style.value for style in Style}
    assert words("type", "kind") == {kind.value for kind in TypeKind}
    assert words("result", "kind") == {*(kind.value for kind in ResultKind), "parts"}
