"""Which call of the client stands for an operation: `api.json`, and clients to make the calls with."""

from __future__ import annotations

import asyncio
import json
from functools import cached_property
from importlib import import_module
from importlib.resources import files
from typing import Any, cast

from .clients import AsyncCaller, Caller, SyncCaller


class Calls:
    """The index of a package, and its clients."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._runner = asyncio.Runner()

    @cached_property
    def index(self) -> dict[str, Any]:
        """`api.json`: Python names by subject id."""
        text = files(self._package).joinpath("api.json").read_bytes()
        return cast("dict[str, Any]", json.loads(text))

    def call(self, id_: str) -> str:
        """The call of an operation, below its client.

        Raises:
            AssertionError: the client has none.
        """
        entry = self.index.get(id_)
        assert isinstance(entry, dict), "the client has no such operation"
        return str(cast("dict[str, object]", entry)["call"])

    def parameters(self, id_: str) -> dict[str, str]:
        """The Python names of an operation's parameters by wire name, in order."""
        entry = cast("dict[str, object]", self.index[id_])
        return cast("dict[str, str]", entry["parameters"])

    def module(self, path: str) -> Any:
        """A module of the package; the package itself for an empty path."""
        return import_module(f"{self._package}.{path}" if path else self._package)

    def rest_caller(self, colour: str, url: str, options: dict[str, Any]) -> Caller:
        """A REST client of its own."""
        package = self.module("")
        if colour == "sync":
            return SyncCaller(package.SuperOffice(url, **options))
        return AsyncCaller(package.AsyncSuperOffice(url, **options), self._runner)

    def soap_caller(
        self, version: str, colour: str, url: str, options: dict[str, Any]
    ) -> Caller:
        """A client of its own for a version of SOAP, such as `services88`."""
        package = self.module(f"soap.{version}")
        if colour == "sync":
            return SyncCaller(package.Client(url, **options))
        return AsyncCaller(package.AsyncClient(url, **options), self._runner)

    def caller_of_environment(self, colour: str, version: str) -> Caller:
        """A client made from the variables of the environment; of REST for an empty version.

        Raises:
            ConfigurationError: a variable is missing or unusable.
        """
        package = self.module(f"soap.{version}" if version else "")
        name = "Client" if version else "SuperOffice"
        if colour == "sync":
            return SyncCaller(getattr(package, name).from_env())
        made = getattr(package, f"Async{name}").from_env()
        return AsyncCaller(made, self._runner)

    def close(self) -> None:
        """Ends the event loop."""
        self._runner.close()
