"""The old SDK as its users write code with it: clients, calls, classes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from generator.changes.python.sides import package_of
from generator.changes.witnesses.code import (
    ANYTHING,
    Function,
    Import,
    Scope,
    Value,
    call,
    parameter_name,
    path,
)
from generator.model.comparison.snapshot import (
    Entry,
    GroupFact,
    Python,
    PythonParameter,
    ResultFact,
    RuntimeFact,
    Snapshot,
    TypeFact,
)

CLIENT = "client"


class Called(msgspec.Struct, frozen=True, kw_only=True):
    """How a method is called: without those of its arguments that may be left out, unless they are `given` by name.

    `typed` are the arguments that are of their type; others may be anything. Those in `by_place` have no names, and
    `returns` is what the result is used as.
    """

    given: frozenset[str] = frozenset()
    typed: frozenset[str] = frozenset()
    by_place: frozenset[str] = frozenset()
    returns: str = "object"


class OldSdk(msgspec.Struct, frozen=True, dict=True):
    """What users of the old SDK can write. Its methods raise ValueError where a name is none."""

    snapshot: Snapshot

    @property
    def package(self) -> str:
        """The package."""
        return path(self.snapshot.header.package)

    @cached_property
    def _classes(self) -> frozenset[str]:
        return frozenset(
            entry.python.name
            for entry in self.snapshot.entries
            if isinstance(entry.fact, TypeFact | ResultFact) and entry.python
        )

    @cached_property
    def _exported(self) -> frozenset[str]:
        return frozenset(
            entry.python.name
            for entry in self.snapshot.entries
            if isinstance(entry.fact, RuntimeFact) and entry.python and not entry.key
        )

    def scope(self, name: str) -> Scope:
        """The scope of the annotations of a method or class, by its path."""
        return Scope(self.package, package_of(name), self._classes, self._exported)

    # ---------------------------------------------------------------- clients

    def client(self, name: str) -> tuple[str, Value]:
        """The client that has an agent or a method, and the expression for that."""
        package = package_of(name)
        rest = path(name.removeprefix(package))
        if package:
            module = path(f"{self.package}.{package.rstrip('.')}")
            client = Value("Client", frozenset({(module, "Client")}))
        else:
            client = Value("SuperOffice", frozenset({(self.package, "SuperOffice")}))
        return f"{CLIENT}.{rest}", client

    def agent(self, name: str) -> Function:
        """Uses an agent or resource."""
        expression, client = self.client(name)
        return Function(
            parameters=((CLIENT, client),), statement=f"return {expression}"
        )

    def method(self, python: Python, name: str, called: Called) -> Function:
        """Calls a method by a name, which is its own or a former one."""
        expression, client = self.client(name)
        scope = self.scope(name)
        parameters, arguments = self.arguments(python, scope, called)
        gives = python.type != "None"
        returns = scope.value(called.returns) if gives else Value("None")
        if returns is None:
            raise ValueError("nobody can name what it returns")
        return Function(
            parameters=((CLIENT, client), *parameters),
            returns=returns,
            statement=call(expression, arguments, gives=gives),
        )

    def arguments(
        self, python: Python, scope: Scope, called: Called
    ) -> tuple[list[tuple[str, Value]], list[str]]:
        """The parameters of a function that calls a method with them, and the arguments of the call."""
        parameters: list[tuple[str, Value]] = []
        arguments: list[str] = []
        for each in python.parameters:
            if each.default and each.name not in called.given:
                continue
            name, value = parameter_name(each.name), self._given(each, scope, called)
            variable = f"{name}_" if name in _TAKEN else name
            parameters.append((variable, value))
            is_placed = each.positional and each.name not in called.given
            by_name = not (is_placed or each.name in called.by_place)
            arguments.append(f"{name}={variable}" if by_name else variable)
        return parameters, arguments

    def _given(self, parameter: PythonParameter, scope: Scope, called: Called) -> Value:
        if parameter.name not in called.typed:
            return ANYTHING
        value = scope.value(parameter.type)
        if value is None:
            raise ValueError("nobody can name what it takes")
        return value

    # ---------------------------------------------------------------- classes

    def class_(self, name: str) -> tuple[str, frozenset[Import]]:
        """The expression for a class of models or enums, by its path."""
        package = package_of(name)
        parts = path(name.removeprefix(package)).split(".")
        if len(parts) != 2:
            raise ValueError("it is no class of a module")
        module = f"{self.package}.{package}".rstrip(".")
        return ".".join(parts), frozenset({(path(module), parts[0])})

    def named(self, name: str) -> Function:
        """Uses what stands in a module: a class of models, enums, agents or resources, or an archive."""
        expression, imports = self.class_(name)
        return Function(statement=f"return {expression}", imports=imports)

    def member(self, class_name: str, name: str) -> Function:
        """Uses a member of an enum, or a column of an archive."""
        expression, imports = self.class_(class_name)
        return Function(statement=f"return {expression}.{path(name)}", imports=imports)

    def attribute(self, class_name: str, name: str, annotation: str) -> Function:
        """Reads an attribute of a model or result as something of a type."""
        expression, imports = self.class_(class_name)
        returns = self.scope(class_name).value(annotation)
        if returns is None:
            raise ValueError("nobody can name what it is")
        return Function(
            parameters=(("thing", Value(expression, imports)),),
            returns=returns,
            statement=f"return thing.{path(name)}",
        )

    def made(self, class_name: str, name: str, annotation: str) -> Function:
        """Makes a model with a value of a type in a field."""
        expression, imports = self.class_(class_name)
        value = self.scope(class_name).value(annotation)
        if value is None:
            raise ValueError("nobody can name what it is")
        return Function(
            parameters=(("value", value),),
            statement=f"return {expression}({parameter_name(name)}=value)",
            imports=imports,
        )

    # ---------------------------------------------------------------- the runtime

    def of_runtime(self, entry: Entry) -> tuple[str, frozenset[Import]]:
        """The expression for a public name of the runtime."""
        assert entry.python is not None
        owner = self.snapshot.by_subject.get(entry.owner, entry)
        assert owner.python is not None
        expression, imports = self._public(owner.python.name)
        if not entry.key:
            return expression, imports
        return f"{expression}.{path(entry.python.name)}", imports

    def _public(self, name: str) -> tuple[str, frozenset[Import]]:
        first, _, last = name.rpartition(".")
        if not first:
            return path(name), frozenset({(self.package, path(name))})
        for kind, base in (("models", "object"), ("enums", "enum")):
            if name in (f"{kind}.Model", f"soap.{kind}.Model", f"{kind}.OpenEnum"):
                return self._any_class(base, in_soap=name.startswith("soap."))
        if first == "soap":
            version = next(self._versions(), None)
            if version is None:
                raise ValueError("the SDK has no version of SOAP")
            return path(last), frozenset({(f"{self.package}.{version}", path(last))})
        return path(last), frozenset({(path(f"{self.package}.{first}"), path(last))})

    def _any_class(self, kind: str, *, in_soap: bool) -> tuple[str, frozenset[Import]]:
        """A class that extends a base of the runtime, which has no public name of its own."""
        for entry in self.snapshot.entries:
            python = entry.python
            is_kind = isinstance(entry.fact, TypeFact) and entry.fact.kind == kind
            if is_kind and python and bool(package_of(python.name)) is in_soap:
                return self.class_(python.name)
        raise ValueError("the SDK has no such class")

    def _versions(self) -> Iterator[str]:
        for entry in self.snapshot.entries:
            if isinstance(entry.fact, GroupFact) and entry.python:
                package = package_of(entry.python.name).rstrip(".")
                if package:
                    yield path(package)


_TAKEN = frozenset({CLIENT, "models", "enums", "datetime", "timedelta"})
"""Names of the function itself, and of what it imports."""
