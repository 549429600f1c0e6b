"""What the generated clients send for each page of the seeds is what the page shows.

Compared after the one documented normalisation (`superoffice._runtime.testing.canonical`): the pages show a SOAP 1.2
envelope, headers beside the body, xsi:type on every element and nil where the sample is cut off by depth.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from servers.recording import RecordingServer
from support.soap.samples import TNS, Sample, Sdk

ROOT = Path(__file__).resolve().parents[2]
SDK = Sdk(ROOT / "output")
SAMPLES = [
    Sample(path)
    for path in sorted((ROOT / "seeds/reference/soap").glob("Services*/*/*.md"))
    if path.name != "index.md"
]
every_sample = pytest.mark.parametrize(
    "sample", SAMPLES, ids=[sample.id for sample in SAMPLES]
)


@every_sample
@pytest.mark.parametrize("call", [SDK.call, SDK.call_async], ids=["sync", "async"])
def test_a_call_sends_what_the_page_shows(
    sample: Sample, call: Callable[[Sample, str], object], server: RecordingServer
) -> None:
    server.answer(sample.response, headers={"Content-Type": "text/xml"})
    result = call(sample, server.url)
    (sent,) = server.requests
    assert SDK.canonical_xml(sent.body) == SDK.canonical_xml(sample.request)
    assert sent.path == f"/Cust1/Remote/{sample.version}/{sample.agent}.svc"
    assert sent.headers["content-type"] == "text/xml; charset=utf-8"
    action = f"{TNS}{sample.version}/{sample.agent}/{sample.operation}"
    assert sent.headers["soapaction"] == f'"{action}"'
    assert SDK.says(sample.id, result)


@every_sample
def test_the_envelope_is_soap_1_1_with_headers_in_header(
    sample: Sample, server: RecordingServer
) -> None:
    server.answer(sample.response)
    SDK.call(sample, server.url)
    envelope = SDK.parse(server.requests[0].body)
    assert envelope.tag == "{http://schemas.xmlsoap.org/soap/envelope/}Envelope"
    assert [child.tag.rpartition("}")[2] for child in envelope] == ["Header", "Body"]
    shown = {"ApplicationToken", "Credentials"} & {
        child.tag.rpartition("}")[2] for child in SDK.parse(sample.request)
    }
    assert {child.tag.rpartition("}")[2] for child in envelope[0]} == shown


def test_every_page_of_the_seeds_is_an_operation_of_the_sdk() -> None:
    documented = {sample.id for sample in SAMPLES}
    known = {subject for subject in SDK.index if subject.startswith("soap/")}
    assert documented < known
    assert len(documented) == len(SAMPLES) > 15


def test_another_name_or_value_is_seen_by_the_comparison() -> None:
    sample = SAMPLES[0]
    right = SDK.canonical_xml(sample.request)
    other = sample.request.replace(b":AppointmentId", b":Other")
    assert SDK.canonical_xml(other) != right
    value = sample.request.replace(b">Unknown<", b">Known<")
    assert SDK.canonical_xml(value) != right
