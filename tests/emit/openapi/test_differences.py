"""The actions of an overlay make one document of another, as a program that knows nothing of Docwright applies them."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from oas_patch.overlay import apply_overlay

from generator.emit.openapi.overlays.differences import actions
from generator.emit.openapi.overlays.overlay import overlay_of

Json = dict[str, Any]


def _applied(old: Json, new: Json) -> Json:
    """The older document after all actions that lead to the newer one."""
    rows = [
        {"target": action.target}
        | ({"remove": True} if action.update is None else {"update": deepcopy(action.update)})
        for action in actions(old, new)
    ]  # fmt: skip
    applied: Json = apply_overlay(deepcopy(old), {"actions": rows})
    return applied


_SCHEMA = {
    "type": "object",
    "properties": {"A": {"$ref": "#/x"}, "B": {"type": "string"}},
    "required": ["A"],
}


def _with(schema: Json, *parameters: Json, **more: Json) -> Json:
    return {
        "tags": [{"name": "T"}, {"name": "U"}],
        "paths": {"/a/{id}": {"get": {"parameters": list(parameters), **more}}},
        "components": {"schemas": {"X": schema, "It's": {"type": "string"}}},
    }


_P = {"name": "p", "in": "query", "schema": {"type": "string"}}
_Q = {"name": "$q", "in": "query", "schema": {"type": "integer"}, "required": True}
_OLD = _with(_SCHEMA, _P, _Q)


@pytest.mark.parametrize(
    "new",
    [
        _OLD,
        _with({"type": "string"}, _P, _Q),
        _with(_SCHEMA | {"required": ["A", "B"]}, _P, _Q),
        _with(_SCHEMA | {"properties": {"A": {"type": "array", "items": {}}}}, _P, _Q),
        _with(_SCHEMA | {"properties": {}}, _P, _Q),
        _with(_SCHEMA | {"allOf": [{"$ref": "#/x"}, {"type": "object"}]}, _P, _Q),
        _with(_SCHEMA, _P),
        _with(_SCHEMA),
        _with(_SCHEMA, _P, _Q, {"name": "r", "in": "path"}),
        _with(_SCHEMA, _P, _Q | {"schema": {"type": ["integer", "null"]}}),
        _with(_SCHEMA, _P, {key: _Q[key] for key in ("name", "in", "schema")}),
        _with(_SCHEMA, _P, _Q, responses={"200": {"description": "x"}}),
        _OLD | {"tags": [{"name": "U"}]},
        _OLD | {"tags": [{"name": "T", "description": "t"}, {"name": "U"}]},
        _OLD | {"paths": {}},
        _OLD | {"components": {"schemas": {"X": _SCHEMA}}},
        _OLD | {"components": {"schemas": {"X": _SCHEMA, "It's": {"type": "number"}}}},
        _OLD | {"info": {"title": "x"}},
    ],
)
def test_the_actions_make_the_newer_document(new: Json) -> None:
    assert _applied(_OLD, new) == new
    assert _applied(new, _OLD) == _sorted_like(_applied(new, _OLD), _OLD)


def _sorted_like(applied: Json, wanted: Json) -> Json:
    """The wanted document with its parameters and tags in the order of the applied one: merging appends them."""

    def ordered(value: Any, other: Any) -> Any:
        if isinstance(value, dict):
            return {key: ordered(item, other[key]) for key, item in value.items()}
        if isinstance(value, list) and value and all(isinstance(item, dict) and "name" in item for item in value):  # fmt: skip
            names = [item["name"] for item in other]
            return sorted(value, key=lambda item: names.index(item["name"]))
        return value

    result: Json = ordered(wanted, applied)
    return result


_KEYS = st.sampled_from(["a", "b", "type", "$ref", "it's", 'quote"', "x y", "ü"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["x", "y"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
_DOCUMENTS = st.dictionaries(_KEYS, _VALUES, max_size=3)


@example({"a": False}, {"a": None})
@given(_DOCUMENTS, _DOCUMENTS)
def test_equal_documents_need_no_action_and_others_do(old: Json, new: Json) -> None:
    assert (actions(old, new) == []) is (old == new)


@given(_DOCUMENTS, _DOCUMENTS)
def test_nothing_is_merged_into_a_list_or_what_is_no_object(old: Json, new: Json) -> None:  # fmt: skip
    for action in actions(old, new):
        if action.update is not None:
            assert isinstance(action.update, dict)


def test_a_parameter_is_selected_by_its_place_where_two_have_its_name() -> None:
    twin = {"name": "p", "in": "header", "schema": {"type": "string"}}
    (action,) = actions(_with(_SCHEMA, _P, twin), _with(_SCHEMA, _P))
    assert action.target.endswith("['parameters'][?(@.name=='p' && @.in=='header')]")
    assert action.update is None


def test_evidence_and_examples_are_no_differences_but_names_like_them_are() -> None:
    noted = _with(_SCHEMA | {"x-docwright-evidence": [], "example": 1}, _P, _Q)
    assert overlay_of([(_OLD, noted)], "1", only_overrides=True) is None
    named = _with(_SCHEMA | {"properties": {"example": {"type": "string"}}}, _P, _Q)
    assert overlay_of([(_OLD, named)], "1", only_overrides=True) is not None


def test_an_action_tells_the_override_that_it_is_known_from() -> None:
    place = {"path": "o.yaml", "line": 4, "rule": "override"}
    schema = _SCHEMA | {"description": "x", "x-docwright-evidence": [place]}
    overlay = overlay_of([(_OLD, _with(schema, _P, _Q))], "0.2.0", only_overrides=True)
    assert overlay == {
        "overlay": "1.1.0",
        "info": {"title": "Corrections of the documentation", "version": "0.2.0"},
        "actions": [
            {
                "target": "$['components']['schemas']['X']",
                "description": "Known from o.yaml:4.",
                "update": {"description": "x"},
            }
        ],
    }
