"""The model that a run takes from the cache is the one that it would build from the pages as they are."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from generator.commands import build as building
from generator.commands.arguments import InspectArguments
from generator.commands.cli import main
from generator.commands.docs import DocsModel, read_docs
from generator.commands.run import inspect_run
from generator.model.errors import UsageError
from generator.model.samples import Samples
from generator.reader.page_bytes import PageBytes
from generator.report.progress import Progress

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
OVERRIDES = "docwright.overrides.yaml"
ROUNDS = 8
"""How many times pages change in the property test."""


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with pages in `docs`, and a cache of its own."""
    monkeypatch.setenv("DOCWRIGHT_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    shutil.copytree(SEEDS / "reference/restful/rest/User", folder / "docs")
    return folder / "docs"


def model(*, cache: bool = True) -> DocsModel:
    """The model of the pages in `docs` below the working folder."""
    arguments = InspectArguments(docs=("docs",), jobs=1, no_cache=not cache, json=False)
    return read_docs(inspect_run(arguments, Path.cwd()).input, Progress(quiet=True))


def content(of: DocsModel) -> tuple[object, Samples]:
    """Everything that a model says, whether it was kept or not."""
    fields = msgspec.structs.asdict(of)
    del fields["page_samples"], fields["cache_hits"]
    return fields, of.samples()


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that has an item for each model that was built."""
    made: list[str] = []
    build = building.build_api

    def counted(*arguments: object) -> object:
        made.append("built")
        return build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "build_api", counted)
    return made


def test_a_model_is_built_once(docs: Path, builds: list[str]) -> None:
    first, second = model(), model()
    assert content(first) == content(second)
    assert builds == ["built"]
    assert (first.cache_hits, second.cache_hits) == (0, len(list(docs.iterdir())))


def test_without_the_cache_it_is_built_each_time(docs: Path, builds: list[str]) -> None:
    assert (
        content(model(cache=False)) == content(model(cache=False)) == content(model())
    )
    assert len(builds) == 3


def changed(docs: Path) -> None:
    page = next(iter(sorted(docs.glob("*.md"))))
    page.write_text(page.read_text() + "\nMore.\n")


def added(docs: Path) -> None:
    page = "reference/restful/rest/Contact"
    shutil.copytree(SEEDS / page, docs / "Contact")


def removed(docs: Path) -> None:
    next(iter(sorted(docs.glob("*GetUserCommands.md")))).unlink()


def moved(docs: Path) -> None:
    page = next(iter(sorted(docs.glob("*.md"))))
    page.rename(docs / "other.md")


def corrected(docs: Path) -> None:
    (docs.parent / OVERRIDES).write_text("rest/v1/User/GetUserCommands:\n  name: all\n")


@pytest.mark.parametrize("change", [changed, added, removed, moved, corrected])
def test_whatever_decides_the_model_makes_it_anew(
    docs: Path, builds: list[str], change: Callable[[Path], None]
) -> None:
    before = model()
    change(docs)
    after = model()
    assert len(builds) == 2
    assert content(after) == content(model(cache=False))
    assert change is changed or content(after) != content(before)


def test_overrides_are_kept_with_the_model(docs: Path) -> None:
    corrected(docs)
    first, second = model(), model()
    assert second.overrides == first.overrides
    assert [entry.name for entry in second.overrides.entries] == ["all"]


def test_faults_of_overrides_are_told_each_time(docs: Path) -> None:
    (docs.parent / OVERRIDES).write_text("rest/v1/Unknown/Call:\n  name: all\n")
    for _ in range(2):
        with pytest.raises(UsageError, match="Unknown"):
            model()


def test_pages_that_cannot_be_read_are_looked_at_each_time(
    docs: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    unreadable = str(next(iter(sorted(docs.glob("*GetUserCommands.md")))))
    opened = Path.open

    def refuse(path: Path, *arguments: object, **more: object) -> object:
        if str(path) == unreadable:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **more)  # type: ignore[call-overload]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        for _ in range(2):
            ids = [case.id for case in model().diagnostics]
            assert "file-unreadable" in ids
    assert len(builds) == 2
    assert content(model()) == content(model(cache=False))


def rename_before_reading(page: Path, patch: pytest.MonkeyPatch) -> None:
    """Lets a page name another operation after it was hashed, before it is read."""
    text, read = page.read_text(), building.read_pages

    def late(*arguments: object) -> object:
        page.write_text(text.replace("GetUserCommands", "GetOtherCommands"))
        return read(*arguments)  # type: ignore[arg-type]  # only passed on

    patch.setattr(building, "read_pages", late)


def test_a_page_that_changes_before_it_is_read_is_kept_as_it_was_read(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = next(iter(sorted(docs.glob("*GetUserCommands.md"))))
    text = page.read_text()
    with monkeypatch.context() as patch:
        rename_before_reading(page, patch)
        other = model()
    assert content(model()) == content(other) == content(model(cache=False))
    page.write_text(text)
    assert content(model()) == content(model(cache=False)) != content(other)


def test_a_page_that_changes_after_it_was_read_leaves_nothing_in_the_cache(
    docs: Path, builds: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = next(iter(sorted(docs.glob("*GetUserCommands.md"))))
    data = page.read_bytes()
    of = PageBytes.of

    def late(source: PageBytes, path: str) -> bytes | None:
        page.write_bytes(b"\n" + data)
        return of(source, path)

    with monkeypatch.context() as patch:
        patch.setattr(PageBytes, "of", late)
        assert page.name not in {
            Path(sample.page).name for sample in model().samples().values()
        }
    page.write_bytes(data)
    assert content(model()) == content(model(cache=False))
    assert len(builds) == 3


def test_a_result_of_a_page_that_changes_before_it_is_read_is_not_kept(
    docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = next(iter(sorted(docs.glob("*GetUserCommands.md"))))
    text = page.read_text()

    def generated(*options: str) -> dict[str, bytes]:
        assert main(["generate", "docs", "-o", "out", "--no-format", *options]) == 0
        return {path.name: path.read_bytes() for path in Path("out").rglob("api.json")}

    with monkeypatch.context() as patch:
        rename_before_reading(page, patch)
        other = generated()
    page.write_text(text)
    assert generated() == generated("--no-cache") != other


def test_samples_that_the_cache_has_lost_are_those_of_the_kept_model(
    docs: Path, tmp_path: Path
) -> None:
    model()
    by_size = sorted(
        (tmp_path / "cache/models").iterdir(), key=lambda file: file.stat().st_size
    )
    by_size[-1].unlink()
    kept = model()
    page = next(iter(sorted(docs.glob("*GetUserCommands.md"))))
    page.write_text("Other words.\n")
    shutil.rmtree(tmp_path / "cache/facts")
    with pytest.raises(UsageError, match="changed while it was read"):
        kept.samples()


@pytest.mark.parametrize("damage", ["all", "samples"])
def test_what_is_damaged_or_missing_is_built_again(
    docs: Path, tmp_path: Path, builds: list[str], damage: str
) -> None:
    first = content(model())
    files = sorted(
        (tmp_path / "cache/models").iterdir(), key=lambda file: file.stat().st_size
    )
    for file in files if damage == "all" else files[-1:]:
        file.write_bytes(file.read_bytes()[:-1])
    assert content(model()) == first
    assert len(builds) == 2


def test_a_kept_model_needs_neither_libraries_for_pages_nor_passes(docs: Path) -> None:
    model()
    program = (
        "import sys; from generator.commands.cli import main; "
        "main(['inspect', 'docs', 'rest/v1/User/GetUserCommands']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    *_, names = done.stdout.splitlines()
    loaded = set(names.split())
    assert "generator.model.encoding.built" in loaded
    unneeded = {"markdown_it", "generator.passes", "generator.reader.read"}
    assert not loaded & unneeded


def change_pages(docs: Path, chance: random.Random) -> None:
    """Changes, adds, moves or removes some pages."""
    pages = sorted(path for path in docs.rglob("*") if path.is_file())
    for page in chance.sample(pages, min(3, len(pages))):
        lines = page.read_bytes().splitlines(keepends=True)
        match chance.choice(["remove", "copy", "cut", "swap", "line"]):
            case "remove":
                page.unlink()
            case "copy":
                shutil.copy(page, page.with_name(f"copy-{page.name}"))
            case "cut":
                page.write_bytes(b"".join(lines[: chance.randint(0, len(lines))]))
            case "swap":
                shutil.copy(chance.choice(pages), page) if page.exists() else None
            case _:
                lines.insert(chance.randint(0, len(lines)), b"A line.\n")
                page.write_bytes(b"".join(lines))


def check_changes(docs: Path, seed: int, rounds: int) -> None:
    chance = random.Random(seed)
    states: list[Path] = []
    for number in range(rounds):
        assert content(model()) == content(model(cache=False))
        states.append(docs.parent / f"before-{number}")
        shutil.copytree(docs, states[-1])
        change_pages(docs, chance)
    # what an earlier run kept counts again
    shutil.rmtree(docs)
    shutil.copytree(chance.choice(states), docs)
    assert content(model()) == content(model(cache=False))


def test_random_changes_of_pages_give_what_a_run_without_the_cache_gives(
    docs: Path,
) -> None:
    shutil.rmtree(docs)
    shutil.copytree(SEEDS / "reference", docs)
    check_changes(docs, 18, ROUNDS)


@pytest.mark.corpus
def test_random_changes_of_the_corpus_give_what_a_run_without_the_cache_gives(
    docs: Path, shared: Path, full: bool
) -> None:
    shutil.rmtree(docs)
    reference = shared / "corpus/2023/reference"
    for part in (
        "soap/Services88/Contact",
        "soap/Services87/Contact",
        "restful/agent",
        "webapi",
    ):
        shutil.copytree(reference / part, docs / part)
    check_changes(docs, 81, 20 if full else 2)
