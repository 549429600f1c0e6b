"""`docwright generate --watch`, as a real process that notices real changes."""

from __future__ import annotations

import fcntl
import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.commands.watched import Watched

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
LONGEST = 180.0
"""Seconds after which something that was waited for will never come, however busy the machine is."""

WAITING = "waiting for changes"
REJECT = "docs/soap/Services88/Appointment/Reject.md"

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]


class Watch:
    """A process that watches, and what it says."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "generator", "generate", *arguments, "--watch"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(SEEDS.parent)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self._lines.put(line)

    def until(self, words: str) -> str:
        """What it says up to the line that has these words."""
        output = ""
        end = time.monotonic() + LONGEST
        while words not in output:
            try:
                output += self._lines.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise AssertionError(
                    f"it never output {words!r}, but: {output}"
                ) from None
        return output

    def is_silent(self, seconds: float) -> bool:
        """Whether it says nothing for a while."""
        try:
            self._lines.get(timeout=seconds)
        except queue.Empty:
            return True
        return False

    def interrupt(self) -> tuple[int, str, str]:
        """The status, the result and the last words after Ctrl-C."""
        self._process.send_signal(signal.SIGINT)
        output = self.until("interrupted")
        assert self._process.stdout is not None
        result = self._process.stdout.read()
        return self._process.wait(LONGEST), result, output

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        for stream in (self._process.stdout, self._process.stderr):
            assert stream is not None
            stream.close()


@pytest.fixture
def watching(
    tmp_path: Path, docs: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Watch]]:
    """Watches the docs in an empty folder."""
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(cache))
    monkeypatch.setenv("DOCWRIGHT_JOBS", "1")
    monkeypatch.delenv("CI", raising=False)
    started: list[Watch] = []

    def start(*arguments: str) -> Watch:
        default = ("docs", "-o", "sdk", "--no-format")
        watch = Watch(tmp_path, *(arguments or default))
        started.append(watch)
        return watch

    yield start
    for watch in started:
        watch.end()


def replace(page: Path, old: str, new: str) -> None:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_page_is_generated_again_and_what_changed_is_said(
    watching, docwright: Docwright, tmp_path: Path, files: Files
) -> None:
    watch = watching()
    assert "wrote" in watch.until(WAITING)
    (tmp_path / REJECT).unlink()
    output = watch.until(WAITING)
    assert f"changed: {REJECT}" in output
    module = "superoffice/soap/services88/agents/appointment.py"
    assert f"changed: {module}: soap/Services88/Appointment/Reject" in output
    # neither what was generated nor what was cached starts another run
    assert watch.is_silent(2.0)
    status, result, output = watch.interrupt()
    assert (status, result) == (130, "")
    assert docwright("generate", "docs", "-o", "fresh", "--no-format").status == 0
    assert files(tmp_path / "sdk") == files(tmp_path / "fresh")


def test_it_survives_broken_pages_settings_and_custom_classes(
    watching, tmp_path: Path
) -> None:
    settings = tmp_path / "docwright.toml"
    watch = watching("docs", "-o", "sdk", "--no-format", "--fail-on", "error")
    watch.until(WAITING)
    page = tmp_path / "docs/soap/Services82/Appointment/Reject.md"
    good = page.read_bytes()
    page.write_bytes(b"\0\xff" * 1000)
    output = watch.until(WAITING)
    assert "[file-binary]" in output
    assert "1 diagnostic of level error or above" in output
    settings.write_text("outpt = 1\n")
    assert "unknown key 'outpt'" in watch.until(WAITING)
    page.write_bytes(good)
    assert "unknown key 'outpt'" in watch.until(WAITING)
    settings.unlink()
    assert "wrote" in watch.until(WAITING)
    custom = tmp_path / "sdk/superoffice_custom"
    custom.mkdir()
    (custom / "__init__.py").write_text("x = 1\n")
    output = watch.until(WAITING)
    assert "changed: sdk/superoffice_custom" in output
    # the folder is new, and is watched itself from now on
    (custom / "models.py").write_text("class (:\n")
    assert "error: " in watch.until("sdk/superoffice_custom/models.py:1")
    assert watch.interrupt()[0] == 130


def test_docs_that_are_missing_are_waited_for_and_new_settings_name_others(
    watching, tmp_path: Path
) -> None:
    (tmp_path / "docs").rename(tmp_path / "elsewhere")
    (tmp_path / "docwright.toml").write_text('docs = ["docs"]\noutput = "sdk"\n')
    watch = watching("--no-format")
    assert "'docs' do not exist" in watch.until(WAITING)
    shutil.copytree(tmp_path / "elsewhere", tmp_path / "docs")
    assert "wrote" in watch.until(WAITING)
    shutil.rmtree(tmp_path / "docs")
    assert "'docs' do not exist" in watch.until("do not exist")
    (tmp_path / "docwright.toml").write_text('docs = ["elsewhere"]\noutput = "sdk"\n')
    watch.until("wrote")
    watch.until(WAITING)
    (tmp_path / "elsewhere/soap/Services82/Appointment/Reject.md").unlink()
    output = watch.until("wrote")
    assert "changed: elsewhere/soap/Services82/Appointment/Reject.md" in output
    assert watch.interrupt()[0] == 130


def test_the_record_of_names_that_it_writes_is_no_change(
    watching, tmp_path: Path
) -> None:
    page = tmp_path / REJECT
    text = page.read_text(encoding="utf-8")
    twin = page.with_name("Twin.md")
    twin.write_text(text.replace("Reject", "ReJect"), encoding="utf-8")
    again = page.with_name("Re_Ject.md")
    again.write_text(text.replace("Reject", "Re_ject"), encoding="utf-8")
    watch = watching()
    output = watch.until(WAITING)
    assert "recorded " in output
    assert watch.is_silent(2.0)
    record = tmp_path / "sdk/docwright.names.yaml"
    record.write_text("- broken\n")
    assert "docwright.names.yaml" in watch.until(WAITING)


def test_an_output_that_another_run_holds_is_tried_again(
    watching, tmp_path: Path
) -> None:
    (tmp_path / "sdk").mkdir()
    descriptor = os.open(tmp_path / "sdk", os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        watch = watching()
        watch.until("another run of Docwright is at work in sdk")
    finally:
        os.close(descriptor)
    assert "wrote" in watch.until("wrote")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--check"], "not allowed with argument"),
        (["--summary-json", "-"], "standard output can take one only"),
        (["--format", "json"], "--format json is the form of what --check finds"),
    ],
)
def test_options_that_do_not_go_with_it_are_refused(
    docwright: Docwright, docs: Path, options: list[str], message: str
) -> None:
    run = docwright("generate", docs, "-o", "sdk", "--watch", *options)
    assert (run.status, run.out) == (2, "")
    assert message in run.err


def test_a_missing_library_is_an_error_that_names_the_extra(
    docwright: Docwright, docs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    run = docwright("generate", docs, "-o", "sdk", "--watch")
    assert run.status == 2
    assert "the library watchfiles, which is not installed" in run.err
    assert "extra 'watch'" in run.err
    assert not (tmp_path / "sdk").exists()


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("docs/x.md", True),
        ("docs/deep/x.YML", True),
        ("docs/x.wsdl", True),
        ("docs/folder", True),
        ("docs/gone", True),
        ("docs", True),
        ("docs/.x.md.swp", False),
        ("docs/.git/x.md", False),
        ("docs/x.png", False),
        ("docs/x.md~", False),
        ("docs/docwright.names.yaml", False),
        ("out/superoffice_custom/models.py", True),
        ("out/superoffice_custom/py.typed", True),
        ("out/superoffice_custom/__pycache__/models.cpython-311.pyc", False),
    ],
)
def test_what_a_run_does_not_read_starts_none(
    tmp_path: Path, path: str, counts: bool
) -> None:
    (tmp_path / "docs/folder").mkdir(parents=True)
    custom = tmp_path / "out/superoffice_custom"
    watched = Watched(docs=(tmp_path / "docs",), custom=(custom,), files=())
    assert watched.is_input(tmp_path / path) is counts
