"""A plugin of pytest: the contract tests of the old SDK call the new one as users of the old one do.

By themselves the tests ask the SDK under test which parameters it has. Here they ask the old SDK, which is beside the new
one as `superoffice_before`: its names, its signatures, and its models, which are made again as models of the new one by the
names of their classes, fields and members. The results are written to the file that DOCWRIGHT_RESULTS names.
"""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, cast

NEW: Final = "superoffice"
BEFORE: Final = f"{NEW}_before"
_CHECKS: Final = f"{NEW}_contract_checks"
_UNKNOWN: Final = "unknown_fields"

_results: dict[str, Any] = {"tests": 0, "failures": []}


# ---------------------------------------------------------------- values


def as_new(value: Any) -> Any:
    """A value of the old SDK as its users would write it with the new one."""
    cls = cast("Any", type(value))
    if cls is list:
        return [as_new(item) for item in value]
    if cls is tuple:
        return tuple(as_new(item) for item in value)
    if cls is dict:
        return {as_new(key): as_new(item) for key, item in value.items()}
    if not cls.__module__.startswith(f"{BEFORE}."):
        return value
    if cls.__name__.startswith("Flags"):
        flags = import_module(f"{NEW}._runtime.values.flags").Flags
        return flags[_class(value.enum)]([as_new(member) for member in value])
    new = _class(cls)
    if hasattr(value, "is_known"):
        return getattr(new, value.name) if value.is_known else new(value.value)
    names = getattr(value, "__struct_fields__", ())
    given = {name: getattr(value, name) for name in names if name != _UNKNOWN}
    given = {name: as_new(item) for name, item in given.items() if item is not None}
    if _UNKNOWN in names:
        given[_UNKNOWN] = dict(value.unknown_fields)
    return new(**given)


def _class(cls: type) -> Any:
    """The class of the same name, which may be a former one."""
    module = import_module(cls.__module__.replace(BEFORE, NEW, 1))
    return getattr(module, cls.__name__)


# ---------------------------------------------------------------- the old SDK


@cache
def _client(module: str, name: str) -> Any:
    """A client of the old SDK, of which only the signatures are looked at."""
    cls = getattr(import_module(module.replace(NEW, BEFORE, 1)), name)
    end = "Remote" if ".soap." in module else "api"
    return cls(f"https://contract.example/Cust1/{end}", auth=None)


def _before(client: Any) -> Any:
    cls = cast("Any", type(client))
    name = cls.__name__.replace("Async", "")
    return _client(getattr(cls, "_package", NEW), name)


class _RestCodec:
    @staticmethod
    def for_package(_package: str) -> Any:
        schema = import_module(f"{BEFORE}._runtime.rest.schema")
        return schema.Codec.for_package(BEFORE)


class _SoapCodec:
    @staticmethod
    def for_package(package: str) -> Any:
        facade = import_module(f"{BEFORE}._runtime.soap.codec.facade")
        return facade.Codec.for_package(package.replace(NEW, BEFORE, 1))


# ---------------------------------------------------------------- the tests


def pytest_sessionstart() -> None:
    """Lets the tests look at the old SDK, as soon as their own plugin has imported them."""
    clients: Any = import_module(f"{_CHECKS}.clients")
    parameters = clients._parameters

    def of_old(client: Any, call: str) -> Any:
        return parameters(_before(client), call)

    clients._parameters = of_old
    _rest()
    _soap()
    _classes()


def _rest() -> None:
    for path, name in (
        ("rest", "RestContract"),
        ("documents.contract", "DocumentContract"),
    ):
        module: Any = import_module(f"{_CHECKS}.{path}")
        contract = getattr(module, name)
        contract._arguments = _replayed(contract._arguments, module)
    examples: Any = import_module(f"{_CHECKS}.examples.rest")
    examples.Codec = _RestCodec


def _replayed(original: Callable[..., Any], module: Any) -> Callable[..., Any]:
    """The arguments of the old SDK, with its values as those of the new one."""

    def arguments(*given: Any) -> Any:
        codec, module.Codec = module.Codec, _RestCodec
        try:
            made = original(*given)
        finally:
            module.Codec = codec
        made.given = as_new(made.given)
        # the old SDK's own run has compared its models with the page
        made.problems = []
        return made

    return arguments


def _soap() -> None:
    module: Any = import_module(f"{_CHECKS}.soap")
    contract = module.SoapContract
    made_up, read = contract._made_up, module.sample_values

    def operation_of(_path: str, id_: str) -> Any:
        _, _, agent, name = id_.split("/")
        return _SoapCodec.for_package(_path).operation(agent, name)

    def old(call: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any) -> Any:
            known = module.Codec, module.operation_of
            module.Codec, module.operation_of = _SoapCodec, operation_of
            try:
                return as_new(call(*given))
            finally:
                module.Codec, module.operation_of = known

        return run

    values = old(read)

    def arguments(self: Any, case: Any, _envelope: Any) -> Any:
        names = self._calls.parameters(case.id).values()
        return dict(zip(names, values(self._path, case), strict=True)), []

    contract._arguments = arguments
    contract._made_up = old(made_up)


def _classes() -> None:
    """The tests know the classes by the names that the old SDK gave them, and compare them with those of values."""
    names: Any = import_module(f"{_CHECKS}.xml_places").Names
    add = names._add

    def by_current_name(self: Any, type_: str, part: str, target: str) -> None:
        owner, dot, name = target.rpartition(".") if part else (target, "", "")
        add(self, type_, part, f"{_current(owner)}{dot}{name}")

    names._add = by_current_name


def _current(path: str) -> str:
    """The path of the class that a path leads to, which may be a former one; one that leads nowhere stays."""
    module, _, name = path.rpartition(".")
    try:
        cls = getattr(import_module(module), name)
    except (AttributeError, ImportError):
        return path
    return f"{cls.__module__}.{cls.__qualname__}"


def pytest_runtest_makereport(item: Any, call: Any) -> None:
    """Remembers what fails; defective samples fail by themselves."""
    _results["tests"] += call.when == "call"
    # the tests of an SDK mark the samples that contradict their own page, which no SDK can read
    if call.excinfo is None or item.get_closest_marker("xfail"):
        return
    if call.excinfo.typename not in {"Skipped", "XFailed"}:
        message = str(call.excinfo.value)[:2000]
        _results["failures"].append([item.nodeid, call.excinfo.typename, message])


def pytest_sessionfinish() -> None:
    """Writes the results."""
    Path(os.environ["DOCWRIGHT_RESULTS"]).write_text(json.dumps(_results))


warnings.simplefilter("ignore", DeprecationWarning)
