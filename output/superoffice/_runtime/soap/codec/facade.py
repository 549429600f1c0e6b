"""The codec of one version: for the values of its types and the messages of its operations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, cached_property

import msgspec

from ...errors import DecodeError, EncodeError
from .classes import Classes
from .decode import Decoders
from .encode import Encoders
from .messages import TOO_DEEP, Message
from .readers import decode_error
from .schema import FieldSchema, OperationSchema, load_schema
from .text import attribute
from .writers import encode_error
from .xml import SERIALIZATION, XSD, XSI, local_name, parse


class EnvelopeSchema(msgspec.Struct, frozen=True, eq=False):
    """The common part of the envelopes of all operations with the same headers."""

    declarations: str
    """Declarations of all prefixes, as attributes."""
    headers: tuple[str, ...]
    """The names of the headers in the documented order."""


class OperationCodec:
    """The codec of one operation's messages."""

    def __init__(self, schema: OperationSchema, codec: Codec) -> None:
        self.schema = schema
        self.envelope = codec.envelope(schema.headers)
        self._codec = codec

    @cached_property
    def request(self) -> Message:
        """The body of the request."""
        return self._message(self.schema.request, self.schema.parameters)

    @cached_property
    def response(self) -> Message:
        """The body of the answer."""
        return self._message(self.schema.response, self.schema.out)

    def _message(self, name: str, parts: Sequence[FieldSchema]) -> Message:
        codec = self._codec
        return Message(name, parts, codec.schema, codec.encoders, codec.decoders)


class Codec:
    """Encodes and decodes the types of a generated package."""

    def __init__(self, package: str) -> None:
        self.schema = load_schema(package)
        self.classes = Classes(package, self.schema)
        self.encoders = Encoders(self.schema, self.classes)
        self.decoders = Decoders(self.schema, self.classes)
        self._agents: dict[str, dict[str, OperationSchema]] = {}
        self._operations: dict[tuple[str, str], OperationCodec] = {}
        self._envelopes: dict[tuple[str, ...], EnvelopeSchema] = {}
        self._declarations = tuple(
            (f"n{index}:", f' xmlns:n{index}="{attribute(uri)}"')
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
        envelope = self._envelopes.get(headers)
        if envelope is None:
            envelope = EnvelopeSchema(self.all_declarations, headers)
            # two threads may make it at once, and get the same one: frames are kept by the object itself
            envelope = self._envelopes.setdefault(headers, envelope)
        return envelope

    @staticmethod
    def for_package(package: str) -> Codec:
        """The codec of a package such as `superoffice.soap.services88`, made with the first call."""
        return _codec(package)

    def operation(self, agent: str, operation: str) -> OperationCodec:
        """The codec of an operation, by wire names."""
        key = (agent, operation)
        codec = self._operations.get(key)
        if codec is None:
            operations = self._agents.get(agent)
            if operations is None:
                operations = self.schema.operations(agent)
                self._agents[agent] = operations
            codec = OperationCodec(operations[operation], self)
            codec = self._operations.setdefault(key, codec)
        return codec

    def declarations(self, xml: str) -> str:
        """The declarations of the prefixes that `xml` uses, as attributes for the element around it."""
        return "".join(text for mark, text in self._declarations if mark in xml)

    def encoder(self, type_: str) -> Callable[[object], bytes]:
        """Returns the encoder of a scalar or a type of the schema: to documents whose element is named like the type.

        Raises (the encoder):
            EncodeError: the value cannot be sent; `path` leads to the place.
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
        """Returns the decoder of a scalar or a type of the schema: of documents whose element may have any name.

        Raises (the decoder):
            DecodeError: the document is not well-formed, or a value does not fit; `path` leads to it.
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


@cache
def _codec(package: str) -> Codec:
    return Codec(package)
