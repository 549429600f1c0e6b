"""SDKs with contract tests."""

from __future__ import annotations

import compileall
import shutil
from pathlib import Path
from py_compile import PycInvalidationMode

import pytest
from contract.contract_sdk import SEEDS, ContractSdk, Generate

from generator.commands.cli import main


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Generate:
    """Generates an SDK of docs."""

    def generate(docs: Path) -> ContractSdk:
        folder = tmp_path_factory.mktemp("contract")
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(folder)
            status = main(["generate", str(docs), "-o", "sdk", "--no-format"])
        assert status == 0
        # Byte code that knows the hash of its source: a module that a test changes is compiled again.
        compileall.compile_dir(
            folder / "sdk",
            quiet=1,
            invalidation_mode=PycInvalidationMode.CHECKED_HASH,
        )
        return ContractSdk(folder / "sdk")

    return generate


@pytest.fixture(scope="session")
def seeds_sdk(generated: Generate) -> ContractSdk:
    """The SDK of the project's own seeds; it must stay as it is."""
    return generated(SEEDS)


@pytest.fixture
def own_sdk(seeds_sdk: ContractSdk, tmp_path: Path) -> ContractSdk:
    """A copy of it that may be changed."""
    return ContractSdk(Path(shutil.copytree(seeds_sdk.folder, tmp_path / "sdk")))
