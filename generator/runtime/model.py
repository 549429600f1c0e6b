"""Bases of the generated classes."""

from __future__ import annotations

import msgspec


class Model(msgspec.Struct, kw_only=True, repr_omit_defaults=True, omit_defaults=True):
    """Base of the generated models. Every field may be None, which means that it was not there."""

    unknown_fields: dict[str, object] = {}
    """What came besides the documented fields, by wire name: from SOAP its XML. It is sent back as it is."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the generated results of operations that answer with several values."""
