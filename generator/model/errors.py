"""The exceptions of Docwright. What is wrong with one page is never one of them: that is a `Diagnostic`.

DocwrightError
├── UsageError        the arguments, the settings or the environment; exit status 2
├── FindingsError     the output is not what it should be; exit status 1
└── InternalError     a bug in Docwright; exit status 3
"""


class DocwrightError(Exception):
    """Base of everything that Docwright raises on purpose.

    `message` says what is wrong, `hint` what to do about it. `details` are a line for each case where it has several.
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


class FindingsError(DocwrightError):
    """The work was done and found something that must be looked at."""

    exit_status = 1


class InternalError(DocwrightError):
    """Docwright produced something that it must not produce."""

    exit_status = 3
