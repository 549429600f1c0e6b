"""`diff --format github|gitlab|junit|sarif`: what CI systems read."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from support.changes.comparisons import (
    ADDED,
    COPY,
    DOUBTFUL,
    REMOVED,
    added,
    change,
    comparison,
)
from support.ci.documents import (
    code_quality,
    junit,
    sarif_run,
    workflow_commands,
)

from generator.model.catalogue.changes import CHANGE_KINDS
from generator.model.comparison.changes import (
    Change,
    Sides,
)
from generator.report.diff.github import github_report
from generator.report.diff.gitlab import gitlab_report
from generator.report.diff.junit import junit_report
from generator.report.diff.report import DiffReport
from generator.report.diff.sarif import sarif_report
from generator.report.shown_paths import ShownPaths

HOSTILE = change(
    "operation-removed",
    "x::error file=y::z",
    old="50%\n::set-output name=a::b\r\x1b]",
    evidence=Sides(old="a,b:c%d ø\n.md:3"),
)
OF_RUNTIME = change("runtime-removed", "runtime/Nothing", area="runtime")


def _report(*changes: Change, **values: Any) -> DiffReport:
    return DiffReport(
        comparison=comparison(*changes),
        old=ShownPaths(in_repository=lambda path: f"docs/{path}"),
        new=ShownPaths(in_repository=lambda path: f"docs/{path}"),
        **values,
    )


ACCEPTED = {REMOVED.fingerprint: "known & <meant>"}


# --- GitHub


def test_levels_become_errors_warnings_and_notices() -> None:
    lines = github_report(_report(REMOVED, DOUBTFUL, ADDED)).splitlines()
    assert lines == [
        "::notice title=docwright::next version 2.0.0: 1 change is major",
        (
            "::error file=docs/rest/Copy.md,line=12,title=operation-removed (major%2C breaking)::"
            "so.agents.thing.copy(…): removed (POST /api/v1/Agents/Thing/Copy)%0Arest/v1/Agents/Thing/Copy"
        ),
        (
            "::warning file=docs/rest/Move.md,line=12,title=parameter-added (minor%2C doubtful)::"
            f"so.agents.thing.move(thing_id=…): {CHANGE_KINDS['parameter-added'].title} (int32)%0A"
            "rest/v1/Agents/Thing/Move#param/ThingId"
        ),
        (
            "::notice file=docs/rest/Turn.md,line=7,title=operation-added (minor%2C safe)::"
            "so.agents.thing.turn(…): added (POST /api/v1/Agents/Thing/Turn)%0Arest/v1/Agents/Thing/Turn"
        ),
    ]


def test_what_is_accepted_is_a_notice_with_its_reason() -> None:
    *_, line = github_report(_report(REMOVED, accepted=ACCEPTED)).splitlines()
    assert line.startswith("::notice file=docs/rest/Copy.md,")
    assert line.endswith("%0Aaccepted: known & <meant>")


def test_text_of_pages_is_no_command_and_no_property() -> None:
    _, line = github_report(_report(HOSTILE)).split("\n", 1)
    assert line.count("\n") == 1
    assert line.strip().isprintable()
    properties, _, message = line.removeprefix("::error ").partition("::")
    assert properties.startswith("file=docs/a%2Cb%3Ac%25d ø%0A.md,line=3,title=")
    assert "50%25\\n" in message
    assert "\x1b" not in message


@pytest.mark.parametrize(("groups", "shown"), [(10, 10), (11, 9), (60, 9)])
def test_a_level_has_at_most_ten_annotations(groups: int, shown: int) -> None:
    many = [change("operation-removed", f"{COPY}{n}") for n in range(groups)]
    lines = github_report(_report(*many))
    errors = [line for line in lines.splitlines() if line.startswith("::error")]
    assert len(errors) == 10
    assert sum("::error file=" in line for line in errors) == shown
    if shown < 10:
        assert (
            errors[-1] == f"::error title=docwright::{groups - 9} more: docwright diff"
        )


def test_the_notice_of_the_version_counts_as_a_notice() -> None:
    many = [added(f"{COPY}{n}") for n in range(10)]
    lines = github_report(_report(*many)).splitlines()
    assert len(lines) == 10
    assert lines[-1] == "::notice title=docwright::2 more: docwright diff"


# --- GitLab


def test_a_violation_has_what_gitlab_asks_for() -> None:
    rows = json.loads(gitlab_report(_report(REMOVED, DOUBTFUL, ADDED)))
    assert rows[0] == {
        "description": "so.agents.thing.copy(…): removed (POST /api/v1/Agents/Thing/Copy)",
        "check_name": "operation-removed",
        "fingerprint": REMOVED.fingerprint,
        "severity": "critical",
        "location": {"path": "docs/rest/Copy.md", "lines": {"begin": 12}},
    }
    assert [row["severity"] for row in rows] == ["critical", "major", "info"]


def test_a_change_without_a_page_is_at_the_lock() -> None:
    (row,) = json.loads(gitlab_report(_report(OF_RUNTIME, lock="sdk/docwright.lock")))
    assert row["location"] == {"path": "sdk/docwright.lock", "lines": {"begin": 1}}


def test_an_accepted_violation_is_information() -> None:
    (row,) = json.loads(gitlab_report(_report(REMOVED, accepted=ACCEPTED)))
    assert row["severity"] == "info"
    assert row["description"].endswith(" (accepted: known & <meant>)")


def test_no_change_is_an_empty_list() -> None:
    assert json.loads(gitlab_report(_report())) == []


# --- JUnit


def _suite(report: DiffReport) -> ET.Element:
    (suite,) = ET.fromstring(junit_report(report).encode())
    return suite


def test_what_breaks_is_a_failure_and_what_is_accepted_is_skipped() -> None:
    other = change("operation-removed", f"{COPY}2")
    suite = _suite(_report(REMOVED, other, DOUBTFUL, ADDED, accepted=ACCEPTED))
    results = [[part.tag for part in case] for case in suite.iter("testcase")]
    assert results == [["skipped"], ["failure"], ["system-out"], ["system-out"]]
    counts = {
        name: suite.get(name) for name in ("tests", "failures", "skipped", "errors")
    }
    assert counts == {"tests": "4", "failures": "1", "skipped": "1", "errors": "0"}
    skipped = suite.find(".//skipped")
    assert skipped is not None
    assert skipped.get("message") == "accepted: known & <meant>"


def test_a_failure_names_subject_and_place() -> None:
    failure = _suite(_report(REMOVED)).find(".//failure")
    assert failure is not None
    assert failure.text == "rest/v1/Agents/Thing/Copy\ndocs/rest/Copy.md:12"
    assert failure.get("type") == "major, breaking"


def test_no_change_is_a_test_that_passes() -> None:
    (case,) = _suite(_report()).iter("testcase")
    assert case.get("name") == "nothing changed"
    assert len(case) == 0


def test_characters_that_xml_lacks_are_visible() -> None:
    text = junit_report(_report(HOSTILE))
    assert "\\x1b]" in text
    assert ET.fromstring(text.encode()) is not None


# --- SARIF


def _run(report: DiffReport) -> dict[str, Any]:
    document = json.loads(sarif_report(report))
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def test_the_driver_has_all_rules() -> None:
    rules = _run(_report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CHANGE_KINDS)
    assert all(rule["fullDescription"]["text"] for rule in rules)
    assert all(rule["help"]["text"] for rule in rules)


def test_a_result_refers_to_its_rule_its_place_and_its_fingerprint() -> None:
    run = _run(_report(REMOVED, DOUBTFUL, ADDED))
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    first = run["results"][0]
    assert first["partialFingerprints"] == {"docwright/v1": REMOVED.fingerprint}
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/rest/Copy.md"
    assert place["region"] == {"startLine": 12}
    assert [result["level"] for result in run["results"]] == [
        "error",
        "warning",
        "note",
    ]


def test_places_are_relative_uris_with_slashes() -> None:
    (result,) = _run(_report(HOSTILE))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == "docs/a%2Cb%3Ac%25d%20%C3%B8%0A.md"
    assert place["uriBaseId"] in _run(_report())["originalUriBaseIds"]


def test_a_line_that_is_unknown_is_the_first() -> None:
    of_lock = change(evidence=Sides(old="rest/Copy.md"))
    (result,) = _run(_report(of_lock))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}


def test_an_accepted_result_is_suppressed() -> None:
    (result,) = _run(_report(REMOVED, accepted=ACCEPTED))["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "known & <meant>"}
    ]


def test_more_results_than_github_takes_are_counted() -> None:
    many = [change("operation-removed", f"{COPY}{n}") for n in range(25_003)]
    run = _run(_report(*many))
    assert len(run["results"]) == 25_000
    (invocation,) = run["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "3 more changes: docwright diff"


def test_a_kind_that_the_catalogue_lacks_has_no_rule() -> None:
    unknown = change("moon-moved", COPY)
    (result,) = _run(_report(unknown))["results"]
    assert "ruleIndex" not in result


@pytest.mark.parametrize(
    "write", [github_report, gitlab_report, junit_report, sarif_report]
)
def test_reports_are_the_same_every_time(write: Any) -> None:
    report = _report(REMOVED, DOUBTFUL, ADDED, HOSTILE, OF_RUNTIME)
    assert write(report) == write(report)
    assert Counter(write(report))["\x1b"] == 0


# --- the schemas


@pytest.mark.parametrize("accepted", [{}, ACCEPTED])
def test_reports_are_as_ci_systems_read_them(accepted: dict[str, str]) -> None:
    changes = (REMOVED, DOUBTFUL, ADDED, HOSTILE, OF_RUNTIME)
    report = _report(*changes, accepted=accepted)
    assert len(workflow_commands(github_report(report))) == len(changes) + 1
    assert len(code_quality(gitlab_report(report))) == len(changes)
    assert len(list(junit(junit_report(report)).iter("testcase"))) == len(changes)
    assert len(sarif_run(sarif_report(report))["results"]) == len(changes)
