"""The two output streams: results go to standard output, everything for people to standard error.

Where the reader of a stream has gone away (`docwright inspect | head -1`), what is left for it is dropped quietly, and
the command goes on: a closed pipe must not leave an SDK half reported as failed. A result that cannot be written, such
as to a full disk, is an error; that people cannot be told of something is none, as for other tools.
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import Final, TextIO

from generator.model.errors import UsageError

# Windows reports a pipe without reader as an invalid argument
_CLOSED_PIPE: Final = (
    {errno.EPIPE, errno.EINVAL} if sys.platform == "win32" else {errno.EPIPE}
)


def open_closed_streams() -> None:
    """Leads standard streams to nowhere that were closed before the program began (`docwright generate 2>&-`).

    Otherwise the next files that are opened take their numbers, and whatever a library prints ends in these files.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            # the system gives the lowest free number, which is this one; processes that read pages inherit it
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def write_result(data: bytes) -> None:
    """Writes bytes to standard output.

    Raises:
        UsageError: they cannot be written.
    """
    with _results() as stream:
        # what was printed before comes first
        stream.flush()
        stream.buffer.write(data)


def write_result_lines(lines: Iterable[str]) -> None:
    """Writes lines to standard output; characters that its encoding lacks become escapes, as on standard error.

    Raises:
        UsageError: they cannot be written.
    """
    with _results() as stream:
        for line in lines:
            encoded = line.encode(stream.encoding, "backslashreplace")
            print(encoded.decode(stream.encoding), file=stream)


def flush_results() -> None:
    """Flushes standard output, so that what is wrong with it shows here and not when Python exits.

    Raises:
        UsageError: what was written before does not reach its place.
    """
    if sys.stdout is not None:
        with _results():
            pass


@contextmanager
def _results() -> Generator[TextIO]:
    stream = sys.stdout
    # Python has no stream where standard output was closed before it started
    if stream is None:
        raise _unwritable("it is closed")
    try:
        yield stream
        stream.flush()
    except OSError as error:
        _drop(stream)
        if error.errno not in _CLOSED_PIPE:
            raise _unwritable(error.strerror or str(error)) from error


def _unwritable(reason: str) -> UsageError:
    return UsageError(
        f"standard output cannot be written: {reason}",
        "Lead it to a file or program that can take the result.",
    )


def say(line: str) -> None:
    """Writes a line for people to standard error."""
    write_message(f"docwright: {line}\n")


def say_traceback() -> None:
    """Writes where the exception that is being handled came from to standard error."""
    write_message(traceback.format_exc())


def write_message(text: str) -> None:
    """Writes text for people to standard error, as it is; what cannot be written is dropped."""
    stream = sys.stderr
    if stream is None:
        return
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        # nobody is left who could be told
        _drop(stream)


def is_terminal() -> bool:
    """Whether people see standard error on a terminal."""
    return sys.stderr is not None and sys.stderr.isatty()


def _drop(stream: TextIO) -> None:
    """Leads a stream to nowhere; otherwise Python would fail again when it flushes the stream at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def counted(number: int, noun: str) -> str:
    """Returns a count with its noun: `1 page`, `2,955 pages`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
