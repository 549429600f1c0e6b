"""The bodies of requests and answers: one element that holds the parts of a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...errors import DecodeError, EncodeError
from .decode import Decoders
from .encode import Encoders
from .readers import Reader
from .schema import FieldSchema, Schema
from .xml import Element, local_name

TOO_DEEP: Final = "is nested too deeply, or in itself"
"""Why a value that ends in a RecursionError is refused."""


class Message:
    """A wrapper element with its parts in order."""

    def __init__(
        self,
        name: str,
        parts: Sequence[FieldSchema],
        schema: Schema,
        encoders: Encoders,
        decoders: Decoders,
    ) -> None:
        self.name = name
        self.parts = tuple(parts)
        self._tag = f"{{{schema.namespaces[0]}}}{name}"
        self._write = encoders.message_writer(name, parts)
        self._readers: dict[str, tuple[int, Reader]] = {
            f"{{{schema.namespaces[part.namespace]}}}{part.wire}": (
                index,
                decoders.reader(part.type),
            )
            for index, part in enumerate(parts)
        }

    def encode(self, values: tuple[object, ...]) -> str:
        """The element with these values, one for each part.

        Raises:
            EncodeError: a value cannot be sent.
        """
        try:
            return self._write(values)
        except EncodeError as error:
            raise error.within(self.name) from None
        except RecursionError:
            raise EncodeError(self.name, TOO_DEEP) from None

    def decode(self, element: Element) -> tuple[object, ...]:
        """The values of an element, one for each part; None for what is not there or nil.

        Raises:
            DecodeError: another element, or a value that does not fit its type.
        """
        if element.tag != self._tag:
            name = local_name(element.tag)
            raise DecodeError(self.name, f"unexpected element {name}")
        try:
            return tuple(self._values(element))
        except RecursionError:
            raise DecodeError(self.name, TOO_DEEP) from None

    def _values(self, element: Element) -> list[object]:
        values: list[object] = [None] * len(self.parts)
        for child in element:
            found = self._readers.get(child.tag)
            if found is None:
                continue
            index, read = found
            try:
                values[index] = read(child)
            except (DecodeError, ValueError) as error:
                raise self._located(error, self.parts[index]) from None
        return values

    def _located(
        self, error: DecodeError | ValueError, part: FieldSchema
    ) -> DecodeError:
        """Inside a value the path begins with the name of its type, else with the message and the part."""
        if isinstance(error, DecodeError):
            return error.within(local_name(part.type))
        return DecodeError(f"{self.name}.{part.wire}", str(error))
