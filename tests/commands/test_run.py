"""Arguments, environment and settings become one value."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.commands.arguments import (
    Arguments,
    GenerateArguments,
    InspectArguments,
)
from generator.commands.cli import parse
from generator.commands.run import (
    GenerateRun,
    InspectRun,
    generate_run,
    inspect_run,
    job_count,
)
from generator.files.settings import Settings
from generator.model.catalogue import Level
from generator.model.errors import UsageError


def arguments(*words: str) -> Arguments:
    return parse(words)[1]


def generate(folder: Path, *words: str) -> GenerateRun:
    parsed = arguments("generate", *words)
    assert isinstance(parsed, GenerateArguments)
    return generate_run(parsed, folder)


def inspect(folder: Path, *words: str) -> InspectRun:
    parsed = arguments("inspect", *words)
    assert isinstance(parsed, InspectArguments)
    return inspect_run(parsed, folder)


def test_without_arguments_the_settings_count(tmp_path: Path) -> None:
    (tmp_path / "docwright.toml").write_text(
        'docs = ["a", "b"]\noutput = "made"\npackage = "acme_crm"\nonly = ["Sale"]\n'
        'exclude = ["Import"]\noverrides = "mine.yaml"\njobs = 3\n'
    )
    run = generate(tmp_path)
    assert run.input.docs == (Path("a"), Path("b"))
    assert (run.input.folder, run.input.overrides) == (tmp_path, "mine.yaml")
    assert (run.input.jobs, run.input.uses_cache) == (3, True)
    assert (run.output, run.input.sdk.package) == (Path("made"), "acme_crm")
    assert (run.only, run.exclude) == (("Sale",), ("Import",))
    assert (run.is_check, run.fail_on, run.summary_json) == (False, None, None)
    assert (run.overwrites_edits, run.is_formatted) == (False, True)


def test_arguments_win_over_settings(tmp_path: Path) -> None:
    (tmp_path / "docwright.toml").write_text(
        'docs = ["a"]\noutput = "made"\nonly = ["Sale"]\njobs = 3\n'
    )
    words = "c -o sdk --only Import --only Quote --jobs 1 --no-cache --check --force"
    reports = "--no-format --fail-on error --summary-json - d"
    run = generate(tmp_path, *words.split(), *reports.split())
    assert run.input.docs == (Path("c"), Path("d"))
    assert (run.input.jobs, run.input.uses_cache) == (1, False)
    assert (run.output, run.only) == (Path("sdk"), ("Import", "Quote"))
    assert (run.is_check, run.fail_on) == (True, Level.ERROR)
    assert run.summary_json == "-"
    assert (run.overwrites_edits, run.is_formatted) == (True, False)


@pytest.mark.parametrize(
    ("words", "docs", "subject"),
    [
        (["{}"], "{}", None),
        (["{}", "Reject"], "{}", "Reject"),
        (["{}", "--json", "Reject"], "{}", "Reject"),
        (["Reject", "--json"], "set", "Reject"),
        ([], "set", None),
    ],
)
def test_the_last_word_is_the_subject_unless_it_is_a_path(
    tmp_path: Path, words: list[str], docs: str, subject: str | None
) -> None:
    (tmp_path / "docwright.toml").write_text('docs = ["set"]\n')
    run = inspect(tmp_path, *(word.format(tmp_path) for word in words))
    assert run.input.docs == (Path(docs.format(tmp_path)),)
    assert (run.subject, run.as_json) == (subject, "--json" in words)


def test_a_single_word_names_docs_where_no_setting_does(tmp_path: Path) -> None:
    run = inspect(tmp_path, "nowhere")
    assert (run.input.docs, run.subject) == ((Path("nowhere"),), None)


def test_no_docs_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no docs were given"):
        inspect(tmp_path)


@pytest.mark.parametrize("output", ["docs", "docs/sdk", "docs/../docs/a/b"])
def test_an_output_inside_the_docs_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="lies in the docs docs"):
        generate(tmp_path, "docs", "-o", output)


def test_the_argument_wins_over_environment_and_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DOCWRIGHT_JOBS", raising=False)
    assert job_count(None, Settings(jobs=3)) == 3
    assert job_count(None, Settings()) >= 1
    monkeypatch.setenv("DOCWRIGHT_JOBS", "2")
    assert job_count(None, Settings(jobs=3)) == 2
    assert job_count(5, Settings(jobs=3)) == 5


@pytest.mark.parametrize("value", ["0", "-1", "many", "1e3", "²"])
def test_a_wrong_number_of_jobs_is_an_error(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("DOCWRIGHT_JOBS", value)
    with pytest.raises(UsageError, match="DOCWRIGHT_JOBS"):
        job_count(None, Settings())
