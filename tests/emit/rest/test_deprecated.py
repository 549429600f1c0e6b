"""Operations that their page calls deprecated warn whoever calls them."""

from __future__ import annotations

import asyncio
import importlib
import warnings
from pathlib import Path
from typing import Any

import msgspec
import pytest
from emit.rest.rest_api import api_of, operation

from generator.emit.sdk import SdkSettings, render_sdk

API = api_of(
    msgspec.structs.replace(
        operation("Contact/Old", method="GET", returns="int32"), is_deprecated=True
    ),
    msgspec.structs.replace(
        operation("Contact/OldList", method="GET", result="rows"), is_deprecated=True
    ),
    operation("Contact/New", method="GET", returns="int32"),
)
URL = "https://example.com/C1/api"


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("deprecated")
    rendered = render_sdk(API, SdkSettings(package="with_deprecated"), reformat=False)
    for file, content in rendered.files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content.data())
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        yield importlib.import_module("with_deprecated")


def client(sdk: Any) -> Any:
    testing = importlib.import_module("with_deprecated.testing")
    transport = testing.SampleTransport(
        {"contact.old": 1, "contact.old_list": [], "contact.new": 1}
    )
    return sdk.SuperOffice(URL, auth=None, transport=transport)


@pytest.mark.parametrize("name", ["old", "old_list"])
def test_a_call_warns_the_line_that_makes_it(sdk: Any, name: str) -> None:
    so = client(sdk)
    with pytest.warns(DeprecationWarning, match="deprecated, see rest/Old") as caught:
        getattr(so.contact, name)()
    assert [Path(warning.filename) for warning in caught] == [Path(__file__)]


def test_an_asynchronous_call_warns_too(sdk: Any) -> None:
    testing = importlib.import_module("with_deprecated.testing")
    transport = testing.AsyncSampleTransport({"contact.old": 1})

    async def use() -> None:
        async with sdk.AsyncSuperOffice(URL, auth=None, transport=transport) as so:
            await so.contact.old()

    with pytest.warns(DeprecationWarning, match="Contact.Old is deprecated") as caught:
        asyncio.run(use())
    assert [Path(warning.filename) for warning in caught] == [Path(__file__)]


def test_other_calls_say_nothing(sdk: Any) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert client(sdk).contact.new() == 1
