"""Whatever valid wire names a page uses, the SDK imports and every type has a codec."""

from __future__ import annotations

import importlib
import itertools
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import pages
from support.packages import imported

from generator.emit.sdk import SdkSettings, render_sdk
from generator.passes import build_api
from generator.reader.read import read_page

AWKWARD = """None True class import self cls call timeout models enums Model Flags Result OpenEnum int str list dict object
datetime timedelta Client AsyncClient SoapAgent Unpack CallOptions TYPE_CHECKING lazy_attribute __init__ __class__
__module__ _wire _package _call CachedProperty name value mro copy unknown_fields type match _ __ a A aA Aa a.b A-B a_b
AB Iterable SaleAgent superoffice Options Close print exec __import__ x1 X_1 x_1 ReadResult""".split()
names = st.one_of(
    st.sampled_from(AWKWARD), st.from_regex(r"\A[A-Za-z_][A-Za-z0-9_.-]{0,5}\Z")
)
NUMBERS = itertools.count()


@st.composite
def elements(draw: st.DrawFn, depth: int = 0) -> str:
    name, type_ = draw(names), draw(names)
    kind = draw(st.sampled_from(["int", "enum", "nil", "object", "array"]))
    if kind == "int" or depth > 1:
        return f'<n:{name} xsi:type="xsd:int">0</n:{name}>'
    if kind == "enum":
        return f'<n:{name} xsi:type="n:{type_}">{draw(names)}</n:{name}>'
    if kind == "nil":
        return f'<n:{name} xsi:nil="true"></n:{name}>'
    prefix = "ArrayOf" if kind == "array" else ""
    inside = "".join(draw(st.lists(elements(depth + 1), min_size=1, max_size=3)))
    return f'<n:{name} xsi:type="n:{prefix}{type_}">{inside}</n:{name}>'


@st.composite
def operation_pages(draw: st.DrawFn) -> str:
    request = "".join(draw(st.lists(elements(), max_size=3)))
    response = "".join(draw(st.lists(elements(), max_size=3)))
    name = f"Services88/{draw(names)}/{draw(names)}"
    return pages.operation_page(name, request, response)


@settings(
    max_examples=settings().max_examples // 4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(operation_pages(), min_size=1, max_size=3))
def test_an_sdk_of_any_names_imports(tmp_path: Path, texts: list[str]) -> None:
    built = build_api(
        read_page(f"{number}.md", text.encode()) for number, text in enumerate(texts)
    )
    if not built.api.operations:
        return
    package = f"any_names_{next(NUMBERS)}"
    sdk = render_sdk(built.api, SdkSettings(package=package), reformat=False)
    with imported(sdk.files, tmp_path, package):
        codecs = importlib.import_module(f"{package}._runtime.soap.codec.facade")
        codec = codecs.Codec.for_package(f"{package}.soap.services88")
        for type_ in codec.schema.types:
            assert codec.encoder(type_)
            assert codec.decoder(type_)
        for agent in codec.schema.agents:
            for operation in codec.schema.operations(agent):
                assert codec.operation(agent, operation).request.name
