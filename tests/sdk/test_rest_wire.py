"""What the generated REST clients send for each page of the seeds is what the page shows, and so are the results.

JSON is compared after the one documented normalisation (`superoffice._runtime.testing.canonical`).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from servers.recording import RecordingServer
from support.rest_samples import RestSample, RestSdk

ROOT = Path(__file__).resolve().parents[2]
SDK = RestSdk(ROOT / "output")
SAMPLES = [
    RestSample(path)
    for path in sorted((ROOT / "seeds/reference/restful").glob("*/*/v1*.md"))
]
USABLE = [sample for sample in SAMPLES if not sample.is_fraction_of_int64]
every_sample = pytest.mark.parametrize(
    "sample", USABLE, ids=[sample.id for sample in USABLE]
)


@every_sample
@pytest.mark.parametrize("call", [SDK.call, SDK.call_async], ids=["sync", "async"])
def test_a_call_sends_what_the_page_shows_and_gives_what_it_answers(
    sample: RestSample,
    call: Callable[[RestSample, str], object],
    server: RecordingServer,
) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    server.answer(SDK.answer(sample), status=sample.status, headers=headers)
    result = call(sample, server.url)
    (sent,) = server.requests
    assert SDK.request_differs(sample, sent, sent.path, sent.query) is None
    assert sent.headers["authorization"] == "Bearer 8A:Cust1.token"
    assert sent.headers["so-apptoken"] == "secret"
    assert SDK.result_differs(sample, result) is None


def test_a_fraction_for_an_integer_is_an_error(server: RecordingServer) -> None:
    (sample,) = (each for each in SAMPLES if each.is_fraction_of_int64)
    server.answer(SDK.answer(sample))
    with pytest.raises(SDK.module("_runtime.errors").DecodeError):
        SDK.call(sample, server.url)


def test_every_page_of_the_seeds_is_an_operation_of_the_sdk() -> None:
    documented = {sample.id for sample in SAMPLES}
    known = {subject for subject in SDK.index if subject.startswith("rest/")}
    of_document = {id_ for id_ in known if id_.startswith("rest/v1/Agents/TimeZone/")}
    assert len(of_document) == 5
    assert documented - of_document == known - of_document
    assert len(documented) == len(SAMPLES) > 30


def test_the_seeds_have_every_shape_of_body_and_result() -> None:
    rows = [SDK.row(sample) for sample in SAMPLES]
    bodies = {row.get("body") for row in rows}
    assert bodies == {None, "wrapper", "value", "patch", "binary"}
    assert {row.get("result") for row in rows} == {None, "none", "rows", "binary"}


def test_another_name_or_value_is_seen_by_the_comparison() -> None:
    sample = next(each for each in SAMPLES if each.id.endswith("/Reject"))
    assert sample.request is not None
    right = SDK.canonical_json(sample.request)
    assert SDK.canonical_json(sample.request.replace(b"Reject", b"Refuse")) != right
    value = sample.request.replace(b": ", b": 1", 1)
    assert SDK.canonical_json(value) != right
