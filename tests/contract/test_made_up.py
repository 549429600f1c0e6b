"""Contract tests make up a value for every type of a client, so that no defect of a page fails a test of the client."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from types import ModuleType

import pytest
from contract.contract_sdk import ContractSdk
from hypothesis import given
from hypothesis import strategies as st

from generator.contract_checks.made_up import json_document, url_value
from generator.runtime.rest.codec.decode import decoder_of
from generator.runtime.rest.codec.encode import json_bytes
from generator.runtime.rest.codec.types import Types
from generator.runtime.rest.endpoint import operation_url
from generator.runtime.rest.model import Model
from generator.runtime.rest.schema import OperationSchema, ParameterSchema
from generator.runtime.values.enums import OpenEnum
from generator.runtime.values.flags import Flags

PACKAGE = "docwright_made_up"


class Paint(OpenEnum):
    RED = "Red"


class Ferry(Model, kw_only=True, rename="pascal"):
    name: str | None = None
    image: bytes | None = None
    paint: Paint | None = None
    paints: Flags[Paint] | None = None
    next: Ferry | None = None
    fleet: dict[str, list[Ferry]] | None = None
    extra: object = None


@pytest.fixture(scope="module", autouse=True)
def package() -> None:
    for name, members in (("models", {"Ferry": Ferry}), ("enums", {"Paint": Paint})):
        module = ModuleType(f"{PACKAGE}.{name}")
        vars(module).update(members)
        sys.modules[f"{PACKAGE}.{name}"] = module
    sys.modules[PACKAGE] = ModuleType(PACKAGE)


IN_URLS = "string int16 int32 int64 uint32 double boolean date-time any #Paint".split()
SCALARS = st.sampled_from([*IN_URLS, "byte", "#Ferry", "flags<#Paint>"])
KEYS = st.sampled_from(["string", "int32"])
TYPES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        inner.map("array<{}>".format),
        st.tuples(KEYS, inner).map(lambda pair: f"dict<{pair[0]},{pair[1]}>"),
    ),
    max_leaves=4,
)


@given(TYPES)
def test_a_body_exists_for_every_type(type_: str) -> None:
    resolved = Types(PACKAGE).resolve(type_)
    document = json_document(resolved)
    value = decoder_of(resolved).decode(json.dumps(document).encode())
    assert value not in (None, [], {})
    assert json.loads(json_bytes(value)) == document


@pytest.mark.parametrize("where", ["path", "query"])
@pytest.mark.parametrize(
    "type_",
    [*IN_URLS, "flags<#Paint>", "array<int32>", "array<string>", "array<#Paint>"],
)
def test_a_value_for_a_url_exists_for_every_type(type_: str, where: str) -> None:
    types = Types(PACKAGE)
    parameter = ParameterSchema("x", type_, "path" if where == "path" else "query")
    value, texts = url_value(types, type_)
    schema = OperationSchema("GET", "/a/{x}" if where == "path" else "/a", (parameter,))
    url = operation_url(types, "https://x", schema, [(parameter, value)], {})
    assert all(texts)
    assert url != "https://x/a"


@pytest.mark.parametrize(
    ("marked", "tested"), [("request", "test_response"), ("response", "test_request")]
)
def test_the_other_sample_passes_where_one_is_defective(
    own_sdk: ContractSdk, marked: str, tested: str
) -> None:
    own_sdk.mark_defective(marked)
    outcome = own_sdk.run("-k", tested)
    assert outcome.status == 0, outcome.text[-2000:]
    assert len(outcome.of("PASSED")) > 50


_EVERY_TYPE = """
from superoffice._runtime.soap.codec.facade import Codec
from superoffice_contract_checks.made_up import soap_value
for version in ("services82", "services86", "services87", "services88"):
    codec = Codec.for_package(f"superoffice.soap.{version}")
    for type_ in [*codec.schema.types, "duration", "byte", "int16", "any", "double"]:
        content = codec.encoder(type_)(soap_value(codec, type_))
        assert codec.decoder(type_)(content) is not None, type_
    print(version, len(codec.schema.types))
"""


def test_a_value_exists_for_every_type_of_soap(seeds_sdk: ContractSdk) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _EVERY_TYPE],
        cwd=seeds_sdk.folder,
        env={**os.environ, "PYTHONPATH": f"{seeds_sdk.folder}:tests/contract"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    kinds = (seeds_sdk.package / "soap/services88/wire.json").read_text()
    for kind in ("object", "array", "enum", "flags", "dictionary"):
        assert f'"kind": "{kind}"' in kinds
