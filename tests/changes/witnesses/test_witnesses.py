"""Witnesses are right with the old SDK, and refused, deprecated or otherwise with the new one: mypy says so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from changes.witnesses.scenarios import SCENARIOS, Scenario
from emit.rest.rest_api import model, operation
from support.two_sdks import Part, compared, soap_operation

from generator.changes.witnesses import Outcome, Witness, witnesses
from generator.model.comparison.changes import Change, Comparison

_KEPT: tuple[Part, ...] = (
    operation("Agents/Stays/Get", returns="string"),
    soap_operation("Stays/Get"),
    model("ODataRows", value="array<any>"),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sdks")


@pytest.fixture(scope="module")
def comparison(folder: Path) -> Comparison:
    scenarios = SCENARIOS.values()
    return compared(
        folder,
        (*_KEPT, *(part for each in scenarios for part in each.old)),
        (*_KEPT, *(part for each in scenarios for part in each.new)),
        old_names=_joined(each.old_names for each in scenarios),
        new_names=_joined(each.new_names for each in scenarios),
        ended=_joined(each.ended for each in scenarios),
    )


def _joined(names: Iterable[Mapping[str, str]]) -> dict[str, str]:
    return {key: name for each in names for key, name in each.items()}


@pytest.fixture(scope="module")
def made(comparison: Comparison) -> Mapping[str, Witness]:
    return witnesses(comparison)


@pytest.fixture(scope="module")
def messages(
    folder: Path, comparison: Comparison, made: Mapping[str, Witness]
) -> dict[str, dict[str, list[str]]]:
    """What mypy says with each SDK, by scenario."""
    for number, scenario in enumerate(SCENARIOS.values()):
        witness = made.get(_change(comparison, scenario).fingerprint)
        if witness:
            (folder / f"witness_{number}.py").write_text(witness.code)
    return {side: _checked(folder, side) for side in ("old", "new")}


def _checked(folder: Path, side: str) -> dict[str, list[str]]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-color-output"]
    command += ["--enable-error-code=deprecated", "--follow-imports=silent"]
    command += ["--no-error-summary", f"--cache-dir={folder / 'cache' / side}"]
    files = sorted(file.name for file in folder.glob("witness_*.py"))
    environment = {**os.environ, "MYPYPATH": str(folder / side)}
    run = subprocess.run(
        [*command, *files],
        cwd=folder,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert not run.stderr, run.stderr
    messages: dict[str, list[str]] = {name: [] for name in SCENARIOS}
    names = list(SCENARIOS)
    for line in run.stdout.splitlines():
        match = re.match(r"witness_(\d+)\.py:\d+: (.*)", line)
        assert match, line
        messages[names[int(match[1])]].append(match[2])
    return messages


def _change(comparison: Comparison, scenario: Scenario) -> Change:
    matching = [
        change
        for change in comparison.changes
        if change.id == scenario.id and scenario.subject in change.subjects
    ]
    others = [
        f"{change.id} {change.subjects} {change.python_level}"
        for change in comparison.changes
        if set(change.subjects) & {scenario.subject, scenario.subject.partition("#")[0]}
    ]
    assert matching, (scenario.id, scenario.subject, others)
    return matching[0]


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_break_has_a_witness(
    name: str, comparison: Comparison, made: Mapping[str, Witness]
) -> None:
    witness = made.get(_change(comparison, SCENARIOS[name]).fingerprint)

    assert (witness.outcome if witness else None) == SCENARIOS[name].outcome


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_witness_is_right_with_the_old_sdk(
    name: str, messages: dict[str, dict[str, list[str]]]
) -> None:
    lines = messages["old"][name]
    if SCENARIOS[name].ended:
        # it is a former name, which works
        lines = [line for line in lines if not line.endswith("[deprecated]")]
    assert lines == []


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_witness_is_what_it_says_with_the_new_sdk(
    name: str, messages: dict[str, dict[str, list[str]]]
) -> None:
    lines = messages["new"][name]
    errors = [line for line in lines if line.startswith("error: ")]
    is_deprecated = [line.endswith("[deprecated]") for line in errors]
    match SCENARIOS[name].outcome:
        case Outcome.REFUSED:
            assert errors
            assert not all(is_deprecated)
        case Outcome.DEPRECATED:
            assert errors
            assert all(is_deprecated)
        case _:
            assert errors == []
