"""A digest of values, for what is known by all that decides it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import cast

import msgspec

from generator.model.errors import InternalError
from generator.model.text import Text


def input_digest(value: object, base: bytes = b"") -> bytes:
    """The SHA-256 hash of `base` and a value: structs, containers, strings, bytes, numbers and texts of pages.

    Values that differ have different digests, but for the types of structs and of strings. The order of a mapping counts.

    Raises:
        InternalError: something in it is of another type.
    """
    digest = hashlib.sha256(base)
    digest.update(_ENCODER.encode(value))
    return digest.digest()


def _encodable(value: object) -> object:
    """What MessagePack has no type for; a text of a page differs from a string, as templates escape them differently."""
    match value:
        case Text():
            return msgspec.msgpack.Ext(1, value.raw.encode("utf-8", "surrogatepass"))
        case str():
            return str.__str__(value)
        case Mapping():
            return dict(cast("Mapping[object, object]", value))
        case _:
            raise InternalError(f"{type(value).__name__} has no digest")


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_encodable)
