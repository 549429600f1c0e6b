"""Paths of pages: one for each subject on every system, and links between them."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.emit.docs.paths import (
    ERRORS,
    LONGEST_TYPE,
    agent_page,
    continued,
    group_page,
    guide_page,
    method_page,
    relative,
    type_list,
    type_pages,
)


def test_every_kind_of_page_has_its_place() -> None:
    assert guide_page("lists") == "docs/guides/lists.md"
    assert group_page("agents", "appointment") == "docs/api/agents/appointment.md"
    assert group_page("resources", "contact") == "docs/api/resources/contact.md"
    assert agent_page("services88", "find") == "docs/api/services88/find.md"
    assert method_page("docs/api/agents/find.md", "by_id") == "docs/api/agents/find/by_id.md"  # fmt: skip
    assert type_list("", "models") == "docs/api/models.md"
    assert type_list("services88", "enums", "a") == "docs/api/services88/enums-a.md"
    assert type_pages("", "models", ["X"]) == {"X": "docs/api/models/X.md"}
    assert type_pages("services88", "enums", ["X"]) == {"X": "docs/api/services88/enums/X.md"}  # fmt: skip
    page = type_pages("", "models", ["X"])["X"]
    assert continued(page, "fields", 2) == "docs/api/models/X.fields-2.md"


NAMES = st.lists(
    st.from_regex(r"[A-Za-z_][A-Za-z0-9_]{0,3}", fullmatch=True)
    | st.sampled_from(["Con", "CON", "con_", "Aux", "x" * 70, "X" * 70, "x" * 71]),
    unique=True,
)


@given(NAMES)
def test_classes_have_pages_that_no_system_takes_for_the_same(names: list[str]) -> None:
    pages = type_pages("services88", "models", names)
    assert set(pages) == set(names)
    assert len({page.lower() for page in pages.values()}) == len(names)
    assert type_pages("services88", "models", reversed(names)) == pages


def test_classes_that_differ_in_case_only_are_numbered() -> None:
    assert type_pages("", "models", ["TypeA", "typeA", "TYPEA"]) == {
        "TYPEA": "docs/api/models/TYPEA.md",
        "TypeA": "docs/api/models/TypeA-2.md",
        "typeA": "docs/api/models/typeA-3.md",
    }


@pytest.mark.parametrize("name", ["Con", "AUX", "lpt1", "A" + "b" * 119])
def test_every_path_can_be_written_on_windows(name: str) -> None:
    pages = [
        type_pages("", "models", [name])[name],
        method_page("docs/api/agents/a.md", name),
    ]
    for page in pages:
        stem = posixpath.basename(page).partition(".")[0]
        assert stem.lower() not in {"con", "aux", "lpt1"}
        assert len(stem) <= LONGEST_TYPE


@pytest.mark.parametrize("version", ["models", "enums", "agents", "resources"])
def test_a_version_that_is_called_like_a_folder_of_rest_has_another(
    version: str,
) -> None:
    assert agent_page(version, "find").startswith(f"docs/api/{version}-soap/")
    assert type_list(version, "models") == f"docs/api/{version}-soap/models.md"


@pytest.mark.parametrize("module", ["models", "enums"])
def test_an_agent_that_is_called_like_a_list_has_another_page(module: str) -> None:
    assert agent_page("services88", module) == f"docs/api/services88/{module}-agent.md"
    assert group_page("agents", module) == f"docs/api/agents/{module}.md"


FOLDERS = st.lists(st.sampled_from("abc"), max_size=3).map("/".join)
PAGES = st.builds(posixpath.join, FOLDERS, st.sampled_from(["x.md", "y.md#part"]))


@given(PAGES, PAGES)
def test_a_link_leads_from_page_to_page(target: str, page: str) -> None:
    link = relative(target, page)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), link))
    assert joined == target


def test_a_link_to_a_page_beside_is_its_name() -> None:
    assert relative("docs/api/models/X.md#y", "docs/api/models/Y.md") == "X.md#y"
    assert relative(ERRORS, "api.md") == "docs/api/errors.md"
