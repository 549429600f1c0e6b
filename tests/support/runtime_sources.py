"""The public surface of the runtime, read from its sources: what `generator/emit/surface/runtime.jsonl` keeps.

    PYTHONPATH=tests python -m support.runtime_sources

writes the file again. Classes have the public members of their private bases, since these are in no list of exports.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import msgspec

from generator.emit.copied_files import runtime_files
from generator.emit.public_names import EXPORTS
from generator.emit.surface.runtime import SURFACE
from generator.model.comparison.snapshot import (
    Entry,
    Python,
    PythonParameter,
    RuntimeFact,
)

_Function = ast.FunctionDef | ast.AsyncFunctionDef

OFFERED_ELSEWHERE: Final = {
    "SuperOffice": "rest.client.RestClient",
    "AsyncSuperOffice": "rest.async_client.AsyncRestClient",
    "enums.OpenEnum": "values.enums.OpenEnum",
    "models.Model": "rest.model.Model",
    "soap.AsyncClient": "soap.async_client.AsyncSoapClient",
    "soap.Client": "soap.client.SoapClient",
    "soap.models.Model": "values.model.Model",
    "testing.AsyncSampleTransport": "testing.transports.AsyncSampleTransport",
    "testing.SampleTransport": "testing.transports.SampleTransport",
    "testing.documented_samples": "testing.documented.documented_samples",
    "tools.function": "rest.tools.function",
}
"""What generated modules offer besides, or make their classes of, and where the runtime defines it."""
_MADE_BY_CALLS: Final = frozenset(
    "AsyncRows RawResponse Row Rows ServerVersion SoapHeaders SoapRawResponse TenantState".split()
)
"""Classes that programs get from calls and do not make themselves, so that nobody sees their constructors."""
_FIELDS_ARE_ARGUMENTS: Final = frozenset(
    {"Struct", "msgspec.Struct", "NamedTuple", "TypedDict"}
)


class _Class(NamedTuple):
    """A class, and the module that it is in."""

    module: str
    node: ast.ClassDef


class Runtime:
    """The sources of a runtime, by dotted module below it; `exported` are public names by module and name."""

    def __init__(self, sources: Mapping[str, str], exported: Mapping[str, str]) -> None:
        self._trees = {name: ast.parse(text) for name, text in sources.items()}
        self._exported = exported

    def entries(self) -> list[Entry]:
        """The entries of all public names and of their members, sorted."""
        found = [
            entry
            for place, name in self._exported.items()
            for entry in self._entries(name, place)
        ]
        return sorted(found, key=lambda entry: entry.subject)

    def _entries(self, name: str, place: str) -> Iterator[Entry]:
        module, _, wanted = place.rpartition(".")
        node = self._defined(module, wanted)
        if isinstance(node, ast.ClassDef):
            yield from self._of_class(name, _Class(module, node))
        elif node is not None:
            yield _entry(f"runtime/{name}", "function", _python(name, node, skip=0))

    def _of_class(self, name: str, whole: _Class) -> Iterator[Entry]:
        subject = f"runtime/{name}"
        line = list(self._private_line(whole))
        bases = [base for each in line for base in self._public_bases(each)]
        is_error = any(base.endswith(("Error", "Exception")) for base in bases)
        parameters = () if name in _MADE_BY_CALLS else tuple(_constructor(line))
        python = Python(name, ", ".join(bases), parameters)
        yield _entry(subject, "error" if is_error else "class", python)
        members: dict[str, Entry] = {}
        for each in line:
            for key, kind, member in _members(each.node):
                members.setdefault(key, _entry(f"{subject}#{key}", kind, member))
        yield from members.values()

    def _private_line(self, whole: _Class) -> Iterator[_Class]:
        """The class and its bases that are no public names, nearest first."""
        yield whole
        for base in whole.node.bases:
            found = self._base(whole.module, base)
            if found and not self._public_name(found):
                yield from self._private_line(found)

    def _public_bases(self, each: _Class) -> Iterator[str]:
        for base in each.node.bases:
            found = self._base(each.module, base)
            text = ast.unparse(base)
            if found is None and not text.startswith(("Generic", "ABC", "Protocol")):
                yield text
            elif found and (name := self._public_name(found)):
                yield name

    def _public_name(self, each: _Class) -> str:
        """The name of the top-level package for a class, empty where it has none."""
        name = self._exported.get(f"{each.module}.{each.node.name}", "")
        return "" if "." in name else name

    def _base(self, module: str, base: ast.expr) -> _Class | None:
        """The class of the runtime that a base is, None where it is of another package."""
        if isinstance(base, ast.Subscript):
            base = base.value
        match base:
            case ast.Name(id=name):
                place = self._place(module, name)
            case ast.Attribute(value=ast.Name(id=imported), attr=name):
                found = self._place(module, imported)
                place = (".".join(found), name) if found else None
            case _:
                place = None
        if place is None or place[0] not in self._trees:
            return None
        node = self._defined(*place)
        return _Class(place[0], node) if isinstance(node, ast.ClassDef) else None

    def _defined(self, module: str, name: str) -> ast.ClassDef | _Function | None:
        for node in self._trees[module].body:
            if isinstance(node, ast.ClassDef | _Function) and node.name == name:
                return node
        return None

    def _place(self, module: str, name: str) -> tuple[str, str] | None:
        """The module of the runtime that defines a name of a module."""
        if self._defined(module, name):
            return module, name
        for node in self._trees[module].body:
            if isinstance(node, ast.ImportFrom) and node.level:
                for alias in node.names:
                    if (alias.asname or alias.name) == name:
                        return _imported(module, node), alias.name
        return None


def _imported(module: str, node: ast.ImportFrom) -> str:
    parts = module.split(".")
    above = parts[: len(parts) - node.level]
    return ".".join([*above, *([node.module] if node.module else [])])


def _entry(subject: str, kind: str, python: Python) -> Entry:
    return Entry(subject, RuntimeFact(kind), python=python)


def _members(node: ast.ClassDef) -> Iterator[tuple[str, str, Python]]:
    """The public members that a class defines itself: name, kind and Python side."""
    # of overloads the last counts, which takes all that the others take
    functions = {each.name: each for each in node.body if isinstance(each, _Function)}
    for name, function in functions.items():
        if name == "__init__":
            yield from _set_by(function)
        elif not name.startswith("_"):
            if _is_attribute(function):
                yield name, "attribute", Python(name, _annotation(function.returns))
            else:
                is_static = "staticmethod" in map(ast.unparse, function.decorator_list)
                python = _python(name, function, skip=0 if is_static else 1)
                yield name, "method", python
    for field, type_ in _fields(node):
        yield field, "attribute", Python(field, type_)


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for each in node.body:
        match each:
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
                yield name, _annotation(each.annotation)
            case ast.Assign(targets=[ast.Name(id=name)]) if not name.startswith("_"):
                yield name, ""
            case _:
                pass


def _set_by(function: _Function) -> Iterator[tuple[str, str, Python]]:
    """The public attributes that a constructor sets, with the annotations of its parameters."""
    known = {each.name: each.type for each in _parameters(function, 1)}
    for node in ast.walk(function):
        match node:
            case ast.Assign(
                targets=[ast.Attribute(value=ast.Name(id="self"), attr=name)],
                value=value,
            ) if not name.startswith("_"):
                type_ = known.get(value.id, "") if isinstance(value, ast.Name) else ""
                yield name, "attribute", Python(name, type_)
            case ast.AnnAssign(
                target=ast.Attribute(value=ast.Name(id="self"), attr=name),
                annotation=annotation,
            ) if not name.startswith("_"):
                yield name, "attribute", Python(name, _annotation(annotation))
            case _:
                pass


def _constructor(line: list[_Class]) -> Iterator[PythonParameter]:
    """The parameters of the nearest constructor, or the fields of a class that has them as arguments."""
    for each in line:
        for node in each.node.body:
            if isinstance(node, _Function) and node.name == "__init__":
                yield from _parameters(node, 1)
                return
    bases = {ast.unparse(base) for each in line for base in each.node.bases}
    if not bases & _FIELDS_ARE_ARGUMENTS:
        return
    is_keyword = "TypedDict" in bases or any(
        keyword.arg == "kw_only" for each in line for keyword in each.node.keywords
    )
    for each in reversed(line):
        for node in each.node.body:
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
                yield PythonParameter(
                    node.target.id,
                    _annotation(node.annotation),
                    positional=not is_keyword,
                    default=node.value is not None or "TypedDict" in bases,
                )


def _is_attribute(function: _Function) -> bool:
    names = [ast.unparse(each) for each in function.decorator_list]
    return any(name in {"property", "cached_property"} for name in names)


def _python(name: str, function: _Function, skip: int) -> Python:
    returns = _annotation(function.returns)
    if isinstance(function, ast.AsyncFunctionDef):
        returns = f"Awaitable[{returns}]"
    return Python(name, returns, tuple(_parameters(function, skip)))


def _parameters(function: _Function, skip: int) -> Iterator[PythonParameter]:
    """The parameters after the first `skip`; those that take any number of arguments may be left out."""
    stated = function.args
    positional = [*stated.posonlyargs, *stated.args]
    first_default = len(positional) - len(stated.defaults)
    for at, each in list(enumerate(positional))[skip:]:
        has_default = at >= first_default
        yield _parameter(each, positional=True, default=has_default)
    if stated.vararg:
        yield _parameter(stated.vararg, positional=True, default=True)
    for each, default in zip(stated.kwonlyargs, stated.kw_defaults, strict=True):
        yield _parameter(each, positional=False, default=default is not None)
    if stated.kwarg:
        yield _parameter(stated.kwarg, positional=False, default=True)


def _parameter(each: ast.arg, *, positional: bool, default: bool) -> PythonParameter:
    type_ = _annotation(each.annotation)
    return PythonParameter(each.arg, type_, positional=positional, default=default)


def _annotation(node: ast.expr | None) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return ast.unparse(node) if node else ""


def surface() -> bytes:
    """What the file is to have."""
    sources = {
        path.removesuffix(".py").replace("/", "."): text
        for path, text in runtime_files().items()
    }
    places = ((name, f"{module}.{name}") for name, module in EXPORTS)
    exported = {place.removeprefix("_runtime."): name for name, place in places}
    exported |= {place: name for name, place in OFFERED_ELSEWHERE.items()}
    return lines(Runtime(sources, exported).entries())


def lines(entries: Iterable[Entry]) -> bytes:
    """Entries, one a line."""
    return msgspec.json.Encoder().encode_lines(list(entries))


if __name__ == "__main__":
    SURFACE.write_bytes(surface())
