"""Samples of operation pages, and calls of a generated SDK that are equivalent to a sample.

Shared by the tests of `output/` and of SDKs that are generated from other pages.
"""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from generator.model.facts import SoapOperationFacts
from generator.reader.read import read_page

TNS = "http://www.superoffice.net/ws/crm/NetServer/"


class Sample:
    """A page's two envelopes, cut from its fences."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        facts = read_page(path.name, data).facts
        assert isinstance(facts, SoapOperationFacts), path
        self.path = path
        self.version = str(facts.version)
        self.agent = str(facts.agent)
        self.operation = str(facts.operation)
        fences = data.split(b"```xml\n")[1:]
        self.request, self.response = (
            fence.partition(b"\n```")[0].strip() for fence in fences
        )

    @property
    def id(self) -> str:
        """The subject id of the operation."""
        return f"soap/{self.version}/{self.agent}/{self.operation}"


class Package:
    """A generated package that can be imported; `folder` holds it."""

    def __init__(self, folder: Path, package: str = "superoffice") -> None:
        self.folder = folder
        self.package = package

    @cached_property
    def index(self) -> dict[str, Any]:
        """`api.json`."""
        text = (self.folder / self.package / "api.json").read_text()
        index: dict[str, Any] = json.loads(text)
        return index

    def module(self, path: str) -> Any:
        """A module of the package."""
        return importlib.import_module(f"{self.package}.{path}")

    def says(self, id_: str, result: object) -> bool:
        """Whether a result, and the items of a list, are of the classes that the index names."""
        annotation: str = self.index[id_]["returns"]
        if result is None:
            return annotation in {"None", "object"} or "| None" in annotation
        name, _, inner = annotation.partition(" ")[0].partition("[")
        if name == "object":
            return True
        if name == "list" and isinstance(result, list):
            item = inner.rstrip("]").partition("[")[0]
            items = cast("list[object]", result)
            return item == "object" or {type(each).__name__ for each in items} <= {
                item,
                "NoneType",
            }
        return type(result).__name__ == name


class Sdk(Package):
    """The SOAP clients of a generated package."""

    def canonical_xml(self, envelope: bytes) -> str:
        """The envelope after the documented normalisation."""
        text: str = self.module("_runtime.testing.canonical").canonical_xml(envelope)
        return text

    def parse(self, envelope: bytes) -> Any:
        """The root element."""
        return self.module("_runtime.soap.codec.xml").parse(envelope)

    def arguments(self, sample: Sample) -> dict[str, object]:
        """The sample's parameter values by Python name."""
        version = f"{self.package}.soap.{sample.version.lower()}"
        codec = self.module("_runtime.soap.codec.facade").Codec.for_package(version)
        message = codec.operation(sample.agent, sample.operation).request
        values = message.decode(self._wrapper(sample.request))
        return dict(
            zip(self.index[sample.id]["parameters"].values(), values, strict=True)
        )

    def _wrapper(self, envelope: bytes) -> Any:
        children = list(self.parse(envelope))
        (body,) = [child for child in children if child.tag.endswith("}Body")]
        return next(iter(body))

    def options(self, sample: Sample, transport: object = None) -> dict[str, Any]:
        """The client's options that give the sample's headers."""
        ticket = self._header(sample, "Ticket")
        auth = self.module("_runtime.auth").TicketAuth
        return {
            "auth": auth(ticket) if ticket else None,
            "app_token": self._header(sample, "ApplicationToken"),
            "transport": transport,
        }

    def _header(self, sample: Sample, name: str) -> str | None:
        wanted = f"{{{TNS}{sample.version}}}{name}"
        for child in self.parse(sample.request):
            for element in (child, *child):
                if element.tag == wanted:
                    text: str | None = element.text
                    return text
        return None

    def _method(self, sample: Sample, client: object) -> Callable[..., Any]:
        agent, method = self.index[sample.id]["call"].split(".")
        found: Callable[..., Any] = getattr(getattr(client, agent), method)
        return found

    def call(self, sample: Sample, url: str, transport: object = None) -> object:
        """The result of the sample's synchronous call."""
        version = self.module(f"soap.{sample.version.lower()}")
        options = self.options(sample, transport)
        with version.Client(f"{url}/Cust1/Remote", **options) as client:
            result: object = self._method(sample, client)(**self.arguments(sample))
        return result

    def call_async(self, sample: Sample, url: str, transport: object = None) -> object:
        """The result of the sample's asynchronous call."""
        version = self.module(f"soap.{sample.version.lower()}")
        options = self.options(sample, transport)

        async def run() -> object:
            async with version.AsyncClient(f"{url}/Cust1/Remote", **options) as client:
                method = self._method(sample, client)
                result: object = await method(**self.arguments(sample))
                return result

        return asyncio.run(run())
