"""Older pages alone give working SDKs: those of 2022, and the page generations in between."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from support.rest_samples import UNREADABLE, RestSample, RestSdk

pytestmark = pytest.mark.corpus
TREES = (
    "2022/reference",
    "generations/2021-03",
    "generations/2021-08",
    "generations/2022-07",
    "generations/2022-09",
    "generations/2023-01",
)


@pytest.mark.parametrize("tree", TREES)
def test_a_tree_gives_a_working_sdk(
    shared: Path,
    full: bool,
    generated: Callable[..., tuple[Path, dict[str, Any]]],
    tree: str,
) -> None:
    docs = shared / "corpus" / tree
    package = "superoffice_" + tree.replace("/", "_").replace("-", "_")
    folder, summary = generated(docs, package, "--no-format")
    sdk = RestSdk(folder, package)
    pages = sorted(docs.rglob("restful/*/*/v1*.md"))
    assert summary["pages"]["rest-operation"] == len(pages) > 100
    samples = _newest_of_each_route(pages)
    assert {sample.id for sample in samples} == {
        id_ for id_ in sdk.index if id_.startswith("rest/")
    }
    for path in sorted((sdk.folder / package).rglob("*.py")):
        parts = path.relative_to(sdk.folder).with_suffix("").parts
        importlib.import_module(".".join(parts).removesuffix(".__init__"))
    codec = sdk.module("_runtime.rest.schema").Codec.for_package(package)
    rows = [row for group in sdk.wire.values() for row in group.values()]
    assert all(codec.decoder(row["returns"]) for row in rows if "returns" in row)
    found = {sample.id: _lost(sdk, sample) for sample in samples}
    assert {id_: lost for id_, lost in found.items() if lost} == {}
    if full:
        _check_types(sdk, package)


def _newest_of_each_route(pages: Iterable[Path]) -> list[RestSample]:
    """One page per route: a tree may hold pages of older generations that call the operation otherwise."""
    samples = sorted(map(RestSample, pages), key=lambda sample: sample.facts.has_uid)
    routes = {(sample.facts.method, sample.facts.path): sample for sample in samples}
    return list(routes.values())


def _lost(sdk: RestSdk, sample: RestSample) -> str | None:
    """How a sample of JSON does not decode, or does not give itself back."""
    row = sdk.row(sample)
    content = sample.response
    if content is None or "returns" not in row or sample.is_fraction_of_int64:
        return None
    if row.get("result") == "rows" or content == b"null":
        return None
    try:
        back = sdk.encoded(sdk.decoded(row["returns"], content))
    except sdk.module("_runtime.errors").DecodeError as error:
        return None if UNREADABLE.fullmatch(str(error)) else str(error)
    same = sdk.canonical_json(back) == sdk.canonical_json(content)
    return None if same else f"gave back {back[:300]!r}"


def _check_types(sdk: RestSdk, package: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", package],
        cwd=sdk.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:]
