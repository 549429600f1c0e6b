"""Documents that others wrote as examples of OpenAPI: each operation of each is called, and the request is one of the document.

They are those of the package `@readme/oas-examples` of npm, whose unpacked folder DOCWRIGHT_OAS_EXAMPLES names; nothing of
it is part of the project. `.ci/oas_examples.py` fetches it, as a step of `.ci/run`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from documents.conftest import Made

FOLDER = os.environ.get("DOCWRIGHT_OAS_EXAMPLES", "")
pytestmark = pytest.mark.skipif(
    not FOLDER, reason="DOCWRIGHT_OAS_EXAMPLES names no folder of @readme/oas-examples"
)

DOCUMENTS = {
    "2.0/json/petstore.json": "Swagger 2.0: forms, files, lists with commas, a key in a header",
    "3.0/json/petstore.json": "the same in OpenAPI 3.0",
    "3.1/json/petstore.json": "the same in 3.1, with a file as a whole body",
    "3.0/json/discriminators.json": "oneOf with and without discriminator",
    "3.0/json/polymorphism.json": "allOf, anyOf and oneOf, nested",
    "3.0/yaml/file-uploads.yaml": "YAML; files alone and in multipart forms",
    "3.0/json/schema-circular.json": "schemas that contain themselves",
    "3.1/json/security.json": "credentials of all kinds",
    "3.0/json/parameters-style.json": "styles of parameters: form, deepObject, matrix, label and others",
    "3.0/yaml/server-variables.yaml": "servers with variables, of paths and of operations",
    "3.0/json/callbacks.json": "callbacks, which no client calls",
    "3.1/json/train-travel.json": "links, webhooks, problems, and 3.1 throughout",
    "3.0/json/star-trek.json": "a large API: 120 operations, forms, API keys",
    "3.0/json/http-status-codes.json": "an answer with each status",
    "3.0/json/complex-nesting.json": "lists of objects of lists, without names",
}
LEFT_OUT = {
    # `#` begins a fragment, which is no part of a request; objects have no place in a path, nor `matrix` and `label`
    "3.0/json/parameters-style.json": {
        "GET /cookies#formNonExploded",
        "GET /cookies#formExploded",
        "GET /anything/path/{primitive}/{array}/{object}",
        *(
            f"{method} /anything/path/{style}/{{primitive}}/{{array}}/{{object}}"
            for method in ("GET", "POST")
            for style in ("matrix", "label", "simple")
        ),
    },
}
"""Operations that the SDK lacks, each with a diagnostic."""


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
@pytest.mark.parametrize("with_optional", [True, False], ids=["all", "required"])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_operation_sends_what_the_document_describes(
    document: str, with_optional: bool, made: Callable[..., Made]
) -> None:
    file = Path(FOLDER) / document
    sdk = made({file.name: file.read_text("utf-8")}, file.name)
    problems = sdk.calls.problems(sdk.sdk, with_optional=with_optional)
    missing = LEFT_OUT.get(document, set())
    assert problems == dict.fromkeys(missing, "is missing")
    reported = [
        case
        for case in sdk.diagnostics
        if case.id in {"openapi-operation", "openapi-path"}
    ]
    assert len(reported) == len(missing)


def _all_packages(tmp_path: Path) -> list[str]:
    """Generates an SDK of each document as users do; the names of the packages in the folder."""
    packages: list[str] = []
    for number, document in enumerate(DOCUMENTS):
        folder = tmp_path / f"run{number}"
        folder.mkdir()
        packages.append(f"sdk{number}")
        settings = f'package = "sdk{number}"\n'
        (folder / "docwright.toml").write_text(settings)
        command = ["generate", str(Path(FOLDER) / document), "-o", "out", "--no-format"]
        subprocess.run(
            [sys.executable, "-m", "generator", *command],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
            check=True,
            capture_output=True,
        )
        (folder / "out" / packages[-1]).rename(tmp_path / packages[-1])
    return packages


def test_type_checkers_have_nothing_to_say(tmp_path: Path) -> None:
    packages = _all_packages(tmp_path)
    config = '{"include": ["sdk*"], "pythonVersion": "3.11"}'
    (tmp_path / "pyrightconfig.json").write_text(config)
    for command in (
        ["mypy", "--strict", *packages],
        ["pyright", "--pythonpath", sys.executable],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout[-2000:]
