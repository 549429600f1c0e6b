"""`docwright generate --watch`: a run after each change of what a run reads, until Ctrl-C.

What is wrong with pages, settings or OUT is said, and the next change starts another run.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NoReturn

import msgspec

from generator.commands.arguments import GenerateArguments
from generator.commands.run import GenerateRun, generate_run
from generator.commands.watched import Marks, Watched, marks_of, shown, watched_by
from generator.files.file_names import RECORD
from generator.model.diagnostics import Diagnostic
from generator.model.errors import BusyError, DocwrightError, Finding, UsageError
from generator.report.escape import for_terminal
from generator.report.problems import say_bug, say_problem
from generator.report.terminal import counted, say

_LOOK_EVERY: Final = 200
"""Milliseconds after which the single files are looked at again."""

_QUIET: Final = 100
"""Milliseconds without a further change after which a run begins: programs write more than one file, or one in parts."""

_LONGEST_WAIT: Final = 1000
"""Milliseconds after which it begins although the changes go on."""

_PATIENCE: Final = 2.0
"""Seconds after which a run is tried again whose output folder another one had."""

_MOST_NAMED: Final = 3


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The result of a run: what it found, the diagnostics, and whether it wrote the record of names."""

    finding: Finding | None
    diagnostics: tuple[Diagnostic, ...]
    wrote_names: bool


Generate = Callable[[GenerateRun, Outcome | None], Outcome]
"""Does a run; it gets the result of the run before, so as not to repeat what people know."""


WatchFolders = Callable[..., Iterator[set[tuple[Any, str]]]]
"""The library's function: the paths that change, with what happened to them."""


def watch(arguments: GenerateArguments, generate: Generate) -> NoReturn:
    """Generates, and again after each change.

    Raises:
        UsageError: the library is not installed, or the system cannot watch the folders.
        KeyboardInterrupt: the only end.
    """
    watch_folders = _library()
    session = _Session(arguments, generate)
    while True:
        places = session.places()
        for changed in _changes(watch_folders, places):
            if session.is_due(changed):
                if places.folders != session.places().folders or changed & {
                    *places.folders
                }:
                    # watched from now on, or again, before the run looks at them
                    break
                session.generate()


class _Session:
    """What lasts from run to run."""

    def __init__(self, arguments: GenerateArguments, generate: Generate) -> None:
        self._arguments = arguments
        self._generate = generate
        self._folder = Path.cwd()
        self._run: GenerateRun | None = None
        self._before: Outcome | None = None
        self._changed: set[Path] = set()
        self._marks: Marks = {}
        self._is_due = True
        self._not_before = 0.0

    def places(self) -> Watched:
        """What is to be watched: what the last settings that could be used name."""
        # the run says what is wrong
        with suppress(DocwrightError):
            self._run = generate_run(self._arguments, self._folder)
        return watched_by(self._run, self._folder)

    def is_due(self, changed: set[Path]) -> bool:
        """Whether a run is to begin; `changed` are the paths that changed below the folders."""
        now = marks_of(self._marks)
        self._changed |= changed
        self._changed |= {
            path for path, mark in now.items() if mark != self._marks[path]
        }
        self._is_due = self._is_due or bool(self._changed)
        return self._is_due and time.monotonic() >= self._not_before

    def generate(self) -> None:
        """Does a run, and says what it is about and how it ends."""
        self._is_due = False
        if self._changed:
            say(f"changed: {self._named(self._changed)}")
            self._changed = set()
        # before the run: what changes while it is at work is for the next one
        self._marks = marks_of(self.places().files)
        try:
            run = generate_run(self._arguments, self._folder)
            self._before = self._generate(run, self._before)
            if self._before.finding:
                say_problem(self._before.finding)
            if self._before.wrote_names:
                record = self._folder / run.input.record / RECORD
                self._marks = {**self._marks, **marks_of([record])}
        except BusyError as error:
            say_problem(error)
            self._is_due = True
            self._not_before = time.monotonic() + _PATIENCE
        except DocwrightError as error:
            say_problem(error)
        # a bug may raise an error of any type; it is said with its traceback, and the next change gets another run
        except Exception:  # noqa: BLE001 - a bug of any type ends a run, not the watch
            say_bug()
        # the facts of a run are kept from the collector, as they live until it ends
        gc.unfreeze()
        say("waiting for changes; Ctrl-C ends it")

    def _named(self, paths: set[Path]) -> str:
        names = sorted(for_terminal(shown(path, self._folder)) for path in paths)
        more = len(names) - _MOST_NAMED
        end = f" and {counted(more, 'other')}" if more > 0 else ""
        return f"{', '.join(names[:_MOST_NAMED])}{end}"


def _library() -> WatchFolders:
    try:
        # from the extra `watch`: all other runs do without it
        from watchfiles import watch as folders  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            "--watch needs the library watchfiles, which is not installed",
            "Install Docwright from its checkout with the extra 'watch': pip install '.[watch]'.",
        ) from error
    return folders


def _changes(watch_folders: WatchFolders, places: Watched) -> Iterator[set[Path]]:
    """The paths of what changes below the folders, an empty set every now and then.

    The folders are watched before the first set comes, so that a run that begins then misses nothing.

    Raises:
        UsageError: the system cannot watch the folders.
    """
    if not places.folders:
        # nothing that the system could watch; the single files may change that
        while True:
            yield set()
            time.sleep(_LOOK_EVERY / 1000)

    def is_input(_: object, path: str) -> bool:
        return places.is_input(Path(path))

    events = watch_folders(
        *places.folders,
        watch_filter=is_input,
        debounce=_LONGEST_WAIT,
        step=_QUIET,
        rust_timeout=_LOOK_EVERY,
        yield_on_timeout=True,
        ignore_permission_denied=True,
    )
    while True:
        try:
            batch = next(events)
        except (OSError, RuntimeError) as error:
            raise UsageError(
                f"the folders cannot be watched: {error}",
                "Set WATCHFILES_FORCE_POLLING=1, which looks at every file again and again instead.",
            ) from error
        yield {Path(path) for _, path in batch}
