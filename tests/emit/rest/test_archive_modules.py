"""Modules of archives: a constant for each column, named by the public rules, as black would write them."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from emit.python.generated_code import as_black_writes
from hypothesis import given
from hypothesis import strategies as st
from security.test_hostile_docs import TEXTS
from support.archive_pages import ColumnRow, archive_page, list_page
from support.packages import imported

from generator.emit.archives.files import archive_modules
from generator.emit.archives.naming import archive_names
from generator.emit.archives.views import archive_views
from generator.emit.names.namer import Namer
from generator.emit.names.rules import Names
from generator.emit.python.layout import LINE_LENGTH
from generator.emit.python.shape import Allowed, check_shape
from generator.emit.python.stable import is_stable
from generator.emit.python.templates import Templates
from generator.emit.rest.naming import rest_names
from generator.emit.sdk import Sdk, SdkSettings, render_sdk
from generator.model.api import Api, Archive, Evidence, Fact, Rule
from generator.model.columns import Column, ColumnKind
from generator.model.ids import ArchiveId
from generator.model.text import ColumnName, Text, WireName
from generator.passes import build_api
from generator.reader.read import read_page

PARCELS = "superoffice/archives/parcels.py"


def row(name: str, restriction: str = "int", text: str = "", order: str = "x") -> ColumnRow:  # fmt: skip
    return name, restriction, text, order


def api_of(columns: Iterable[ColumnRow], archive: str = "Parcels") -> Api:
    texts = {"a.md": archive_page(archive, columns), "l.md": list_page(archive)}
    return build_api(read_page(path, text.encode()) for path, text in texts.items()).api


def render(*columns: ColumnRow, archive: str = "Parcels") -> Sdk:
    return render_sdk(api_of(columns, archive), SdkSettings(), reformat=True)


def constants(*wires: str) -> dict[str, str]:
    names = rest_names(api_of(map(row, wires)).rest, Names(), Namer({}))
    return names.archives.columns["archives/Parcels"]


@pytest.mark.parametrize(
    ("wire", "name"),
    [
        ("contactId", "contact_id"),
        ("category/id", "category_id"),
        ("person/associate/fullName", "person_associate_full_name"),
        ("udef/SuperOffice:12", "udef_super_office_12"),
        ("x_score", "x_score"),
        ("emailProtocol.isActive", "email_protocol_is_active"),
        ("1st", "n1st"),
        ("class", "class_"),
        ("annotations", "annotations_"),
    ],
)
def test_a_column_is_a_constant(wire: str, name: str) -> None:
    assert constants(wire) == {wire: name}


@pytest.mark.parametrize(
    ("wires", "names"),
    [
        ("associateId associate/id", "associate_id associate__id"),
        ("a/b/c a/bC", "a__b__c a__b_c"),
        ("_id id", "meta_id id"),
        ("aB AB", "a_b ab"),
        ("a_b aB", "a_b_2 a_b"),
    ],
)
def test_columns_of_one_name_are_told_apart(wires: str, names: str) -> None:
    listed = wires.split()
    assert constants(*listed) == dict(zip(listed, names.split(), strict=True))
    assert constants(*reversed(listed)) == constants(*listed)


def test_a_name_that_a_number_tells_apart_is_recorded_and_reported() -> None:
    sdk = render(row("a_b"), row("aB"))
    record = {
        "archives/Parcels#column/aB": "a_b",
        "archives/Parcels#column/a_b": "a_b_2",
    }
    assert sdk.record == record
    assert [case.id for case in sdk.diagnostics] == ["name-collision"] * 2
    again = render_sdk(
        api_of([row("a_b")]), SdkSettings(), reformat=True, record=record
    )
    assert b"\na_b_2: Final" in again.files[PARCELS].data()


def test_the_constant_tells_type_restriction_and_order() -> None:
    module = (
        render(
            row("a", text="Words."),
            row("b", "listAny", "Item.", ""),
            row("c", "*None*"),
        )
        .files[PARCELS]
        .data()
    )
    assert module.endswith(b"""
a: Final = IntColumn("a")
\"\"\"Words.\"\"\"

b: Final = TextColumn("b")
\"\"\"Item.

Restriction: `listAny`. Lists cannot be sorted by it.
\"\"\"

c: Final = AnyColumn("c")
\"\"\"The column `c`.

Lists cannot be filtered by it.
\"\"\"
""")


@pytest.mark.parametrize(
    ("archive", "module"),
    [("FindSale", "find_sale"), ("Class", "class_"), ("con", "con_"), ("Annotations", "annotations_"), ("x" * 90, None)],
)  # fmt: skip
def test_an_archive_is_a_module(archive: str, module: str | None) -> None:
    files = render(row("a"), archive=archive).files
    (path,) = (path for path in files if path.startswith("superoffice/archives/") and not path.endswith("__init__.py"))  # fmt: skip
    stem = path.rpartition("/")[2].removesuffix(".py")
    assert stem == module if module else len(stem) == 48
    entry = json.loads(files["superoffice/api.json"].data())[f"archives/{archive}"]
    assert entry == {"module": f"superoffice.archives.{stem}", "columns": {"a": "a"}}
    for folder in ("resources", "async_resources"):
        assert f"`superoffice.archives.{stem}`".encode() in files[f"superoffice/{folder}/parcel.py"].data()  # fmt: skip


def test_without_archives_there_is_no_package() -> None:
    page = read_page("l.md", list_page("Parcels").encode())
    files = render_sdk(build_api([page]).api, SdkSettings(), reformat=True).files
    assert not [path for path in files if "/archives/" in path]
    assert b"archives" not in files["superoffice/__init__.py"].data()
    assert b"Columns:" not in files["superoffice/resources/parcel.py"].data()


ARCHIVE = st.builds(
    Archive,
    id=st.just(ArchiveId.of("Parcels")),
    wire=st.just(WireName("Parcels")),
    text=st.none(),
    entities=st.sampled_from([(), (WireName("parcel"),)]),
    columns=st.lists(
        st.builds(
            Column,
            wire=st.from_regex(
                r"\A[a-zA-Z][A-Za-z0-9_]{0,90}(/[a-z]{1,9})?\Z", fullmatch=True
            ).map(ColumnName),
            kind=st.sampled_from(ColumnKind),
            restriction=st.sampled_from([None, WireName("int"), WireName("listAny")]),
            is_sortable=st.booleans(),
            text=st.none() | (st.sampled_from(TEXTS) | st.text()).map(Text),
            line=st.just(1),
        ),
        min_size=1,
        max_size=4,
        unique_by=lambda column: column.wire,
    ).map(tuple),
    evidence=st.just((Evidence(Fact.TYPE, Rule.ARCHIVE_PAGE, "a.md", 1),)),
)


@given(ARCHIVE)
def test_modules_are_as_black_writes_them(archive: Archive) -> None:
    names = archive_names([archive], Names(), Namer({}))
    views = archive_views([archive], names)
    parts = archive_modules(Templates(), views, "superoffice")
    files = dict(file for part in parts for file in part.make())
    text = files[PARCELS]
    longest = max(map(len, text.splitlines()))
    if longest <= LINE_LENGTH and text.isascii() and "\\" not in text:
        assert is_stable(text)
    if is_stable(text):
        assert as_black_writes(text) == text
    constants = names.columns[archive.id].values()
    check_shape(PARCELS, text, Allowed(("superoffice",), set(constants)))


def test_a_module_with_lines_that_are_too_long_is_left_to_black() -> None:
    wire = "a" * 100
    text = render(row(wire)).files[PARCELS].data().decode()
    assert not is_stable(text)
    assert as_black_writes(text) == text


def test_hostile_descriptions_are_words(tmp_path: Path) -> None:
    rows = [
        row(f"c{number}", text=" ".join(text.replace("|", "/").split()))
        for number, text in enumerate(TEXTS)
    ]
    settings = SdkSettings(package="hostile_columns")
    sdk = render_sdk(api_of(rows), settings, reformat=True)
    with imported(sdk.files, tmp_path, "hostile_columns"):
        module = importlib.import_module("hostile_columns.archives.parcels")
        assert str(module.c0) == "c0"
        assert not hasattr(module, "PWN")
