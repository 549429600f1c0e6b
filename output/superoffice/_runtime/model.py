"""Bases of the generated classes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, cast

import msgspec

UNKNOWN_FIELDS = "*unknown_fields*"
"""The name of `unknown_fields` in JSON that msgspec writes; no name on the wire has an asterisk."""

_EMPTY = cast("Callable[[], dict[str, object]]", dict)


class Model(
    msgspec.Struct,
    kw_only=True,
    omit_defaults=True,
    repr_omit_defaults=True,
    forbid_unknown_fields=True,
):
    """Base of the generated models. Every field may be None, which means that it was not there."""

    # The two lengths exclude each other, so msgspec reads the field from no JSON: it would be a fake.
    unknown_fields: Annotated[
        dict[str, object], msgspec.Meta(min_length=1, max_length=0)
    ] = msgspec.field(default_factory=_EMPTY, name=UNKNOWN_FIELDS)
    """What came besides the documented fields, by wire name: from SOAP its XML. It is sent back as it is."""


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Base of the generated results of operations that answer with several values."""
