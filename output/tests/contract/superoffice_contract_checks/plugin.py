"""The hooks and fixtures that pytest finds in `tests/contract/conftest.py`.

pytest is imported by its name: it is a dependency of the tests only, and type checkers may lack it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol

from superoffice._runtime.testing.routes import PACKAGE

from .data import SCHEMA, VALUES, Case, Part, cases, index
from .examples.docs import examples, has_docs
from .live import LiveContract, is_live
from .suite import Contract

_PARTS: Final[dict[str, Part]] = {
    "test_request": "request",
    "test_response": "response",
}
_pytest: Final[Any] = import_module("pytest")


class _Metafunc(Protocol):
    """The part of pytest's `Metafunc` that is used."""

    module: ModuleType
    function: Any

    def parametrize(self, names: str, values: Sequence[object]) -> None: ...


class _Report(Protocol):
    """The part of pytest's `TestReport` that is used; failures that are expected have `wasxfail`, the id of the diagnostic that says why."""

    nodeid: str
    wasxfail: str
    user_properties: list[tuple[str, object]]


class _Terminal(Protocol):
    """The part of pytest's `TerminalReporter` that is used."""

    stats: dict[str, list[_Report]]

    def section(self, title: str) -> None: ...

    def line(self, text: str) -> None: ...


def _contract() -> Iterator[Contract | LiveContract]:
    suite = LiveContract(PACKAGE) if is_live() else Contract(PACKAGE)
    yield suite
    suite.close()


contract: Any = _pytest.fixture(scope="session", name="contract")(_contract)
"""The clients and the server, once for all tests."""


def pytest_generate_tests(metafunc: _Metafunc) -> None:
    """A test for each sample; one of a defective sample must fail."""
    folder = Path(metafunc.module.__file__ or "").parent / "data"
    group: str = metafunc.module.GROUP
    name: str = metafunc.function.__name__
    if name == "test_example":
        metafunc.parametrize("case, shown", _examples(folder, group))
        return
    part = _PARTS.get(name)
    if part is None:
        samples: int = metafunc.module.SAMPLES
        metafunc.parametrize("folder, group, samples", [(folder, group, samples)])
        return
    with_sample = (case for case in cases(folder, group) if case.sample.span(part))
    metafunc.parametrize("case", [_parameter(case, part) for case in with_sample])


def _examples(folder: Path, group: str) -> list[object]:
    """A test for each operation, with all examples of its group."""
    tests = folder.parent
    shown = examples(tests, index(folder, group).docs)
    reason = "the docs are not beside the tests: those of an installed SDK are not, run them in its folder"
    marks = [] if has_docs(tests) else [_pytest.mark.skip(reason=reason)]
    return [
        _pytest.param(case, shown, id=case.id, marks=marks)
        for case in cases(folder, group)
        if case.sample.operation is None
    ]


def _parameter(case: Case, part: Part) -> object:
    # no client can send or return a defective sample: the reason is the id of its diagnostic, which `docwright generate`
    # reports with page, line and hint; strict, since a test that passes would mean that the diagnostic is wrong
    defect = None if is_live() else case.sample.defects.get(part)
    marks = [_pytest.mark.xfail(reason=defect, strict=True)] if defect else []
    return _pytest.param(case, id=case.id, marks=marks)


def pytest_terminal_summary(terminalreporter: _Terminal) -> None:
    """Reports the number of samples, the share of defective ones by diagnostic id, and the requests that schemas validated."""
    reports = {
        kind: [
            report
            for report in terminalreporter.stats.get(kind, [])
            if _is_of_sample(report)
        ]
        for kind in ("passed", "failed", "skipped", "xfailed")
    }
    passed = reports["passed"]
    total, expected = sum(map(len, reports.values())), reports["xfailed"]
    terminalreporter.section("contract")
    terminalreporter.line(f"{total} samples, {len(expected)} expected to fail")
    for id_, count in sorted(Counter(report.wasxfail for report in expected).items()):
        terminalreporter.line(f"{id_}: {count} ({count / total:.2%})")
    for line in (*_schema_lines(passed), *_document_lines(passed)):
        terminalreporter.line(line)


def _schema_lines(passed: Sequence[_Report]) -> Iterator[str]:
    """The number of SOAP requests that were validated, and the reasons why others were not."""
    reasons = Counter(
        dict(report.user_properties).get(SCHEMA)
        for report in passed
        if "::test_request[soap/" in report.nodeid
    )
    if reasons:
        yield (
            f"{reasons.pop('', 0)} requests validated by the schemas of WSDL pages, "
            f"{reasons.pop(None, 0)} have no WSDL page"
        )
    for reason, count in sorted(reasons.items(), key=str):
        yield f"{count} requests not validated: {reason}"


def _document_lines(passed: Sequence[_Report]) -> Iterator[str]:
    """The number of operations from documents, by where the values come from."""
    kinds = Counter(dict(report.user_properties).get(VALUES) for report in passed)
    del kinds[None]
    if kinds:
        counts = (
            f"{count} with {kind}" for kind, count in sorted(kinds.items(), key=str)
        )
        yield f"{kinds.total()} operations of documents compared: {', '.join(counts)}"


def _is_of_sample(report: _Report) -> bool:
    return any(f"::{name}[" in report.nodeid for name in _PARTS)
