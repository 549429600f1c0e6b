"""`_Links` of answers, which lead to what belongs to an object. The server ignores them in requests: they are not sent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

import msgspec

from ...values.model import UNKNOWN_FIELDS, Model
from .types import LINKS, PythonType, field_types, model_class, without_none


def without_links(value: object, type_: PythonType = object) -> object:
    """Returns a value of a type without the links of the models in it, and of the mappings that stand for models.

    Dictionaries keep what has the name of links.
    """
    type_ = without_none(type_)
    match value:
        case Model():
            return _model(value)
        case Mapping():
            return _mapping(cast("Mapping[object, object]", value), type_)
        case list() | tuple() | set() | frozenset():
            items = cast("Iterable[object]", value)
            return [without_links(item, _inner(type_)) for item in items]
        case _:
            return value


def _inner(type_: PythonType) -> PythonType:
    """Returns the type of the items of a list, or of the values of a dictionary."""
    arguments = get_args(type_)
    return arguments[-1] if arguments else object


def _mapping(value: Mapping[object, object], type_: PythonType) -> object:
    cls = model_class(type_)
    if cls is not None:
        types = field_types(cls)
        return {
            key: without_links(item, types.get(str(key), object))
            for key, item in value.items()
            if key != LINKS
        }
    inner = _inner(type_)
    return {key: without_links(item, inner) for key, item in value.items()}


def _model(model: Model) -> Model:
    changes: dict[str, Any] = {}
    for field in msgspec.structs.fields(model):
        value: object = getattr(model, field.name)
        if value is None:
            continue
        if field.encode_name == LINKS:
            changes[field.name] = None
        elif field.encode_name == UNKNOWN_FIELDS:
            unknown = cast("Mapping[str, object]", value)
            changes[field.name] = {
                wire: item for wire, item in unknown.items() if wire != LINKS
            }
        else:
            changes[field.name] = without_links(value, field.type)
    return msgspec.structs.replace(model, **changes)
