"""Pages whose tables and samples have other forms give the same SDK, and it passes its contract tests."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from contract.contract_sdk import SEEDS, ContractSdk, Generate, Outcome

Form = Callable[[str], str]


def other_heads(text: str) -> str:
    """Other words above the columns, with the description before the type."""
    text = re.sub(r"\| (?:Parameter|Property) Name \|", "| **Name** |", text)
    text = text.replace("| Path Part |", "| `Name` |")
    text = re.sub(r"\| Response \| Description \|", "| Status | Meaning |", text)

    def swapped(match: re.Match[str]) -> str:
        name, type_, words = match.groups()
        return f"|{name}|{words}|{type_}|"

    row = re.compile(r"^\|([^|\n]+)\|([^|\n]*)\|([^|\n]*)\|$", re.MULTILINE)
    return row.sub(swapped, text)


def without_outer_pipes(text: str) -> str:
    row = re.compile(r"^\| ?([^\n]+[^\\\s]) ?\|$", re.MULTILINE)
    return row.sub(lambda match: match[1], text)


def html(text: str) -> str:
    """Tables of query parameters in HTML."""

    def written(match: re.Match[str]) -> str:
        rows = [row.strip("|").split("|") for row in match[1].strip().split("\n")]
        lines = [
            "<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row) + "</tr>"
            for index, row in enumerate(rows)
            if index != 1
        ]
        return "<table>\n" + "\n".join(lines) + "\n</table>\n"

    pattern = r"^(\| Parameter Name \| Type \|[^\n]*\n(?:\|[^\n]*\|\n)+)"
    return re.sub(pattern, written, text, flags=re.MULTILINE)


def other_fences(text: str) -> str:
    text = re.sub(r"^```http[!_]$", "```text", text, flags=re.MULTILINE)
    return text.replace("```xml\n", "```json\n")


def tildes(text: str) -> str:
    return text.replace("```", "~~~")


FORMS: dict[str, Form] = {
    "other heads": other_heads,
    "no outer pipes": without_outer_pipes,
    "HTML": html,
    "other fences": other_fences,
    "tildes": tildes,
    "CRLF": lambda text: text.replace("\n", "\r\n"),
}


def sdk_of(folder: Path, form: Form, generated: Generate) -> ContractSdk:
    docs = folder / "docs"
    for name in ("restful/rest", "restful/agent/Appointment_Agent"):
        shutil.copytree(SEEDS / "reference" / name, docs / name)
    shutil.copytree(
        SEEDS / "reference/soap/Services88/Appointment", docs / "soap/Appointment"
    )
    # its rows go over several lines, which the patterns above do not find
    next(docs.rglob("v1TicketEntity_MergeTickets.md")).unlink()
    for path in docs.rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(form(text), "utf-8", newline="")
    return generated(docs)


@pytest.fixture(scope="module")
def plain(
    tmp_path_factory: pytest.TempPathFactory, generated: Generate
) -> tuple[ContractSdk, Outcome]:
    """The SDK of the pages as they are, and what its contract tests give."""
    sdk = sdk_of(tmp_path_factory.mktemp("plain"), lambda text: text, generated)
    return sdk, sdk.run()


def modules(sdk: ContractSdk) -> dict[str, str]:
    """The modules and the data of the package, without the lines of pages in docstrings."""
    package = sdk.folder / "superoffice"
    paths = (*package.rglob("*.py"), *package.rglob("wire.json"))
    return {path.relative_to(package).as_posix(): path.read_text() for path in paths}


@pytest.mark.parametrize("form", FORMS)
def test_the_sdk_is_the_same_and_passes_its_contract_tests(
    form: str,
    tmp_path: Path,
    plain: tuple[ContractSdk, Outcome],
    generated: Generate,
) -> None:
    sdk = sdk_of(tmp_path, FORMS[form], generated)
    expected_sdk, expected = plain
    assert modules(sdk) == modules(expected_sdk)
    outcome = sdk.run()
    assert outcome.of("FAILED") == set()
    assert outcome.of("PASSED") == expected.of("PASSED")
    assert outcome.status == expected.status == 0
