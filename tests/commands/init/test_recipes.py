"""The CI recipes: valid, and run step by step in fresh git repositories with a local remote."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.git import GitRepository

from generator.commands.init import installed
from generator.commands.init.recipes import CHECKOUT, recipes
from generator.commands.init.repository import RepositoryFacts
from generator.model.errors import UsageError

Docwright = Callable[..., Any]
Put = Callable[[str], Path]

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = {
    "github": ("vendor.github-workflows",),
    "gitlab": ("vendor.gitlab-ci", "--data-transform", "gitlab-ci"),
}
FOLDERS = ["", "sdk", "a b/it's", '"x" #y', "-x"]


def facts(inner: str = "", branch: str = "main") -> RepositoryFacts:
    return RepositoryFacts(Path(), inner, is_there=True, branch=branch)


@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_the_files_follow_the_schemas_of_the_ci_systems(
    ci: Any, tmp_path: Path
) -> None:
    files: list[Path] = []
    for inner in FOLDERS:
        for source in ("", "git+https://git.example/docwright.git@v1"):
            for recipe in recipes(ci, facts(inner), source):
                files.append(tmp_path / f"{len(files)}.yml")
                files[-1].write_text(recipe.text, encoding="utf-8")
    checker = Path(sys.executable).with_name("check-jsonschema")
    words = (checker, "--builtin-schema", *SCHEMAS[ci])
    checked = subprocess.run(
        [*words, *files], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    files[0].write_text(files[0].read_text().replace("timeout", "time-out"))
    # a key that the schema does not know
    wrong = subprocess.run(
        [*words, files[0]], capture_output=True, text=True, check=False
    )
    assert wrong.returncode == 1, wrong.stdout + wrong.stderr


@pytest.mark.parametrize("inner", FOLDERS)
def test_names_of_folders_reach_a_recipe_as_they_are(inner: str) -> None:
    (recipe,) = recipes("github", facts(inner), "")
    job = yaml.safe_load(recipe.text)["jobs"]["check"]
    defaults = job.get("defaults", {"run": {"working-directory": ""}})
    assert defaults["run"]["working-directory"] == inner
    job_file, _ = recipes("gitlab", facts(inner), "")
    first, *_ = yaml.safe_load(job_file.text)["docwright"]["before_script"]
    if inner:
        assert shlex.split(first) == ["cd", "--", inner]
    else:
        assert first.startswith(": ")


@pytest.mark.parametrize("inner", ["${{ secrets.X }}", "$HOME", "%{x}", "a\nb"])
@pytest.mark.parametrize("ci", ["github", "gitlab"])
def test_a_folder_that_ci_would_evaluate_is_refused(ci: Any, inner: str) -> None:
    with pytest.raises(UsageError, match="no CI recipe can name the folder"):
        recipes(ci, facts(inner), "")


def test_the_workflow_of_github_may_do_no_more_than_read() -> None:
    (recipe,) = recipes("github", facts(), "")
    workflow = yaml.safe_load(recipe.text)
    assert workflow["permissions"] == {"contents": "read"}
    # YAML 1.1 takes `on` for true
    assert set(workflow[True]) == {"pull_request", "push"}
    steps = workflow["jobs"]["check"]["steps"]
    assert [step["uses"] for step in steps if "uses" in step] == [CHECKOUT.split()[0]]
    assert steps[0]["with"] == {"persist-credentials": False}
    assert not any("${{" in step.get("run", "") for step in steps)


def test_docwright_is_what_the_recipe_names_where_it_came_from_git(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def installed_as(text: str | None) -> str:
        class Distribution:
            def read_text(self, _name: str) -> str | None:
                return text

        monkeypatch.setattr(installed, "distribution", lambda _name: Distribution())
        return installed.installed_from()

    at = '"vcs_info": {"vcs": "git", "commit_id": "0123abc"}'
    assert (
        installed_as(f'{{"url": "https://git.example/d.git", {at}}}')
        == "git+https://git.example/d.git@0123abc"
    )
    assert installed_as(f'{{"url": "https://u:p@git.example/d.git", {at}}}') == ""
    assert installed_as(f'{{"url": "https://git.example/$(id)", {at}}}') == ""
    assert installed_as('{"url": "file:///d", "dir_info": {"editable": true}}') == ""
    assert installed_as("no JSON") == ""
    assert installed_as(None) == ""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A git URL of Docwright as it is in this checkout."""
    folder = tmp_path_factory.mktemp("docwright.git")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("generator", "templates"):
        without = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, folder / name, ignore=without)
    made = GitRepository(folder)
    made.git("init", "-q")
    made.commit()
    return f"git+{folder.as_uri()}"


@pytest.fixture
def sdk(
    docwright: Docwright,
    put_pages: Put,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., GitRepository]:
    """A clone of a repository of an SDK, whose remote is another folder, as `docwright init` begins it in a subfolder."""

    def made(*words: str) -> GitRepository:
        remote = GitRepository(tmp_path / "remote.git")
        remote.folder.mkdir()
        remote.git("init", "-q", "--bare", "-b", "main")
        work = GitRepository(tmp_path / "work")
        work.folder.mkdir()
        work.git("init", "-q", "-b", "main")
        work.git("remote", "add", "origin", str(remote.folder))
        inner = work.folder / "the sdk"
        inner.mkdir()
        put_pages("docs").rename(inner / "docs")
        monkeypatch.chdir(inner)
        assert docwright("init", *words).status == 0
        assert docwright("generate").status == 0
        work.commit()
        work.git("push", "-q", "origin", "main")
        clone = GitRepository(tmp_path / "clone")
        remote.git("clone", "-q", str(remote.folder), str(clone.folder))
        return clone

    return made


def environment(home: Path, **more: str) -> Mapping[str, str]:
    """The environment of a step without the checkout, with what is installed in place of a package index."""
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "HOME": str(home),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        # pip takes the value for that of --build-isolation
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "DOCWRIGHT_CACHE_DIR": str(home / "cache"),
        "DOCWRIGHT_JOBS": "1",
        **more,
    }


def ran(script: str, folder: Path, variables: Mapping[str, str]) -> tuple[int, str]:
    done = subprocess.run(
        # as GitHub runs the steps of a workflow
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def change_a_page(folder: Path) -> None:
    """Renames a parameter on all pages of an operation."""
    changed = 0
    for page in folder.rglob("*Reject.md"):
        text = page.read_text("utf-8")
        changed += "RejectReason" in text
        page.write_text(text.replace("RejectReason", "Excuse"), "utf-8")
    assert changed


def test_the_steps_of_the_workflow_pass_and_fail_when_the_docs_change(
    sdk: Callable[..., GitRepository], source: str, tmp_path: Path
) -> None:
    clone = sdk("--ci", "github")
    home = tmp_path / "home"
    (home / "runner").mkdir(parents=True)
    path = clone.folder / ".github/workflows/docwright.yml"
    job = yaml.safe_load(path.read_text("utf-8"))["jobs"]["check"]
    folder = clone.folder / job["defaults"]["run"]["working-directory"]
    install, lint, check = (step["run"] for step in job["steps"] if "run" in step)
    file = home / "path"
    variables = environment(
        home, RUNNER_TEMP=str(home / "runner"), GITHUB_PATH=str(file)
    )
    # what a person has to fill in
    assert job["env"] == {"DOCWRIGHT": ""}
    status, out = ran(install, folder, {**variables, **job["env"]})
    assert status != 0
    assert "Write a git URL or a wheel here as DOCWRIGHT." in out
    status, out = ran(install, folder, {**variables, "DOCWRIGHT": source})
    assert status == 0, out
    added = file.read_text().strip()
    assert Path(added).is_relative_to(home)
    variables = {**variables, "PATH": f"{added}:/usr/bin:/bin"}
    del variables["PYTHONPATH"]
    dependencies(Path(added).parent)
    status, out = ran(lint, folder, variables)
    assert status == 0, out
    status, out = ran(check, folder, variables)
    assert status == 0, out
    assert clone.git("status", "--porcelain") == b""
    change_a_page(folder / "docs")
    status, out = ran(check, folder, variables)
    assert status == 1, out
    assert "Reject" in out


def test_the_job_of_gitlab_passes_and_fails_when_the_docs_change(
    sdk: Callable[..., GitRepository], source: str, tmp_path: Path
) -> None:
    clone = sdk("--ci", "gitlab")
    top = clone.folder
    pipeline = yaml.safe_load((top / ".gitlab-ci.yml").read_text("utf-8"))
    (included,) = pipeline["include"]
    job = yaml.safe_load((top / included["local"]).read_text("utf-8"))["docwright"]
    home = tmp_path / "home"
    home.mkdir()
    variables = environment(home, DOCWRIGHT=source, CI_PROJECT_DIR=str(top))
    status, out = ran("\n".join(job["before_script"]), top, variables)
    assert status == 0, out
    folder = top / "the sdk"
    dependencies(folder / ".venv")
    del variables["PYTHONPATH"]
    lint, check = job["script"]
    status, out = ran(lint, folder, variables)
    assert status == 0, out
    report = top / job["artifacts"]["reports"]["codequality"]
    assert isinstance(yaml.safe_load(report.read_text("utf-8")), list)
    status, out = ran(check, folder, variables)
    assert status == 0, out
    report.unlink()
    assert clone.git("status", "--porcelain") == b""
    change_a_page(folder / "docs")
    status, out = ran(check, folder, variables)
    assert status == 1, out


def dependencies(venv: Path) -> None:
    """Gives an environment what pip would have got from an index; without .pth files, so not this checkout."""
    (packages,) = venv.glob("lib/*/site-packages")
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    assert (packages / "generator").is_dir()
    assert os.environ.get("PYTHONPATH") != str(packages)
