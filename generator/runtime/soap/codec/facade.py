"""The codec of one version: XML for the values of its types and the messages of its operations."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property

import msgspec

from ...errors import DecodeError, EncodeError
from .classes import Classes
from .decode import Decoders
from .encode import Encoders
from .messages import TOO_DEEP, Message
from .readers import decode_error
from .schema import OperationSchema, Schema, load_schema
from .writers import encode_error
from .xml import SERIALIZATION, XSD, XSI, local_name, parse


class EnvelopeSchema(msgspec.Struct, frozen=True, eq=False):
    """What the envelopes of some operations have in common; there is one for each list of headers."""

    declarations: str
    """Those of all prefixes, as attributes."""
    headers: tuple[str, ...]
    """The names of the headers, in the order of the documentation."""


class OperationCodec:
    """How one operation goes over the wire."""

    def __init__(
        self, schema: Schema, operation: OperationSchema, codec: Codec
    ) -> None:
        self.schema = operation
        self.envelope = codec.envelope(operation.headers)
        self._version = schema
        self._codec = codec

    @cached_property
    def request(self) -> Message:
        """The body of the request."""
        return self._message(self.schema.request, request=True)

    @cached_property
    def response(self) -> Message:
        """The body of the answer."""
        return self._message(self.schema.response, request=False)

    def _message(self, name: str, *, request: bool) -> Message:
        parts = self.schema.parameters if request else self.schema.out
        return Message(
            name, parts, self._version, self._codec.encoders, self._codec.decoders
        )


class Codec:
    """Encodes and decodes the types of a generated package. It is made once for each package."""

    def __init__(self, package: str) -> None:
        self.schema = load_schema(package)
        self.classes = Classes(package, self.schema)
        self.encoders = Encoders(self.schema, self.classes)
        self.decoders = Decoders(self.schema, self.classes)
        self._agents: dict[str, dict[str, OperationSchema]] = {}
        self._operations: dict[tuple[str, str], OperationCodec] = {}
        self._envelopes: dict[tuple[str, ...], EnvelopeSchema] = {}
        self._declarations = tuple(
            (f"n{index}:", f' xmlns:n{index}="{_attribute(uri)}"')
            for index, uri in enumerate(self.schema.namespaces)
        ) + tuple(
            (f"{prefix}:", f' xmlns:{prefix}="{uri}"')
            for prefix, uri in (("xsi", XSI), ("xsd", XSD), ("ser", SERIALIZATION))
        )

    @property
    def all_declarations(self) -> str:
        """The declarations of all prefixes, as attributes."""
        return "".join(text for _, text in self._declarations)

    def envelope(self, headers: tuple[str, ...]) -> EnvelopeSchema:
        """The envelope with these headers."""
        found = self._envelopes.get(headers)
        if found is None:
            made = EnvelopeSchema(self.all_declarations, headers)
            found = self._envelopes.setdefault(headers, made)
        return found

    @staticmethod
    def for_package(package: str) -> Codec:
        """The codec of a package such as `superoffice.soap.services88`."""
        return _codec(package)

    def operation(self, agent: str, operation: str) -> OperationCodec:
        """The codec of an operation, by wire names."""
        key = (agent, operation)
        found = self._operations.get(key)
        if found is None:
            operations = self._agents.get(agent)
            if operations is None:
                operations = self.schema.operations(agent)
                self._agents[agent] = operations
            found = OperationCodec(self.schema, operations[operation], self)
            found = self._operations.setdefault(key, found)
        return found

    def declarations(self, xml: str) -> str:
        """The declarations of the prefixes that stand in `xml`, as attributes for the element around it."""
        return "".join(text for mark, text in self._declarations if mark in xml)

    def encoder(self, type_: str) -> Callable[[object], bytes]:
        """Encodes values of a scalar or a type of the schema as documents, with the type's name as element.

        Raises (the encoder):
            EncodeError: the value cannot be sent; `path` says where.
        """
        schema = self.schema.types.get(type_)
        name = local_name(type_)
        tag = self.encoders.tag(schema.namespace if schema else 0, name)
        write = self.encoders.writer(type_, tag)

        def encode(value: object) -> bytes:
            try:
                xml = write(value)
            except (EncodeError, ValueError) as error:
                raise encode_error(error, name) from None
            except RecursionError:
                raise EncodeError(name, TOO_DEEP) from None
            return xml.replace(tag, f"{tag}{self.declarations(xml)}", 1).encode()

        return encode

    def decoder(self, type_: str) -> Callable[[bytes], object]:
        """Decodes documents that hold a value of a scalar or a type of the schema, whatever their element is.

        Raises (the decoder):
            DecodeError: no well-formed XML, or a value that does not fit; `path` says where.
        """
        read = self.decoders.reader(type_)
        name = local_name(type_)

        def decode(data: bytes) -> object:
            try:
                return read(parse(data))
            except (DecodeError, ValueError) as error:
                raise decode_error(error, name) from None
            except RecursionError:
                raise DecodeError(name, TOO_DEEP) from None

        return decode


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@cache
def _codec(package: str) -> Codec:
    return Codec(package)
