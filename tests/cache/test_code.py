"""The digest of the code: another version of our code or of a library makes what is kept out of date."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.cache import code
from generator.cache.code import LIBRARIES, MAKING, READING, Code, sources, versions
from generator.cache.store import open_cache
from generator.model.errors import InternalError


@pytest.mark.parametrize("room", MAKING)
def test_first_and_last_file_of_a_room_count(
    room: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Code()
    names = [name for name, _ in sources(room)]
    for name in {names[0], names[-1]}:

        def changed(other: str, name: str = name) -> Iterator[tuple[str, bytes]]:
            for path, content in sources(other):
                yield path, content + b"#" * (other == room and path == name)

        with monkeypatch.context() as patch:
            patch.setattr(code, "sources", changed)
            patch.setattr(code, "_marks", dict)
            after = Code()
        assert after.digest(MAKING) != before.digest(MAKING), name
        is_of_reader = room in READING
        assert (after.digest(READING) != before.digest(READING)) == is_of_reader
        assert not after.is_on_disk()
    assert Code().is_on_disk()


def test_files_that_were_written_anew_with_the_same_content_are_the_same_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = Code()
    monkeypatch.setattr(code, "_marks", lambda: {"elsewhere": (0, 0)})
    assert before.is_on_disk()


def test_all_rooms_of_the_generator_are_known() -> None:
    package = Path(code.__file__).parents[1]
    rooms = {path.name for path in package.iterdir() if path.is_dir()}
    assert set(MAKING) == rooms - {"__pycache__"} | {"templates"}
    paths = {path for path, _ in sources("templates")}
    assert any(path.endswith(".jinja") for path in paths)
    assert not any(
        "__pycache__" in path for room in MAKING for path, _ in sources(room)
    )


def test_the_versions_are_those_that_are_installed() -> None:
    expected = {f"{name}-{version(name.replace('_', '-'))}" for name in LIBRARIES}
    assert set(versions()) == expected


def test_another_version_of_a_library_is_other_code(tmp_path: Path) -> None:
    for name in LIBRARIES:
        (tmp_path / f"{name.capitalize()}-1.0.dist-info").mkdir()
    before = versions([str(tmp_path), "/missing"])
    (tmp_path / "Lxml-1.0.dist-info").rename(tmp_path / "Lxml-1.1.dist-info")
    after = versions([str(tmp_path)])
    assert set(before) ^ set(after) == {"lxml-1.0", "lxml-1.1"}


def test_without_the_version_of_a_library_no_cache_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(InternalError, match="black"):
        versions([str(tmp_path)])
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(code, "LIBRARIES", {*LIBRARIES, "nonsense"})
    assert open_cache() == (None, "the version of nonsense is not known")
