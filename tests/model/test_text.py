"""The two kinds of string that come from a page."""

from __future__ import annotations

import copy
import operator
import pickle
import re
from collections.abc import Callable
from typing import Any

import jinja2
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.text import (
    ColumnName,
    QName,
    Text,
    WireName,
    column_name,
    wire_name,
)

_ALLOWED = r"[A-Za-z_$][A-Za-z0-9_.$-]{0,119}"
_TEXT: Any = Text("words")
_PLAIN, _FIRST = "{}", "{[0]}"

_CONVERSIONS: dict[str, Callable[[], object]] = {
    "str": lambda: str(_TEXT),
    "format": lambda: format(_TEXT),
    "format with a width": lambda: format(_TEXT, ">9"),
    "f-string": lambda: f"{_TEXT}",
    "f-string with !s": lambda: f"{_TEXT!s}",
    "str.format": lambda: _PLAIN.format(_TEXT),
    "str.format of an item": lambda: _FIRST.format(_TEXT),
    "%s": lambda: operator.mod("%s", _TEXT),
    "text % value": lambda: _TEXT % "x",
    "text + str": lambda: _TEXT + "x",
    "str + text": lambda: "x" + _TEXT,
    "join": lambda: ",".join([_TEXT]),
    "join over it": lambda: ",".join(_TEXT),
    "iteration": lambda: list(_TEXT),
    "len": lambda: len(_TEXT),
    "index": lambda: _TEXT[0],
    "in": lambda: "w" in _TEXT,
    "text in str": lambda: _TEXT in "words",
    "replace": lambda: "a".replace("a", _TEXT),
    "re": lambda: re.match("w", _TEXT),
    "Jinja output": lambda: _render("{{ text }}"),
    "Jinja ~": lambda: _render("{{ text ~ 'x' }}"),
    "Jinja +": lambda: _render("{{ text + 'x' }}"),
    "Jinja upper": lambda: _render("{{ text|upper }}"),
    "Jinja join": lambda: _render("{{ [text]|join(',') }}"),
    "Jinja escape": lambda: _render("{{ text|e }}"),
    "Jinja for": lambda: _render("{% for char in text %}{{ char }}{% endfor %}"),
}


def _render(template: str) -> str:
    # Not even the escaping environment of a report may open a text by itself.
    return jinja2.Environment(autoescape=True).from_string(template).render(text=_TEXT)


@pytest.mark.parametrize("convert", _CONVERSIONS.values(), ids=_CONVERSIONS.keys())
def test_text_never_becomes_a_string_by_itself(convert: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        convert()


def test_text_is_no_string() -> None:
    assert not isinstance(_TEXT, str)


def test_text_cannot_be_changed() -> None:
    for name in ("raw", "other"):
        with pytest.raises(AttributeError):
            setattr(_TEXT, name, "b")


@given(st.text(), st.text())
def test_texts_are_equal_when_their_characters_are(first: str, second: str) -> None:
    assert (Text(first) == Text(second)) == (first == second)
    assert hash(Text(first)) == hash(Text(first))


@given(st.text())
def test_text_equals_no_string(raw: str) -> None:
    assert Text(raw) != raw
    assert len({Text(raw), raw}) == 2


@given(st.text())
def test_text_is_true_when_it_has_characters(raw: str) -> None:
    assert bool(Text(raw)) == bool(raw)


@given(st.text())
def test_text_survives_copies_and_pickles(raw: str) -> None:
    text = Text(raw)
    copies = (copy.copy(text), copy.deepcopy(text), pickle.loads(pickle.dumps(text)))
    assert all(copied == text and copied.raw == raw for copied in copies)


@given(st.from_regex(_ALLOWED, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_a_wire_name_is_the_name_itself(name: str) -> None:
    assert WireName(name) == name
    assert wire_name(name) == name


@given(st.one_of(st.text(), st.from_regex(rf"\A{_ALLOWED}\s?", fullmatch=True)))
@example("")
@example("Name\n")
@example("Name\nimport os")
@example("1Name")
@example(".Name")
@example("-Name")
@example("Na me")
@example("Näme")
@example("\uff2eame")
@example("\ufb01le")
@example("../etc")
@example("a/b")
@example("A" * 120)
@example("A" * 121)
def test_a_wire_name_is_accepted_only_when_all_of_it_fits(value: str) -> None:
    fits = value.isascii() and re.fullmatch(_ALLOWED, value) is not None
    assert (wire_name(value) is not None) == fits
    if not fits:
        with pytest.raises(ValueError, match="not a wire name"):
            WireName(value)


@given(st.from_regex(rf"\A{_ALLOWED}\Z"), st.sampled_from("\n\r\v\f\x85\u2028\u2029\0"))
def test_a_wire_name_holds_no_line_end(name: str, end: str) -> None:
    assert wire_name(name + end) is None
    assert wire_name(end + name) is None
    assert wire_name(f"{name}{end}{name}") is None


def test_a_refused_name_is_quoted_shortly() -> None:
    with pytest.raises(ValueError, match=r"\Anot a wire name: '.{60}'\Z"):
        WireName("?" * 5000)


def test_a_qname_is_its_namespace_and_its_name() -> None:
    name = QName("urn:a", WireName("B"))
    assert (name.namespace, name.name, str(name)) == ("urn:a", "B", "{urn:a}B")
    assert {name: 1}[QName("urn:a", WireName("B"))] == 1
    assert name != QName("urn:a/", WireName("B"))
    assert repr(name) == "QName('urn:a', 'B')"
    for same in (
        pickle.loads(pickle.dumps(name)),
        copy.copy(name),
        copy.deepcopy(name),
    ):
        assert (same, type(same), same.name) == (name, QName, "B")


def test_a_qname_is_immutable() -> None:
    with pytest.raises(AttributeError, match="immutable"):
        QName("urn:a", WireName("B")).namespace = "urn:c"


@pytest.mark.parametrize(
    "value",
    ["a", "contactId", "category/id", "udef/SuperOffice:1", "a.b_c", "1", "a" * 200],
)
def test_a_column_name_is_the_name_itself(value: str) -> None:
    assert ColumnName(value) == value
    assert column_name(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "/a",
        "a/",
        "a//b",
        "a b",
        "a-b",
        "$a",
        "ä",
        "a\n",
        "\u0661",
        "a" * 201,
        "a(b)",
    ],
)
def test_what_is_no_column_name_is_refused(value: str) -> None:
    assert column_name(value) is None
    with pytest.raises(ValueError, match="not a column name"):
        ColumnName(value)
