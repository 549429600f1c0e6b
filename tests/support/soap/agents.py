"""Agents of a generated SDK beside their WSDLs: requests and answers to check, and calls to make."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from lxml import etree
from servers.wcf import XSI, WcfService, Wsdl, WsdlOperation, envelope, wsdl_of_page
from support.soap import values as soap_values
from support.soap.answers import Answers
from support.soap.samples import Sdk
from support.soap.values import NormalForm, Pools, Values
from support.soap.zeep_values import ZeepReader
from zeep.exceptions import XMLParseError

URL_PATH: Final = "/Cust1/Remote"
PLAIN: Final[Pools] = {
    name: [example] for name, example in soap_values.EXAMPLES.items()
}
"""One plain value for every scalar."""


@dataclass(frozen=True)
class Agent:
    """An agent of the generated SDK with its WSDL, and the operations to check."""

    sdk: Sdk
    version: str
    name: str
    page: Path
    count: int | None

    @cached_property
    def wsdl(self) -> Wsdl:
        return Wsdl(wsdl_of_page(self.page.read_bytes()))

    @cached_property
    def zeep(self) -> ZeepReader:
        return ZeepReader(self.wsdl)

    @cached_property
    def codec(self) -> Any:
        package = f"{self.sdk.package}.soap.{self.version.lower()}"
        return self.sdk.module("_runtime.soap.codec.facade").Codec.for_package(package)

    @cached_property
    def normal(self) -> NormalForm:
        return NormalForm(self.codec)

    @cached_property
    def operations(self) -> list[WsdlOperation]:
        found = sorted(
            self.wsdl.operations.values(), key=lambda operation: operation.name
        )
        if self.count is None or self.count >= len(found):
            return found
        return random.Random(self.name).sample(found, self.count)

    def values(self, kind: str, seed: int, some: Pools) -> Values:
        models = self.sdk.module(f"soap.{self.version.lower()}.models")
        return Values(self.codec, models, kind, seed, some)

    def zeep_reads(self, element: Any, parts: tuple[Any, ...]) -> dict[str, Any] | None:
        """What zeep reads in a message of these parts.

        None when it cannot: zeep 4.3 knows the base of some types no more when they hold themselves.
        """
        try:
            return self.zeep.read(element)
        except XMLParseError:
            if not self._hold_themselves(parts):
                raise
            return None

    def _hold_themselves(self, parts: tuple[Any, ...]) -> bool:
        """Whether a type of these parts can contain itself."""
        schema = self.codec.schema
        reached = _reached(schema, {part.type for part in parts})
        return any(
            type_ in _reached(schema, set(_held(schema, type_))) for type_ in reached
        )

    def request(self, operation: WsdlOperation, arguments: list[Any]) -> Any:
        """The element in the body of a request."""
        xml = self.codec.operation(self.name, operation.name).request.encode(arguments)
        return etree.fromstring(f"<e{self.codec.all_declarations}>{xml}</e>")[0]

    def result(self, operation: WsdlOperation, element: Any) -> dict[str, Any]:
        """The normal form of an element in the body of an answer."""
        codec = self.codec.operation(self.name, operation.name)
        parsed = self.sdk.module("_runtime.soap.codec.xml").parse(
            etree.tostring(element)
        )
        values = codec.response.decode(parsed)
        return self.normal.parts(codec.schema.out, list(values))


def _reached(schema: Any, types: set[str]) -> set[str]:
    """These types and all types inside them."""
    found: set[str] = set()
    new = {type_ for type_ in types if type_ in schema.types}
    while new:
        found |= new
        held = {member for type_ in new for member in _held(schema, type_)}
        new = (held & schema.types.keys()) - found
    return found


def _held(schema: Any, type_: str) -> Iterator[str]:
    match soap_values.schema_kind(known := schema.types[type_]):
        case "object":
            yield from (field.type for field in schema.fields(type_))
        case "array":
            yield known.type
        case "dictionary":
            yield from (known.key, known.value)
        case _:
            pass


def full_answers(some: Pools) -> Callable[[Wsdl, WsdlOperation, Any], bytes]:
    """Complete answers with all headers; the header with the reason of a failure is empty."""

    def answer(wsdl: Wsdl, operation: WsdlOperation, _: Any) -> bytes:
        full = Answers(wsdl, some, "full", 1)
        headers = b""
        for name in operation.response_headers:
            element = full.element(name)
            if name.endswith("}Succeeded"):
                element.text = "true"
            if name.endswith("}ExceptionInfo"):
                element.clear()
                element.set(f"{{{XSI}}}nil", "true")
            assert wsdl.faults(element) is None
            headers += etree.tostring(element)
        return envelope(etree.tostring(full.element(operation.response)), headers)

    return answer


def service_of(agents: list[Agent], version: str) -> WcfService:
    """A service with the agents of a version."""
    wsdls = {agent.name: agent.wsdl for agent in agents if agent.version == version}
    return WcfService(version, wsdls, full_answers(PLAIN), URL_PATH)


def calls_of(
    agents: list[Agent], version: str
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Attributes of client and agent, and the arguments, for each operation."""
    for agent in (agent for agent in agents if agent.version == version):
        for number, operation in enumerate(agent.operations):
            entry = agent.sdk.index[f"soap/{version}/{agent.name}/{operation.name}"]
            kind = soap_values.KINDS[number % len(soap_values.KINDS)]
            parameters = agent.codec.operation(
                agent.name, operation.name
            ).schema.parameters
            arguments = agent.values(kind, number, PLAIN).arguments(parameters)
            group, method = entry["call"].split(".")
            yield group, method, dict(
                zip(entry["parameters"].values(), arguments, strict=True)
            )


def options_of(sdk: Sdk) -> dict[str, Any]:
    """Options of a client that give all headers."""
    auth = sdk.module("_runtime.auth").TicketAuth("7T:ticket")
    return {"auth": auth, "app_token": "token", "time_zone": 1}


def versions_of(agents: list[Agent]) -> list[str]:
    """The versions of agents."""
    return sorted({agent.version for agent in agents})
