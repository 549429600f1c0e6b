"""What pytest asks the contract tests: `tests/contract/conftest.py` imports it.

pytest is imported by its name, since it is no dependency of the SDK and this is no code of its clients.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol

from superoffice._runtime.testing.routes import PACKAGE

from .data import SCHEMA, Case, Part, cases
from .live import LiveContract, is_live
from .suite import Contract

_PARTS: Final[dict[str, Part]] = {
    "test_request": "request",
    "test_response": "response",
}
_pytest: Final[Any] = import_module("pytest")


class _Metafunc(Protocol):
    """What is used of pytest's `Metafunc`."""

    module: ModuleType
    function: Any

    def parametrize(self, names: str, values: Sequence[object]) -> None: ...


class _Report(Protocol):
    """What is used of pytest's `TestReport`; only expected failures have `wasxfail`."""

    nodeid: str
    wasxfail: str
    user_properties: list[tuple[str, object]]


class _Terminal(Protocol):
    """What is used of pytest's `TerminalReporter`."""

    stats: dict[str, list[_Report]]

    def section(self, title: str) -> None: ...

    def line(self, text: str) -> None: ...


def _contract() -> Iterator[Contract | LiveContract]:
    made = LiveContract(PACKAGE) if is_live() else Contract(PACKAGE)
    yield made
    made.close()


contract: Any = _pytest.fixture(scope="session", name="contract")(_contract)
"""The clients and the server, once for all tests."""


def pytest_generate_tests(metafunc: _Metafunc) -> None:
    """A test for each sample; one of a defective sample must fail."""
    folder = Path(metafunc.module.__file__ or "").parent / "data"
    group: str = metafunc.module.GROUP
    part = _PARTS.get(metafunc.function.__name__)
    if part is None:
        samples: int = metafunc.module.SAMPLES
        metafunc.parametrize("folder, group, samples", [(folder, group, samples)])
        return
    found = [one for one in cases(folder, group) if one.sample.span(part)]
    metafunc.parametrize("case", [_parameter(one, part) for one in found])


def _parameter(case: Case, part: Part) -> object:
    defect = None if is_live() else case.sample.defects.get(part)
    marks = [_pytest.mark.xfail(reason=defect, strict=True)] if defect else []
    return _pytest.param(case, id=case.id, marks=marks)


def pytest_terminal_summary(terminalreporter: _Terminal) -> None:
    """How many samples there were, which share of them is defective, by diagnostic id, and what schemas were asked."""
    reports = {
        kind: [
            one for one in terminalreporter.stats.get(kind, []) if _is_of_sample(one)
        ]
        for kind in ("passed", "failed", "skipped", "xfailed")
    }
    total, expected = sum(map(len, reports.values())), reports["xfailed"]
    terminalreporter.section("contract")
    terminalreporter.line(f"{total} samples, {len(expected)} expected to fail")
    for id_, count in sorted(Counter(one.wasxfail for one in expected).items()):
        terminalreporter.line(f"{id_}: {count} ({count / total:.2%})")
    for line in _schema_lines(reports["passed"]):
        terminalreporter.line(line)


def _schema_lines(passed: Sequence[_Report]) -> Iterator[str]:
    """How many requests of SOAP were validated, and why others were not."""
    found = Counter(
        dict(one.user_properties).get(SCHEMA)
        for one in passed
        if "::test_request[soap/" in one.nodeid
    )
    if found:
        yield (
            f"{found.pop('', 0)} requests validated by the schemas of WSDL pages, "
            f"{found.pop(None, 0)} have no WSDL page"
        )
    for reason, count in sorted(found.items(), key=str):
        yield f"{count} requests not validated: {reason}"


def _is_of_sample(report: _Report) -> bool:
    return any(f"::{name}[" in report.nodeid for name in _PARTS)
