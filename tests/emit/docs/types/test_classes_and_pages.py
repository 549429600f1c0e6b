"""The pages of models and enums show the classes of the SDK."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import superoffice

from generator.emit.docs.paths import TypeModule, type_pages

SDK = Path(superoffice.__file__).parents[1]
FOLDERS = sorted(path.name for path in (SDK / "superoffice/soap").glob("services*"))
VERSIONS = ["", *FOLDERS]
MODULES: list[TypeModule] = ["models", "enums"]

_ROW = re.compile(r"^\| `(?P<name>\w+)` \| (?P<wire>.*?) \| (?P<third>.*?) \| ", re.M)
_CODE = re.compile(r"```python\n(.*?)```", re.DOTALL)
_BASE = re.compile(r"It extends \[`(\w+)`\]")
_INHERITED = re.compile(r"^From .*?: `(.*)`$", re.MULTILINE)


def _module(version: str, module: TypeModule) -> Any:
    package = f"superoffice.soap.{version}" if version else "superoffice"
    return importlib.import_module(f"{package}.{module}")


def _classes(version: str, module: TypeModule) -> dict[str, Any]:
    """The classes that a module defines."""
    place = _module(version, module)
    return {
        name: class_
        for name, class_ in vars(place).items()
        if isinstance(class_, type) and class_.__module__ == place.__name__
    }


def _texts(version: str, module: TypeModule) -> Iterator[tuple[Any, str]]:
    """Each class with the text of its page and of those on which its rows go on."""
    classes = _classes(version, module)
    for name, page in type_pages(version, module, classes).items():
        path = SDK / page
        text = path.read_text("utf-8")
        following = sorted(path.parent.glob(f"{path.stem}.*-*.md"))
        yield classes[name], text + "".join(more.read_text("utf-8") for more in following)  # fmt: skip


def _annotation(cell: str) -> str:
    """The code that a cell shows."""
    code = re.sub(r"\[`([^`]*)`\]\([^)]*\)", r"`\1`", cell)
    return code.replace("`", "").replace("\\|", "|")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("module", MODULES)
def test_every_class_has_a_page_and_every_page_a_class(
    version: str, module: TypeModule
) -> None:
    pages = set(type_pages(version, module, _classes(version, module)).values())
    folder = SDK / "docs/api" / version / module
    there = {
        path.relative_to(SDK).as_posix()
        for path in folder.glob("*.md")
        if not re.search(r"\.\w+-\d+$", path.stem)
    }
    assert there == pages


@pytest.mark.parametrize("version", VERSIONS)
def test_a_page_shows_the_fields_of_its_class(version: str) -> None:
    for class_, text in _texts(version, "models"):
        own = [name for name in class_.__struct_fields__ if name in class_.__annotations__]  # fmt: skip
        rows = list(_ROW.finditer(text))
        assert [row["name"] for row in rows] == own, class_
        shown = {row["name"]: _annotation(row["third"]) for row in rows}
        code = {name: class_.__annotations__[name].removesuffix(" | None") for name in own}  # fmt: skip
        assert shown == code, class_
        base = class_.__mro__[1]
        assert _BASE.findall(text) == [base.__name__] * (base.__module__ == class_.__module__)  # fmt: skip
        inherited = {name for names in _INHERITED.findall(text) for name in names.split("`, `")}  # fmt: skip
        assert inherited == set(class_.__struct_fields__) - set(own) - {"unknown_fields"}  # fmt: skip


def test_a_page_shows_the_names_on_the_wire() -> None:
    for class_, text in _texts("", "models"):
        encoded = {
            field.name: field.encode_name for field in msgspec.structs.fields(class_)
        }
        for row in _ROW.finditer(text):
            assert row["wire"] == f"`{encoded[row['name']]}`", class_


@pytest.mark.parametrize("version", VERSIONS)
def test_a_page_shows_the_members_of_its_enum(version: str) -> None:
    for enum, text in _texts(version, "enums"):
        rows = list(_ROW.finditer(text))
        assert [row["name"] for row in rows] == list(enum.__members__), enum
        for row in rows:
            member = enum.__members__[row["name"]]
            assert row["wire"] == f"`{member.value}`"
            number = getattr(member, "number", None)
            assert row["third"] == ("" if number is None else str(number))


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("module", MODULES)
def test_the_code_of_a_page_runs(version: str, module: TypeModule) -> None:
    for class_, text in _texts(version, module):
        (code,) = _CODE.findall(text)
        names: dict[str, Any] = {}
        exec(code, names)
        assert names[class_.__name__] is class_
        if "value" in names and "Flags" in names:
            assert names["value"].enum is class_
        elif "value" in names:
            assert isinstance(names["value"], class_)
