"""SDKs of documents."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from contract.contract_sdk import ContractSdk, Generate
from contract.documents.ferry_documents import FERRIES


@pytest.fixture(scope="session")
def ferries_sdk(
    tmp_path_factory: pytest.TempPathFactory, generated: Generate
) -> ContractSdk:
    """The SDK of a document; it must stay as it is."""
    docs = tmp_path_factory.mktemp("ferries")
    (docs / "ferries.yaml").write_text(FERRIES)
    return generated(docs)


@pytest.fixture
def own_sdk(ferries_sdk: ContractSdk, tmp_path: Path) -> ContractSdk:
    """A copy of it that may be changed."""
    return ContractSdk(Path(shutil.copytree(ferries_sdk.folder, tmp_path / "sdk")))
