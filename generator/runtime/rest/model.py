"""What generated REST code uses besides its own classes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self, TypeAlias, cast

from ..values import model
from .codec.decode import decoder_of, json_text, parse_json
from .codec.encode import json_bytes

__all__ = ["Changes", "Model"]


class Model(model.Model, kw_only=True):
    """Base of the generated models of REST, which have a form in JSON: what goes over the wire."""

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Self:
        """A model from values as JSON has them, by wire name. What is not documented goes to `unknown_fields`.

        Raises:
            DecodeError: a value does not fit; `path` says where.
        """
        return cast("Self", decoder_of(cls).convert(data))

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """A model from JSON, as an answer is read.

        Raises:
            DecodeError: no JSON, or a value that does not fit; `path` says where.
        """
        content = data.encode() if isinstance(data, str) else data
        return cast("Self", decoder_of(cls).decode(json_text(content)))

    def to_dict(self) -> dict[str, object]:
        """The values as JSON has them, by wire name: dates and flags are strings. None is left out.

        Raises:
            EncodeError: JSON has no such value.
        """
        return cast("dict[str, object]", parse_json(json_bytes(self)))

    def to_json(self) -> str:
        """The model as JSON, as a request has it.

        Raises:
            EncodeError: JSON has no such value.
        """
        return json_bytes(self).decode()


Changes: TypeAlias = Mapping[str, object] | Iterable[Mapping[str, object] | model.Model]
"""What a PATCH sends: a merge patch (RFC 7396) by wire name, in which None deletes; or the operations of a JSON Patch
(RFC 6902)."""
