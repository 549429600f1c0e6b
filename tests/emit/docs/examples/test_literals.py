"""Values of samples become code that evaluates to them, whatever they are; no text of a page becomes anything else."""

from __future__ import annotations

import ast
import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta, timezone
from itertools import islice
from types import SimpleNamespace
from typing import Any

import pytest
from black import format_str
from black.mode import Mode
from emit.docs.examples.example_api import example
from emit.python.test_escape import HOSTILE
from emit.rest.rest_api import body, enum, model, operation, type_of
from hypothesis import given
from hypothesis import strategies as st

from generator.emit.docs.examples.code import Part, call, flat, laid_out
from generator.emit.docs.examples.literals import LONGEST_TEXT
from generator.emit.docs.examples.made_up import MadeUp
from generator.emit.docs.examples.named import Named
from generator.emit.docs.examples.shown import JsonShown
from generator.emit.docs.examples.values import Values
from generator.model.expressions import TypeExpression
from generator.reader.rest.json_text import read_json

_NAMED = Named({}, {}, {}, {}, has_plain_enums=True)
_VALUES = Values(JsonShown(), _NAMED, MadeUp(_NAMED))
_ITEMS = 3
_ZONES = st.builds(
    timezone, st.integers(-14 * 60, 14 * 60).map(lambda n: timedelta(minutes=n))
)
# a year from either end, so that every time zone has them
_TIMES = st.datetimes(
    datetime(2, 1, 1), datetime(9998, 1, 1), timezones=st.none() | _ZONES
)
Typed = tuple[str, object, object]
"""The notation of a type, a value as JSON, and as Python."""


def _same(notation: str, values: st.SearchStrategy[Any]) -> st.SearchStrategy[Typed]:
    return values.map(lambda value: (notation, value, value))


_FINITE = st.floats(allow_nan=False, allow_infinity=False)
_SCALARS: st.SearchStrategy[Typed] = st.one_of(
    _same("string", st.text(max_size=LONGEST_TEXT)),
    _same("int16", st.integers(-(2**15), 2**15 - 1)),
    _same("int32", st.integers(-(2**31), 2**31 - 1)),
    _same("int64", st.integers(-(2**63), 2**63 - 1)),
    _same("uint32", st.integers(0, 2**32 - 1)),
    _same("double", _FINITE),
    _same("boolean", st.booleans()),
    st.binary(max_size=24).map(
        lambda value: ("byte", b64encode(value).decode(), value)
    ),
    _TIMES.map(
        lambda value: ("date-time", value.isoformat(), value.replace(microsecond=0))
    ),
)


def _in_list(typed: Typed) -> Typed:
    notation, shown, value = typed
    return f"array<{notation}>", [shown, shown], [value]


def _in_dictionary(pair: tuple[str, Typed]) -> Typed:
    key, (notation, shown, value) = pair
    return f"dict<string,{notation}>", {key: shown}, {key: value}


_TYPED = st.recursive(
    _SCALARS,
    lambda inner: st.one_of(
        inner.map(_in_list),
        st.tuples(st.text(max_size=LONGEST_TEXT), inner).map(_in_dictionary),
    ),
    max_leaves=4,
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | _FINITE | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def _code(value: object, type_: TypeExpression) -> str:
    code = _VALUES.code(read_json(json.dumps(value)), type_)
    assert code is not None
    assert ast.dump(ast.parse(laid_out(code))) == ast.dump(ast.parse(flat(code)))
    return laid_out(code)


def _value(source: str) -> object:
    names = {"datetime": datetime, "UTC": UTC, "timedelta": timedelta}
    return eval(source, names)


@given(_TYPED)
def test_a_value_evaluates_to_itself(typed: Typed) -> None:
    notation, shown, value = typed
    evaluated = _value(_code(shown, type_of(notation)))
    assert evaluated == value


@given(st.lists(st.integers(0, 99), max_size=9))
def test_a_list_has_its_first_items_once(values: list[int]) -> None:
    first = list(islice(dict.fromkeys(values), _ITEMS))
    assert _value(_code(values, type_of("array<int32>"))) == first


@given(st.text())
def test_a_text_is_cut_off(text: str) -> None:
    encoded = json.loads(json.dumps(text))
    assert _value(_code(text, type_of("string"))) == encoded[:LONGEST_TEXT]


@pytest.mark.parametrize(
    "notation", ["string", "int32", "double", "boolean", "date-time", "byte", "any"]
)
@given(_JSON)
def test_any_value_of_any_type_is_code_or_nothing(notation: str, value: object) -> None:
    code = _VALUES.code(read_json(json.dumps(value)), type_of(notation))
    assert code is None or _value(flat(code)) is not None


class _Names(SimpleNamespace):
    """Classes of a module: each call and each member gives a text."""

    def __getattr__(self, name: str) -> Any:
        return lambda *values, **fields: (name, values, fields)


SHIP = model(
    "Ship", Name="string", Kind="#Kind", Extra="dict<string,string>", Any="any"
)
KIND = enum("Kind", "Ferry")


def _hostile(text: str) -> str:
    save = operation("Agents/Ship/Save", body("Ship", "#Ship"), kind="value")
    sent = {
        "Name": text,
        "Kind": text,
        "Extra": {text: text},
        "Any": [{text: [text]}],
        text: text,
    }
    return example(save, SHIP, KIND, sent=sent)


@pytest.mark.parametrize(
    "text", [*HOSTILE.values(), "```\n# h", "~~~", "\n```\n<script>", "{{ 7 }}"]
)
def test_hostile_text_stays_inside_its_literal(text: str) -> None:
    _check(text)


@given(st.text())
def test_any_text_stays_inside_its_literal(text: str) -> None:
    _check(text)


def _check(text: str) -> None:
    source = _hostile(text)
    assert source.replace("\n", "").isprintable()
    assert not any(
        line.lstrip().startswith(("```", "~~~")) for line in source.split("\n")
    )
    names = {
        node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)
    }
    assert names <= {"so", "ship", "models", "enums"}
    saved: list[object] = []
    agent = SimpleNamespace(save=saved.append)
    exec(
        source.partition("\n\n")[2],
        {
            "so": SimpleNamespace(agents=SimpleNamespace(ship=agent)),
            "models": _Names(),
            "enums": _Names(),
        },
    )
    assert len(saved) == 1


@given(_TYPED.filter(lambda typed: repr(typed).isascii()))
def test_black_changes_nothing(typed: Typed) -> None:
    notation, shown, _ = typed
    code = _VALUES.code(read_json(json.dumps(shown)), type_of(notation))
    assert code is not None
    made = call("so.agents.ship.save", Part(code, "ship="))
    source = laid_out(made, "result = ") + "\n"
    assert format_str(source, mode=Mode()) == source
