"""The clients of the example."""

from __future__ import annotations

from functools import cached_property

from example_rest.agents import AsyncPeopleAgent, PeopleAgent
from example_rest.resources import AsyncPersonResource, PersonResource
from generator.runtime.rest.async_client import AsyncRestAgents, AsyncRestClient
from generator.runtime.rest.client import RestAgents, RestClient


class Agents(RestAgents):
    """The agents."""

    @cached_property
    def people(self) -> PeopleAgent:
        return PeopleAgent(self)


class SuperOffice(RestClient):
    """The client."""

    _package = "example_rest"
    _user_agent = "example/1.0"

    @cached_property
    def agents(self) -> Agents:
        return Agents(self)

    @cached_property
    def person(self) -> PersonResource:
        return PersonResource(self)


class AsyncAgents(AsyncRestAgents):
    """The agents."""

    @cached_property
    def people(self) -> AsyncPeopleAgent:
        return AsyncPeopleAgent(self)


class AsyncSuperOffice(AsyncRestClient):
    """The asynchronous client."""

    _package = "example_rest"
    _user_agent = "example/1.0"

    @cached_property
    def agents(self) -> AsyncAgents:
        return AsyncAgents(self)

    @cached_property
    def person(self) -> AsyncPersonResource:
        return AsyncPersonResource(self)
