"""The truth of one SOAP version, from the official WSDLs, with its types in the notation of `inspect --json`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

_SCALARS: Final = {
    "xs:string": "string",
    "xs:short": "int16",
    "xs:int": "int32",
    "xs:long": "int64",
    "xs:unsignedInt": "uint32",
    "xs:double": "double",
    "xs:boolean": "boolean",
    "xs:dateTime": "date-time",
    "xs:base64Binary": "byte",
    "xs:anyType": "any",
    "ser:duration": "duration",
}
_ARRAY_OF_SCALARS: Final = "arr:ArrayOf"


class TruePart(msgspec.Struct, frozen=True):
    """A parameter, out part, header or field; `type` is the name that the WSDL gives."""

    name: str
    type: str
    nillable: bool


class TrueOperation(msgspec.Struct, frozen=True):
    """An operation of an agent."""

    input: tuple[TruePart, ...]
    output: tuple[TruePart, ...]
    input_headers: tuple[TruePart, ...]
    output_headers: tuple[TruePart, ...]
    request_element: str
    response_element: str
    soap_action: str


class TrueAgent(msgspec.Struct, frozen=True):
    """An agent with its operations by name."""

    endpoint: str
    operations: Mapping[str, TrueOperation]


class TrueMember(msgspec.Struct, frozen=True):
    """A member of an enum or flags; `value` is its number."""

    name: str
    value: int


class TrueType(msgspec.Struct, frozen=True):
    """A named schema type: complex, enum, flags, array, dict, or simple. Each kind has its own attributes."""

    kind: str
    base: str | None = None
    fields: tuple[TruePart, ...] = ()
    values: tuple[TrueMember, ...] = ()
    item: str = ""
    item_name: str = ""
    key: str = ""
    value: str = ""
    entry_name: str = ""


class SoapOracle(msgspec.Struct, frozen=True):
    """Everything of one version."""

    version: str
    agents: Mapping[str, TrueAgent]
    types: Mapping[str, TrueType]

    def operations(self) -> Iterator[tuple[str, str, TrueAgent, TrueOperation]]:
        """Agent and name of each operation with both."""
        for name, agent in self.agents.items():
            for operation, true in agent.operations.items():
                yield name, operation, agent, true

    def notation(self, type_: str) -> str:
        """A type in the notation of `inspect --json`; arrays and dictionaries have no names there."""
        if type_ in _SCALARS:
            return _SCALARS[type_]
        if type_ not in self.types and type_.startswith(_ARRAY_OF_SCALARS):
            return f"array<{self.notation(_item_of(type_))}>"
        true = self.types.get(type_)
        if true is None:
            # The file of a version whose pages are not all there has only types of the version's own namespace.
            return f"#types/{self.version}/{plain_name(type_)}"
        if true.kind == "array":
            return f"array<{self.notation(true.item)}>"
        if true.kind == "dict":
            return f"dict<{self.notation(true.key)},{self.notation(true.value)}>"
        return f"#types/{self.version}/{plain_name(type_)}"

    def reached_by_bodies(self) -> frozenset[str]:
        """The types that parameters and out parts reach through own fields, without bases and what extends them.

        This is what operation pages can show: their samples leave out bases and have no headers.
        """
        return self._reached(_own, _bodies)

    def reached(self) -> frozenset[str]:
        """The types that operations reach in any way: those that stand on the WSDL pages of the oracle's agents.

        The file of a version whose pages are not all there also holds some types of other agents.
        """
        named = self.reached_by_bodies()
        extending: dict[str, list[str]] = defaultdict(list)
        for name, true in self.types.items():
            extending[true.base or ""].append(name)

        def named_in(name: str, true: TrueType) -> list[str]:
            # What extends a type may stand in its place. The base of all carriers stands nowhere itself.
            in_its_place = extending[name] if name in named else []
            return [*_own(name, true), true.base or "", *in_its_place]

        return self._reached(named_in, _messages)

    def without(self, agents: Collection[str]) -> SoapOracle:
        """The truth of all other agents, with the types that their operations reach."""
        kept = {
            name: agent for name, agent in self.agents.items() if name not in agents
        }
        rest = SoapOracle(self.version, kept, self.types)
        reached = rest.reached()
        types = {name: true for name, true in self.types.items() if name in reached}
        return SoapOracle(self.version, kept, types)

    def _reached(
        self,
        named_in: Callable[[str, TrueType], Iterable[str]],
        parts: Callable[[TrueOperation], Iterable[TruePart]],
    ) -> frozenset[str]:
        reached: set[str] = set()
        waiting = [
            part.type
            for *_, operation in self.operations()
            for part in parts(operation)
        ]
        while waiting:
            name = waiting.pop()
            if name in reached or name not in self.types:
                continue
            reached.add(name)
            waiting += named_in(name, self.types[name])
        return frozenset(reached)


def _bodies(operation: TrueOperation) -> Iterable[TruePart]:
    return (*operation.input, *operation.output)


def _messages(operation: TrueOperation) -> Iterable[TruePart]:
    headers = (*operation.input_headers, *operation.output_headers)
    return (*_bodies(operation), *headers)


def _own(_: str, true: TrueType) -> Iterable[str]:
    return (*(field.type for field in true.fields), true.item, true.key, true.value)


def _item_of(type_: str) -> str:
    """What an array of the serializer's own namespace holds, by its name: `arr:ArrayOfArrayOfstring`."""
    item = type_.removeprefix(_ARRAY_OF_SCALARS)
    return f"arr:{item}" if item.startswith("ArrayOf") else f"xs:{item}"


def plain_name(type_: str) -> str:
    """A type's name without the prefix of its namespace."""
    return type_.rpartition(":")[2]


def read_soap_oracle(path: Path) -> SoapOracle:
    """The truth from a file `soap-VERSION.json`, with the types that its operations reach.

    Raises:
        OSError: it cannot be read.
        msgspec.ValidationError: it has another form.
    """
    return msgspec.json.decode(path.read_bytes(), type=SoapOracle).without(())
