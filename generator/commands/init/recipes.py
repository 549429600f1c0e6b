"""What CI runs for an SDK: whether it is what the docs give, and what is wrong with the docs.

Names of the repository reach a recipe as strings of JSON, which YAML reads alike, and as words of a shell. What a CI
system would take for an expression of its own is refused.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from generator.commands.init.arguments import CiSystem
from generator.commands.init.repository import RepositoryFacts
from generator.model.errors import UsageError

GITHUB_WORKFLOW: Final = ".github/workflows/docwright.yml"
GITLAB_JOB: Final = ".gitlab/docwright.yml"
GITLAB_PIPELINE: Final = ".gitlab-ci.yml"

CHECKOUT: Final = "actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"
"""The only action of others, pinned by its commit, since a tag can be moved."""

# GitHub evaluates `${{` in every value, and GitLab `$` in those of its own keys
_EXPRESSION: Final = re.compile(r"\$|%\{")

_UNSET: Final = "Write a git URL or a wheel here as DOCWRIGHT."

_GITHUB: Final = """\
# Whether the SDK is what the docs give, and what is wrong with the docs. Written by docwright init, and yours from now on.
name: Docwright

on:
  pull_request:
  push:
    branches: [@BRANCH@]

permissions:
  contents: read

concurrency:
  group: docwright-${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: Docs and SDK
    runs-on: ubuntu-latest
    timeout-minutes: 30
    env:
      # what pip installs: a git URL, best with a commit or tag, or a wheel
      DOCWRIGHT: @SOURCE@
@FOLDER@    steps:
      - uses: @CHECKOUT@
        with:
          persist-credentials: false
      - name: Install Docwright
        run: |
          : "${DOCWRIGHT:?@UNSET@}"
          python3 -m venv "$RUNNER_TEMP/docwright"
          "$RUNNER_TEMP/docwright/bin/pip" install --quiet "$DOCWRIGHT"
          echo "$RUNNER_TEMP/docwright/bin" >> "$GITHUB_PATH"
      # annotations only: take --fail-on away where defects of the docs are to stop a merge
      - name: Defects of the docs
        run: docwright lint --format github --fail-on never
      - name: The SDK is what the docs give
        run: docwright generate --check
"""

_GITHUB_FOLDER: Final = """\
    defaults:
      run:
        working-directory: @FOLDER@
"""

_GITLAB: Final = """\
# Whether the SDK is what the docs give, and what is wrong with the docs. Written by docwright init, and yours from now on.
docwright:
  image: python:3.13
  timeout: 30 minutes
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    # what pip installs: a git URL, best with a commit or tag, or a wheel
    DOCWRIGHT: @SOURCE@
  before_script:
@FOLDER@    - ': "${DOCWRIGHT:?@UNSET@}"'
    - python3 -m venv .venv
    - .venv/bin/pip install --quiet "$DOCWRIGHT"
  script:
    # a report only: take --fail-on away where defects of the docs are to stop a merge
    - .venv/bin/docwright lint --format gitlab --fail-on never > "$CI_PROJECT_DIR/gl-code-quality-report.json"
    - .venv/bin/docwright generate --check
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""

_GITLAB_INCLUDE: Final = f"""\
include:
  - local: {GITLAB_JOB}
"""


class Recipe(msgspec.Struct, frozen=True):
    """A file of CI, and its path from the top of the repository on.

    `needed` is what an existing file must name, and then lines that do; empty where any file of that name will do.
    """

    path: str
    text: str
    needed: tuple[str, ...]


def recipes(ci: CiSystem, facts: RepositoryFacts, source: str) -> tuple[Recipe, ...]:
    """The files of a CI system; `source` is what pip installs, empty where a person has to say it.

    Raises:
        UsageError: the CI system would take the name of the folder for an expression.
    """
    if _EXPRESSION.search(facts.inner) or not facts.inner.isprintable():
        raise UsageError(
            f"no CI recipe can name the folder '{facts.inner}'",
            "Rename it, or run docwright init at the top of the repository.",
        )
    return _RECIPES[ci](facts, source)


def _github(facts: RepositoryFacts, source: str) -> tuple[Recipe, ...]:
    folder = _filled(_GITHUB_FOLDER, {"FOLDER": json.dumps(facts.inner)})
    text = _filled(
        _GITHUB,
        {
            "BRANCH": json.dumps(facts.branch),
            "SOURCE": json.dumps(source),
            "FOLDER": folder if facts.inner else "",
            "CHECKOUT": CHECKOUT,
            "UNSET": _UNSET,
        },
    )
    return (Recipe(GITHUB_WORKFLOW, text, ()),)


def _gitlab(facts: RepositoryFacts, source: str) -> tuple[Recipe, ...]:
    entry = json.dumps(f"cd -- {shlex.quote(facts.inner)}", ensure_ascii=False)
    job = _filled(
        _GITLAB,
        {
            "SOURCE": json.dumps(source),
            "FOLDER": f"    - {entry}\n" if facts.inner else "",
            "UNSET": _UNSET,
        },
    )
    needed = (GITLAB_JOB, *_GITLAB_INCLUDE.splitlines())
    return (
        Recipe(GITLAB_JOB, job, ()),
        Recipe(GITLAB_PIPELINE, _GITLAB_INCLUDE, needed),
    )


def _filled(template: str, values: Mapping[str, str]) -> str:
    """The template with its values, each put in once: what is in a value is not looked at again."""
    return re.sub(r"@([A-Z]+)@", lambda match: values[match[1]], template)


_RECIPES: Final[
    Mapping[CiSystem, Callable[[RepositoryFacts, str], tuple[Recipe, ...]]]
] = {"github": _github, "gitlab": _gitlab}
