"""What users see of the runtime is kept beside the code that writes locks, and is what the sources of the runtime say."""

from __future__ import annotations

from support.runtime_sources import Runtime, surface

from generator.emit.surface.runtime import SURFACE
from generator.model.comparison.snapshot import Entry, Python, PythonParameter

SOURCES = {
    "errors": "class BaseFault(Exception):\n"
    "    def __init__(self, status: int) -> None:\n"
    "        self.status = status\n"
    "        self._hidden = 1\n"
    "class Fault(BaseFault):\n"
    "    pass\n",
    "clients.base": "class Shared:\n"
    "    def close(self) -> None: ...\n"
    "    def _inner(self) -> None: ...\n"
    "    @property\n"
    "    def url(self) -> str: ...\n",
    "clients.client": "from .base import Shared\n"
    "from ..errors import Fault\n"
    "class Client(Shared):\n"
    "    limit: int = 3\n"
    "    def __init__(self, base: str, *, auth: 'Auth', tries: int = 2) -> None: ...\n"
    "    async def call(self, path: str, *parts: str, **options: int) -> bytes: ...\n",
    "functions": "def decode(value: str, strict: bool = True) -> object: ...\n",
}
EXPORTED = {
    "errors.BaseFault": "BaseFault",
    "errors.Fault": "Fault",
    "clients.client.Client": "Client",
    "functions.decode": "decode",
}


def _entries() -> dict[str, Entry]:
    return {each.subject: each for each in Runtime(SOURCES, EXPORTED).entries()}


def _python(subject: str) -> Python:
    python = _entries()[subject].python
    assert python is not None
    return python


def test_the_kept_surface_is_that_of_the_sources() -> None:
    renew = "PYTHONPATH=tests .venv/bin/python -m support.runtime_sources"
    assert SURFACE.read_bytes() == surface(), f"write it again: {renew}"


def test_every_public_member_is_an_entry_and_nothing_else() -> None:
    assert list(_entries()) == [
        "runtime/BaseFault",
        "runtime/BaseFault#status",
        "runtime/Client",
        "runtime/Client#call",
        "runtime/Client#close",
        "runtime/Client#limit",
        "runtime/Client#url",
        "runtime/Fault",
        "runtime/decode",
    ]


def test_an_error_names_the_error_that_it_is() -> None:
    assert _python("runtime/Fault") == Python("Fault", "BaseFault")
    assert _python("runtime/BaseFault#status").type == "int"


def test_a_class_has_the_parameters_of_its_constructor() -> None:
    assert _python("runtime/Client").parameters == (
        PythonParameter("base", "str", positional=True),
        PythonParameter("auth", "Auth"),
        PythonParameter("tries", "int", default=True),
    )


def test_what_takes_any_number_of_arguments_may_be_left_out() -> None:
    python = _python("runtime/Client#call")
    assert python.type == "Awaitable[bytes]"
    assert python.parameters == (
        PythonParameter("path", "str", positional=True),
        PythonParameter("parts", "str", positional=True, default=True),
        PythonParameter("options", "int", default=True),
    )


def test_functions_have_their_signature() -> None:
    assert _python("runtime/decode") == Python(
        "decode",
        "object",
        (
            PythonParameter("value", "str", positional=True),
            PythonParameter("strict", "bool", positional=True, default=True),
        ),
    )
