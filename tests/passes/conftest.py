"""Builds the model of short pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from support import pages

from generator.passes import Built, build_api
from generator.reader.read import read_page


@pytest.fixture
def build() -> Callable[[Mapping[str, str]], Built]:
    """The model of some pages, by path."""

    def run(texts: Mapping[str, str]) -> Built:
        return build_api(read_page(path, text.encode()) for path, text in texts.items())

    return run


@pytest.fixture
def operation_page() -> Callable[..., str]:
    """A SOAP operation page: name, request and response contents, prose."""
    return pages.operation_page


@pytest.fixture
def wsdl_page() -> Callable[..., str]:
    """A WSDL page: version, agent, schema, operations without parameters."""
    return pages.wsdl_page
