"""The codec of a package: its operations, types and decoders, each made on first use."""

from __future__ import annotations

from functools import cache

from ..schema import Schema
from .decode import Decoder, decoder_of
from .types import Types


class Codec:
    """Knows the operations and decodes the types of a generated package. It is made once for each package."""

    def __init__(self, package: str) -> None:
        self.schema = Schema(package)
        self.types = Types(package)
        self._decoders: dict[str, Decoder] = {}

    @staticmethod
    def for_package(package: str) -> Codec:
        """The codec of a package such as `superoffice`."""
        return _codec(package)

    def decoder(self, type_: str) -> Decoder:
        """The decoder of a type expression."""
        found = self._decoders.get(type_)
        if found is None:
            found = decoder_of(self.types.resolve(type_))
            self._decoders[type_] = found
        return found


@cache
def _codec(package: str) -> Codec:
    return Codec(package)
