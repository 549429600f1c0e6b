"""One small SDK before and after a change, and a way to be killed at any step of the file system."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

import pytest

from generator.emit.writing import (
    Changes,
    ManifestFacts,
    contents_of,
    exchange,
    flushing,
    plan_changes,
    write_output,
)

Files = dict[str, bytes]


@dataclass(frozen=True)
class Sdk:
    """What a test generates, and the calls with it."""

    folders: tuple[str, ...] = ("superoffice", "docs/api", "tests/contract")
    whole: str = "superoffice"
    facts: ManifestFacts = field(
        default_factory=lambda: ManifestFacts(
            docwright="0.1.0", docs="5f0c", settings={"package": "superoffice"}
        )
    )
    before: Files = field(
        default_factory=lambda: {
            "superoffice/__init__.py": b"old = 1\n",
            "superoffice/keep.py": b"keep = 1\n",
            "superoffice/soap/keep.py": b"keep = 2\n",
            "superoffice/gone/gone.py": b"gone = 1\n",
            "docs/api/changed.md": b"old page\n",
            "docs/api/gone/gone.md": b"gone page\n",
            "docs/api/same.md": b"same\n",
            "tests/contract/test_gone.py": b"gone = 2\n",
            "README.md": b"old\n",
            "gone.md": b"gone\n",
            "pyproject.toml": b"same\n",
        }
    )
    after: Files = field(
        default_factory=lambda: {
            "superoffice/__init__.py": b"new = 1\n",
            "superoffice/keep.py": b"keep = 1\n",
            "superoffice/soap/keep.py": b"keep = 2\n",
            "superoffice/fresh/fresh.py": b"fresh = 1\n",
            "docs/api/changed.md": b"new page\n",
            "docs/api/deep/fresh.md": b"fresh\n",
            "docs/api/same.md": b"same\n",
            "README.md": b"new\n",
            "api.md": b"fresh\n",
            "pyproject.toml": b"same\n",
        }
    )

    def write(self, out: Path, files: Files, *, force: bool = False) -> Changes:
        contents = contents_of(files)
        return write_output(
            out, contents, self.facts, self.folders, whole=self.whole, force=force
        )

    def plan(self, out: Path, files: Files, *, force: bool = False) -> Changes:
        contents = contents_of(files)
        return plan_changes(out, contents, self.facts, self.folders, force=force)


@pytest.fixture(autouse=True)
def _no_flushing(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test cuts the power, and waiting for the disk takes longer than all the rest."""
    monkeypatch.setattr(os, "fsync", lambda _descriptor: None)
    monkeypatch.setattr(flushing, "syncfs", lambda: None)


@pytest.fixture
def sdk() -> Sdk:
    return Sdk()


@pytest.fixture
def make_out(sdk: Sdk) -> Callable[[Path], Path]:
    """Makes an output folder as an earlier run wrote it, with files of the user beside it."""

    def make(out: Path) -> Path:
        sdk.write(out, sdk.before)
        (out / "docs/guide.md").write_bytes(b"mine\n")
        (out / "notes.txt").write_bytes(b"mine\n")
        (out / "superoffice_custom").mkdir()
        (out / "superoffice_custom/__init__.py").write_bytes(b"mine = 1\n")
        cache = out / "superoffice/__pycache__"
        cache.mkdir()
        (cache / "keep.cpython-311.pyc").write_bytes(b"compiled keep")
        (cache / "__init__.cpython-311.pyc").write_bytes(b"compiled old")
        return out

    return make


@pytest.fixture
def out(tmp_path: Path, make_out: Callable[[Path], Path]) -> Path:
    return make_out(tmp_path / "out")


@pytest.fixture
def clean(
    tmp_path: Path,
    sdk: Sdk,
    make_out: Callable[[Path], Path],
    content: Callable[[Path], Files],
) -> Files:
    """The content of that folder after a run that nothing disturbed."""
    out = make_out(tmp_path / "clean")
    sdk.write(out, sdk.after)
    return content(out)


@pytest.fixture
def content() -> Callable[[Path], Files]:
    """Every file below a folder, byte code left out."""

    def files_of(folder: Path) -> Files:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and path.suffix != ".pyc"
        }

    return files_of


@pytest.fixture
def state() -> Callable[[Path], dict[str, tuple[int, int]]]:
    """Identity and time of change of everything below a folder: equal where nothing was touched."""

    def state_of(folder: Path) -> dict[str, tuple[int, int]]:
        stats = {str(path): path.stat() for path in (folder, *folder.rglob("*"))}
        return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in stats.items()}

    return state_of


@pytest.fixture(params=["one step", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of exchanging folders."""
    if request.param == "two renames":
        monkeypatch.setattr(exchange, "_exchange", lambda _first, _second: False)
    elif exchange.renameat2() is None:
        pytest.skip("this system has no renameat2; the two renames are tested")
    return str(request.param)


class Killed(BaseException):
    """The end of the process: nothing after it reaches the disk."""


class Killer:
    """Counts the steps that change the file system, and ends everything at one of them."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.count = 0
        self._lock = threading.Lock()

    def step(self) -> None:
        with self._lock:
            self.count += 1
            if self.count > self.last:
                raise Killed

    def wrap(self, function: Callable[..., object]) -> Callable[..., object]:
        def counted(*arguments: object, **options: object) -> object:
            self.step()
            return function(*arguments, **options)

        return counted

    def wrap_open(self, function: Callable[..., int]) -> Callable[..., int]:
        def counted(path: object, flags: int, *rest: object, **options: object) -> int:
            if flags & os.O_CREAT:
                self.step()
            return function(path, flags, *rest, **options)

        return counted


@pytest.fixture
def killing() -> Callable[[int], Iterator[Killer]]:
    """A context in which the process ends after so many steps; it says how many there were."""

    @contextmanager
    def context(last: int) -> Iterator[Killer]:
        killer = Killer(last)
        with pytest.MonkeyPatch.context() as patch:
            for (
                name
            ) in (
                "mkdir rename replace link unlink rmdir utime fsync chmod write".split()
            ):
                patch.setattr(os, name, killer.wrap(getattr(os, name)))
            patch.setattr(os, "open", killer.wrap_open(os.open))
            patch.setattr(exchange, "_exchange", killer.wrap(exchange._exchange))
            try:
                yield killer
            except Killed:
                assert killer.count > last

    return context


_FIRST_STEPS: dict[tuple[CodeType, object], int] = {}
"""After how many steps a condition became true, by the condition and the way of exchanging folders."""


@pytest.fixture
def killed_when(
    tmp_path: Path,
    make_out: Callable[[Path], Path],
    sdk: Sdk,
    killing: Callable[[int], Iterator[Killer]],
) -> Callable[[Callable[[Path], bool]], Path]:
    """An output folder whose run was killed as soon as something is true of it."""

    def find(condition: Callable[[Path], bool]) -> Path:
        key = (condition.__code__, exchange._exchange)
        for last in range(_FIRST_STEPS.get(key, 0), 1000):
            out = make_out(tmp_path / f"killed-{last}")
            with killing(last):
                sdk.write(out, sdk.after)
            if condition(out):
                _FIRST_STEPS[key] = last
                return out
        raise AssertionError("it never is")

    return find
