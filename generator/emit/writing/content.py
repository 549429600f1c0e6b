"""The content of a file: its hash is known, its bytes are there or made on demand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Self

from generator.model.errors import InternalError


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a file that is to be written; equal to another one with the same hash.

    `sha256` has the 64 hexadecimal digits of the hash of what `data` gives.
    """

    sha256: str
    _source: bytes | Callable[[], bytes] = field(repr=False, compare=False)

    @classmethod
    def of(cls, data: bytes) -> Self:
        """The content with these bytes."""
        return cls(hashlib.sha256(data).hexdigest(), data)

    @classmethod
    def on_demand(cls, sha256: str, make: Callable[[], bytes]) -> Self:
        """The content with this hash whose bytes are made by each call of `data`, and not kept."""
        return cls(sha256, make)

    def data(self) -> bytes:
        """The bytes.

        Raises:
            InternalError: what was made has another hash, so what is known about it is wrong.
        """
        if isinstance(self._source, bytes):
            return self._source
        data = self._source()
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise InternalError(
                "a file is not what the cache says of it",
                "Run docwright cache clear, then run it again.",
            )
        return data


def contents_of(files: Mapping[str, bytes]) -> dict[str, Content]:
    """The contents with these bytes, by path."""
    return {path: Content.of(data) for path, data in files.items()}
