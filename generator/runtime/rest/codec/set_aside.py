"""What reading set aside: the `unknown_fields` of a model and of all models inside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from ...errors import DecodeError
from ...values.model import Model
from .decode import decoder_of


def check_set_aside(model: Model) -> None:
    """Reads keys that are former names of fields, and refuses those that are names of Python instead of the wire.

    Only programs write these.

    Raises:
        DecodeError: a key is the Python name of a field that is absent; `path` leads to it.
    """
    for path, owner, key in tuple(_set_aside(model, "")):
        wire = _wires(owner).get(key)
        if wire is None:
            _read_former(owner, key, path)
        elif getattr(owner, key) is None:
            raise DecodeError(path, f"is no name on the wire: did you mean {wire!r}?")


def _read_former(owner: Model, key: str, path: str) -> None:
    """Gives a field that is absent the value that was set aside under its former name."""
    # few programs use former names
    from ...values.former import former_field

    cls = type(owner)
    former = former_field(cls, key)
    if former is None or getattr(owner, former.name) is not None:
        return
    former.warn(cls)
    wire = _wires(owner)[former.name]
    # read as a part of its model, where what cannot be read is set aside under the wire name
    value = {wire: owner.unknown_fields.pop(key)}
    try:
        read = cast("Model", decoder_of(cls).convert(value))
        check_set_aside(read)
    except DecodeError as error:
        place = path.removesuffix(key).removesuffix(".")
        raise (error.within(place) if place else error) from None
    setattr(owner, former.name, getattr(read, former.name))
    owner.unknown_fields.update(read.unknown_fields)


def refuse_unread(model: Model) -> None:
    """Refuses documented fields whose values could not be read, which answers are allowed to have.

    Raises:
        DecodeError: there is such a field; `path` leads to it.
    """
    for path, owner, key in _set_aside(model, ""):
        for name, wire in _wires(owner).items():
            if wire == key:
                hint = type(owner).__annotations__.get(name, "its type")
                raise DecodeError(path, f"cannot be read as {hint}")


def _wires(model: Model) -> dict[str, str]:
    """The wire names of the fields of a model by their Python names."""
    names = zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True)
    return dict(names)


def _set_aside(value: object, path: str) -> Iterator[tuple[str, Model, str]]:
    """The path of each key in `unknown_fields`, its model, and the key."""
    match value:
        case Model():
            for key in value.unknown_fields:
                yield f"{path}.{key}".lstrip("."), value, key
            for name, wire in _wires(value).items():
                if name != "unknown_fields":
                    yield from _set_aside(getattr(value, name), f"{path}.{wire}")
        case list():
            for index, item in enumerate(cast("list[object]", value)):
                yield from _set_aside(item, f"{path}[{index}]")
        case dict():
            for name, item in cast("dict[str, object]", value).items():
                yield from _set_aside(item, f"{path}.{name}")
        case _:
            return
