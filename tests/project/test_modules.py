"""Sizes and names of modules and templates."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import PurePosixPath

_LONGEST_MODULE = 400
_LONGEST_TEMPLATE = 60
_LONGEST_GUIDE = 150
"""Guides are texts: few of their lines are code of a template."""
_FULLEST_FOLDER = 20
_SAYS_NOTHING = re.compile(
    r"(^|_)(utils?|helpers?|managers?|common|misc)(_|$)|Manager$|Helpers?$|Utils?$"
)


def _lines(texts: dict[str, str], folder: str, suffix: str) -> dict[str, int]:
    return {
        path: len(text.splitlines())
        for path, text in texts.items()
        if path.startswith(folder) and path.endswith(suffix)
    }


def test_no_module_is_longer_than_400_lines(texts: dict[str, str]) -> None:
    lines = _lines(texts, "generator/", ".py")
    assert lines
    assert {path: n for path, n in lines.items() if n > _LONGEST_MODULE} == {}


def test_no_folder_has_more_than_20_modules_beside_its_init(
    texts: dict[str, str],
) -> None:
    modules = Counter(
        str(PurePosixPath(path).parent)
        for path in texts
        if path.startswith(("generator/", "tests/", "benchmarks/"))
        and path.endswith(".py")
        and not path.endswith("/__init__.py")
    )
    assert modules
    assert {path: n for path, n in modules.items() if n > _FULLEST_FOLDER} == {}


def test_no_module_lies_loose_among_the_rooms_of_the_tests(
    texts: dict[str, str],
) -> None:
    loose = [path for path in texts if re.fullmatch(r"tests/\w+\.py", path)]
    assert loose == ["tests/conftest.py"]


def test_no_template_but_of_a_guide_is_longer_than_60_lines(
    texts: dict[str, str],
) -> None:
    lines = _lines(texts, "templates/", "")
    guides = _lines(texts, "templates/docs/guides/", "")
    assert guides
    assert lines.keys() > guides.keys()
    others = {path: n for path, n in lines.items() if path not in guides}
    assert {path: n for path, n in others.items() if n > _LONGEST_TEMPLATE} == {}
    assert {path: n for path, n in guides.items() if n > _LONGEST_GUIDE} == {}


def test_templates_are_named_after_the_file_they_emit(texts: dict[str, str]) -> None:
    named = re.compile(r"templates/[\w/-]+\.(css|json|md|py|toml|txt|yml)\.jinja")
    paths = [path for path in texts if path.startswith("templates/")]
    assert [path for path in paths if not named.fullmatch(path)] == []


def test_templates_assign_and_compute_nothing(texts: dict[str, str]) -> None:
    decisions = re.compile(r"{%-?\s*(set|do|import|include|extends)\b|namespace\(")
    found = [
        path
        for path, text in texts.items()
        if path.startswith("templates/") and decisions.search(text)
    ]
    assert found == []


def test_no_module_or_class_has_a_name_that_says_nothing(texts: dict[str, str]) -> None:
    found = [
        f"{path}: {name}"
        for path, text in texts.items()
        if path.endswith(".py") and not path.startswith("output/")
        for name in (
            *PurePosixPath(path).with_suffix("").parts,
            *re.findall(r"^ *class (\w+)", text, re.MULTILINE),
        )
        if _SAYS_NOTHING.search(name)
    ]
    assert found == []


def test_names_that_say_nothing_are_seen() -> None:
    names = ["utils", "xml_helpers", "common", "FileManager", "NameUtils"]
    assert [name for name in names if not _SAYS_NOTHING.search(name)] == []
