"""All contracts of a package, with the server, the event loop and the clients that they share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from .calls import Calls
from .clients import FLAVOURS
from .data import Case, Part
from .documents.contract import DocumentContract
from .examples import rest, soap
from .examples.docs import Example
from .exchange import LocalServer
from .rest import RestContract
from .soap import SoapContract


class Contract:
    """Checks the clients of a package such as `superoffice` against samples. It must be closed."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._server = LocalServer()
        self._calls = Calls(package)
        self._soap: dict[str, SoapContract] = {}

    def check(self, case: Case, part: Part) -> None:
        """Checks one sample of an operation with the synchronous and asynchronous clients.

        Raises:
            AssertionError: something differs; the message has the operation, the page and its line.
            SuperOfficeError: the client refuses the sample.
        """
        problems = [
            f"{flavour}: {problem}"
            for flavour in FLAVOURS
            for problem in self._problems(case, part, flavour)
        ]
        assert not problems, "\n  ".join([case.place(part), *problems])

    def check_example(self, case: Case, shown: Sequence[Example]) -> None:
        """Runs the examples of an operation with the synchronous client; `shown` are all that the docs show of its group.

        Raises:
            AssertionError: there is none, or it does something else than the page says.
            SuperOfficeError: the client refuses it.
        """
        call = self._calls.call(case.id)
        of_case = [example for example in shown if example.call == call]
        assert of_case, f"{case.id}: the docs show no example of {call}"
        for example in of_case:
            problems = list(self._example_problems(case, example))
            place = f"{case.place('request')}, {example.page}:"
            assert not problems, "\n  ".join([place, example.text, *problems])

    def _example_problems(self, case: Case, example: Example) -> Iterator[str]:
        contract = self._contract(case)
        caller = contract.caller(case)
        if isinstance(contract, SoapContract):
            return soap.example_problems(case, example, caller, self._server)
        return rest.example_problems(self._package, case, example, caller, self._server)

    def _problems(self, case: Case, part: Part, flavour: str) -> Iterator[str]:
        contract = self._of_documents if case.sample.operation else self._contract(case)
        check = contract.request if part == "request" else contract.response
        try:
            yield from check(case, flavour)
        except Exception as error:
            error.add_note(f"{flavour}: {case.place(part)}")
            raise

    def values_of(self, case: Case) -> str:
        """Where the values come from that an operation of a document is compared with."""
        return self._of_documents.source(case)

    @cached_property
    def _rest(self) -> RestContract:
        return RestContract(self._package, self._server, self._calls)

    @cached_property
    def _of_documents(self) -> DocumentContract:
        return DocumentContract(self._package, self._server, self._calls, self._rest)

    def _contract(self, case: Case) -> RestContract | SoapContract:
        if not case.module:
            return self._rest
        if case.module not in self._soap:
            self._soap[case.module] = SoapContract(
                self._package, case.module, self._server, self._calls
            )
        return self._soap[case.module]

    def close(self) -> None:
        """Ends clients, event loop and server."""
        for contract in self._soap.values():
            contract.close()
        self._rest.close()
        self._calls.close()
        self._server.close()
