"""Witnesses of the runtime, witnesses that no type checker refuses, and snapshots that somebody else has written."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from emit.rest.rest_api import enum, operation
from hypothesis import given
from hypothesis import strategies as st
from support.surfaces import (
    Entries,
    group,
    model,
    parameter,
    runtime,
    sdk,
)
from support.surfaces import (
    enum as enum_entries,
)
from support.surfaces import (
    operation as operation_entries,
)
from support.two_sdks import Part, compared

from generator.changes import compare
from generator.changes.witnesses import Outcome, witness, witnesses
from generator.model.api import Member
from generator.model.comparison.changes import Comparison
from generator.model.comparison.snapshot import Python, PythonParameter, Snapshot
from generator.model.text import Text

REST = "rest/v1/Agents/Thing/Get"


def _only(old: list[Entries], new: list[Entries]) -> str:
    comparison = compare(sdk(*old), sdk(*new))
    (made,) = witnesses(comparison).values()
    return made.code


def test_a_witness_is_a_function_with_its_imports() -> None:
    method = operation_entries(
        REST, "agents.thing.get", parameter("Id", "id"), returns="int"
    )
    agent = group("rest/v1/Agents/Thing", "agents.thing", "agents.ThingAgent")

    assert _only([agent, method], [agent]) == (
        "from typing import Any\n"
        "\n"
        "from superoffice import SuperOffice\n"
        "\n"
        "\n"
        "def witness(client: SuperOffice, id: Any) -> object:\n"
        "    return client.agents.thing.get(id=id)\n"
    )


def test_many_arguments_have_a_line_each() -> None:
    parameters = [parameter(f"Parameter{n}", f"parameter_{n}") for n in range(5)]
    soap = "soap/Services88/Thing/Get"
    name = "soap.services88.thing.get"
    agent = group("soap/Services88/Thing", "soap.services88.thing", "x.ThingAgent")
    method = operation_entries(soap, name, *parameters)

    lines = _only([agent, method], [agent]).splitlines()

    assert "from superoffice.soap.services88 import Client" in lines
    assert "def witness(" in lines
    assert "    client: Client," in lines
    assert "    client.thing.get(" in lines
    assert "        parameter_4=parameter_4," in lines


@pytest.mark.parametrize(
    ("entries", "use"),
    [
        (runtime("Flags", "class"), "return Flags"),
        (runtime("soap.Client", "class"), "return Client"),
        (runtime("testing.SampleTransport", "class"), "return SampleTransport"),
        (
            [
                *runtime("Rows", "class"),
                *runtime("Rows#first", "method", Python("first")),
            ],
            "return Rows.first",
        ),
        (
            [
                *runtime("models.Model", "class"),
                *runtime("models.Model#to_dict", "method", Python("to_dict")),
            ],
            "return models.Thing.to_dict",
        ),
    ],
)
def test_what_the_runtime_loses_has_a_witness(entries: Entries, use: str) -> None:
    known = [
        model("types/Thing", "models.Thing"),
        group("soap/Services88/Thing", "soap.services88.thing", "x.ThingAgent"),
    ]
    stays = entries[:-1]
    code = _only([*known, entries], [*known, stays])

    assert code.endswith(f"    {use}\n")


def test_a_call_of_the_runtime_that_is_no_longer_right_has_a_witness() -> None:
    def download(*parameters: PythonParameter) -> Entries:
        return runtime("download", "function", Python("download", "bytes", parameters))

    url = PythonParameter("url", "str", positional=True)
    old = download(url, PythonParameter("call", "Unpack[CallOptions]", default=True))
    new = download(url, PythonParameter("path", "str"))

    assert _only([old], [new]).endswith(
        "def witness(url: Any) -> object:\n    return download(url)\n"
    )


def _kind(number: int | None, value: str | None = None) -> tuple[Part, ...]:
    known = enum("Kind", "Big")
    text = Text(value) if value is not None else None
    member = Member(known.members[0].wire, number, None, text)
    return (
        msgspec.structs.replace(known, members=(member,)),
        operation("Agents/Thing/Get"),
    )


def test_a_silent_change_shows_when_the_lines_run(tmp_path: Path) -> None:
    comparison = compared(tmp_path, _kind(1), _kind(2))
    (change,) = comparison.changes
    made = witness(comparison, change)

    assert made is not None
    assert made.outcome is Outcome.SILENT
    assert [_printed(tmp_path, side, made.code) for side in ("old", "new")] == [
        "True",
        "False",
    ]


def _printed(folder: Path, side: str, code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\nprint(witness())"],
        cwd=folder / side,
        capture_output=True,
        check=True,
        text=True,
    )
    return run.stdout.strip()


def test_a_value_of_a_page_is_a_literal_in_a_witness(tmp_path: Path) -> None:
    hostile = '"""\n```\nimport os  # ' + "é\u202e'\\"

    comparison = compared(tmp_path, _kind(None, hostile), _kind(None, "other"))
    (made,) = witnesses(comparison).values()

    assert made.code.isascii()
    (statement,) = (
        node for node in ast.walk(ast.parse(made.code)) if isinstance(node, ast.Compare)
    )
    assert ast.literal_eval(statement.comparators[0]) == hostile


_HOSTILE = st.sampled_from(
    [
        "x",
        "models.X",
        "soap.s.x",
        "x; import os",
        "x\nimport os",
        "__import__('os')",
        "x(y)",
        "(yield)",
        "lambda: 0",
        "list[__import__('os').system('x')]",
        "int | None",
        "object",
        "",
        "None",
        "a.b.c.d",
        "é",
        "```",
    ]
)
_ALLOWED = (
    ast.Module | ast.FunctionDef | ast.ImportFrom | ast.alias | ast.arguments | ast.arg
    | ast.Return | ast.Expr | ast.Call | ast.keyword | ast.Attribute | ast.Name
    | ast.Compare | ast.Eq | ast.Constant | ast.Load | ast.Subscript | ast.BinOp
    | ast.BitOr | ast.Tuple
)  # fmt: skip


@st.composite
def _snapshots(draw: st.DrawFn) -> Snapshot:
    entries = [
        operation_entries(
            REST,
            draw(_HOSTILE),
            parameter(
                "A", draw(_HOSTILE), draw(_HOSTILE), positional=draw(st.booleans())
            ),
            returns=draw(_HOSTILE),
        ),
        model("types/T", draw(_HOSTILE), ("F", draw(_HOSTILE), draw(_HOSTILE))),
        enum_entries("types/E", draw(_HOSTILE), ("M", draw(_HOSTILE))),
        group("rest/v1/Agents/Thing", draw(_HOSTILE), draw(_HOSTILE)),
        runtime("R", "function", Python(draw(_HOSTILE), draw(_HOSTILE))),
    ]
    present = draw(st.sets(st.integers(0, len(entries) - 1)))
    return sdk(
        *(each for number, each in enumerate(entries) if number in present),
        package=draw(st.sampled_from(["superoffice", "x; import os", "x.y"])),
    )


@given(_snapshots(), _snapshots())
def test_no_text_of_a_snapshot_is_more_than_a_name(
    old: Snapshot, new: Snapshot
) -> None:
    comparison: Comparison = compare(old, new)

    for made in witnesses(comparison).values():
        assert made.code.isascii()
        assert made.verdict.isprintable()
        for node in ast.walk(ast.parse(made.code)):
            assert isinstance(node, _ALLOWED), ast.dump(node)
            assert "__" not in ast.unparse(node)
