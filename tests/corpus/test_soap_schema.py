"""What goes over SOAP is what the WSDLs say: by their schemas, by another reader of the same WSDL, and by a server.

The schemas are those in the WSDL page of each agent, whose wrapper elements are its own; the other reader is zeep. CI
takes a seeded sample of the operations, `.ci/run --full` all.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Final

import pytest
from support.soap.agents import PLAIN, Agent
from support.soap.answers import Answers
from support.soap.checks import (
    check_always,
    check_answers,
    check_async_calls,
    check_calls,
    check_requests,
)
from support.soap.samples import Sdk

pytestmark = pytest.mark.corpus
_PAGES: Final = "corpus/2023/reference/soap"
_AGENTS, _OPERATIONS = 20, 6
"""How large the sample is: agents, and operations of each."""


@pytest.fixture(scope="module")
def agents(
    shared: Path, full: bool, corpus_sdk: tuple[Sdk, dict[str, Any]]
) -> list[Agent]:
    sdk, _ = corpus_sdk
    pages = sorted((shared / _PAGES).glob("Services*/Services*-*.md"))
    assert len(pages) > 70
    if not full:
        pages = random.Random(88).sample(pages, _AGENTS)
    return [
        Agent(sdk, *page.stem.split("-"), page, None if full else _OPERATIONS)
        for page in pages
    ]


def test_requests_are_what_the_schemas_allow_and_what_zeep_reads(
    agents: list[Agent],
) -> None:
    check_always(agents, check_requests)


def test_answers_of_the_schemas_are_read_as_zeep_reads_them(
    agents: list[Agent],
) -> None:
    check_always(agents, check_answers)


def test_a_server_takes_every_call_of_the_synchronous_client(
    agents: list[Agent],
) -> None:
    check_calls(agents)


def test_a_server_takes_every_call_of_the_asynchronous_client(
    agents: list[Agent],
) -> None:
    check_async_calls(agents)


def test_subclasses_are_read_by_their_xsi_type(
    shared: Path, corpus_sdk: tuple[Sdk, dict[str, Any]]
) -> None:
    sdk, _ = corpus_sdk
    for page in sorted((shared / _PAGES).glob("Services*/*-UserDefinedFieldInfo.md")):
        agent = Agent(sdk, *page.stem.split("-"), page, None)
        seen: set[str] = set()
        operation = agent.wsdl.operations["GetCustomFieldInfoList"]
        for seed in range(60):
            answers = Answers(agent.wsdl, PLAIN, "subclass", seed)
            element = answers.element(operation.response)
            codec = agent.codec.operation(agent.name, operation.name)
            (items,) = codec.response.decode(element)
            seen |= {type(item).__name__ for item in items or [] if item is not None}
        assert len(seen) > 10
        assert all(name.startswith("FieldInfo") for name in seen)
