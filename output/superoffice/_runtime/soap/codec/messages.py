"""The bodies of requests and answers: an element that holds the parts of a message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...errors import DecodeError, EncodeError
from .decode import Decoders
from .encode import Encoders
from .readers import Reader
from .schema import FieldSchema, Schema
from .xml import Element, local_name

TOO_DEEP: Final = "is nested too deeply, or contains itself"
"""The reason of errors that stand for a RecursionError."""


class Message:
    """An element that wraps the parts of a message, in their order."""

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
        self._repeated = [i for i, part in enumerate(self.parts) if part.repeated]
        self._write = encoders.message_writer(name, parts)
        self._readers: dict[str, tuple[int, Reader]] = {
            f"{{{schema.namespaces[part.namespace]}}}{part.wire}": (
                index,
                decoders.reader(part.type),
            )
            for index, part in enumerate(parts)
        }

    def encode(self, values: tuple[object, ...]) -> str:
        """The element with a value for each part.

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
        """A value of the element for each part; None for parts that are missing or nil.

        Raises:
            DecodeError: the element has another name, or a value does not fit its type.
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
        lists: dict[int, list[object]] = {index: [] for index in self._repeated}
        for child in element:
            part_reader = self._readers.get(child.tag)
            if part_reader is None:
                continue
            index, read = part_reader
            try:
                values[index] = value = read(child)
                if index in lists:
                    lists[index].append(value)
            except (DecodeError, ValueError) as error:
                raise self._located(error, self.parts[index]) from None
        for index, items in lists.items():
            values[index] = items
        return values

    def _located(
        self, error: DecodeError | ValueError, part: FieldSchema
    ) -> DecodeError:
        """The path inside a value begins with the value's type; that of a whole part is the message and the part."""
        if isinstance(error, DecodeError):
            return error.within(local_name(part.type))
        return DecodeError(f"{self.name}.{part.wire}", str(error))
