"""The SOAP clients in `output/` call a server that takes only what the WSDLs of the seeds say.

The service is in `servers/wcf.py`. That it refuses everything else is tested here, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from lxml import etree
from servers.recording import RecordedRequest, RecordingServer
from servers.wcf import XML, WcfService, WsdlOperation, envelope
from support.soap.agents import PLAIN, URL_PATH, Agent, calls_of, options_of, service_of
from support.soap.checks import (
    check_always,
    check_answers,
    check_async_calls,
    check_calls,
    check_requests,
)
from support.soap.samples import Sdk

_ROOT: Final = Path(__file__).resolve().parents[2]
_SDK: Final = Sdk(_ROOT / "output")


@pytest.fixture(scope="module")
def agents() -> list[Agent]:
    pages = sorted((_ROOT / "seeds/reference/soap").glob("Services*/Services*-*.md"))
    assert len(pages) > 3
    return [Agent(_SDK, *page.stem.split("-"), page, None) for page in pages]


def test_requests_are_what_the_schemas_allow_and_what_zeep_reads(
    agents: list[Agent],
) -> None:
    check_always(agents, check_requests)


def test_answers_of_the_schemas_are_read_as_zeep_reads_them(
    agents: list[Agent],
) -> None:
    check_always(agents, check_answers)


def test_the_server_takes_every_call_of_the_synchronous_client(
    agents: list[Agent],
) -> None:
    check_calls(agents)


def test_the_server_takes_every_call_of_the_asynchronous_client(
    agents: list[Agent],
) -> None:
    check_async_calls(agents)


def test_calls_over_http_are_taken_and_the_headers_of_the_answer_are_there(
    agents: list[Agent],
) -> None:
    sdk, version = agents[0].sdk, agents[0].version
    service = service_of(agents, version)
    package = sdk.module(f"soap.{version.lower()}")
    with (
        RecordingServer(service.respond) as server,
        package.Client(f"{server.url}{URL_PATH}", **options_of(sdk)) as client,
    ):
        for group, method, arguments in list(calls_of(agents, version))[:5]:
            call = getattr(getattr(client, group), method)
            raw = client.with_raw_response(call, **arguments)
            raw.parse()
            assert raw.soap_headers.succeeded is True
            assert raw.soap_headers.exception is None
            assert raw.soap_headers.extra_info == {"text": "text"}
            assert raw.soap_headers.time_zone_id == 1
            assert raw.soap_headers.time_zone_code == "text"
    assert service.refused == []


# ---------------------------------------------------------------- controls: the checks see what is wrong


@pytest.fixture
def taken(agents: list[Agent]) -> tuple[WcfService, RecordedRequest]:
    """A service, and a request that it takes."""
    agent = next(candidate for candidate in agents if candidate.operations)
    service = service_of([agent], agent.version)
    operation = agent.operations[0]
    parameters = agent.codec.operation(agent.name, operation.name).schema.parameters
    arguments = agent.values("full", 1, PLAIN).arguments(parameters)
    content = envelope(etree.tostring(agent.request(operation, arguments)))
    request = RecordedRequest(
        method="POST",
        path=f"{URL_PATH}/{agent.version}/{agent.name}.svc",
        query={},
        headers={
            "content-type": XML["Content-Type"],
            "soapaction": f'"{operation.action}"',
        },
        body=content,
    )
    assert service.respond(request).status == 200
    return service, request


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"method": "GET"}, 405),
        ({"path": "/Cust1/Remote/Services88/Nobody.svc"}, 404),
        ({"headers": {"soapaction": "x", "content-type": "application/soap+xml"}}, 415),
        ({"headers": {"soapaction": "x", "content-type": XML["Content-Type"]}}, 500),
    ],
    ids=["method", "path", "content type", "action"],
)
def test_the_server_refuses_another_request(
    taken: tuple[WcfService, RecordedRequest], change: dict[str, Any], status: int
) -> None:
    service, request = taken
    changed = RecordedRequest(**(vars(request) | change))
    assert service.respond(changed).status == status
    assert len(service.refused) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"http://schemas.xmlsoap.org/soap/envelope/", b"http://www.w3.org/2003/05/soap-envelope"),
        (b"<Q:Body>", b"<ApplicationToken/><Q:Body>"),
        (b"<Q:Body>", b"<Q:Header><Q:Other/></Q:Header><Q:Body>"),
        (b"</Q:Body>", b"<Q:Other/></Q:Body>"),
    ],
    ids=["SOAP 1.2", "a header beside the body", "another header", "two parts"],
)  # fmt: skip
def test_the_server_refuses_another_envelope(
    taken: tuple[WcfService, RecordedRequest], old: bytes, new: bytes
) -> None:
    service, request = taken
    assert old in request.body
    body = request.body.replace(old, new)
    changed = RecordedRequest(**(vars(request) | {"body": body}))
    assert service.respond(changed).status >= 400


def test_fields_in_another_order_are_seen_by_the_schemas(agents: list[Agent]) -> None:
    agent, operation, element = next(_with_two_parts(agents))
    assert agent.wsdl.faults(element) is None
    element.append(element[0])
    assert agent.wsdl.faults(element) is not None, operation


def test_another_value_is_seen_by_the_comparison(agents: list[Agent]) -> None:
    agent, _, element = next(_with_two_parts(agents))
    before = agent.zeep.read(element)
    for part in element.iter():
        part.text = {"text": "other", "1": "2"}.get(part.text, part.text)
    assert agent.zeep.read(element) != before


def _with_two_parts(agents: list[Agent]) -> Iterator[tuple[Agent, WsdlOperation, Any]]:
    for agent in agents:
        for operation in agent.operations:
            schema = agent.codec.operation(agent.name, operation.name).schema
            types = {parameter.type for parameter in schema.parameters}
            if types >= {"string", "int32"}:
                arguments = agent.values("full", 1, PLAIN).arguments(schema.parameters)
                yield agent, operation, agent.request(operation, arguments)
