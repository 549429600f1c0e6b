"""The base of the generated REST models, and types of parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar, cast

from ..values import model
from .codec.decode import decoder_of, json_text, parse_json
from .codec.encode import json_bytes

__all__ = ["Changes", "Model"]

_Model = TypeVar("_Model", bound="Model")


class Model(model.Model, kw_only=True):
    """Base of the generated models of REST, which can be written and read as JSON."""

    @classmethod
    def from_dict(cls: type[_Model], data: Mapping[str, object]) -> _Model:
        """Returns a model from the values of JSON, by wire name. Undocumented ones go to `unknown_fields`.

        Raises:
            DecodeError: a value does not fit; `path` says where.
        """
        return cast("_Model", decoder_of(cls).convert(data))

    @classmethod
    def from_json(cls: type[_Model], data: str | bytes) -> _Model:
        """Returns a model from JSON, read as an answer is.

        Raises:
            DecodeError: it is no JSON, or a value does not fit; `path` says where.
        """
        content = data.encode() if isinstance(data, str) else data
        return cast("_Model", decoder_of(cls).decode(json_text(content)))

    def to_dict(self) -> dict[str, object]:
        """Returns the values of JSON by wire name: dates and flags are strings, None is left out.

        Raises:
            EncodeError: JSON cannot represent a value.
        """
        return cast("dict[str, object]", parse_json(json_bytes(self)))

    def to_json(self) -> str:
        """Returns the model as JSON, as a request contains it.

        Raises:
            EncodeError: JSON cannot represent a value.
        """
        return json_bytes(self).decode()


Changes: TypeAlias = Mapping[str, object] | Iterable[Mapping[str, object] | model.Model]
"""The body of a PATCH: a merge patch (RFC 7396) by wire name, in which None deletes; or the operations of a JSON Patch
(RFC 6902)."""
