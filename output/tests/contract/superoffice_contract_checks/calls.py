"""The call of the client for an operation, from `api.json`, and clients to make it with."""

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
        """The call of an operation, such as `contact.get_contact_entity`.

        Raises:
            AssertionError: the client has no such operation.
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

    def rest_caller(self, flavour: str, url: str, options: dict[str, Any]) -> Caller:
        """A new REST client."""
        package = self.module("")
        if flavour == "sync":
            return SyncCaller(package.SuperOffice(url, **options))
        return AsyncCaller(package.AsyncSuperOffice(url, **options), self._runner)

    def soap_caller(
        self, version: str, flavour: str, url: str, options: dict[str, Any]
    ) -> Caller:
        """A new client for a version of SOAP, such as `services88`."""
        package = self.module(f"soap.{version}")
        if flavour == "sync":
            return SyncCaller(package.Client(url, **options))
        return AsyncCaller(package.AsyncClient(url, **options), self._runner)

    def caller_of_environment(self, flavour: str, version: str) -> Caller:
        """A client made from the variables of the environment; of REST for an empty version.

        Raises:
            ConfigurationError: a variable is missing or unusable.
        """
        package = self.module(f"soap.{version}" if version else "")
        name = "Client" if version else "SuperOffice"
        if flavour == "sync":
            return SyncCaller(getattr(package, name).from_env())
        client = getattr(package, f"Async{name}").from_env()
        return AsyncCaller(client, self._runner)

    def close(self) -> None:
        """Ends the event loop."""
        self._runner.close()
