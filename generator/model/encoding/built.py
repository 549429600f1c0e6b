"""What is built from all pages together, as values and as bytes that a later run reads.

A model is read from its bytes several times faster than it is built from pages. The samples are apart from it, because
they have more bytes, and not every command needs them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import msgspec

from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.encoding.shared_strings import StringReader, StringWriter
from generator.model.overrides import NO_OVERRIDES, Overrides
from generator.model.samples import Defect, PageSamples
from generator.model.sources import SourceAge

_T = TypeVar("_T")


class BuiltModel(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """The model of all pages, with the overrides that were applied.

    `diagnostics` are those of the pages and of the passes, sorted by place; `defects` are the samples that contradict the
    model. `sources` are the sources of the pages with their ages, the newest first. `page_counts` counts the pages by kind,
    `skipped` those with nothing in it by suffix.
    """

    api: Api
    overrides: Overrides = NO_OVERRIDES
    diagnostics: tuple[Diagnostic, ...] = ()
    defects: tuple[Defect, ...] = ()
    sources: tuple[SourceAge, ...] = ()
    page_counts: Mapping[str, int] = {}
    skipped: Mapping[str, int] = {}


def encode_model(built: BuiltModel) -> bytes:
    """The model as MessagePack, for a later run."""
    return encoded(built)


def decode_model(data: bytes) -> BuiltModel:
    """The inverse of `encode_model`; raises ValueError for anything else."""
    return decoded(data, BuiltModel)


def encode_samples(samples: PageSamples) -> bytes:
    """The samples as MessagePack, for a later run."""
    return encoded(samples)


def decode_samples(data: bytes) -> PageSamples:
    """The inverse of `encode_samples`; raises ValueError for anything else."""
    return decoded(data, PageSamples)


def encoded(value: object) -> bytes:
    """Any value as MessagePack."""
    return msgspec.msgpack.Encoder(enc_hook=StringWriter().__call__).encode(value)


def decoded(data: bytes, kind: type[_T]) -> _T:
    """The inverse of `encoded`; raises ValueError for anything else."""
    decoder = msgspec.msgpack.Decoder(kind, dec_hook=StringReader())
    try:
        return decoder.decode(data)
    except RecursionError as error:
        raise ValueError("values are nested too deeply") from error
