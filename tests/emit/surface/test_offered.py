"""A snapshot is what the code of its SDK offers: each name, signature and annotation of `output/` is in its lock."""

from __future__ import annotations

import ast
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.files.lock import LOCK, load_lock
from generator.model.comparison.snapshot import (
    ArchiveFact,
    ColumnFact,
    Entry,
    FieldFact,
    GroupFact,
    MemberFact,
    OutFact,
    ParameterFact,
    Python,
    RestFact,
    ResultFact,
    SoapFact,
    TypeFact,
)

OUT = Path(__file__).parents[3] / "output"
PACKAGE = OUT / "superoffice"
INDEX: dict[str, Any] = json.loads((PACKAGE / "api.json").read_text())


def _entries() -> dict[str, Entry]:
    snapshot = load_lock(OUT / LOCK)
    assert snapshot is not None
    return dict(snapshot.by_subject)


ENTRIES = _entries()


def _classes() -> dict[str, ast.ClassDef]:
    """The classes of the SDK by public path below the package."""
    found: dict[str, ast.ClassDef] = {}
    for path in PACKAGE.rglob("*.py"):
        place = path.relative_to(PACKAGE).with_suffix("")
        if place.parts[0] == "_runtime":
            continue
        is_group = place.parent.name in {"agents", "resources"}
        module = ".".join((place.parent if is_group else place).parts)
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[f"{module}.{node.name}"] = node
    return found


CLASSES = _classes()


def _python(entry: Entry) -> Python:
    assert entry.python is not None, entry.subject
    return entry.python


def _of(*facts: type) -> list[Entry]:
    return [entry for entry in ENTRIES.values() if isinstance(entry.fact, facts)]


def _function(entry: Entry) -> ast.FunctionDef:
    """The method of an operation, found by its group and its name."""
    group = _python(ENTRIES[entry.subject.rpartition("/")[0]])
    name = _python(entry).name
    assert name.startswith(f"{group.name}.")
    methods = {
        node.name: node
        for node in CLASSES[group.type].body
        if isinstance(node, ast.FunctionDef)
    }
    return methods[name.rpartition(".")[2]]


def _signature(function: ast.FunctionDef) -> list[tuple[str, str, bool, bool]]:
    stated, known = function.args, []
    places = [*stated.args[1:], *stated.kwonlyargs]
    without = len(stated.args) - 1 - len(stated.defaults)
    for at, each in enumerate(places):
        is_positional = at < len(stated.args) - 1
        default = (
            at >= without
            if is_positional
            else stated.kw_defaults[at - len(stated.args) + 1] is not None
        )
        assert each.annotation is not None
        known.append((each.arg, ast.unparse(each.annotation), is_positional, default))
    return known


@pytest.mark.parametrize(
    "entry", _of(RestFact, SoapFact), ids=lambda each: each.subject
)
def test_an_operation_has_the_signature_of_its_method(entry: Entry) -> None:
    function, python = _function(entry), _python(entry)
    assert function.returns is not None
    assert python.type == ast.unparse(function.returns)
    assert [
        (each.name, each.type, each.positional, each.default)
        for each in python.parameters
    ] == _signature(function)


def test_every_method_is_an_operation() -> None:
    groups = {_python(entry).type for entry in _of(GroupFact)}
    methods = sum(
        isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        for path in groups
        for node in CLASSES[path].body
    )
    assert methods == len(_of(RestFact, SoapFact))
    others = {path for path in CLASSES if ".agents." in f".{path}"} - groups
    assert not {path for path in others if not CLASSES[path].name.startswith("Async")}


def test_every_class_of_a_type_has_the_fields_of_its_entries() -> None:
    for entry in _of(TypeFact):
        python = _python(entry)
        node = CLASSES[python.name]
        declared = {
            each.target.id: ast.unparse(each.annotation)
            for each in node.body
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        }
        parts = {
            _python(part).name: _python(part).type
            for part in _of(FieldFact)
            if part.owner == entry.subject
        }
        if python.type:
            assert [ast.unparse(base) for base in node.bases] == [python.type]
        # what the base has is a field of the type as well
        assert declared.items() <= parts.items(), entry.subject
        if python.type == "Model":
            assert declared == parts, entry.subject


def test_members_have_the_names_of_their_class() -> None:
    members = _of(MemberFact)
    assert len(members) > 100
    for entry in members:
        node = CLASSES[_python(ENTRIES[entry.owner]).name]
        targets = {
            target.id
            for each in node.body
            if isinstance(each, ast.Assign)
            for target in each.targets
            if isinstance(target, ast.Name)
        }
        assert _python(entry).name in targets


def test_the_index_of_names_and_the_lock_say_the_same() -> None:
    for subject, named in INDEX.items():
        python = _python(ENTRIES[subject])
        if isinstance(named, str):
            path = f"superoffice.{python.name}"
            assert path == named if "#" not in subject else named.endswith(python.name)
        elif "call" in named:
            assert python.name.endswith(named["call"])
            assert {
                each.key.removeprefix("param/"): each.name for each in python.parameters
            } == named["parameters"]
        else:
            assert named["module"] == f"superoffice.{python.name}"


def test_what_is_no_part_of_the_index_is_known_too() -> None:
    beside = {*ENTRIES} - {*INDEX}
    kinds = Counter(type(ENTRIES[subject].fact).__name__ for subject in beside)
    assert kinds.keys() == {
        "ColumnFact",
        "GroupFact",
        "OutFact",
        "ParameterFact",
        "ResultFact",
        "RuntimeFact",
    }


def test_every_parameter_of_a_signature_is_a_subject_and_the_other_way_round() -> None:
    keys = {
        f"{entry.subject}#{parameter.key}"
        for entry in _of(RestFact, SoapFact)
        for parameter in _python(entry).parameters
    }
    assert keys == {entry.subject for entry in _of(ParameterFact)}


def test_entries_are_sorted_and_those_of_pages_know_their_page() -> None:
    assert list(ENTRIES) == sorted(ENTRIES)
    for entry in _of(RestFact, SoapFact, ParameterFact, FieldFact, TypeFact, OutFact):
        assert entry.source, entry.subject
        assert entry.page, entry.subject


def test_a_column_is_a_constant_of_its_archive() -> None:
    (archive,) = _of(ArchiveFact)
    module = PACKAGE / f"{_python(archive).name.replace('.', '/')}.py"
    text = module.read_text(encoding="utf-8")
    for entry in _of(ColumnFact):
        python = _python(entry)
        wire = entry.key.removeprefix("column/")
        assert f'{python.name}: Final = {python.type}("{wire}")' in text


def test_results_of_more_than_one_part_have_a_class_with_a_field_for_each() -> None:
    parts = [entry for entry in _of(ResultFact) if entry.subject.startswith("soap/")]
    assert parts
    for entry in parts:
        node = CLASSES[_python(entry).name]
        fields = {
            each.target.id: ast.unparse(each.annotation)
            for each in node.body
            if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
        }
        outs = [part for part in _of(OutFact) if part.owner == entry.owner]
        assert {_python(out).name: _python(out).type for out in outs} == fields
