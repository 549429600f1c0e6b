"""Generated packages on the disk, to be imported by the process that runs the tests."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest

from generator.emit.writing import Content

_RUNTIME = Path(__file__).resolve().parents[2] / "generator/runtime"


@contextmanager
def imported(
    files: Mapping[str, Content], folder: Path, package: str
) -> Iterator[ModuleType]:
    """Imports all modules of an SDK, those of the runtime as they are needed; forgets them afterwards.

    The runtime is a link to `generator/runtime`, which is the same: that saves compiling it for every package.
    """
    _write(files, folder, package)
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(folder))
        importlib.invalidate_caches()
        try:
            for path in files:
                if path.endswith(".py") and "/_runtime/" not in path:
                    importlib.import_module(_module(path))
            yield importlib.import_module(package)
        finally:
            for name in list(sys.modules):
                if name.partition(".")[0] == package:
                    del sys.modules[name]


def _module(path: str) -> str:
    return path.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def _write(files: Mapping[str, Content], folder: Path, package: str) -> None:
    start = f"{package}/_runtime/"
    (folder / package).mkdir()
    (folder / start).symlink_to(_RUNTIME, target_is_directory=True)
    for path, content in files.items():
        if path.startswith(start):
            assert (folder / path).read_bytes() == content.data()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content.data())
