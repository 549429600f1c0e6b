"""The contract tests of such an SDK make up forms, headers, cookies and lists, and see what is sent instead of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from contract.contract_sdk import ContractSdk
from sdk.vendors.shop import SHOP

from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import BodyKind, Location, RestOperation
from generator.model.expressions import notation
from generator.model.samples import Fence, OperationSample

SDK_WIRE = "superoffice/wire.json"


def _sample(operation: RestOperation) -> OperationSample:
    """A sample that shows the route and the names of fields, and the tables of path and query."""
    is_form = operation.body and operation.body.kind in {BodyKind.FORM, BodyKind.MULTIPART}  # fmt: skip
    fields = [part.wire for part in operation.parameters if part.where == Location.BODY]
    body = "&".join(f"{wire}=" for wire in fields) if is_form else ""
    request = f"{operation.method} {operation.path} HTTP/1.1\r\n\r\n{body}"
    return OperationSample(
        page=operation.evidence[0].path,
        line=1,
        request=Fence(1, request.encode()),
        response=None,
        tables={
            where: table
            for where in ("path", "query", "header")
            if (table := _table(operation, where)) is not None
        },
    )


def _table(operation: RestOperation, where: str) -> Fence | None:
    rows = [
        f"| {part.wire} | {notation(part.type)} | |"
        for part in operation.parameters
        if part.where == where
    ]
    head = ["| Parameter Name | Type | Description |", "|--|--|--|"]
    return Fence(2, "\n".join([*head, *rows]).encode()) if rows else None


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], ContractSdk]:
    samples = {each.id: _sample(each) for each in SHOP.rest.operations}
    files = render_sdk(SHOP, SdkSettings(), reformat=False, samples=samples).files

    def make() -> ContractSdk:
        folder = tmp_path_factory.mktemp("shop")
        for file, content in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(content.data())
        return ContractSdk(folder)

    return make


def test_requests_and_examples_pass(made: Callable[[], ContractSdk]) -> None:
    outcome = made().run()
    assert outcome.status == 0, outcome.text[-3000:]
    requests = {test for test in outcome.of("PASSED") if "test_request" in test}
    examples = {test for test in outcome.of("PASSED") if "test_example" in test}
    assert len(requests) == len(examples) == len(SHOP.rest.operations)


@pytest.mark.parametrize(
    ("file", "old", "new", "operation"),
    [
        (SDK_WIRE, '["user", "string"', '["User", "string"', "Login"),
        ("superoffice/_runtime/rest/bodies/forms.py", "FORM}; boundary={boundary}", "FORM}; boundary=x", "Attach"),
        ("superoffice/_runtime/rest/bodies/files.py", 'lines = [f"--{boundary}"', 'lines = [f"-{boundary}"', "Attach"),
        (SDK_WIRE, '["X-Depth", "int32", "header"', '["X-Deep", "int32", "header"', "Delete"),
        (SDK_WIRE, '"base_path": "/v2"', '"base_path": "/v3"', "Get"),
    ],
)  # fmt: skip
def test_another_request_is_seen(
    made: Callable[[], ContractSdk], file: str, old: str, new: str, operation: str
) -> None:
    sdk = made()
    path: Path = sdk.folder / file
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))
    outcome = sdk.run("-k", "test_request")
    assert f"rest/v1/orders/{operation}" in outcome.failed, outcome.text[-2000:]
