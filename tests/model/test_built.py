"""The model and the samples as bytes: what is read again is equal, with the same types, and other bytes are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.commands.build import page_samples
from generator.model.encoding.built import (
    BuiltModel,
    decode_model,
    decode_samples,
    encode_model,
    encode_samples,
)
from generator.model.expressions import ArrayType, ReferenceType, Scalar, ScalarType
from generator.model.ids import TypeId
from generator.model.overrides import Override, Overrides
from generator.model.samples import PageSamples
from generator.model.text import Text
from generator.passes import build_api
from generator.reader.discover import discover
from generator.reader.page_bytes import PageBytes, page_hashes
from generator.reader.read import read_files

SEEDS = Path(__file__).parents[2] / "seeds"
OVERRIDES = Overrides(
    "docwright.overrides.yaml",
    (
        Override(
            subject="types/Contact#field/Tags",
            line=3,
            type=ArrayType(ReferenceType(TypeId.of_rest("Tag"))),
            text=Text("Tags."),
            lines={"type": 4, "text": 5},
        ),
        Override(subject="types/Contact#field/Id", line=7, type=ScalarType(Scalar.ANY)),
    ),
)


def built(docs: Path) -> tuple[BuiltModel, PageSamples]:
    files = discover([docs]).files
    pages = read_files(files, 1, lambda _: None)
    made = build_api(pages)
    source = PageBytes(files, page_hashes(files))
    samples, defects = page_samples(made.api, pages, source, made.ages)
    model = BuiltModel(
        api=made.api,
        overrides=OVERRIDES,
        diagnostics=made.diagnostics,
        defects=defects,
        page_counts={"wsdl": 1},
    )
    return model, samples


def other_types(value: object, other: object, place: str = "") -> Iterator[str]:
    """Yields the places where two equal values have other types; a name of an enum is a string like any other."""
    if type(value) is not type(other) and not isinstance(value, StrEnum):
        yield f"{place}: {type(value).__name__} and {type(other).__name__}"
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from other_types(
                getattr(value, name), getattr(other, name), f"{place}.{name}"
            )
    elif isinstance(value, tuple) and isinstance(other, tuple):
        for item, other_item in zip(value, other, strict=True):
            yield from other_types(item, other_item, f"{place}[]")
    elif isinstance(value, Mapping) and isinstance(other, Mapping):
        for key, item in value.items():
            yield from other_types(item, other[key], f"{place}{{}}")


def check(docs: Path) -> None:
    model, samples = built(docs)
    assert model.api.operations
    assert samples.samples
    for value, again in (
        (model, decode_model(encode_model(model))),
        (samples, decode_samples(encode_samples(samples))),
    ):
        assert again == value
        assert set(other_types(value, again)) == set()


def test_the_model_of_the_seeds_is_read_as_it_was_built() -> None:
    check(SEEDS)


@pytest.mark.corpus
@pytest.mark.parametrize("tree", ["2022", "2023", "generations"])
def test_the_model_of_the_corpus_is_read_as_it_was_built(
    shared: Path, tree: str
) -> None:
    check(shared / "corpus" / tree)


def test_a_text_is_in_memory_once() -> None:
    model, _ = built(SEEDS)
    again = decode_model(encode_model(model))
    texts = [part.text for each in again.api.operations for part in each.parameters]
    by_characters = {text.raw: text for text in texts if text}
    assert all(by_characters[text.raw] is text for text in texts if text)
    assert len(by_characters) < len(texts)


MODEL, SAMPLES = built(SEEDS / "reference/restful/rest/User")
BYTES = encode_model(MODEL)


@given(st.integers(0, len(BYTES) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_damaged_bytes_are_refused_or_another_model(
    at: int, put: bytes, length: int
) -> None:
    try:
        model = decode_model(BYTES[:at] + put + BYTES[at + length :])
    except ValueError:
        return
    assert decode_model(encode_model(model)) == model


@given(st.binary(max_size=40))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_model(data)


def test_samples_are_no_model() -> None:
    with pytest.raises(ValueError, match="Expected"):
        decode_model(encode_samples(SAMPLES))
    with pytest.raises(ValueError, match="Expected"):
        decode_samples(BYTES)


def test_values_nested_without_end_are_refused() -> None:
    any_type = b"\x92\xa6scalar\xa3any"
    assert any_type in BYTES
    nested = b"\x95\xa5array" * 100_000 + any_type
    with pytest.raises(ValueError, match="nested"):
        decode_model(BYTES.replace(any_type, nested))
