"""The formats of CI systems escape what they are given, whoever calls them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.ci.documents import (
    code_quality,
    junit,
    sarif_run,
    workflow_commands,
)
from support.ci.hostile import TEXTS

from generator.model.lint.places import Place
from generator.report.ci.github import Annotation
from generator.report.ci.github import workflow_commands as github_commands
from generator.report.ci.gitlab import Violation, code_quality_report
from generator.report.ci.junit import Case, Outcome, Suite, junit_document
from generator.report.ci.sarif import Log, Result, Spot, sarif_document
from generator.report.ci.severity import Severity
from generator.report.escape import for_lines, for_terminal

_SEVERITIES = st.sampled_from(Severity)
_PATHS = TEXTS.map(lambda text: f"docs/{text}.md")
_PLACES = st.builds(Place, _PATHS, st.integers(0, 9))
_ANNOTATIONS = st.builds(
    Annotation,
    severity=_SEVERITIES,
    message=TEXTS,
    title=TEXTS,
    place=st.none() | _PLACES,
)
_VIOLATIONS = st.builds(
    Violation,
    rule=TEXTS.map(lambda text: f"rule {text}"),
    severity=_SEVERITIES,
    description=TEXTS.map(lambda text: f"It is {text}"),
    place=_PLACES,
    fingerprint=st.just("0123456789ab"),
)
_CASES = st.builds(
    Case,
    classname=TEXTS,
    name=TEXTS,
    outcome=st.sampled_from(Outcome),
    message=TEXTS,
    type=TEXTS,
    text=TEXTS,
    place=st.none() | _PLACES,
)
_RESULTS = st.builds(
    Result,
    rule=TEXTS,
    severity=_SEVERITIES,
    message=TEXTS,
    spot=st.none() | st.builds(Spot, _PLACES, TEXTS),
    fingerprint=st.just("0123456789ab"),
    names=st.lists(TEXTS, max_size=2).map(tuple),
    properties=st.fixed_dictionaries({"cause": TEXTS}),
    accepted=st.none() | TEXTS,
)


@given(_ANNOTATIONS)
def test_a_command_is_read_as_it_was_given(annotation: Annotation) -> None:
    (command,) = workflow_commands(github_commands([annotation], "all of it"))
    assert command.message == for_lines(annotation.message)
    assert command.properties["title"] == for_lines(annotation.title)
    assert ("file" in command.properties) == (annotation.place is not None)


@given(_VIOLATIONS)
def test_a_violation_follows_the_schema(violation: Violation) -> None:
    (row,) = code_quality(code_quality_report([violation]))
    assert row["description"] == for_lines(violation.description)
    assert row["check_name"] == for_terminal(violation.rule)


@given(_CASES, TEXTS)
def test_a_case_is_xml_and_follows_the_schema(case: Case, output: str) -> None:
    suite = Suite(name=case.classname, cases=(case,), output=output)
    root = junit(junit_document("docwright", [suite]))
    (element,) = root.iter("testcase")
    assert element.get("name") == for_terminal(case.name)
    if case.text:
        assert element[0].text == for_lines(case.text)


@given(_RESULTS)
def test_a_result_is_json_without_links_of_others(result: Result) -> None:
    log = Log(rules=(), results=[result], number=1, noun="results", command="all of it")
    (written,) = sarif_run(sarif_document(log))["results"]
    assert "](" not in written["message"]["text"]
    for line in written["message"]["text"].split("\n"):
        assert line.isprintable()
    assert len(written.get("suppressions", ())) == (result.accepted is not None)
