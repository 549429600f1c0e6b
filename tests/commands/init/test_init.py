"""`docwright init`: what it finds out, what it writes, and that it changes nothing that is there."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.git import GitRepository
from support.processes import forked

from generator.commands.cli import main
from generator.files.settings import load_settings

Docwright = Callable[..., Any]
Put = Callable[[str], Path]

ON_GITHUB = [
    "docwright.toml",
    ".gitignore",
    ".gitattributes",
    ".github/workflows/docwright.yml",
]
NOBODY = 65534


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    made = GitRepository(tmp_path)
    made.git("init", "-q", "-b", "trunk")
    return made


def test_the_settings_name_the_pages_the_sdk_and_the_repository(
    docwright: Docwright, put_pages: Put, repository: GitRepository, tmp_path: Path
) -> None:
    put_pages("api docs")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "plan.md").write_text("# Plan\n\nWrite an SDK.\n")
    (tmp_path / "README.md").write_text("# An SDK\n")
    repository.git("remote", "add", "origin", "https://u:p@git.example/team/sdk.git")
    run = docwright("init")
    assert (run.status, run.out) == (0, "")
    assert "found api docs (" in run.err
    for path in ON_GITHUB:
        assert f"docwright: wrote {path}\n" in run.err
    settings = load_settings(tmp_path)
    assert settings.docs == ("api docs",)
    assert (settings.output, settings.package) == ("output", "superoffice")
    assert settings.repository == "https://git.example/team/sdk"
    text = (tmp_path / "docwright.toml").read_text("utf-8")
    assert text.count("\n# ") > 5
    assert docwright("generate", "--no-format").status == 0
    assert docwright("generate", "--check", "--no-format").status == 0


def test_what_the_comments_show_can_be_set(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    docwright("init")
    file = tmp_path / "docwright.toml"
    text = file.read_text("utf-8")
    head, _, tail = text.partition("# What else may be set")
    examples = "\n".join(line[2:] for line in tail.split("\n")[1:])
    assert len(tomllib.loads(examples)) >= 5
    file.write_text(head + examples, encoding="utf-8")
    assert load_settings(tmp_path).license == "MIT"


def test_a_second_run_changes_nothing_and_says_so(
    docwright: Docwright, put_pages: Put, tmp_path: Path, files: Callable[..., Any]
) -> None:
    put_pages("docs")
    docwright("init")
    before = files(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    run = docwright("init")
    assert run.status == 0
    for path in ON_GITHUB:
        assert f"docwright: {path} exists already, and stays as it is\n" in run.err
    assert "wrote" not in run.err.replace("which writes", "")
    assert "lacks" not in run.err
    assert files(tmp_path) == before
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == times


def test_files_that_are_there_stay_and_what_they_lack_is_listed(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    kept = {
        ".gitignore": "__pycache__\n/output/\n",
        ".gitattributes": "*.png binary\n",
        ".gitlab-ci.yml": "test:\n  script: make\n",
    }
    for name, text in kept.items():
        (tmp_path / name).write_text(text)
    run = docwright("init", "--ci", "gitlab")
    assert run.status == 0
    assert {name: (tmp_path / name).read_text() for name in kept} == kept
    lines = run.err.splitlines()
    assert "docwright: .gitignore lacks:" in lines
    assert "docwright:     .venv/" in lines
    assert "docwright:     __pycache__/" not in lines
    place = lines.index(
        "docwright: .gitignore keeps the SDK out of the repository; remove:"
    )
    assert lines[place + 1] == "docwright:     /output/"
    assert "docwright:     /output/** linguist-generated -text" in lines
    place = lines.index("docwright: .gitlab-ci.yml lacks:")
    assert lines[place + 2] == "docwright:       - local: .gitlab/docwright.yml"
    assert (tmp_path / ".gitlab/docwright.yml").exists()


def test_settings_that_are_there_decide_and_are_not_judged_without_reason(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("old")
    put_pages("new")
    text = '[project]\nname = "x"\n[tool.docwright]\ndocs = ["old"]\noutput = "sdk"\npackage = "crm"\n'
    (tmp_path / "pyproject.toml").write_text(text)
    run = docwright("init")
    assert "pyproject.toml exists already, and stays as it is\n" in run.err
    assert "another value" not in run.err
    assert not (tmp_path / "docwright.toml").exists()
    attributes = (tmp_path / ".gitattributes").read_text()
    assert "/sdk/crm_custom/** " in attributes
    run = docwright("init", "new")
    lines = run.err.splitlines()
    place = lines.index("docwright: pyproject.toml has another value than:")
    assert lines[place + 1] == 'docwright:     docs = ["new"]'
    assert "output =" not in run.err
    assert (tmp_path / "pyproject.toml").read_text() == text


def test_settings_without_docs_lack_those_that_are_found(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    (tmp_path / "docwright.toml").write_text('package = "crm"\n')
    lines = docwright("init", "-o", "sdk").err.splitlines()
    place = lines.index("docwright: docwright.toml lacks:")
    assert lines[place + 1 : place + 4] == [
        'docwright:     docs = ["docs"]',
        "docwright: docwright.toml has another value than:",
        'docwright:     output = "sdk"',
    ]


def test_settings_that_are_broken_stop_the_run(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    (tmp_path / "docwright.toml").write_text("doc = 1\n")
    run = docwright("init")
    assert run.status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "docs",
        "docwright.toml",
    ]


def test_the_folder_of_a_reference_is_found_below_other_docs(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs/en/api/reference/soap/Services88")
    put_pages("docs/en/api/reference/restful")
    (tmp_path / "docs/index.md").write_text("# Welcome\n")
    docwright("init")
    assert load_settings(tmp_path).docs == ("docs/en/api/reference",)


def test_several_folders_and_files_are_found_and_an_sdk_is_none(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("2023")
    put_pages("2026")
    docwright("generate", "2023", "-o", "client", "--no-format")
    put_pages("node_modules")
    put_pages(".hidden")
    put_pages("env")
    (tmp_path / "env/pyvenv.cfg").write_text("")
    run = docwright("init")
    assert run.status == 0
    settings = load_settings(tmp_path)
    assert settings.docs == ("2023", "2026")
    assert "the later one counts as newer" in run.err
    assert (settings.output, settings.package) == ("client", "superoffice")


def test_the_package_of_an_sdk_that_is_there_stays(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    settings = tmp_path / "docwright.toml"
    settings.write_text('package = "crm"\n')
    docwright("generate", "docs", "--no-format")
    settings.unlink()
    docwright("init")
    assert load_settings(tmp_path).package == "crm"


def test_a_folder_called_output_that_is_no_sdk_is_not_taken(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    (tmp_path / "output").mkdir()
    (tmp_path / "output/log.bin").write_bytes(b"1")
    docwright("init")
    assert load_settings(tmp_path).output == "sdk"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["missing"], "the docs 'missing' do not exist"),
        ([""], "the name of the docs is empty"),
        (["prose"], "no page of a reference is in 'prose'"),
        (["docs", "-o", "docs/sdk"], "lies in the docs"),
        (["docs", "-o", ""], "the name of the output is empty"),
        (["docs", "-o", "out\nput"], "it has characters that cannot be printed"),
        (["docs", "--install-from", "docwright"], "cannot install Docwright from"),
        (["docs", "--install-from", "git+https://u:p@h/x.git"], "cannot install"),
        (["docs", "--install-from", "git+https://h/x.git;id"], "cannot install"),
        (["docs", "--install-from", "git+https://h/${{ x }}"], "cannot install"),
    ],
)
def test_what_cannot_be_used_is_refused_and_nothing_is_written(
    docwright: Docwright,
    put_pages: Put,
    tmp_path: Path,
    words: list[str],
    message: str,
) -> None:
    put_pages("docs")
    (tmp_path / "prose").mkdir()
    (tmp_path / "prose/a.md").write_text("# Prose\n\nWords.\n")
    run = docwright("init", *words)
    assert run.status == 2
    assert message in run.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "prose"]


def test_a_folder_without_pages_is_refused(docwright: Docwright) -> None:
    run = docwright("init")
    assert run.status == 2
    assert "no page of a reference is in the folders of the working directory" in (
        run.err
    )


@pytest.mark.parametrize("name", [".github", ".gitignore"])
def test_something_else_in_the_place_of_a_file_is_found_before_anything_is_written(
    docwright: Docwright, put_pages: Put, tmp_path: Path, name: str
) -> None:
    put_pages("docs")
    if name == ".github":
        (tmp_path / name).write_text("")
    else:
        (tmp_path / name).mkdir()
    run = docwright("init")
    assert run.status == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["docs", name])


@pytest.mark.parametrize("name", [".github", "docwright.toml", ".gitattributes"])
def test_no_link_is_followed_out_of_the_repository(
    docwright: Docwright,
    put_pages: Put,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    name: str,
) -> None:
    put_pages("docs")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    target = elsewhere if name == ".github" else elsewhere / "new"
    (tmp_path / name).symlink_to(target)
    run = docwright("init")
    assert run.status == 2
    assert list(elsewhere.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["docs", name])


@pytest.fixture
def public(put_pages: Put) -> Iterator[Path]:
    """A folder with pages that somebody without privileges can read, and not write."""
    with tempfile.TemporaryDirectory() as folder:
        put_pages("docs").rename(Path(folder) / "docs")
        for path in (Path(folder), *Path(folder).rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield Path(folder)
        # from the top on, as what is below may not be entered before
        Path(folder).chmod(0o755)
        for path, folders, _ in os.walk(folder):
            for name in folders:
                (Path(path) / name).chmod(0o755)


def init_as_nobody() -> int:
    """The exit status for a user who may do no more than the permissions of files allow."""

    def as_nobody() -> object:
        if os.geteuid() == 0:
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return main(["init", "--no-cache", "--jobs", "1"])

    return forked(as_nobody)()


def test_a_read_only_folder_is_a_fault_of_the_environment(
    public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(public)
    assert init_as_nobody() == 2
    assert [path.name for path in public.iterdir()] == ["docs"]


def test_folders_that_may_not_be_entered_are_passed_over(
    public: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(public)
    public.chmod(0o777)
    (public / "secret").mkdir(mode=0o700)
    (public / "output").mkdir(mode=0o700)
    (public / "secret").chmod(0o000)
    assert init_as_nobody() == 2  # whether the output is empty is not known
    (public / "output").rmdir()
    assert init_as_nobody() == 0
    assert load_settings(public).docs == ("docs",)
    (public / "docwright.toml").unlink()
    (public / ".github").rename(public / "kept")
    (public / ".github").mkdir(mode=0o000)
    assert init_as_nobody() == 2
    public.chmod(0o333)
    assert init_as_nobody() == 2


@pytest.mark.parametrize(
    "name",
    [
        "a b",
        "$(touch pwned)",
        "'; touch pwned #",
        '"quoted"',
        "[x]*?",
        "back\\slash",
        'a [b]\\ "c"',
        "naïve-日本",
        "-rf",
        "#x",
        "!x",
        "x ",
        "{path}",
        "@SOURCE@",
    ],
)
def test_folders_of_any_name_are_named_as_they_are(
    docwright: Docwright,
    put_pages: Put,
    repository: GitRepository,
    tmp_path: Path,
    name: str,
) -> None:
    put_pages(name)
    output = f"{name}-sdk"
    # `=`, since a name may look like an option
    run = docwright("init", f"--output={output}")
    assert run.status == 0, run.err
    settings = load_settings(tmp_path)
    assert settings.docs == (name,)
    assert settings.output == output
    checked = [f"{output}/{path}" for path in ("api.md", "CHANGELOG.md")]
    words = ("check-attr", "-z", "linguist-generated", "text", "--", *checked)
    found = repository.git(*words).decode().split("\0")
    assert found[2::3] == ["set", "unset", "unset", "auto"]
    ignored = [f"{output}/dist/x", f"{output}/api.md", f"{name}/dist/x"]
    words = ("check-ignore", "-z", "--no-index", "--stdin")
    answer = repository.git(*words, stdin="\0".join(ignored).encode())
    assert answer.decode().split("\0")[:-1] == ignored[:1]


def test_names_that_cannot_be_printed_are_passed_over(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    put_pages("do\x1b[31mcs")
    put_pages("x").rename(tmp_path / os.fsdecode(b"\xff"))
    run = docwright("init")
    assert run.status == 0
    assert "\x1b" not in run.err
    assert load_settings(tmp_path).docs == ("docs",)


def test_the_next_steps_name_what_only_people_can_do(
    docwright: Docwright, put_pages: Put, tmp_path: Path
) -> None:
    put_pages("docs")
    run = docwright("init", "../" + tmp_path.name + "/docs")
    *_, first, second, third, fourth = run.err.splitlines()
    assert first == "docwright:     git init, as CI needs a repository"
    assert second.endswith("docwright generate, which writes the SDK to output")
    assert third.endswith("commit these files and output")
    assert fourth.endswith("into .github/workflows/docwright.yml, as DOCWRIGHT")
    url = "git+https://git.example/docwright.git@v1.0.0"
    (tmp_path / ".github/workflows/docwright.yml").unlink()
    run = docwright("init", "--install-from", url)
    assert "as DOCWRIGHT" not in run.err
    workflow = (tmp_path / ".github/workflows/docwright.yml").read_text()
    assert f'      DOCWRIGHT: "{url}"\n' in workflow


def test_docs_outside_of_the_repository_are_named_as_work_for_ci(
    docwright: Docwright,
    put_pages: Put,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put_pages("docs")
    inside = tmp_path / "sdk repository"
    inside.mkdir()
    GitRepository(inside).git("init", "-q")
    monkeypatch.chdir(inside)
    run = docwright("init", "../docs")
    assert run.status == 0
    assert "let CI fetch ../docs before Docwright runs" in run.err
    assert load_settings(inside).docs == ("../docs",)
