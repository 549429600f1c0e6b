"""How a run may end, other than well: with a finding, which is a value, or with one of Docwright's exceptions.

A problem of a single page is neither; it is a `Diagnostic`.

DocwrightError
├── UsageError        the arguments, the settings or the environment do not allow the work; exit status 2
│   └── BusyError     another run is at work in the output folder
├── FindingsError     the output folder must not be written as it is; exit status 1
└── InternalError     a bug in Docwright; exit status 3
"""

from __future__ import annotations

from typing import Final, NamedTuple

FINDINGS_STATUS: Final = 1


class Finding(NamedTuple):
    """The result of a command that did its work and found something to look at, such as a stale SDK under `--check`.

    `details` holds one line per case, `hint` what to do next.
    """

    message: str
    hint: str
    details: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """The exit status of findings."""
        return FINDINGS_STATUS


class DocwrightError(Exception):
    """Base of everything that Docwright raises on purpose.

    `message` states what is wrong, `hint` what to do about it; `details` holds one line per case where there are several.
    """

    exit_status = 3

    def __init__(
        self, message: str, hint: str = "", details: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details


class UsageError(DocwrightError):
    """The arguments, settings, docs or folders do not allow the work to start."""

    exit_status = 2


class BusyError(UsageError):
    """Another run is at work in the output folder; it is worth trying again."""


class FindingsError(DocwrightError):
    """Writing would lose somebody's work, such as files that were edited by hand; nothing was written."""

    exit_status = FINDINGS_STATUS


class InternalError(DocwrightError):
    """Docwright produced something that it must never produce."""

    exit_status = 3
