"""REST of real pages: calls send what the pages show, and results are what they answer.

CI calls a seeded sample of the operations, `.ci/run --full` all of them.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from servers.recording import RecordingServer
from support.rest_samples import UNREADABLE, RestSample, RestSdk

pytestmark = pytest.mark.corpus
CORPUS = "corpus/2023/reference/restful"
SAMPLE_SIZE = 400
RE_OPEN = "003_a8f6b7c9154cdf2f.txt"


class _Memory:
    """A transport that keeps the request and gives the sample's answer."""

    def __init__(self, sdk: RestSdk, sample: RestSample) -> None:
        self._sdk = sdk
        self._sample = sample
        self.request: Any = None

    def send(self, request: Any) -> Any:
        self.request = request
        response = self._sdk.module("_runtime.transport.messages").Response
        headers = {"Content-Type": "application/json; charset=utf-8"}
        return response(
            status=self._sample.status,
            headers=type(request.headers)(headers),
            content=self._sdk.answer(self._sample),
        )

    def close(self) -> None:
        """There is nothing to close."""


def _samples(shared: Path, count: int | None) -> list[RestSample]:
    paths = sorted((shared / CORPUS).glob("*/*/v1*.md"))
    if count is not None:
        paths = random.Random(88).sample(paths, count)
    return [RestSample(path) for path in paths]


def _differing(sdk: RestSdk, sample: RestSample) -> str | None:
    memory = _Memory(sdk, sample)
    try:
        result = sdk.call(sample, "https://sod.example", memory)
    except sdk.module("_runtime.errors").DecodeError as error:
        is_known = sample.is_fraction_of_int64 or UNREADABLE.fullmatch(str(error))
        return None if is_known else str(error)
    sent = sdk.sent(memory.request)
    return sdk.request_differs(sample, *sent) or sdk.result_differs(sample, result)


def test_calls_of_the_corpus_send_and_give_what_their_pages_show(
    shared: Path, full: bool, rest_corpus_sdk: RestSdk
) -> None:
    sdk = rest_corpus_sdk
    samples = _samples(shared, None if full else SAMPLE_SIZE)
    found = {sample.id: _differing(sdk, sample) for sample in samples}
    assert {id_: difference for id_, difference in found.items() if difference} == {}


def test_every_page_of_the_corpus_is_an_operation(
    shared: Path, rest_corpus_sdk: RestSdk
) -> None:
    sdk = rest_corpus_sdk
    documented = {sample.id for sample in _samples(shared, None)}
    assert documented == {id_ for id_ in sdk.index if id_.startswith("rest/")}


def test_every_type_of_the_corpus_has_a_decoder_and_an_encoder(
    rest_corpus_sdk: RestSdk,
) -> None:
    sdk = rest_corpus_sdk
    codec = sdk.module("_runtime.rest.schema").Codec.for_package(sdk.package)
    models = sdk.module("models")
    classes = [
        value
        for value in vars(models).values()
        if isinstance(value, type) and value.__module__ == models.__name__
    ]
    assert len(classes) > 200
    for model in classes:
        assert sdk.encoded(codec.decoder(f"#{model.__name__}").decode(b"{}")) == b"{}"
        assert msgspec.inspect.type_info(model)
    rows = [row for group in sdk.wire.values() for row in group.values()]
    types = {part[1] for row in rows for part in row["parameters"]}
    types |= {row["returns"] for row in rows if "returns" in row}
    assert len(types) > 100
    for type_ in types:
        assert codec.decoder(type_)


def test_the_seed_is_typed_from_its_one_page(
    shared: Path, rest_seeds_sdk: RestSdk
) -> None:
    sdk = rest_seeds_sdk
    sample = RestSample(shared / "seeds" / RE_OPEN)
    entity = sdk.module("models").AppointmentEntity
    shown = json.loads(sample.response or b"")
    types = {field.encode_name: field.type for field in msgspec.structs.fields(entity)}
    unknown = sdk.module("_runtime.values.model").UNKNOWN_FIELDS
    assert types.keys() - {unknown} == shown.keys()
    assert object not in types.values()
    nested = [name for name, value in shown.items() if isinstance(value, dict)]
    assert len(nested) > 15
    for name in nested:
        assert "models." in str(types[name]) or "dict[" in str(types[name]), name


def test_the_seeds_sample_decodes_and_encodes_back(
    shared: Path, rest_seeds_sdk: RestSdk
) -> None:
    sdk = rest_seeds_sdk
    sample = RestSample(shared / "seeds" / RE_OPEN)
    for call in (sdk.call, sdk.call_async):
        with RecordingServer() as server:
            server.answer(sample.response or b"")
            result = call(sample, server.url)
            (sent,) = server.requests
        assert sdk.request_differs(sample, sent, sent.path, sent.query) is None
        assert sdk.result_differs(sample, result) is None
        assert not getattr(result, "unknown_fields", None)
