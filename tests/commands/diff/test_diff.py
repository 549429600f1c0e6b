"""`docwright diff`: its result, `--fail-on`, and the accept file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from support.git import GitRepository

from generator.commands.arguments import DiffFormat
from generator.report.diff import FORMATS

Docwright = Callable[..., Any]

REJECT = "soap/Services88/Appointment/Reject"
ENTRY = f"- id: operation-removed\n  subjects: {REJECT}\n  reason: nobody calls it\n"


@pytest.fixture(autouse=True)
def in_a_repository(repository: GitRepository) -> None:
    """Every test has a commit of pages, of which one is removed since."""


def accept(text: str) -> None:
    Path("docwright.accept.yaml").write_text(text)


def test_every_form_that_can_be_asked_for_is_written() -> None:
    assert set(FORMATS) == set(get_args(DiffFormat))


@pytest.mark.parametrize("form", get_args(DiffFormat))
def test_a_form_is_the_result_and_nothing_is_said_beside_it(
    form: str, docwright: Docwright
) -> None:
    run = docwright("diff", "HEAD", "HEAD:", "--format", form)
    assert (run.status, run.err) == (0, "")
    run = docwright("diff", "HEAD", "reference", "--format", form)
    assert (run.status, run.err) == (0, "")
    assert "eject" in run.out


def test_no_change_is_said_and_ends_well(docwright: Docwright) -> None:
    for level in ("breaking", "doubtful", "any"):
        run = docwright("diff", "HEAD", "HEAD:reference", "--fail-on", level)
        assert (run.status, run.err) == (0, "")
        assert run.out == "HEAD → HEAD:reference: 0 changes\n"


def test_nothing_fails_by_default(docwright: Docwright) -> None:
    assert docwright("diff", "HEAD", "reference").status == 0


@pytest.mark.parametrize(
    ("old", "new", "failing"),
    [
        ("HEAD", "reference", {"breaking", "doubtful", "any"}),
        # what is new breaks nobody
        ("reference", "HEAD", {"any"}),
        ("HEAD", "HEAD", set[str]()),
    ],
)
def test_it_fails_at_the_level_that_is_asked_for(
    old: str, new: str, failing: set[str], docwright: Docwright
) -> None:
    for level in ("breaking", "doubtful", "any"):
        run = docwright("diff", old, new, "--fail-on", level)
        assert run.status == (level in failing), level
        assert ("docwright: error: " in run.err) == (level in failing)
        Path("docwright.toml").write_text(f'fail_on = "{level}"\n')
        assert docwright("diff", old, new).status == (level in failing)
        Path("docwright.toml").unlink()


def test_the_option_wins_over_the_setting(docwright: Docwright) -> None:
    Path("docwright.toml").write_text('fail_on = "any"\n')
    assert docwright("diff", "reference", "HEAD").status == 1
    assert docwright("diff", "reference", "HEAD", "--fail-on", "breaking").status == 0


def test_what_was_reached_is_listed_where_the_result_is_for_machines(
    docwright: Docwright,
) -> None:
    words = ("diff", "HEAD", "reference", "--fail-on", "breaking")
    run = docwright(*words, "--format", "json")
    assert "changes that break something" in run.err
    assert "client.appointment.reject(…): removed" in run.err
    assert json.loads(run.out)["changes"]
    # people have read it
    run = docwright(*words)
    assert "removed" in run.out
    assert "removed" not in run.err


def test_an_unknown_level_or_form_is_a_usage_error(docwright: Docwright) -> None:
    for words in (("--fail-on", "warning"), ("--format", "pdf")):
        assert docwright("diff", "HEAD", "reference", *words).status == 2
    Path("docwright.toml").write_text('fail_on = "worse"\n')
    run = docwright("diff", "HEAD", "reference")
    assert run.status == 2
    assert "none of breaking, doubtful, any, missing-bump, error" in run.err
    # that of lint says nothing to diff
    Path("docwright.toml").write_text('fail_on = "warning"\n')
    assert docwright("diff", "HEAD", "reference").status == 0


def test_an_accepted_change_is_shown_and_does_not_count(docwright: Docwright) -> None:
    accept(
        f"{ENTRY}- {{ id: type-removed, subjects: types/*, reason: with it }}\n"
        "- { id: '*', subjects: x, reason: of nobody }\n"
    )
    run = docwright("diff", "HEAD", "reference", "--fail-on", "breaking")
    assert "client.appointment.reject(…): removed" in run.out
    assert "(nobody calls it)" in run.out
    shown = [line for line in run.out.splitlines() if "accepted" in line]
    assert shown
    text = docwright("diff", "HEAD", "reference", "--format", "json").out
    assert REJECT in text


def test_with_all_that_breaks_accepted_the_run_ends_well(docwright: Docwright) -> None:
    changes = json.loads(
        docwright("diff", "HEAD", "reference", "--format", "json").out
    )["changes"]
    kinds = {
        (change["id"], subject) for change in changes for subject in change["subjects"]
    }
    accept(
        "".join(
            f"- {{ id: {id_}, subjects: '{subject}', reason: x }}\n"
            for id_, subject in sorted(kinds)
        )
    )
    run = docwright("diff", "HEAD", "reference", "--fail-on", "any")
    assert (run.status, run.err) == (0, "")
    assert f"{len(changes)} accepted change" in run.out


@pytest.mark.parametrize(
    ("entry", "status"),
    [
        ("subjects: Appointment", 0),
        ("subjects: appointment", 0),
        ("subjects: soap/*", 0),
        (f"subjects: [Sale, '{REJECT}']", 0),
        ("subjects: Sale", 1),
        ("subjects: rest/*", 1),
    ],
)
def test_an_entry_that_matches_nothing_is_a_finding_with_its_line(
    entry: str, status: int, docwright: Docwright
) -> None:
    accept(f"# known\n- id: operation-removed\n  {entry}\n  reason: x\n")
    run = docwright("diff", "HEAD", "reference")
    assert run.status == status
    assert run.err.count("the accept file is out of date") == status
    assert run.err.count("docwright.accept.yaml:2: the entry of ") == status


def test_the_setting_names_another_accept_file(docwright: Docwright) -> None:
    Path("docwright.toml").write_text('accept = "known.yaml"\n')
    run = docwright("diff", "HEAD", "reference")
    assert run.status == 2
    assert "known.yaml cannot be read" in run.err
    Path("known.yaml").write_text(ENTRY)
    run = docwright("diff", "HEAD", "reference")
    assert run.status == 0
    assert "(nobody calls it)" in run.out


def test_entries_of_diagnostics_are_left_to_other_commands(
    docwright: Docwright,
) -> None:
    accept("- { id: type-unknown, subjects: Sale, until: 0.1, reason: x }\n")
    run = docwright("diff", "HEAD", "reference")
    assert (run.status, run.err) == (0, "")


def test_an_id_that_nothing_has_is_said_with_the_nearest(docwright: Docwright) -> None:
    accept("- { id: operation-remove, subjects: Sale, reason: x }\n")
    run = docwright("diff", "HEAD", "reference")
    assert run.status == 0
    assert "accept.yaml:1: no diagnostic and no kind of change is called" in run.err
    assert "the nearest is operation-removed" in run.err


def test_overrides_count_on_the_sides_that_they_are_about(docwright: Docwright) -> None:
    suggested = "soap/Services88/Appointment/GetSuggestedAppointmentEntity"
    Path("docwright.overrides.yaml").write_text(
        f"{REJECT}:\n  text: It says no.\n\n"
        f"# of both\n{suggested}#param/SuggestedAppointmentEntityId: {{ name: key }}\n"
        "soap/Services88/Nowhere/Never: { drop: true }\n"
    )
    for _ in range(2):
        run = docwright("diff", "HEAD", "reference")
        assert (run.status, run.err) == (0, "")
        assert "client.appointment.reject(…): removed" in run.out
        assert "suggested" not in run.out
    # but what no override can be is an error
    Path("docwright.overrides.yaml").write_text(f"{REJECT}: {{ colour: red }}\n")
    run = docwright("diff", "HEAD", "reference")
    assert (run.status, run.out) == (2, "")
    assert "docwright.overrides.yaml:1: " in run.err


class TestWithAnSdk:
    """Pages, the SDK 1.2.0 of the pages of the commit, and its lock as the last release."""

    @pytest.fixture(autouse=True)
    def sdk(self, repository: GitRepository, docwright: Docwright) -> None:
        Path("docwright.toml").write_text('sdk_version = "1.2.0"\noutput = "sdk"\n')
        repository.git("checkout", "-q", "reference")
        assert docwright("generate", "reference").status == 0
        shutil.copy("sdk/docwright.lock", "sdk/docwright.released.lock")
        Path("reference/Reject.md").unlink()

    def version(self, version: str) -> None:
        Path("docwright.toml").write_text(
            f'sdk_version = "{version}"\noutput = "sdk"\n'
        )

    @pytest.mark.parametrize(
        ("version", "status"),
        [("1.2.0", 1), ("1.3.0", 1), ("2.0.0rc1", 0), ("2.0.0", 0), ("2.1", 0)],
    )
    def test_a_version_below_the_next_one_is_a_missing_bump(
        self, version: str, status: int, docwright: Docwright
    ) -> None:
        self.version(version)
        words = ("diff", "sdk/docwright.released.lock", "reference")
        run = docwright(*words, "--fail-on", "missing-bump")
        assert run.status == status
        message = f"the version of NEW is {version}, and what changed since 1.2.0 asks for 2.0.0"
        assert (message in run.err) == bool(status)
        assert docwright("generate", "reference").status == 0
        run = docwright(*words[:2], "sdk", "--fail-on", "missing-bump")
        assert run.status == status

    def test_a_side_without_a_version_has_no_bump(self, docwright: Docwright) -> None:
        for old, new in (("HEAD", "sdk"), ("HEAD", "reference")):
            run = docwright("diff", old, new, "--fail-on", "missing-bump")
            assert (run.status, run.out) == (2, "")
            assert "'HEAD' has no version" in run.err
        Path("docwright.toml").unlink()
        run = docwright("diff", "sdk", "reference", "--fail-on", "missing-bump")
        assert (run.status, run.out) == (2, "")
        assert "'reference' has no version" in run.err

    def test_accepted_changes_ask_for_no_version(self, docwright: Docwright) -> None:
        words = ("diff", "sdk", "reference", "--format", "json")
        for change in json.loads(docwright(*words).out)["changes"]:
            with Path("docwright.accept.yaml").open("a") as file:
                file.write(
                    f"- {{ id: {change['id']}, subjects: {change['subjects']}, reason: x }}\n"
                )
        run = docwright(*words, "--fail-on", "missing-bump")
        assert (run.status, run.err) == (0, "")
        assert json.loads(run.out)["next_version"] == "2.0.0"

    def test_a_version_of_a_lock_that_is_none_is_an_error(
        self, docwright: Docwright
    ) -> None:
        lock = Path("sdk/docwright.lock")
        lock.write_text(lock.read_text().replace('"1.2.0"', '"one"', 1))
        run = docwright("diff", "sdk", "reference")
        assert (run.status, run.out) == (2, "")
        assert "its version is none" in run.err

    def test_an_entry_is_judged_by_what_changed_since_the_release(
        self, docwright: Docwright
    ) -> None:
        accept(ENTRY)
        # nothing is removed between these, but since the release
        run = docwright("diff", "reference", "reference")
        assert (run.status, run.err) == (0, "")
        # nothing is removed since the release either
        run = docwright("diff", "HEAD", "HEAD")
        assert run.status == 1
        assert "matches no change" in run.err

    def test_an_entry_ends_with_the_release_of_its_version(
        self, docwright: Docwright
    ) -> None:
        words = ("diff", "sdk", "reference", "--fail-on", "any")
        accept(f"{ENTRY}  until: 1.2.1\n")
        assert "(nobody calls it)" in docwright(*words).out
        accept(f"{ENTRY}  until: 1.2\n")
        run = docwright(*words)
        assert run.status == 1
        assert "accepted" not in run.out
        assert (
            "docwright.accept.yaml:1: the entry of operation-removed ended with 1.2, and 1.2.0 is released"
            in run.err
        )

    def test_the_settings_hold_for_both_sides(self, docwright: Docwright) -> None:
        with Path("docwright.toml").open("a") as settings:
            settings.write('only = ["Appointment", "Sale"]\nexclude = ["*Suggest*"]\n')
        assert docwright("generate", "HEAD").status == 2
        run = docwright("diff", "HEAD", "reference", "--format", "json")
        subjects = [
            subject
            for change in json.loads(run.out)["changes"]
            for subject in change["subjects"]
        ]
        assert REJECT in subjects
        assert not any("Suggest" in subject for subject in subjects)

    def test_an_sdk_and_the_docs_that_it_was_made_from_are_the_same(
        self, repository: GitRepository, docwright: Docwright
    ) -> None:
        custom = Path("sdk/superoffice_custom")
        custom.mkdir()
        (custom / "py.typed").touch()
        (custom / "__init__.py").write_text(
            "from superoffice.soap.services88.agents import AppointmentAgent\n\n\n"
            "class Mine(AppointmentAgent):\n    pass\n"
        )
        assert docwright("generate", "reference", "--no-format").status == 0
        for old, new in (("sdk", "reference"), ("reference", "sdk")):
            run = docwright("diff", old, new, "--format", "json")
            assert json.loads(run.out)["changes"] == []
