"""`docwright changelog` as its users see it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

Docwright = Callable[..., Any]
SCHEMA = Path(__file__).resolve().parents[3] / "docs" / "schema" / "changelog.json"


@pytest.fixture
def released(docwright: Docwright, docs: Path) -> None:
    """An SDK of which an operation was removed since its release 1.0.0."""
    settings = 'docs = ["docs"]\noutput = "sdk"\nsdk_version = "1.0.0"\n'
    Path("docwright.toml").write_text(
        f'{settings}page_url = "https://docs.example.com/{{path}}"\n'
    )
    assert docwright("release").status == 0
    (docs / "soap/Services86/Appointment/SetActivityStatus.md").unlink()
    assert docwright("generate").status == 0


def test_by_default_it_is_what_changed_since_the_last_release(
    docwright: Docwright, released: None
) -> None:
    run = docwright("changelog")
    assert run.status == 0
    assert run.out.startswith(
        "## 2.0.0\n\n### Breaking\n\n- `soap/Services86`: removed"
    )
    # and it is what release writes
    docwright("release")
    assert run.out.strip() in Path("sdk/CHANGELOG.md").read_text()


def test_old_and_new_may_be_named(docwright: Docwright, released: None) -> None:
    run = docwright("changelog", "sdk/docwright.lock", "sdk/docwright.released.lock")
    assert run.status == 0, run.err
    assert run.out.startswith("## 1.1.0\n\n### Added\n\n- `soap/Services86`: added")


def test_text_and_json_have_the_same_lines(
    docwright: Docwright, released: None
) -> None:
    text = docwright("changelog", "--format", "text").out
    assert "\nBreaking\n\n- soap/Services86: removed" in text
    document = json.loads(docwright("changelog", "--format", "json").out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert document["version"] == "2.0.0"
    assert document["sections"][0]["lines"][0]["subjects"][0] == "soap/Services86"


def test_before_the_first_release_everything_is_new(
    docwright: Docwright, docs: Path
) -> None:
    assert docwright("generate", docs, "-o", "output").status == 0
    run = docwright("changelog")
    assert run.status == 0
    assert run.out.startswith("## 0.1.0\n\n### Added\n\n- 6 operations of SOAP\n")


def test_without_an_sdk_there_is_nothing_to_tell(docwright: Docwright) -> None:
    run = docwright("changelog")
    assert run.status == 2
    assert "Run docwright generate, or name OLD and NEW." in run.err


def test_old_alone_is_refused(docwright: Docwright) -> None:
    run = docwright("changelog", "here")
    assert run.status == 2
    assert "OLD is given without NEW" in run.err
