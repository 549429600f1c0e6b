"""Type uids of docfx: names, arguments in braces, arrays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.docfx_facts import DocfxType
from generator.model.text import WireName
from generator.reader.docfx.types import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    docfx_type,
    result_uid,
)


def written(type_: DocfxType | None) -> str:
    """A type in a notation of the tests: `Dictionary(String, list of Int32)`."""
    if type_ is None:
        return "none"
    if type_.is_array:
        assert type_.name == type_.arguments[0].name
        return f"list of {written(type_.arguments[0])}"
    inner = ", ".join(written(argument) for argument in type_.arguments)
    return f"{type_.name}({inner})" if inner else type_.name


@pytest.mark.parametrize(
    ("uid", "expected"),
    [
        ("System.Int32", "Int32"),
        ("String", "String"),
        ("SuperOffice.WebApi.Data.AppointmentEntity", "AppointmentEntity"),
        ("A.Outer.Inner_1", "Inner_1"),
        ("System.Int32[]", "list of Int32"),
        ("System.String[][]", "list of list of String"),
        ("System.Nullable{System.DateTime}", "DateTime"),
        ("System.Nullable{A.Mode}[]", "list of Mode"),
        ("My.Nullable{System.DateTime}", "Nullable(DateTime)"),
        (
            "System.Collections.Generic.Dictionary{System.String,A.FieldProperty}",
            "Dictionary(String, FieldProperty)",
        ),
        (
            "A.Dictionary{System.String,A.Dictionary{System.String,System.Int32[]}[]}[]",
            "list of Dictionary(String, list of Dictionary(String, list of Int32))",
        ),
        (
            "A.List{System.Nullable{A.Mode}}",
            "List(Mode)",
        ),
    ],
)
def test_a_uid_names_a_type(uid: str, expected: str) -> None:
    assert written(docfx_type(uid)) == expected


@pytest.mark.parametrize(
    "uid",
    [
        pytest.param("", id="nothing"),
        pytest.param("{T}", id="parameter of a class"),
        pytest.param("A.List{{T}}", id="parameter inside"),
        pytest.param("``0", id="parameter of a method"),
        pytest.param("System.Int32@", id="reference"),
        pytest.param("System.Int32*", id="pointer"),
        pytest.param("System.Int32[,]", id="two dimensions"),
        pytest.param("A.List{System.Int32", id="open brace"),
        pytest.param("A.List{}", id="no argument"),
        pytest.param("A.List{A.B,}", id="no second argument"),
        pytest.param("A.List{A.B}}", id="one brace too many"),
        pytest.param("A.List{A.B}.Enumerator", id="part of a generic class"),
        pytest.param("A..B", id="two dots"),
        pytest.param(".A", id="dot in front"),
        pytest.param("A.B C", id="space"),
        pytest.param("System.Größe", id="not ASCII"),
        pytest.param("System.Int32\n", id="line end"),
        pytest.param("A." + "b" * 121, id="long name"),
        pytest.param("a" * (MAX_CHARACTERS + 1), id="long uid"),
        pytest.param("A{" * 20 + "B" + "}" * 20, id="deep arguments"),
        pytest.param("A" + "[]" * (MAX_DEPTH + 1), id="deep arrays"),
    ],
)
def test_what_stands_for_no_value_is_no_type(uid: str) -> None:
    assert docfx_type(uid) is None


@pytest.mark.parametrize(
    ("uid", "expected"),
    [
        ("System.Threading.Tasks.Task{A.B[]}", "A.B[]"),
        ("System.Threading.Tasks.ValueTask{A.B}", "A.B"),
        ("System.Threading.Tasks.Task{A.C{A.B,A.D}}", "A.C{A.B,A.D}"),
        ("System.Threading.Tasks.Task", None),
        ("System.Void", None),
        ("", None),
        ("System.String", "System.String"),
        ("A.Data.Task", "A.Data.Task"),
    ],
)
def test_a_task_is_taken_off_a_result(uid: str, expected: str | None) -> None:
    assert result_uid(uid) == expected


NAMES = st.from_regex(r"[A-Z][a-z0-9_]{0,8}", fullmatch=True)
TYPES = st.recursive(
    NAMES.map(lambda name: (f"Some.{name}", DocfxType(WireName(name)))),
    lambda inner: st.one_of(
        inner.map(
            lambda item: (
                f"{item[0]}[]",
                DocfxType(item[1].name, (item[1],), is_array=True),
            )
        ),
        st.tuples(NAMES, st.lists(inner, min_size=1, max_size=3)).map(
            lambda pair: (
                f"Some.{pair[0]}{{{','.join(uid for uid, _ in pair[1])}}}",
                DocfxType(WireName(pair[0]), tuple(type_ for _, type_ in pair[1])),
            )
        ),
    ),
    max_leaves=6,
)


@given(TYPES)
def test_any_type_is_read_back(case: tuple[str, DocfxType]) -> None:
    uid, type_ = case
    assert docfx_type(uid) == type_


@given(st.text(alphabet="AbT.{},[]`@ ", max_size=40))
def test_any_words_are_a_type_or_none(uid: str) -> None:
    type_ = docfx_type(uid)
    assert type_ is None or uid.replace("]", "").endswith(tuple("AbT}["))
