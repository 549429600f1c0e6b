"""SDKs of real pages: the shared seeds, and the shared corpus of 2023 with SOAP, REST and docfx YAML together.

Every module imports, every type has a decoder and an encoder, mypy --strict and pyright find nothing, and calls send what the
pages show. CI checks a seeded sample of the calls, `.ci/run --full` all of them.
"""

from __future__ import annotations

import importlib
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest
from servers.recording import RecordingServer
from support.soap.samples import Sample, Sdk

pytestmark = pytest.mark.corpus
SOAP = "corpus/2023/reference/soap"
REST = "corpus/2023/reference/restful"
SAMPLE_SIZE = 400


def test_the_seeds_give_their_four_operations(
    seeds_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, summary = seeds_sdk
    assert sorted(id_ for id_ in sdk.index if id_.startswith("soap/")) == [
        "soap/Services82/Appointment/Reject",
        "soap/Services86/Appointment/SetActivityStatus",
        "soap/Services87/Appointment/RejectWithEmailConfirmation",
    ]
    assert summary["pages"] == {"rest-operation": 1, "soap-operation": 3}
    assert "rest/v1/Agents/Appointment/CreateDefaultReOpenAppointment" in sdk.index


def test_the_seeds_operations_send_what_their_pages_show(
    shared: Path,
    seeds_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = seeds_sdk
    paths = sorted((shared / "seeds").glob("00[012]_*.txt"))
    assert len(paths) == 3
    for sample in map(Sample, paths):
        for call in (sdk.call, sdk.call_async):
            with RecordingServer() as server:
                server.answer(sample.response)
                assert call(sample, server.url) is None
                (sent,) = server.requests
            assert sdk.canonical_xml(sent.body) == sdk.canonical_xml(sample.request)


def test_the_seeds_operations_are_typed(seeds_sdk: tuple[Sdk, dict[str, Any]]) -> None:
    sdk, _ = seeds_sdk
    module = sdk.module("soap.services86.agents.appointment")
    annotations = module.AppointmentAgent.set_activity_status.__annotations__
    assert annotations["activity_identifier"] == "list[str] | None"
    assert annotations["activity_status"] == "enums.ActivityStatus"
    assert annotations["return"] == "None"


def test_every_page_of_the_corpus_is_accounted_for(
    shared: Path,
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    _, summary = corpus_sdk
    soap = [
        path for path in (shared / SOAP).glob("*/*/*.md") if path.name != "index.md"
    ]
    rest = list((shared / REST).glob("*/*/v1*.md"))
    assert summary["pages"]["soap-operation"] == len(soap)
    assert summary["pages"]["rest-operation"] == len(rest)
    assert summary["operations"] >= len(soap) + len(rest)
    # the index page of the docfx tree is prose
    assert summary["pages"]["unknown"] == 1
    assert set(summary["diagnostics"]) <= {
        "name-collision",
        "page-unknown",
        "sample-cut-off",
        "sample-fraction",
        "sample-null-item",
        "sample-word-for-date",
        "soap-sample-envelope",
        "soap-operation-not-in-wsdl",
        "source-conflict",
        "type-unnamed",
    }


def test_every_module_of_the_corpus_imports(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = corpus_sdk
    paths = sorted((sdk.folder / sdk.package).rglob("*.py"))
    assert len(paths) > 200
    for path in paths:
        parts = path.relative_to(sdk.folder).with_suffix("").parts
        importlib.import_module(".".join(parts).removesuffix(".__init__"))


def test_every_type_of_the_corpus_has_a_decoder_and_an_encoder(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = corpus_sdk
    for version in ("services87", "services88"):
        path = f"{sdk.package}.soap.{version}"
        codec = sdk.module("_runtime.soap.codec.facade").Codec.for_package(path)
        for type_ in codec.schema.types:
            assert codec.encoder(type_)
            assert codec.decoder(type_)
        models = sdk.module(f"soap.{version}.models")
        classes = [
            value
            for value in vars(models).values()
            if isinstance(value, type) and value.__module__ == models.__name__
        ]
        assert len(classes) > 200
        for model in classes:
            assert msgspec.inspect.type_info(model)


def _samples(shared: Path, count: int | None) -> list[Sample]:
    root = shared / SOAP
    paths = [path for path in root.glob("*/*/*.md") if path.name != "index.md"]
    paths.sort()
    if count is not None:
        paths = random.Random(88).sample(paths, count)
    return [Sample(path) for path in paths]


class _Memory:
    """A transport that keeps the request and gives the sample's answer."""

    def __init__(self, sdk: Sdk, sample: Sample) -> None:
        self._answer = sdk.module("_runtime.transport.messages").Response
        self._sample = sample
        self.body = b""

    def send(self, request: Any) -> Any:
        self.body = request.content
        headers = {"Content-Type": "text/xml"}
        return self._answer(
            status=200,
            headers=type(request.headers)(headers),
            content=self._sample.response,
        )

    def close(self) -> None:
        """There is nothing to close."""


def test_calls_of_the_corpus_send_what_their_pages_show(
    shared: Path,
    full: bool,
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, summary = corpus_sdk
    differing: list[str] = []
    refused: list[str] = []
    for sample in _samples(shared, None if full else SAMPLE_SIZE):
        memory = _Memory(sdk, sample)
        try:
            result = sdk.call(sample, "https://sod.example", memory)
        except sdk.module("_runtime.errors").EncodeError as error:
            # a sample that is wrong by itself: null as an item of numbers
            refused.append(str(error))
            continue
        if not sdk.says(sample.id, result):
            differing.append(f"{sample.id}: a result of type {type(result)}")
        if sdk.canonical_xml(memory.body) != sdk.canonical_xml(sample.request):
            differing.append(f"{sample.id}: another envelope")
    assert differing == []
    assert all(message.endswith("]: must not be None") for message in refused)
    assert len(refused) <= summary["diagnostics"]["sample-null-item"]


def test_mypy_strict_finds_nothing_in_the_corpus_sdk(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = corpus_sdk
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", sdk.package],
        cwd=sdk.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]


def test_pyright_strict_finds_nothing_in_the_corpus_sdk(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = corpus_sdk
    config = {
        "include": [sdk.package],
        "pythonVersion": "3.11",
        "typeCheckingMode": "strict",
    }
    (sdk.folder / "pyrightconfig.json").write_text(json.dumps(config))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
        cwd=sdk.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]


def test_no_path_is_too_long_for_windows(
    corpus_sdk: tuple[Sdk, dict[str, Any]],
) -> None:
    sdk, _ = corpus_sdk
    package = sdk.folder / sdk.package
    longest = max(
        len(path.relative_to(sdk.folder).as_posix()) for path in package.rglob("*")
    )
    assert longest <= 100
