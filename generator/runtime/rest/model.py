"""The base of the generated REST models, and types of parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self, TypeAlias, cast

from ..values import model
from .codec.check import checker
from .codec.decode import decoder_of, json_text, parse_json
from .codec.encode import json_bytes

__all__ = ["Changes", "Model"]


class Model(model.Model, kw_only=True):
    """Base of the generated models of REST, which can be written and read as JSON."""

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> Self:
        """Returns a model from the values of JSON, by wire name.

        What is undocumented or cannot be read goes to `unknown_fields`, as in an answer.

        Raises:
            DecodeError: JSON has no such value; `path` says where.
        """
        return cast("Self", decoder_of(cls).convert(data))

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """Returns a model from JSON, read as an answer is: what cannot be read goes to `unknown_fields`.

        Raises:
            DecodeError: it is no JSON, or no object.
        """
        content = data.encode() if isinstance(data, str) else data
        return cast("Self", decoder_of(cls).read(json_text(content)))

    def to_dict(self) -> dict[str, object]:
        """Returns the values of JSON by wire name: dates and flags are strings, None is left out.

        Raises:
            EncodeError: JSON cannot represent a value, or it is not of the type of its field.
        """
        return cast("dict[str, object]", parse_json(self._json()))

    def to_json(self) -> str:
        """Returns the model as JSON, as a request contains it.

        Raises:
            EncodeError: JSON cannot represent a value, or it is not of the type of its field.
        """
        return self._json().decode()

    def _json(self) -> bytes:
        checker(type(self))(self)
        return json_bytes(self)


Changes: TypeAlias = Mapping[str, object] | Iterable[Mapping[str, object] | model.Model]
"""The body of a PATCH: a merge patch (RFC 7396) by wire name, in which None deletes; or the operations of a JSON Patch
(RFC 6902)."""
