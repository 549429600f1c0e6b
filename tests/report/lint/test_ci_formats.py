"""`lint --format github|gitlab|junit|sarif`: what CI systems read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from support.ci.defects import (
    BROKEN,
    CONTRADICTION,
    MISSING,
    REMARK,
    defect,
    lint_report,
    own_kinds,
)
from support.ci.documents import (
    code_quality,
    junit,
    sarif_run,
    workflow_commands,
)

from generator.model.catalogue import CATALOGUE
from generator.model.lint.defects import Defect
from generator.model.lint.places import Place
from generator.model.text import Text
from generator.report.lint import sarif as lint_sarif
from generator.report.lint.github import github_report
from generator.report.lint.gitlab import gitlab_report
from generator.report.lint.junit import junit_report
from generator.report.lint.report import LintReport
from generator.report.lint.sarif import sarif_report


@pytest.fixture(scope="module", autouse=True)
def kinds() -> Iterator[None]:
    """The catalogue has kinds of these tests."""
    with own_kinds():
        yield


OTHER = Place("api.wsdl", 88)
WRONG = defect(other=OTHER, believed=OTHER, detail=Text("int32"))
LINES = {WRONG.place: "| Id | int32 |", OTHER: '  <element name="Id" type="long"/>'}


def _template(count: int) -> list[Defect]:
    return [
        defect(
            BROKEN,
            subject=f"page/{n}",
            place=Place(f"soap/{n:03}.md", n),
            cause="a row",
        )
        for n in range(1, count + 1)
    ]


def _fingerprint(report: LintReport, number: int = 0) -> str:
    return report.faults[number].example.fingerprint


def _with_accepted(*defects: Defect, reason: str = "known & <meant>") -> LintReport:
    """A report of which the first fault is accepted."""
    print_ = _fingerprint(lint_report(*defects))
    return lint_report(*defects, accepted={print_: reason})


def _with_baseline(*defects: Defect, **values: Any) -> LintReport:
    """A report of which the baseline has the first fault."""
    print_ = _fingerprint(lint_report(*defects))
    return lint_report(*defects, baseline=frozenset({print_}), **values)


# --- GitHub


def test_a_fault_is_a_command_with_what_both_places_have() -> None:
    report = lint_report(WRONG, line=LINES.get)
    (command,) = workflow_commands(github_report(report))
    assert command.level == "error"
    assert command.properties == {
        "file": "docs/rest/Copy.md",
        "line": "12",
        "title": "moon-contradiction (contradiction, error)",
    }
    assert command.message.split("\n") == [
        "the table says something else: int32",
        "to be put right in the comment in the source code of the API",
        "docs/rest/Copy.md:12: | Id | int32 |",
        'docs/api.wsdl:88 (the evidence supports it): <element name="Id" type="long"/>',
        "docwright explain moon-contradiction",
    ]


def test_cases_of_a_fault_are_one_command_with_their_number() -> None:
    (command,) = workflow_commands(github_report(lint_report(*_template(2_219))))
    assert command.level == "warning"
    assert command.properties["file"] == "docs/soap/001.md"
    assert (
        "2,219 cases of one cause, to be put right in the template" in command.message
    )


def test_levels_become_errors_warnings_and_notices_the_worst_first() -> None:
    early = Place("a.md", 1)
    report = lint_report(defect(MISSING, place=early), *_template(2), WRONG)
    commands = workflow_commands(github_report(report))
    assert [command.level for command in commands] == ["error", "warning", "notice"]


def test_a_place_without_a_line_is_the_first_line() -> None:
    report = lint_report(defect(place=Place("index.md", 0)))
    (command,) = workflow_commands(github_report(report))
    assert command.properties["line"] == "1"


def test_what_is_accepted_is_a_notice_with_its_reason() -> None:
    (command,) = workflow_commands(github_report(_with_accepted(WRONG)))
    assert command.level == "notice"
    assert "\naccepted: known & <meant>\n" in command.message


def test_what_the_baseline_knows_is_a_notice() -> None:
    report = _with_baseline(WRONG, defect(subject="new", place=Place("z.md", 1)))
    new, known = workflow_commands(github_report(report))
    assert (new.level, known.level) == ("error", "notice")
    assert "\nknown: it is in the baseline\n" in known.message


def test_a_new_case_stands_for_a_fault_that_is_known_elsewhere() -> None:
    (command,) = workflow_commands(github_report(_with_baseline(*_template(3))))
    assert command.level == "warning"
    assert command.properties["file"] == "docs/soap/002.md"


@pytest.mark.parametrize(("faults", "shown"), [(10, 10), (11, 9), (300, 9)])
def test_a_level_has_at_most_ten_annotations_and_counts_the_others(
    faults: int, shown: int
) -> None:
    many = [
        defect(subject=f"page/{n}", place=Place(f"{n}.md", 1)) for n in range(faults)
    ]
    commands = workflow_commands(github_report(lint_report(*many, *_template(30))))
    errors = [command for command in commands if command.level == "error"]
    assert len(errors) == 10
    assert sum("file" in command.properties for command in errors) == shown
    if shown < 10:
        assert errors[-1].message == f"{faults - 9} more: docwright lint"
    assert [command.level for command in commands[10:]] == ["warning"]


def test_nothing_found_is_no_command() -> None:
    assert github_report(lint_report()) == ""


# --- GitLab


def test_a_violation_has_what_gitlab_asks_for() -> None:
    report = lint_report(WRONG)
    (row,) = code_quality(gitlab_report(report))
    assert row == {
        "description": "the table says something else: int32; compare docs/api.wsdl:88",
        "check_name": "moon-contradiction",
        "fingerprint": _fingerprint(report),
        "severity": "critical",
        "location": {"path": "docs/rest/Copy.md", "lines": {"begin": 12}},
    }


def test_every_case_is_a_violation() -> None:
    rows = code_quality(gitlab_report(lint_report(*_template(40), WRONG)))
    assert len(rows) == 41


def test_severities_follow_the_level_and_what_is_known_is_information() -> None:
    whole = Place("z.md", 0)
    report = lint_report(WRONG, *_template(1), defect(MISSING, place=whole))
    rows = code_quality(gitlab_report(report))
    assert [row["severity"] for row in rows] == ["critical", "major", "info"]
    assert rows[-1]["location"]["lines"]["begin"] == 1
    (accepted,) = code_quality(gitlab_report(_with_accepted(WRONG)))
    assert accepted["severity"] == "info"
    assert accepted["description"].endswith(" (accepted: known & <meant>)")
    (known,) = code_quality(gitlab_report(_with_baseline(WRONG)))
    assert known["severity"] == "info"
    assert known["description"].endswith(" (known: it is in the baseline)")


def test_nothing_found_is_an_empty_list() -> None:
    assert code_quality(gitlab_report(lint_report())) == []


# --- JUnit


def test_each_kind_is_a_suite() -> None:
    root = junit(junit_report(lint_report(WRONG, *_template(3))))
    suites = [(suite.get("name"), suite.get("tests")) for suite in root]
    assert suites == [(CONTRADICTION, "1"), (BROKEN, "3")]


def test_an_error_is_a_failure_that_shows_both_places() -> None:
    report = lint_report(WRONG, line=LINES.get)
    (case,) = junit(junit_report(report)).iter("testcase")
    assert dict(case.attrib) == {
        "classname": "contradiction.moon-contradiction",
        "name": f"rest/v1/Thing/Copy: the table says something else [{_fingerprint(report)}]",
        "time": "0",
        "file": "docs/rest/Copy.md",
        "line": "12",
    }
    (failure,) = case
    assert failure.tag == "failure"
    assert failure.get("message") == "the table says something else: int32"
    assert failure.get("type") == "contradiction, error"
    assert failure.text is not None
    assert failure.text.split("\n")[1:3] == [
        "docs/rest/Copy.md:12: | Id | int32 |",
        'docs/api.wsdl:88 (the evidence supports it): <element name="Id" type="long"/>',
    ]


def test_what_is_no_error_passes_with_a_text() -> None:
    root = junit(junit_report(lint_report(*_template(2))))
    assert [[part.tag for part in case] for case in root.iter("testcase")] == [
        ["system-out"],
        ["system-out"],
    ]


@pytest.mark.parametrize(
    ("report", "message"),
    [
        (_with_accepted, "accepted: known & <meant>"),
        (_with_baseline, "known: it is in the baseline"),
    ],
)
def test_what_is_known_is_skipped_with_the_reason(report: Any, message: str) -> None:
    (skipped,) = junit(junit_report(report(WRONG))).iter("skipped")
    assert skipped.get("message") == message
    # GitLab shows the text only
    assert skipped.text is not None
    assert "docs/rest/Copy.md:12" in skipped.text


def test_nothing_found_is_a_test_that_passes() -> None:
    (case,) = junit(junit_report(lint_report())).iter("testcase")
    assert case.get("name") == "no defect was found"
    assert len(case) == 0


# --- SARIF


def test_the_driver_has_all_kinds_of_defects_and_no_other() -> None:
    rules = sarif_run(sarif_report(lint_report()))["tool"]["driver"]["rules"]
    expected = [id_ for id_, kind in CATALOGUE.items() if kind.lint]
    assert [rule["id"] for rule in rules] == expected
    assert REMARK not in expected
    assert rules[-3] == {
        "id": CONTRADICTION,
        "shortDescription": {"text": "A kind that is contradiction."},
        "fullDescription": {"text": "Readers take it for something else."},
        "help": {
            "text": (
                "wrong: <x>\nright: `y`\n\nHow to correct it: Write <y> as it is.\n\n"
                "Where it is likely put right: the comment in the source code of the API\n\n"
                "What Docwright does meanwhile: It counts as nothing."
            ),
            "markdown": (
                "Readers take it for something else.\n\n```text\nwrong: <x>\nright: `y`\n```\n\n"
                "**How to correct it:** Write \\<y\\> as it is.\n\n"
                "**Where it is likely put right:** the comment in the source code of the API\n\n"
                "**What Docwright does meanwhile:** It counts as nothing."
            ),
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["contradiction"]},
    }


def test_rules_have_an_address_where_the_program_knows_its_pages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        lint_sarif, "own_page", lambda path: f"https://example.com/{path}"
    )
    driver = sarif_run(sarif_report(lint_report()))["tool"]["driver"]
    assert driver["informationUri"] == "https://example.com/docs/lint.md"
    assert [rule["helpUri"] for rule in driver["rules"]] == [
        f"https://example.com/docs/lint.md#{rule['id']}" for rule in driver["rules"]
    ]


def test_a_result_has_its_place_and_links_the_other() -> None:
    report = lint_report(WRONG, line=LINES.get)
    (result,) = sarif_run(sarif_report(report))["results"]
    words = "the other place, which the evidence supports"
    assert result["level"] == "error"
    assert result["message"]["text"] == (
        f"the table says something else: int32 (see [{words}](1))"
    )
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "docs/rest/Copy.md", "uriBaseId": "REPOSITORYROOT"},
        "region": {"startLine": 12, "snippet": {"text": LINES[WRONG.place]}},
    }
    assert location["logicalLocations"] == [
        {"fullyQualifiedName": "rest/v1/Thing/Copy"}
    ]
    (related,) = result["relatedLocations"]
    assert related["id"] == 1
    assert related["message"] == {"text": words}
    assert related["physicalLocation"]["region"] == {
        "startLine": 88,
        "snippet": {"text": LINES[OTHER]},
    }
    assert result["partialFingerprints"] == {"docwright/v1": _fingerprint(report)}


@pytest.mark.parametrize(
    ("believed", "words"),
    [
        (None, "the other place"),
        (WRONG.place, "the other place, which the evidence does not support"),
    ],
)
def test_a_link_says_what_the_evidence_supports(
    believed: Place | None, words: str
) -> None:
    report = lint_report(defect(other=OTHER, believed=believed))
    (result,) = sarif_run(sarif_report(report))["results"]
    assert result["message"]["text"].endswith(f" (see [{words}](1))")


def test_a_whole_page_has_no_region() -> None:
    report = lint_report(defect(place=Place("a b/ø%.md", 0)))
    (result,) = sarif_run(sarif_report(report))["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {
            "uri": "docs/a%20b/%C3%B8%25.md",
            "uriBaseId": "REPOSITORYROOT",
        }
    }


@pytest.mark.parametrize(
    ("path", "uri"),
    [("\udcff.md", "docs/%FF.md"), ("\ud800.md", "docs/%ED%A0%80.md")],
)
def test_a_name_that_is_no_utf_8_has_an_address(path: str, uri: str) -> None:
    report = lint_report(defect(place=Place(path, 1)))
    (result,) = sarif_run(sarif_report(report))["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == uri


def test_results_are_in_the_order_of_their_levels_and_cases_of_a_fault_together() -> (
    None
):
    early = Place("a.md", 1)
    report = lint_report(defect(MISSING, place=early), *_template(3), WRONG)
    results = sarif_run(sarif_report(report))["results"]
    assert [result["ruleId"] for result in results] == [
        CONTRADICTION,
        *[BROKEN] * 3,
        MISSING,
    ]
    assert results[1]["properties"] == {"cause": "a row"}


def test_without_a_baseline_no_result_has_a_state() -> None:
    (result,) = sarif_run(sarif_report(lint_report(WRONG)))["results"]
    assert "baselineState" not in result
    assert "suppressions" not in result


def test_a_baseline_marks_what_is_new_unchanged_and_absent() -> None:
    report = _with_baseline(
        WRONG,
        defect(MISSING, place=Place("z.md", 1)),
        resolved={"0123456789ab": BROKEN, "ba9876543210": "of-a-later-version"},
        baseline_file="lint/baseline.json",
    )
    run = sarif_run(sarif_report(report))
    states = [result["baselineState"] for result in run["results"]]
    assert states == ["unchanged", "new", "absent", "absent"]
    assert run["results"][0]["level"] == "error"
    absent, unknown = run["results"][2:]
    assert absent["partialFingerprints"] == {"docwright/v1": "0123456789ab"}
    # GitHub takes no file with a result that is nowhere
    assert absent["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "lint/baseline.json",
                    "uriBaseId": "REPOSITORYROOT",
                }
            }
        }
    ]
    assert "ruleIndex" not in unknown


def test_an_accepted_result_is_suppressed() -> None:
    (result,) = sarif_run(sarif_report(_with_accepted(WRONG)))["results"]
    assert result["level"] == "note"
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "known & <meant>"}
    ]


def test_more_results_than_github_takes_are_counted_and_the_worst_are_kept() -> None:
    report = lint_report(*_template(25_002), WRONG)
    run = sarif_run(sarif_report(report))
    assert len(run["results"]) == 25_000
    assert run["results"][0]["ruleId"] == CONTRADICTION
    (invocation,) = run["invocations"]
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"]["text"] == "3 more defects: docwright lint"


def test_defects_and_changes_are_apart_at_github() -> None:
    run = sarif_run(sarif_report(lint_report()))
    assert run["automationDetails"] == {"id": "docwright-lint/"}


@pytest.mark.parametrize(
    "write", [github_report, gitlab_report, junit_report, sarif_report]
)
def test_reports_are_the_same_every_time_whatever_the_order(write: Any) -> None:
    defects = [WRONG, *_template(30), defect(MISSING), defect(REMARK)]
    assert write(lint_report(*defects)) == write(lint_report(*reversed(defects)))


def test_a_log_quotes_no_page_for_results_that_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("generator.report.ci.sarif._MOST", 2)
    asked: list[Place] = []
    cases = [
        defect(subject=f"page/{line}", place=Place("a.md", line), other=OTHER)
        for line in range(1, 6)
    ]
    report = lint_report(*cases, line=lambda place: asked.append(place) or "x")
    run = sarif_run(sarif_report(report))
    assert len(run["results"]) == 2
    assert [place for place in asked if place != OTHER] == [
        Place("a.md", 1),
        Place("a.md", 2),
    ]
    (invocation,) = run["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert notification["message"]["text"] == "3 more defects: docwright lint"
