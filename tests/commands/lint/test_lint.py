"""`docwright lint`: what is shown, what fails, the baseline and the accept file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.report.lint import FORMATS

Docwright = Callable[..., Any]
SCHEMAS = Path(__file__).parents[3] / "docs/schema"
ID = "rest-path-parameters"
SUBJECT = "rest/v1/Boat/GetBoat"

PAGE = """---
title: GET Boat/{id}
uid: v1BoatEntity_GetBoat
---

# GET Boat/{id}

```http
GET /api/v1/Boat/{id}
```

Gives a boat.

## Path Part

| Path Part | Type | Description |
|-----------|------|-------------|
| number | int32 | The boat. **Required** |

## Response:

| Response | Description |
|----------------|-------------|
| 200 | OK |

### Response body: Boat

| Property Name | Type | Description |
|----------------|------|--------------|
| Name | String | What it is called. |
"""


@pytest.fixture(autouse=True)
def boat(docwright: Docwright) -> Path:
    """A page whose route and table name different parameters, in the working directory of `docwright`."""
    page = Path("reference/boat.md")
    page.parent.mkdir()
    page.write_text(PAGE)
    return page


def shown(run: Any) -> set[str]:
    """The ids of the defects of a run with JSON."""
    return {case["id"] for case in json.loads(run.out)["defects"]}


def test_a_defect_is_shown_with_its_line_as_editors_open_it(
    docwright: Docwright,
) -> None:
    run = docwright("lint", "reference", "--select", ID)

    assert run.status == 0
    head, _, _, _, line, *_ = run.out.splitlines()
    assert head.endswith("on 1 page: 1 warning")
    assert line.startswith("reference/boat.md:")
    assert f"[{ID}]" in run.out


def test_the_second_run_takes_what_was_kept(docwright: Docwright, cache: Path) -> None:
    first = docwright("lint", "reference", "--format", "json")
    assert [*cache.rglob("defects/*")], "nothing was kept"

    assert docwright("lint", "reference", "--format", "json").out == first.out
    assert docwright("cache", "clear").status == 0
    assert not [*cache.rglob("defects/*")]
    assert docwright("lint", "reference", "--format", "json").out == first.out
    assert docwright("lint", "reference", "--format", "json", "--no-cache").out == (
        first.out
    )


def test_a_changed_page_is_looked_at_again(docwright: Docwright, boat: Path) -> None:
    assert ID in shown(docwright("lint", "reference", "--format", "json"))

    boat.write_text(PAGE.replace("| number |", "| id |"))

    assert ID not in shown(docwright("lint", "reference", "--format", "json"))


def test_ids_and_classes_are_selected_and_ignored(docwright: Docwright) -> None:
    def ids(*options: str) -> set[str]:
        return shown(docwright("lint", "reference", "--format", "json", *options))

    every = ids()
    assert ID in ids("--select", "contradiction")
    assert ids("--select", f"{ID},style") == {ID}
    assert ids("--ignore", ID) == every - {ID}
    assert ids("--ignore", "contradiction,broken", "--ignore", "missing") == set()
    Path("docwright.toml").write_text(f'select = ["{ID}"]\nignore = ["style"]\n')
    assert ids() == {ID}
    assert ids("--select", "broken") == ids("--select", "broken") - {ID}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_name_that_no_defect_has_names_the_nearest(
    docwright: Docwright, option: str
) -> None:
    run = docwright("lint", "reference", option, "rest-path-parameter")
    assert run.status == 2
    assert f"The nearest is {ID}." in run.err

    Path("docwright.toml").write_text('select = ["rest-path-parameter"]\n')
    assert docwright("lint", "reference").status == 2


@pytest.mark.parametrize(
    ("level", "status"), [("error", 0), ("warning", 1), ("info", 1), ("never", 0)]
)
def test_it_fails_at_the_level_that_is_asked_for(
    docwright: Docwright, level: str, status: int
) -> None:
    words = ("lint", "reference", "--select", ID)

    assert docwright(*words, "--fail-on", level).status == status
    Path("docwright.toml").write_text(f'fail_on = ["breaking", "{level}"]\n')
    assert docwright(*words).status == status


def test_two_words_for_one_command_are_refused(docwright: Docwright) -> None:
    Path("docwright.toml").write_text('fail_on = ["warning", "error"]\n')

    run = docwright("lint", "reference")

    assert run.status == 2
    assert "'warning' and 'error' are for the same command" in run.err


def test_a_baseline_marks_and_drops_nothing(docwright: Docwright, boat: Path) -> None:
    words = ("lint", "reference", "--baseline", "known.json", "--fail-on", "info")
    assert docwright(*words, "--update-baseline").status == 0
    text = Path("known.json").read_text()
    jsonschema.validate(
        json.loads(text), json.loads((SCHEMAS / "baseline.json").read_text())
    )
    assert sum(ID in line for line in text.splitlines()) == 1, "one on a line"

    run = docwright(*words, "--format", "json")
    assert run.status == 0
    assert {case["state"] for case in json.loads(run.out)["defects"]} == {"unchanged"}

    # it stands on another line now, and there is a new one
    boat.write_text(PAGE.replace("Gives a boat.", "Gives\na boat."))
    Path("reference/broken.md").write_text(PAGE.replace("GetBoat", "GetShip"))
    run = docwright(*words, "--format", "json")
    assert run.status == 1
    states = {
        case["state"]: case["place"]["path"] for case in json.loads(run.out)["defects"]
    }
    assert states["new"] == "broken.md"
    assert "unchanged" in states


def test_what_the_baseline_has_and_nothing_finds_any_more_is_counted(
    docwright: Docwright, boat: Path
) -> None:
    Path("docwright.toml").write_text('baseline = "known.json"\n')
    docwright("lint", "reference", "--update-baseline")
    boat.write_text(PAGE.replace("| number |", "| id |"))

    run = docwright("lint", "reference", "--format", "json")

    assert ID in json.loads(run.out)["resolved"].values()


def test_a_baseline_that_cannot_be_used_is_a_usage_error(docwright: Docwright) -> None:
    assert docwright("lint", "reference", "--update-baseline").status == 2
    assert docwright("lint", "reference", "--baseline", "none.json").status == 2
    Path("known.json").write_text('{"schema": 7, "defects": []}')
    assert docwright("lint", "reference", "--baseline", "known.json").status == 2
    Path("known.json").write_text("[")
    assert docwright("lint", "reference", "--baseline", "known.json").status == 2


def test_an_accepted_defect_does_not_count_and_a_stale_entry_is_a_finding(
    docwright: Docwright, boat: Path
) -> None:
    Path("docwright.accept.yaml").write_text(
        f"- id: {ID}\n  subjects: rest/v1/Boat/*\n  reason: it is known\n"
        "- id: operation-removed\n  subjects: rest/v1/Boat/*\n  reason: of diff\n"
    )
    words = ("lint", "reference", "--select", ID, "--fail-on", "info")
    run = docwright(*words, "--format", "json")
    assert run.status == 0
    (case,) = json.loads(run.out)["defects"]
    assert (case["subject"], case["accepted"]) == (SUBJECT, "it is known")
    assert "1 defect accepted" in docwright(*words).out

    boat.write_text(PAGE.replace("| number |", "| id |"))
    run = docwright("lint", "reference")
    assert run.status == 1
    assert f"docwright.accept.yaml:1: the entry of {ID} matches no defect" in run.err
    assert "operation-removed" not in run.err


@pytest.mark.parametrize("report_format", sorted(FORMATS))
def test_every_format_has_the_defect(docwright: Docwright, report_format: str) -> None:
    run = docwright("lint", "reference", "--select", ID, "--format", report_format)

    assert run.status == 0
    assert ID in run.out
    assert "Traceback" not in run.err


def test_json_is_as_its_schema_says(docwright: Docwright) -> None:
    run = docwright("lint", "reference", "--format", "json")

    document = json.loads(run.out)
    jsonschema.validate(document, json.loads((SCHEMAS / "lint.json").read_text()))
    assert document["pages"] == 1
    faults = document["faults"]
    for case in document["defects"]:
        assert faults[case["fault"]]["id"] == case["id"]


def test_docs_without_a_defect_say_so(docwright: Docwright, boat: Path) -> None:
    run = docwright("lint", "reference", "--select", "broken")
    assert (run.status, run.out) == (0, "no defects on 1 page\n")


def test_what_only_an_older_edition_gets_wrong_is_no_defect(
    docwright: Docwright, boat: Path
) -> None:
    newer = Path("newer/boat.md")
    newer.parent.mkdir()
    newer.write_text(PAGE.replace("| number |", "| id |"))

    def paths(*docs: str) -> set[str]:
        run = docwright("lint", *docs, "--select", ID, "--format", "json")
        return {case["place"]["path"] for case in json.loads(run.out)["defects"]}

    assert paths("reference", "newer") == set()
    (path,) = paths("newer", "reference")
    assert path.endswith("reference/boat.md")


def test_an_entry_whose_id_no_command_knows_is_told_with_the_nearest(
    docwright: Docwright,
) -> None:
    Path("docwright.accept.yaml").write_text(
        "- id: rest-path-parameter\n  subjects: rest/v1/Boat/*\n  reason: a slip\n"
    )
    run = docwright("lint", "reference")
    assert (
        f"docwright.accept.yaml:1: no diagnostic and no kind of change is called 'rest-path-parameter'; the nearest is {ID}"
        in " ".join(run.err.split())
    )


def test_docs_that_cannot_be_read_are_no_docs_without_defects(
    docwright: Docwright,
) -> None:
    run = docwright("lint", "elsewhere")
    assert (run.status, run.out) == (2, "")
    Path("empty").mkdir()
    assert docwright("lint", "empty").status == 2
    assert docwright("lint", "reference", "--format", "xml").status == 2


def test_an_entry_that_has_ended_is_a_finding(docwright: Docwright) -> None:
    Path("docwright.accept.yaml").write_text(
        f"- id: {ID}\n  subjects: rest/v1/Boat/*\n  reason: for now\n  until: 0.0.1\n"
    )
    words = ("lint", "reference", "--select", ID, "--fail-on", "never")
    assert docwright(*words).status == 0, "nothing is released yet"
    Path("docwright.toml").write_text(
        'docs = ["reference"]\noutput = "sdk"\nsdk_version = "0.1.0"\n'
    )
    assert docwright("generate").status == 0
    assert docwright("release").status == 0

    run = docwright(*words)

    assert run.status == 1
    assert f"docwright.accept.yaml:1: the entry of {ID} ended with 0.0.1" in run.err
    assert "accepted" not in run.out
