"""The operations and types of a generated package, as `wire.json` beside the generated models describes them.

Types are written `string int16 int32 int64 uint32 double boolean date-time byte any`, `array<T>`, `dict<K,V>`,
`#ClassName` for a class of `models` or `enums`, and `flags<#ClassName>`.
"""

from __future__ import annotations

from functools import cache
from typing import Final, Literal

import msgspec

from ..package_files import read_file
from .codec.decode import Decoder, decoder_of
from .codec.types import Types

API_PATH: Final = "/api"
"""What the URL of a tenant is followed by."""


class ParameterSchema(msgspec.Struct, frozen=True, array_like=True):
    """A parameter, in the file a list of these values up to the last that is not usual."""

    wire: str
    type: str
    location: Literal["path", "query", "header", "cookie", "body"]
    required: bool = False
    given_name: str | None = None
    """The Python name, if the rules for wire names do not give it."""
    style: str | None = None
    """How a list or an object is written, if not as usual: `comma`, `space`, `pipe`, `tab`, `properties` or `deep`."""

    @property
    def name(self) -> str:
        """The Python name, for messages."""
        if self.given_name:
            return self.given_name
        # only messages need it
        from ..values.names import attribute_name

        return attribute_name(self.wire)


class OperationSchema(msgspec.Struct, frozen=True):
    """An operation.

    `path` goes on behind the tenant's URL, or behind the base URL where the schema has a base path of its own.
    `body` is an object of the body parameters ("wrapper"), the only body parameter as JSON ("value", or "patch", which
    keeps null) or its bytes ("binary", as one of `content_types`), or a form of the body parameters ("form",
    "multipart"). `result` is None for JSON of the type `returns`, "none" for no result, "rows" for an OData list,
    "binary" for bytes and "text" for a text as one of `accept`. Of JSON these media types are those that differ from the
    usual one.
    """

    method: str
    path: str
    parameters: tuple[ParameterSchema, ...] = ()
    body: Literal["wrapper", "value", "patch", "binary", "form", "multipart"] | None = (
        None
    )
    content_types: tuple[str, ...] = ()
    result: Literal["none", "rows", "binary", "text"] | None = None
    returns: str = "any"
    accept: tuple[str, ...] = ()
    page: str = ""
    """The page of the documentation that describes it, for messages."""
    has_headers: bool = False
    """Whether any parameter is a header or a cookie."""
    deprecated: bool = False
    """Whether that page calls it deprecated."""
    call: str | None = None
    """Its path below the client, if the rules for wire names do not give it."""


class _File(msgspec.Struct, frozen=True):
    """The file. Each group is read when it is first used."""

    schema: int
    version: str
    groups: dict[str, msgspec.Raw]
    custom: dict[str, str] = {}
    base_path: str = API_PATH


class Schema:
    """The operations of a package such as `superoffice`, by agent or resource.

    `base_path` is what the base URL ends in where it is `/api`; with another one the base URL is what routes go on from.
    `custom` are classes of the user that models are read as, such as `superoffice_custom.contact:Contact`, by class.
    """

    def __init__(self, package: str) -> None:
        data = read_file(package, "wire.json")
        file = msgspec.json.decode(data, type=_File)
        self.version = file.version
        self.custom = file.custom
        self.base_path = file.base_path
        # a program uses few groups, so each is parsed when it is used
        self._raw = file.groups
        self._groups: dict[str, dict[str, OperationSchema]] = {}

    def operation(self, group: str, operation: str) -> OperationSchema:
        """Returns an operation by its wire name and that of its group."""
        operations = self._groups.get(group)
        if operations is None:
            operations = msgspec.json.decode(
                self._raw[group], type=dict[str, OperationSchema]
            )
            self._groups[group] = operations
        return operations[operation]


class Codec:
    """The operations and the decoders of a generated package, each made on first use.

    There is one codec for each package.
    """

    def __init__(self, package: str) -> None:
        self.schema = Schema(package)
        self.types = Types(package)
        # arguments may be of any subclass of the generated class, so only results need the user's
        self._result_types = Types(package, self.schema.custom)
        self._decoders: dict[str, Decoder] = {}

    @staticmethod
    def for_package(package: str) -> Codec:
        """Returns the codec of a package such as `superoffice`."""
        return _codec(package)

    def decoder(self, type_: str) -> Decoder:
        """Returns the decoder of a type expression."""
        decoder = self._decoders.get(type_)
        if decoder is None:
            decoder = decoder_of(self._result_types.resolve(type_))
            self._decoders[type_] = decoder
        return decoder


@cache
def _codec(package: str) -> Codec:
    return Codec(package)
