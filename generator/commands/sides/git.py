"""git as a reader of objects: nothing of a repository, its settings or the caller's environment makes it run a program.

Only `rev-parse`, `ls-tree` and `cat-file --batch` are run, which use no index, checkout, filter, textconv or hook. The
repository that is asked is the one around the working directory, and the user's own settings, such as `safe.directory`,
hold. Source: git(1), "Environment Variables", and git-config(1).
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

import msgspec

from generator.model.errors import UsageError

_KEPT: Final = frozenset(("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM"))
"""The only variables of git that count: they say where no repository is looked for. Others lead to other objects."""

_HARMLESS: Final = {
    # messages are parsed by nobody, but are to be the same for everybody
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
    # what a partial clone lacks is not fetched; older versions of git know the second only
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    # objects are what their names say
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}

_OPTIONS: Final = (
    "--no-pager",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "protocol.allow=never",
)

_LONGEST_REASON: Final = 2000
"""The bytes that are read of what git says about an error."""


class GitError(Exception):
    """git could not do what it was asked; the message is what it wrote. It never leaves this folder."""


class Git(msgspec.Struct, frozen=True):
    """The program, and the folder in which it runs."""

    program: str
    folder: Path

    def output(self, *words: str, most: int = 1024 * 1024) -> bytes:
        """What a command writes to standard output, of which it must not write more than `most` bytes.

        Raises:
            GitError: it fails, or writes more.
        """
        with self.stream(*words) as stream:
            data = stream.read(most + 1)
            if len(data) > most:
                raise GitError("it writes more than is expected")
        return data

    @contextmanager
    def stream(
        self, *words: str, stdin: IO[bytes] | None = None
    ) -> Generator[IO[bytes]]:
        """The standard output of a command, which is ended where it is left before its end.

        Raises:
            GitError: it fails, as far as it was waited for.
        """
        with (
            unlinked() as messages,
            subprocess.Popen(  # noqa: S603 - no shell; words of the user stand behind --end-of-options
                (self.program, *_OPTIONS, *words),
                cwd=self.folder,
                env=environment(os.environ),
                stdin=stdin or subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=messages,
            ) as process,
        ):
            assert process.stdout is not None
            try:
                yield process.stdout
                is_whole = not process.stdout.read(1)
            except BaseException:
                process.kill()
                raise
            if not is_whole:
                process.kill()
            elif process.wait():
                raise GitError(_reason(messages))


def unlinked() -> IO[bytes]:
    """A file without a name. A pipe that nobody reads would stop git."""
    from tempfile import TemporaryFile  # noqa: PLC0415 - loads much

    return TemporaryFile()


def _reason(messages: IO[bytes]) -> str:
    messages.seek(0)
    text = messages.read(_LONGEST_REASON).decode("utf-8", "replace")
    lines = (line.strip() for line in text.splitlines())
    return next(
        (line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")),
        text.strip().partition("\n")[0] or "it failed without a message",
    )


def git_in(folder: Path) -> Git:
    """Git for the repository around a folder.

    Raises:
        UsageError: there is no git.
    """
    program = _program(os.environ.get("PATH", ""))
    if program is None:
        raise UsageError(
            "git was not found, which reads revisions",
            "Install git, or name folders or files.",
        )
    return Git(program, folder)


def _program(path: str) -> str | None:
    # relative folders, and on Windows the working directory, may be those of the docs
    name = "git.exe" if sys.platform == "win32" else "git"
    for folder in path.split(os.pathsep):
        file = Path(folder, name)
        if file.is_absolute() and file.is_file() and os.access(file, os.X_OK):
            return str(file)
    return None


def environment(caller: Mapping[str, str]) -> dict[str, str]:
    """The environment of git: that of the caller without what leads git elsewhere or makes it run programs."""
    kept = {
        name: value
        for name, value in caller.items()
        if not name.upper().startswith("GIT_") or name in _KEPT
    }
    return kept | _HARMLESS
