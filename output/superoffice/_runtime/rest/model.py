"""The base of the generated REST models, and types of parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self, TypeAlias, TypeVar, cast

from ..errors import DecodeError
from ..values import model
from .codec.check import checker
from .codec.decode import decoder_of, json_text, parse_json
from .codec.encode import json_bytes

__all__ = ["Changes", "Model"]

_Model = TypeVar("_Model", bound="Model")


class Model(model.Model, kw_only=True):
    """Base of the generated models of REST, which can be written and read as JSON."""

    @classmethod
    def from_dict(cls: type[_Model], data: Mapping[str, object]) -> _Model:
        """Returns a model from the values of JSON, by wire name, or by a former name that still works.

        What is undocumented or cannot be read goes to `unknown_fields`, as in an answer.

        Raises:
            DecodeError: JSON has no such value, or a key is the Python name of a field; `path` says where.
        """
        # most models come from answers
        from .codec.set_aside import check_set_aside

        model = cast("_Model", decoder_of(cls).convert(data))
        check_set_aside(model)
        return model

    @classmethod
    def from_json(cls: type[_Model], data: str | bytes) -> _Model:
        """Returns a model from JSON, read as an answer is: what cannot be read goes to `unknown_fields`.

        Raises:
            DecodeError: it is no JSON, or no object.
        """
        content = data.encode() if isinstance(data, str) else data
        return cast("_Model", decoder_of(cls).read(json_text(content)))

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
        from .codec.set_aside import refuse_unread

        try:
            model = cls.from_dict(cast("Mapping[str, object]", value))
            refuse_unread(model)
        except DecodeError as error:
            raise ValueError(str(error)) from error
        return model

    def to_dict(self) -> dict[str, object]:
        """Returns the values of JSON by wire name: dates and flags are strings, None is left out.

        Raises:
            EncodeError: JSON cannot represent a value, or it is not of the type of its field.
        """
        return cast("dict[str, object]", parse_json(self._json()))

    def to_json(self) -> str:
        """Returns the model as JSON, as a request contains it, and with its links.

        Raises:
            EncodeError: JSON cannot represent a value, or it is not of the type of its field.
        """
        return self._json().decode()

    def _json(self) -> bytes:
        checker(type(self))(self)
        return json_bytes(self)


Changes: TypeAlias = (
    Mapping[str, object] | model.Model | Sequence[Mapping[str, object] | model.Model]
)
"""The body of a PATCH. A merge patch (RFC 7396): fields by Python name or wire name, of which None deletes, or a model,
whose fields that are not None count; or the operations of a JSON Patch (RFC 6902)."""
