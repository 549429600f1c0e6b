"""An SDK of REST only works: it imports, type checkers find nothing, every type has a codec, calls send what they say."""

from __future__ import annotations

import asyncio
import importlib
import itertools
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from emit.rest.rest_api import (
    api_of,
    body,
    cookie,
    enum,
    flags,
    header,
    model,
    operation,
    path,
    query,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from servers.recording import RecordingServer
from support.packages import imported

from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import Api, NamedType, Operation

JSON = {"Content-Type": "application/json"}
CONTACT = "/api/v1/Contact/{contactId}"
API = api_of(
    operation(
        "Agents/Sale/Reject",
        body("SaleId", "int32"),
        body("Reason", nillable=True),
        body("Mode", "#Mode"),
        body("Rights", "#Right"),
        header("Accept"),
    ),
    operation("Contact/Get", path("contactId"), query("$select"), route=CONTACT, method="GET", returns="#Contact"),
    operation("Contact/GetAll", query("$top", "int32"), method="GET", result="rows"),
    operation("Contact/Names", query("when", "date-time", required=True), returns="array<string>"),
    operation("Contact/Put", path("contactId"), body("entity", "#Contact"), kind="value", route=CONTACT,
              method="PUT", returns="#Contact"),
    operation("Contact/Patch", path("contactId"), body("changes", "any"), kind="patch", route=CONTACT,
              method="PATCH", returns="#Contact"),
    operation("Contact/SaveImage", path("contactId"), body("image", "byte"), kind="binary", sends=("image/png",),
              route=f"{CONTACT}/Image", method="PUT", returns="int32"),
    operation("Contact/GetImage", path("contactId"), result="binary", answers=("image/png",),
              route=f"{CONTACT}/Image", method="GET"),
    model("Contact", Name="string", List="array<#Contact>", Mode="#Mode", Rights="#Right", When="date-time", Any="any",
          Map="dict<string,#Empty>"),
    model("Empty"),
    enum("Mode", "None Full"),
    flags("Right", "Read Write"),
)  # fmt: skip
NUMBERS = itertools.count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds the package `rest_only`."""
    folder = tmp_path_factory.mktemp("rest")
    sdk = render_sdk(API, SdkSettings(package="rest_only"), reformat=True)
    for file, content in sdk.files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content.data())
    return folder


@pytest.fixture
def sdk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(folder))
    return importlib.import_module("rest_only")


@pytest.fixture
def server() -> Iterator[RecordingServer]:
    with RecordingServer() as running:
        yield running


def test_mypy_strict_finds_nothing(folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "rest_only"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]


def test_pyright_strict_finds_nothing(folder: Path) -> None:
    config = {
        "include": ["rest_only"],
        "pythonVersion": "3.11",
        "typeCheckingMode": "strict",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(config))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:]


USE = """
from typing import assert_type

from rest_only import AsyncRows, AsyncSuperOffice, Row, Rows, SuperOffice, enums, models


def sync(so: SuperOffice) -> None:
    assert_type(so.contact.get(5), models.Contact)
    assert_type(so.contact.get(contact_id=5, select="Name", timeout=1.0).list_, list[models.Contact] | None)
    assert_type(so.contact.get_all(top=5), Rows[Row])
    so.agents.sale.reject(sale_id=1, reason=None, mode="Full", rights=enums.Right.READ)
    so.contact.patch(5, {"Name": None})
    {wrong}


async def asynchronous(so: AsyncSuperOffice) -> None:
    assert_type(await so.contact.get(5), models.Contact)
    assert_type(so.contact.get_all(top=5), AsyncRows[Row])
"""


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("", ""),
        ("so.contact.get(None)", "arg-type"),
        ("so.contact.get(5, 'Name')", "call-arg"),
        ("so.agents.sale.reject(sale_id=1, mode='Full', rights=[])", "call-arg"),
        ("so.contact.get(5, selekt='Name')", "call-arg"),
        ("so.contcat", "attr-defined"),
    ],
)
def test_a_type_checker_sees_how_calls_are_used(
    folder: Path, wrong: str, says: str
) -> None:
    (folder / "use.py").write_text(USE.replace("{wrong}", wrong))
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "use.py"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == bool(says), done.stdout
    assert f"[{says}]" in done.stdout if says else True


def test_a_wrapper_is_sent_by_wire_names(sdk: Any, server: RecordingServer) -> None:
    server.answer(status=204)
    with sdk.SuperOffice(f"{server.url}/Cust1/api", auth=None) as so:
        result = so.agents.sale.reject(
            sale_id=1,
            reason=None,
            mode="Full",
            rights=[sdk.enums.Right.READ, sdk.enums.Right.WRITE],
        )
    (request,) = server.requests
    assert result is None
    assert (request.method, request.path) == (
        "POST",
        "/Cust1/api/v1/Agents/Sale/Reject",
    )
    assert json.loads(request.body) == {
        "SaleId": 1,
        "Mode": "Full",
        "Rights": "Read, Write",
    }


def test_a_value_is_sent_and_read(sdk: Any, server: RecordingServer) -> None:
    server.answer(
        b'{"Name": "b", "List": [{"Name": "c"}], "Mode": "None"}', headers=JSON
    )
    with sdk.SuperOffice(f"{server.url}/Cust1/api", auth=None) as so:
        contact = so.contact.put(5, sdk.models.Contact(name="a"))
    (request,) = server.requests
    assert (request.method, request.path) == ("PUT", "/Cust1/api/v1/Contact/5")
    assert json.loads(request.body) == {"Name": "a"}
    assert contact.list_[0].name == "c"
    assert contact.mode is sdk.enums.Mode.NONE


def test_the_asynchronous_client_does_the_same(
    sdk: Any, server: RecordingServer
) -> None:
    server.answer(b'{"Name": "b"}', headers=JSON)

    async def run() -> Any:
        async with sdk.AsyncSuperOffice(f"{server.url}/Cust1/api", auth=None) as so:
            return await so.contact.get(contact_id=5, select="Name")

    assert asyncio.run(run()).name == "b"
    assert server.requests[0].query == {"$select": ["Name"]}


def test_bytes_are_sent_as_they_are(sdk: Any, server: RecordingServer) -> None:
    server.answer(b"7", headers=JSON)
    with sdk.SuperOffice(f"{server.url}/Cust1/api", auth=None) as so:
        assert so.contact.save_image(5, b"\x89PNG") == 7
    assert server.requests[0].body == b"\x89PNG"
    assert server.requests[0].headers["content-type"] == "image/png"


def test_the_top_of_the_package_loads_no_client_before_it_is_used(folder: Path) -> None:
    script = (
        "import sys, rest_only\n"
        "assert not [name for name in sys.modules if name.startswith('rest_only.') and 'client' in name]\n"
        "rest_only.SuperOffice, rest_only.models.Contact, rest_only.enums.Mode\n"
        "assert 'rest_only._async_client' not in sys.modules\n"
        "assert 'rest_only.agents.sale' not in sys.modules\n"
        "from rest_only.agents import AsyncSaleAgent, SaleAgent\n"
        "assert (SaleAgent.__module__, AsyncSaleAgent.__module__) == ('rest_only.agents',) * 2\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


AWKWARD = """None True class import self cls call timeout deadline models enums Model Flags Result OpenEnum int str list dict object
bytes datetime timedelta Agents SuperOffice RestClient RestGroup Unpack CallOptions TYPE_CHECKING lazy_attribute Rows Row
Changes AsyncSale Sale Async rename __init__ __class__ __module__ _wire _package _call CachedProperty name value mro copy
unknown_fields type match _ __ a A aA Aa a.b A-B a_b AB Iterable Options Close print exec __import__ x1 X_1 x_1 $a $x1
$select Select odata_select""".split()  # fmt: skip
names = st.one_of(
    st.sampled_from(AWKWARD), st.from_regex(r"\A[A-Za-z_$][A-Za-z0-9_.$-]{0,5}\Z")
)


@st.composite
def models_of_any_names(draw: st.DrawFn) -> list[Operation | NamedType]:
    types = draw(st.lists(names, min_size=1, max_size=5, unique=True))
    expressions = st.sampled_from(
        ["int32", "any", "date-time", "#Missing"]
        + [
            form.format(type_)
            for type_ in types
            for form in ("#{}", "array<#{}>", "dict<string,#{}>")
        ]
    )
    parts: list[Operation | NamedType] = []
    for type_ in types:
        own = draw(st.dictionaries(names, expressions, max_size=4))
        make = draw(st.sampled_from([model, enum, flags]))
        parts.append(
            model(type_, **own) if make is model else make(type_, " ".join(own))
        )
    seen: set[str] = set()
    for _ in range(draw(st.integers(1, 3))):
        id_ = f"{draw(st.sampled_from(['', 'Agents/']))}{draw(names)}/{draw(names)}"
        if id_ not in seen:
            seen.add(id_)
            parameters = [
                draw(st.sampled_from([path, query, header, cookie, body]))(
                    wire, draw(expressions)
                )
                for wire in draw(st.lists(names, max_size=5, unique=True))
            ]
            result = draw(st.sampled_from(["json", "rows", "none", "binary", "text"]))
            kind = draw(st.sampled_from(["wrapper", "form", "multipart"]))
            parts.append(
                operation(
                    id_,
                    *parameters,
                    kind=kind,
                    returns=draw(expressions),
                    result=result,
                )
            )
    return parts


@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parts=models_of_any_names())
def test_an_sdk_of_any_names_imports(
    tmp_path: Path, parts: list[Operation | NamedType]
) -> None:
    package, api = f"rest_names_{next(NUMBERS)}", api_of(*parts)
    rendered = render_sdk(api, SdkSettings(package=package), reformat=False)
    index = json.loads(rendered.files[f"{package}/api.json"].data())
    with imported(rendered.files, tmp_path, package) as sdk:
        _check_names(sdk, api, index)


@pytest.mark.parametrize("group", ["LazyAttribute", "Agents/LazyNames", "con"])
def test_no_module_replaces_a_name_that_its_package_uses(
    group: str, tmp_path: Path
) -> None:
    package = f"rest_names_{next(NUMBERS)}"
    api = api_of(operation(f"{group}/Get"), operation("Agents/Other/Get"))
    rendered = render_sdk(api, SdkSettings(package=package), reformat=False)
    index = json.loads(rendered.files[f"{package}/api.json"].data())
    with imported(rendered.files, tmp_path, package) as sdk:
        _check_names(sdk, api, index)


def _check_names(sdk: Any, api: Api, index: dict[str, str]) -> None:
    """Every type is a class with a codec, and every call is there."""
    for type_ in api.types:
        module, name = index[type_.id].rsplit(".", 1)
        cls = getattr(importlib.import_module(module), name)
        if issubclass(cls, msgspec.Struct):
            assert cls() == cls()
            assert msgspec.json.Decoder(cls, dec_hook=lambda _, value: value)
    for client in (sdk.SuperOffice, sdk.AsyncSuperOffice):
        so = client("http://localhost/api", auth=None)
        for described in api.operations:
            found: Any = so
            for part in index[described.id]["call"].split("."):
                found = getattr(found, part)
            assert found.__self__._wire == described.group_id.removeprefix("rest/v1/")
