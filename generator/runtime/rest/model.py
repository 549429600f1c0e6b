"""The base of the generated REST models, and types of parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self, TypeAlias, TypeVar, cast

from ..errors import DecodeError
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

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> Any:
        # only pydantic calls it
        from ..values.pydantic_schema import class_schema

        return class_schema(cls, cls._of_json, cls.to_dict)

    @classmethod
    def _of_json(cls, value: object) -> Self:
        if isinstance(value, cls):
            return value
        if not isinstance(value, Mapping):
            raise TypeError(f"expected {cls.__name__}, got {type(value).__name__}")
        try:
            return cls.from_dict(cast("Mapping[str, object]", value))
        except DecodeError as error:
            raise ValueError(str(error)) from error

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
