"""`docwright generate` as its users see it."""

from __future__ import annotations

import ast
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.commands import build as building

Docwright = Callable[..., Any]
Files = Callable[[Path], dict[str, bytes]]
SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schema"
REST_PAGE = """---
title: POST Agents/Sale/Close
id: v1SaleAgent_Close
---

# POST Agents/Sale/Close

```http
POST /api/v1/Agents/Sale/Close
```

Closes a sale.
"""


def test_pages_become_an_sdk(docwright: Docwright, docs: Path, tmp_path: Path) -> None:
    run = docwright("generate", docs, "-o", "sdk")
    assert run.status == 0
    assert run.out == ""
    assert "found 6 operations" in run.err
    names = {path.name for path in (tmp_path / "sdk").iterdir()}
    assert names == {
        ".gitattributes",
        "PYPI.md",
        "README.md",
        "api.md",
        "docs",
        "docwright.lock",
        "docwright.manifest.json",
        "llms.txt",
        "mkdocs.yml",
        "pyproject.toml",
        "superoffice",
        "tests",
    }
    assert (tmp_path / "sdk/superoffice/py.typed").is_file()


def test_a_second_run_touches_nothing(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "sdk").rglob("*")}
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert "wrote 0 files" in run.err
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "sdk").rglob("*")}
    assert after == before


def test_the_output_depends_on_nothing_but_the_docs(
    docwright: Docwright, docs: Path, tmp_path: Path, files: Files
) -> None:
    docwright("generate", docs, "-o", "first")
    moved = tmp_path / "elsewhere" / "deeper"
    shutil.copytree(docs, moved, copy_function=shutil.copy)
    docwright("generate", moved, "-o", "second", "--jobs", "2")
    assert files(tmp_path / "first") == files(tmp_path / "second")


def test_check_finds_a_stale_output_and_writes_nothing(
    docwright: Docwright, docs: Path, tmp_path: Path, files: Files
) -> None:
    run = docwright("generate", docs, "-o", "sdk", "--no-format", "--check")
    assert run.status == 1
    assert not (tmp_path / "sdk" / "superoffice").exists()
    docwright("generate", docs, "-o", "sdk", "--no-format")
    assert (
        docwright("generate", docs, "-o", "sdk", "--no-format", "--check").status == 0
    )
    before = files(tmp_path / "sdk")
    (docs / "soap/Services82/Appointment/Reject.md").unlink()
    run = docwright("generate", docs, "-o", "sdk", "--no-format", "--check")
    assert run.status == 1
    assert "stale: superoffice/soap/services82/models.py" in run.err
    assert "without --check" in run.err
    assert files(tmp_path / "sdk") == before


def test_files_of_pages_that_are_gone_are_removed(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    shutil.rmtree(docs / "soap/Services82")
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert run.status == 0
    assert not (tmp_path / "sdk/superoffice/soap/services82").exists()
    assert (tmp_path / "sdk/superoffice/soap/services86").exists()


def test_unformatted_code_means_the_same(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    docwright("generate", docs, "-o", "first")
    docwright("generate", docs, "-o", "second", "--no-format")
    modules = sorted((tmp_path / "first").rglob("*.py"))
    assert len(modules) > 20
    for module in modules:
        other = tmp_path / "second" / module.relative_to(tmp_path / "first")
        formatted, raw = module.read_text(), other.read_text()
        assert ast.dump(ast.parse(formatted)) == ast.dump(ast.parse(raw)), module


def test_only_and_exclude_narrow_the_sdk(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    arguments = ("--only", "soap/Services8[26]/*", "--exclude", "soap/Services86/*")
    run = docwright("generate", docs, "-o", "sdk", *arguments)
    assert run.status == 2
    assert "nothing matches" in run.err
    run = docwright(
        "generate", docs, "-o", "sdk", "--only", "Appointment", "--exclude", "*/Reject"
    )
    assert run.status == 0
    index = json.loads((tmp_path / "sdk/superoffice/api.json").read_text())
    assert "soap/Services86/Appointment/SetActivityStatus" in index
    assert "soap/Services82/Appointment/Reject" not in index


def test_the_summary_is_machine_readable(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    (docs / "Close.md").write_text(REST_PAGE)
    (docs / "picture.png").write_bytes(b"\x89PNG")
    run = docwright("generate", docs, "-o", "sdk", "--no-format", "--summary-json", "-")
    summary = json.loads(run.out)
    schema = json.loads((SCHEMAS / "summary.json").read_text())
    jsonschema.validate(summary, schema)
    assert summary["pages"]["soap-operation"] == 5
    assert summary["pages"]["wsdl"] == 1
    assert summary["pages"]["rest-operation"] == 1
    assert summary["files_skipped"] == {".png": 1}
    assert summary["operations"] == 7
    assert summary["files"]["written"] > 50
    assert "1 rest-operation" in run.err
    run = docwright("generate", docs, "-o", "sdk", "--summary-json", "s.json")
    assert json.loads((tmp_path / "s.json").read_text())["files"]["removed"] == 0


def test_the_index_maps_the_docs_to_python(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    index = json.loads((tmp_path / "sdk/superoffice/api.json").read_text())
    schema = json.loads((SCHEMAS / "api.json").read_text())
    jsonschema.validate(index, schema)
    assert index["soap/Services82/Appointment/Reject"] == {
        "call": "appointment.reject",
        "parameters": {
            "AppointmentId": "appointment_id",
            "RejectReason": "reject_reason",
            "UpdateMode": "update_mode",
        },
        "returns": "None",
    }
    assert index["types/Services82/RecurrenceUpdateMode#member/Unknown"] == (
        "superoffice.soap.services82.enums.RecurrenceUpdateMode.UNKNOWN"
    )


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("info", 1)])
def test_fail_on_turns_diagnostics_into_findings(
    docwright: Docwright, docs: Path, tmp_path: Path, level: str, status: int
) -> None:
    run = docwright("generate", docs, "-o", "sdk", "--no-format", "--fail-on", level)
    assert run.status == status
    assert (tmp_path / "sdk/superoffice").exists()


# Bad input: a clear message with what to do, the documented exit status, and nothing lost.


def test_a_folder_that_does_not_exist(docwright: Docwright) -> None:
    run = docwright("generate", "nowhere", "-o", "sdk")
    assert run.status == 2
    assert "nowhere" in run.err
    assert "Traceback" not in run.err


def test_a_folder_without_pages(docwright: Docwright, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "picture.png").write_bytes(b"\x89PNG")
    run = docwright("generate", "empty", "-o", "sdk")
    assert run.status == 2
    assert ".md" in run.err


def test_pages_without_an_operation(docwright: Docwright, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# SuperOffice REST API\n")
    run = docwright("generate", "docs", "-o", "sdk")
    assert run.status == 2
    assert "no operation was found in 1 page" in run.err
    assert not (tmp_path / "sdk").exists()


def test_without_any_operation_the_problems_of_the_pages_are_shown(
    docwright: Docwright, tmp_path: Path
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "picture.md").write_bytes(b"\x89PNG\x00\xff")
    run = docwright("generate", "docs", "-o", "sdk")
    assert run.status == 2
    assert "picture.md" in run.err
    assert "[file-binary]" in run.err


def test_no_docs_at_all(docwright: Docwright) -> None:
    run = docwright("generate")
    assert run.status == 2
    assert "docwright.toml" in run.err


BAD_PAGES = {
    "binary": (b"\x00\x01\x02\xff" * 100, "file-binary"),
    "broken UTF-8": (b"# A page\n\n\xff\xfe\xfa text\n", "file-not-utf8"),
    "broken YAML": (b"---\ntitle: [\n---\n\n# Nothing known\n", "page-front-matter"),
    "unknown": (b"# Nothing known\n\nJust words.\n", "page-unknown"),
}


@pytest.mark.parametrize(
    ("content", "diagnostic"), BAD_PAGES.values(), ids=BAD_PAGES.keys()
)
def test_a_bad_page_never_stops_the_others(
    docwright: Docwright, docs: Path, content: bytes, diagnostic: str
) -> None:
    (docs / "bad.md").write_bytes(content)
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert run.status == 0
    assert "found 6 operations" in run.err
    assert f"[{diagnostic}]" in run.err
    assert "bad.md" in run.err


def test_broken_xml_costs_only_its_operation(docwright: Docwright, docs: Path) -> None:
    page = docs / "soap/Services86/Appointment/SetActivityStatus.md"
    page.write_text(page.read_text().replace("</SOAP-ENV:Body>", "", 1))
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert run.status == 0
    assert "found 5 operations" in run.err
    assert "SetActivityStatus.md" in run.err
    assert "[page-xml]" in run.err


def test_an_output_that_cannot_be_written(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    run = docwright("generate", docs, "-o", "file/sdk", "--no-format")
    assert run.status == 2
    assert "Traceback" not in run.err
    assert (tmp_path / "file").read_text() == "mine"


def test_a_foreign_file_in_a_generated_folder(
    docwright: Docwright, docs: Path, tmp_path: Path, files: Files
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    (tmp_path / "sdk/superoffice/mine.py").write_text("mine = 1\n")
    before = files(tmp_path / "sdk")
    run = docwright("generate", docs, "-o", "sdk")
    assert run.status == 2
    assert "superoffice/mine.py" in run.err
    assert files(tmp_path / "sdk") == before


def test_a_folder_that_is_not_ours(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    (tmp_path / "sdk/superoffice").mkdir(parents=True)
    (tmp_path / "sdk/superoffice/mine.py").write_text("mine = 1\n")
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert run.status == 2
    assert (tmp_path / "sdk/superoffice/mine.py").read_text() == "mine = 1\n"


def test_a_file_edited_by_hand_is_never_overwritten(
    docwright: Docwright, docs: Path, tmp_path: Path, files: Files
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    edited = tmp_path / "sdk/superoffice/soap/services82/models.py"
    edited.write_text("mine = 1\n")
    before = files(tmp_path / "sdk")
    for extra in ((), ("--check",)):
        run = docwright("generate", docs, "-o", "sdk", "--no-format", *extra)
        assert run.status == 1
        assert "superoffice/soap/services82/models.py" in run.err
        assert files(tmp_path / "sdk") == before
    assert docwright("generate", docs, "-o", "sdk", "--force").status == 0
    assert b"mine" not in edited.read_bytes()


def test_the_users_own_package_is_never_touched(
    docwright: Docwright, docs: Path, tmp_path: Path, files: Files
) -> None:
    docwright("generate", docs, "-o", "sdk", "--no-format")
    mine = tmp_path / "sdk/superoffice_custom"
    mine.mkdir()
    (mine / "more.py").write_text("MORE = 1\n")
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert (run.status, run.err.count("wrote 0 files")) == (0, 1)
    assert files(mine) == {"more.py": b"MORE = 1\n"}


def test_an_output_inside_the_docs_is_refused(docwright: Docwright, docs: Path) -> None:
    run = docwright("generate", docs, "-o", docs / "sdk")
    assert run.status == 2
    assert "-o" in run.err


def test_a_link_out_of_the_docs_is_not_followed(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret\n")
    (docs / "link.md").symlink_to(secret)
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert run.status == 0
    assert "[file-symlink]" in run.err


def test_control_characters_of_a_file_name_do_not_reach_the_terminal(
    docwright: Docwright, docs: Path
) -> None:
    (docs / "evil\x1b[31m\nname.md").write_text("# Nothing known\n")
    run = docwright("generate", docs, "-o", "sdk", "--no-format")
    assert run.status == 0
    assert "\x1b" not in run.err
    assert "evil\\x1b[31m\\nname.md" in run.err


def test_settings_name_docs_and_output(
    docwright: Docwright, docs: Path, tmp_path: Path
) -> None:
    (tmp_path / "docwright.toml").write_text(
        f'docs = ["{docs.name}"]\noutput = "made"\npackage = "acme_crm"\n'
        'sdk_version = "2.0.0"\nlicense = "MIT"\nonly = ["Appointment"]\n'
    )
    assert docwright("generate", "--no-format").status == 0
    assert (tmp_path / "made/acme_crm/soap/services88/models.py").is_file()
    project = (tmp_path / "made/pyproject.toml").read_text()
    assert 'name = "acme-crm"' in project
    assert 'version = "2.0.0"' in project


def test_an_interrupt_has_its_own_status(
    docwright: Docwright, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(building, "build_api", interrupt)
    assert docwright("generate", docs, "-o", "sdk").status == 130


def test_a_bug_has_its_own_status_and_shows_where(
    docwright: Docwright, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(building, "build_api", fail)
    run = docwright("generate", docs, "-o", "sdk")
    assert run.status == 3
    assert "Traceback" in run.err
    assert "bug in Docwright" in run.err
