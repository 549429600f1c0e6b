"""The documentation as a site, and its index for assistants: every page is reached, and none is too large."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from emit.rest.rest_api import api_of, operation
from support.markdown_links import broken_links, links_of

from generator.emit.docs.paths import HOME, LLMS, STYLE
from generator.emit.sdk import SdkSettings, render_sdk
from generator.model.api import Api

ROOT = Path(__file__).resolve().parents[3]
SDK = ROOT / "output"
LARGEST_PAGE, LARGEST_INDEX = 10_000, 20_000


def _pages(folder: Path) -> dict[str, str]:
    """The Markdown pages by path below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted((folder / "docs").rglob("*.md"))
    }


def _navigation() -> Iterator[str]:
    """The pages in the navigation of the site."""
    yield from _leaves(yaml.safe_load((SDK / "mkdocs.yml").read_text())["nav"])


def _leaves(node: Any) -> Iterator[str]:
    match node:
        case str():
            yield node
        case list():
            for item in node:
                yield from _leaves(item)
        case dict():
            for item in node.values():
                yield from _leaves(item)
        case _:
            raise AssertionError(node)


def test_the_site_builds_without_warnings(tmp_path: Path) -> None:
    shutil.copytree(SDK / "docs", tmp_path / "docs")
    shutil.copy(SDK / "mkdocs.yml", tmp_path)
    built = subprocess.run(
        [Path(sys.executable).parent / "zensical", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    assert "No issues found" in built.stdout + built.stderr
    pages = {path.removesuffix(".md").removesuffix("/index") for path in _pages(SDK)}
    made = {
        path.parent.relative_to(tmp_path / "site").as_posix()
        for path in (tmp_path / "site").rglob("index.html")
    }
    assert {f"docs/{path}" for path in made - {"."}} | {"docs"} >= pages - {"docs/index"}  # fmt: skip


def test_a_broken_link_fails_the_build(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / HOME).write_text("[nowhere](nowhere.md)")
    (tmp_path / "mkdocs.yml").write_text("site_name: broken\n")
    built = subprocess.run(
        [Path(sys.executable).parent / "zensical", "build", "--strict"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert built.returncode != 0


def test_every_link_of_the_documentation_leads_somewhere() -> None:
    assert broken_links(SDK, [*_pages(SDK), LLMS, "README.md", "api.md"]) == []


def test_every_page_is_reached_from_the_home_page() -> None:
    pages = _pages(SDK)
    reached, waiting = {HOME}, [HOME]
    while waiting:
        for target in links_of(SDK, waiting.pop()):
            if target in pages and target not in reached:
                reached.add(target)
                waiting.append(target)
    assert sorted(pages.keys() - reached) == []


def test_the_navigation_has_only_pages_that_there_are() -> None:
    listed = list(_navigation())
    assert len(listed) == len(set(listed)) > 20
    assert [page for page in listed if not (SDK / "docs" / page).is_file()] == []


def test_pages_are_small_enough_to_be_read_at_once() -> None:
    sizes = {path: len(text.encode()) for path, text in _pages(SDK).items()}
    assert {path: size for path, size in sizes.items() if size > LARGEST_PAGE} == {}
    assert (SDK / LLMS).stat().st_size <= LARGEST_INDEX


def test_the_index_for_assistants_has_the_form_of_llmstxt_org() -> None:
    lines = (SDK / LLMS).read_text("utf-8").splitlines()
    assert re.fullmatch(r"# \S.*", lines[0])
    assert re.fullmatch(r"> \S.*", lines[2])
    begin = next(number for number, line in enumerate(lines) if line.startswith("## "))
    entry = re.compile(r"|## \S.*|- \[[^\]]+\]\([^)]+\)(: .+)?")
    assert [line for line in lines[begin:] if not entry.fullmatch(line)] == []


def _rendered(api: Api, **settings: str) -> dict[str, str]:
    sdk = render_sdk(api, SdkSettings(**settings), reformat=False)
    return {
        path: content.data().decode()
        for path, content in sdk.files.items()
        if path.startswith("docs/") or path in {LLMS, "mkdocs.yml"}
    }


@pytest.fixture(scope="module")
def large() -> dict[str, str]:
    """The documentation of an API with more agents than any."""
    names = (f"Agents/Thing{number:03}/Reckon" for number in range(400))
    return _rendered(api_of(*(operation(name, text="It is long. " * 9) for name in names)))  # fmt: skip


def test_an_index_of_many_agents_leads_to_their_list(large: dict[str, str]) -> None:
    assert len(large[LLMS].encode()) <= LARGEST_INDEX
    assert "docs/api/agents/index.md" in large[LLMS]
    assert "thing007" not in large[LLMS]


def test_a_list_of_many_agents_goes_on_on_other_pages(large: dict[str, str]) -> None:
    sizes = [len(text.encode()) for path, text in large.items() if path.endswith(".md")]
    assert max(sizes) <= LARGEST_PAGE
    listed = "".join(text for path, text in large.items() if "agents/index" in path)
    assert all(f"thing{number:03}.md" in listed for number in range(400))


def test_names_of_settings_are_text_in_all_files() -> None:
    name = 'a"b: [x]'
    files = _rendered(api_of(operation("Contact/Reckon")), distribution=name)
    assert yaml.safe_load(files["mkdocs.yml"])["site_name"] == name
    assert files[HOME].startswith('# a"b: \\[x\\]\n')


def test_a_repository_is_linked_where_it_is_known() -> None:
    api = api_of(operation("Contact/Reckon"))
    address = "https://example.com/crm"
    known, unknown = _rendered(api, repository=address), _rendered(api)
    assert yaml.safe_load(known["mkdocs.yml"])["repo_url"] == address
    assert "repo_url" not in yaml.safe_load(unknown["mkdocs.yml"])


def test_the_style_of_the_site_is_there() -> None:
    style = yaml.safe_load((SDK / "mkdocs.yml").read_text())["extra_css"]
    assert [f"docs/{path}" for path in style] == [STYLE]
    assert (SDK / STYLE).is_file()
