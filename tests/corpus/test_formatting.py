"""Templates write SDKs of real pages as black would, so that nothing needs to be formatted."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from emit.python.generated_code import as_black_writes

from generator.emit.python.stable import is_stable

pytestmark = pytest.mark.corpus
SAMPLE_SIZE = 40
SMALL = 100_000
"""In characters: black takes a second for four times as many."""


def _generated_modules(folder: Path, package: str) -> dict[str, str]:
    """The modules that come from templates, by path."""
    paths = [*(folder / package).rglob("*.py"), *(folder / "tests").rglob("test_*.py")]
    modules = {path.relative_to(folder).as_posix(): path for path in sorted(paths)}
    return {
        name: path.read_text(encoding="utf-8")
        for name, path in modules.items()
        if "/_runtime/" not in name
    }


def _changed_by_black(modules: dict[str, str], *, full: bool) -> list[str]:
    small = [path for path, text in modules.items() if len(text) < SMALL]
    chosen = modules if full else random.Random(18).sample(small, SAMPLE_SIZE)
    return [path for path in chosen if as_black_writes(modules[path]) != modules[path]]


def test_black_leaves_every_module_of_the_corpus_alone(
    corpus: tuple[Path, dict[str, Any]], full: bool
) -> None:
    modules = _generated_modules(corpus[0], "superoffice_corpus")
    assert len(modules) > 400
    assert [path for path, text in modules.items() if not is_stable(text)] == []
    assert _changed_by_black(modules, full=full) == []


@pytest.mark.parametrize(
    "package", ["so", "package_of_a_company_with_a_rather_long_name"]
)
def test_black_leaves_sdks_with_other_names_of_packages_alone(
    package: str,
    shared: Path,
    full: bool,
    generated: Callable[..., tuple[Path, dict[str, Any]]],
) -> None:
    docs = shared / "corpus/2022/reference"
    if not full:
        docs /= "restful"
    folder, _ = generated(docs, package, "--no-format")
    modules = _generated_modules(folder, package)
    assert [path for path, text in modules.items() if not is_stable(text)] == []
    assert _changed_by_black(modules, full=full) == []
