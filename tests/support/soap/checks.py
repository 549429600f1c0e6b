"""What must hold for every agent of a generated SDK: by the schemas, by zeep, and for a server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from servers.wcf import AsyncWcfTransport, WcfTransport, WsdlOperation
from support.soap import answers as soap_answers
from support.soap import values as soap_values
from support.soap.agents import (
    URL_PATH,
    Agent,
    calls_of,
    options_of,
    service_of,
    versions_of,
)
from support.soap.answers import Answers
from support.soap.values import Pools, Values

property_based: Final = settings(
    max_examples=5,
    suppress_health_check=list(HealthCheck),
)
values_and_seed: Final = given(some=soap_values.pools, seed=st.integers(0, 2**32))
Check = Callable[[Agent, WsdlOperation, Pools, int], None]


def check_always(agents: list[Agent], check: Check) -> None:
    """Checks all operations of all agents with some values."""
    for agent in agents:
        _property_of(agent, check)()


def _property_of(agent: Agent, check: Check) -> Callable[[], None]:
    @property_based
    @values_and_seed
    def holds(some: Pools, seed: int) -> None:
        for operation in agent.operations:
            check(agent, operation, some, seed)

    return holds


def check_requests(
    agent: Agent, operation: WsdlOperation, some: Pools, seed: int
) -> None:
    """Requests are what the schemas allow, and zeep reads what was meant."""
    for kind in soap_values.KINDS:
        _check_request(agent, operation, agent.values(kind, seed, some))


def _check_request(agent: Agent, operation: WsdlOperation, values: Values) -> None:
    parameters = agent.codec.operation(agent.name, operation.name).schema.parameters
    arguments = values.arguments(parameters)
    element = agent.request(operation, arguments)
    assert element.tag == operation.request
    assert agent.wsdl.faults(element) is None, operation
    expected = agent.normal.parts(parameters, arguments)
    assert agent.zeep_reads(element, parameters) in (None, expected), operation


def check_answers(
    agent: Agent, operation: WsdlOperation, some: Pools, seed: int
) -> None:
    """Answers that the schemas allow are read as zeep reads them."""
    for kind in soap_answers.KINDS:
        _check_answer(agent, operation, Answers(agent.wsdl, some, kind, seed))


def _check_answer(agent: Agent, operation: WsdlOperation, answers: Answers) -> None:
    out = agent.codec.operation(agent.name, operation.name).schema.out
    element = answers.element(operation.response)
    assert agent.wsdl.faults(element) is None, operation
    result = agent.result(operation, element)
    assert agent.zeep_reads(element, out) in (None, result), operation


def check_calls(agents: list[Agent]) -> None:
    """A server takes every call of the synchronous client."""
    sdk = agents[0].sdk
    messages = sdk.module("_runtime.transport.messages")
    for version in versions_of(agents):
        service = service_of(agents, version)
        transport = WcfTransport(service, messages.Response, messages.Headers)
        package = sdk.module(f"soap.{version.lower()}")
        calls = list(calls_of(agents, version))
        with package.Client(
            f"https://sod.example{URL_PATH}/", transport=transport, **options_of(sdk)
        ) as client:
            for group, method, arguments in calls:
                getattr(getattr(client, group), method)(**arguments)
        assert service.refused == []
        assert len(service.accepted) == len(calls)


def check_async_calls(agents: list[Agent]) -> None:
    """A server takes every call of the asynchronous client."""
    sdk = agents[0].sdk
    messages = sdk.module("_runtime.transport.messages")

    async def run(version: str) -> None:
        service = service_of(agents, version)
        transport = AsyncWcfTransport(service, messages.Response, messages.Headers)
        package = sdk.module(f"soap.{version.lower()}")
        calls = list(calls_of(agents, version))
        async with package.AsyncClient(
            f"https://sod.example{URL_PATH}/{version}/",
            transport=transport,
            **options_of(sdk),
        ) as client:
            for group, method, arguments in calls:
                await getattr(getattr(client, group), method)(**arguments)
        assert service.refused == []
        assert len(service.accepted) == len(calls)

    for version in versions_of(agents):
        asyncio.run(run(version))
