"""The same calls to a real tenant: its answers must have the shapes that the pages show. Values are neither compared nor shown.

SUPEROFFICE_URL and the credentials of `from_env` turn it on. Only GET of REST is called, and only where all required
parameters are numbers. All other calls may change something, and are made with SUPEROFFICE_CONTRACT_WRITES=1 only.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final, cast
from unittest import SkipTest

from superoffice._runtime.auth.environment import (
    URL_VARIABLE,
    required_variable,
    variable,
)
from superoffice._runtime.errors import DecodeError, StatusError, SuperOfficeError
from superoffice._runtime.rest.schema import Codec, OperationSchema, ParameterSchema
from superoffice._runtime.testing.http_text import read_message

from .calls import Calls
from .clients import FLAVOURS, Caller
from .data import Case, Part
from .examples.docs import Example
from .rest_arguments import schema_of
from .soap import sample_values

WRITES_VARIABLE: Final = "SUPEROFFICE_CONTRACT_WRITES"
"""The environment variable that lets calls change the tenant, with the value `1`."""

_ANY_NUMBER: Final = 1
"""The value of every number: most tables have a row of this number, and where none is, no test fails."""
_NUMBERS: Final = frozenset(("int16", "int32", "int64", "uint32"))
_NO_ACCESS: Final = frozenset((403, 404))
_NO_JSON: Final = frozenset(("binary", "form", "multipart"))
"""The kinds of bodies that no sample shows."""


def is_live() -> bool:
    """Whether the environment names a tenant."""
    return variable(URL_VARIABLE) is not None


class LiveContract:
    """Checks the answers of a real tenant. It must be closed."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._calls = Calls(package)
        self._callers: dict[tuple[str, str], Caller] = {}

    def check(self, case: Case, part: Part) -> None:
        """Calls an operation with the synchronous and asynchronous clients.

        Raises:
            AssertionError: the answer has another shape; the message has no value of it.
            SkipTest: the operation is not called, or the tenant has nothing to answer.
        """
        if part == "request":
            raise SkipTest("live: what is sent is checked offline")
        given = self._arguments(case)
        problems = [
            f"{flavour}: {problem}"
            for flavour in FLAVOURS
            for problem in self._problems(case, flavour, given)
        ]
        assert not problems, "\n  ".join([case.place(part), *problems])

    def check_example(self, case: Case, shown: Sequence[Example]) -> None:
        """Runs no example: they change something, with numbers that only a page knows.

        Raises:
            SkipTest: always.
        """
        raise SkipTest("live: examples are run offline")

    def _arguments(self, case: Case) -> dict[str, object]:
        """The arguments by Python name; the body is that of the sample."""
        if _is_of_soap(required_variable(URL_VARIABLE)) != bool(case.module):
            raise SkipTest(f"live: {URL_VARIABLE} is of the other protocol")
        if case.module:
            _require_writes()
            values: Sequence[object] = sample_values(self._path(case), case)
            return dict(
                zip(self._calls.parameters(case.id).values(), values, strict=True)
            )
        operation = schema_of(Codec.for_package(self._package), case.id)
        if operation.method != "GET":
            _require_writes()
        return dict(self._given(case, operation))

    def _given(
        self, case: Case, operation: OperationSchema
    ) -> Iterator[tuple[str, object]]:
        caller = self._caller(case, "sync")
        names = caller.parameters(self._calls.call(case.id))
        body = read_message(case.content("request") or b"").body
        for name, parameter in zip(names, operation.parameters, strict=True):
            if parameter.location == "body":
                yield name, self._body(operation, parameter, body)
            elif parameter.required or parameter.location == "path":
                yield name, _number(parameter)
            elif parameter.wire == "$top":
                yield name, _ANY_NUMBER

    def _body(
        self, operation: OperationSchema, parameter: ParameterSchema, body: bytes
    ) -> object:
        if operation.body in _NO_JSON or not body:
            raise SkipTest("live: the page shows no body to send")
        document: object = json.loads(body)
        if operation.body == "patch":
            return document
        if operation.body == "wrapper":
            document = _fields(document).get(parameter.wire)
        if document is None:
            return None
        decoder = Codec.for_package(self._package).decoder(parameter.type)
        return decoder.read(json.dumps(document).encode())

    def _problems(
        self, case: Case, flavour: str, given: dict[str, object]
    ) -> Iterator[str]:
        call = self._calls.call(case.id)
        try:
            answer = self._caller(case, flavour).raw(call, given)
            if answer.status in _NO_ACCESS:
                raise SkipTest(f"live: status {answer.status}")
            answer.parse()
        except DecodeError as error:
            yield f"the answer does not fit at {error.path}"
        except SuperOfficeError as error:
            # the message may quote the answer
            status = (
                f" (status {error.status})" if isinstance(error, StatusError) else ""
            )
            yield f"raises {type(error).__name__}{status}"
        else:
            shown = read_message(case.content("response") or b"").body
            if not case.module and shown:
                yield from shape_problems(_document(shown), _document(answer.content))

    def _path(self, case: Case) -> str:
        return f"{self._package}.soap.{case.module}"

    def _caller(self, case: Case, flavour: str) -> Caller:
        """A client made from the environment."""
        key = (flavour, case.module)
        if key not in self._callers:
            self._callers[key] = self._calls.caller_of_environment(*key)
        return self._callers[key]

    def close(self) -> None:
        """Ends clients and event loop."""
        for caller in self._callers.values():
            caller.close()
        self._calls.close()


def _is_of_soap(url: str) -> bool:
    return "/remote" in f"{url}/".lower()


def _require_writes() -> None:
    if variable(WRITES_VARIABLE) != "1":
        raise SkipTest(f"live: may change something, which needs {WRITES_VARIABLE}=1")


def _number(parameter: ParameterSchema) -> int:
    if parameter.type not in _NUMBERS:
        raise SkipTest(f"live: no value is known for {parameter.wire}")
    return _ANY_NUMBER


def shape_problems(shown: object, given: object, path: str = "") -> Iterator[str]:
    """The places where parsed JSON has another kind of value than a page shows. Null fits anything; keys may be missing."""
    if shown is None or given is None:
        return
    expected, actual = _kind(shown), _kind(given)
    if expected != actual:
        yield f"{path or 'the answer'} is {actual}, the page shows {expected}"
    elif isinstance(shown, dict):
        fields = cast("dict[str, object]", shown)
        others = _fields(given)
        for key in fields.keys() & others.keys():
            yield from shape_problems(fields[key], others[key], f"{path}.{key}")
    elif isinstance(shown, list) and shown:
        item = cast("list[object]", shown)[0]
        for entry in cast("list[object]", given):
            yield from shape_problems(item, entry, f"{path}[]")


def _fields(document: object) -> dict[str, object]:
    return cast("dict[str, object]", document) if isinstance(document, dict) else {}


def _document(content: bytes) -> object:
    """Parsed JSON; None where the content is something else, such as a file."""
    try:
        return json.loads(content)
    except ValueError:
        return None


def _kind(value: object) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "number"
    return type(value).__name__
