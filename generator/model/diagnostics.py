"""What can be wrong with pages: one table of ids, and the value that reports one case."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from generator.model.text import Text


class Level(StrEnum):
    """How much a diagnostic matters, mildest first."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Level).index(self)


class DiagnosticKind(msgspec.Struct, frozen=True):
    """One row of the catalogue: `text` says what it means, `hint` what to do about it."""

    level: Level
    text: str
    hint: str


class Diagnostic(msgspec.Struct, frozen=True):
    """One case: `line` counts from 1, 0 means the whole file. `detail` may quote the page."""

    id: str
    path: str
    line: int
    message: str
    detail: Text | None = None

    @property
    def level(self) -> Level:
        """The level that the catalogue gives to this id."""
        return CATALOGUE[self.id].level

    @property
    def hint(self) -> str:
        """What to do about it."""
        return CATALOGUE[self.id].hint


def by_place(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    """Sort key that does not depend on the order in which pages were read."""
    return diagnostic.path, diagnostic.line, diagnostic.id, diagnostic.message


CATALOGUE: Final[dict[str, DiagnosticKind]] = {
    # files
    "file-symlink": DiagnosticKind(
        Level.WARNING,
        "A link in the docs tree leads out of it and was not followed.",
        "Copy the file into the tree, or give its folder as another DOCS argument.",
    ),
    "file-unreadable": DiagnosticKind(
        Level.ERROR,
        "The file cannot be read.",
        "Check its permissions, then run again.",
    ),
    "file-too-large": DiagnosticKind(
        Level.ERROR,
        "The file is larger than any page may be (16 MiB).",
        "Leave it out with a narrower DOCS argument, or split it.",
    ),
    "file-binary": DiagnosticKind(
        Level.ERROR,
        "The file has the name of a page but holds no text.",
        "Restore the page from its source, or remove the file from the docs.",
    ),
    "file-not-utf8": DiagnosticKind(
        Level.WARNING,
        "The page is not valid UTF-8; the broken bytes were replaced.",
        "Save the page as UTF-8.",
    ),
    # the shape of a page
    "page-unknown": DiagnosticKind(
        Level.WARNING,
        "The page is none of the kinds that Docwright knows.",
        "If it documents an operation, compare it with a page that is read; otherwise leave it out.",
    ),
    "page-front-matter": DiagnosticKind(
        Level.WARNING,
        "The front matter is not a plain YAML mapping of strings.",
        "Correct the lines between the two '---'.",
    ),
    "page-fence-unclosed": DiagnosticKind(
        Level.WARNING,
        "A code block is never closed.",
        "Close it with a line of three backticks.",
    ),
    "page-xml": DiagnosticKind(
        Level.ERROR,
        "The XML of the page cannot be read.",
        "Correct the XML; nothing of this block was used.",
    ),
    "page-xml-doctype": DiagnosticKind(
        Level.ERROR,
        "The XML of the page holds a DOCTYPE, which is refused.",
        "Remove the DOCTYPE and its entities.",
    ),
    "page-yaml": DiagnosticKind(
        Level.ERROR,
        "The YAML of the page is broken, too large, or more than lists and mappings of strings.",
        "Correct the YAML; nothing of this page was used.",
    ),
    "page-name": DiagnosticKind(
        Level.ERROR,
        "A name on the page is not a wire name (ASCII letters, digits, '_', '.', '$', '-').",
        "Correct the name; what it names was left out.",
    ),
    "page-incomplete": DiagnosticKind(
        Level.ERROR,
        "The page lacks a part without which the operation cannot be called.",
        "Restore the named part of the page.",
    ),
    "page-part-repeated": DiagnosticKind(
        Level.WARNING,
        "A page has a third envelope, or a second WSDL.",
        "Give each operation and each WSDL a page of its own; the first ones were used.",
    ),
    "page-disagrees": DiagnosticKind(
        Level.WARNING,
        "Two parts of one page name the agent, version or operation differently.",
        "Make the title, the heading and the sample agree.",
    ),
    "page-outdated": DiagnosticKind(
        Level.INFO,
        "An older page says something else than a newer one of the same subject; the newer one won.",
        "Nothing to do: the older page only fills what the newer one leaves open.",
    ),
    "source-conflict": DiagnosticKind(
        Level.INFO,
        "docfx YAML says of a type something else than SOAP pages or WSDLs; these won.",
        "Compare the two places; the YAML is probably of another build.",
    ),
    # SOAP
    "soap-sample-envelope": DiagnosticKind(
        Level.INFO,
        "Samples show a SOAP 1.2 envelope without Header, which the WSDLs do not bind.",
        "Nothing to do: the SDK sends SOAP 1.1 with headers in Header.",
    ),
    "soap-prose-mismatch": DiagnosticKind(
        Level.WARNING,
        "The parameter bullets of the page do not match the request sample.",
        "Name one bullet per element of the request, in its order.",
    ),
    "soap-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation, and nothing says which is newer.",
        "Keep one of them; the first by path was used.",
    ),
    "soap-operation-not-in-wsdl": DiagnosticKind(
        Level.WARNING,
        "A page documents an operation that its agent's WSDL does not have.",
        "The operation is probably gone; remove the page.",
    ),
    "soap-signature-conflict": DiagnosticKind(
        Level.WARNING,
        "The sample and the WSDL disagree on a signature; the WSDL won.",
        "Regenerate the page.",
    ),
    "soap-type-conflict": DiagnosticKind(
        Level.WARNING,
        "Two sources define a type differently; the stronger won.",
        "Regenerate the weaker page.",
    ),
    "soap-repeated-name": DiagnosticKind(
        Level.WARNING,
        "A wrapper, type or enum names a part twice.",
        "Remove the second one; the first was used.",
    ),
    # REST
    "rest-part-repeated": DiagnosticKind(
        Level.WARNING,
        "A page has a part twice, or one of its tables names something twice.",
        "Remove the second one; the first was used.",
    ),
    "rest-table-row": DiagnosticKind(
        Level.WARNING,
        "A line of a table is none of its rows.",
        "Give the row as many cells as the head of its table; the line was left out.",
    ),
    "rest-type-cell": DiagnosticKind(
        Level.WARNING,
        "A type on the page is neither one word nor 'Enum: A, B'.",
        "Correct the type; it was taken for blank.",
    ),
    "rest-path-parameters": DiagnosticKind(
        Level.WARNING,
        "The route and the Path Part table name different parameters.",
        "Give the table one row for each name in braces.",
    ),
    "rest-response-missing": DiagnosticKind(
        Level.WARNING,
        "The page does not say what the operation answers.",
        "Restore the Response section of the page.",
    ),
    "rest-sample": DiagnosticKind(
        Level.WARNING,
        "A sample request or response cannot be read.",
        "Write a first line, headers, a blank line and valid JSON; what cannot be read was left out.",
    ),
    "rest-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation, and nothing says which is newer.",
        "Keep one of them; the first by path was used.",
    ),
    "rest-type-conflict": DiagnosticKind(
        Level.WARNING,
        "A REST page and another source give a field, parameter or result different types; the REST page won.",
        "Compare the two places; the other source may be of another version.",
    ),
    # samples that contract tests cannot pass
    "sample-word-for-date": DiagnosticKind(
        Level.INFO,
        "A sample shows a word where a date belongs.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-cut-off": DiagnosticKind(
        Level.INFO,
        "A sample is cut off: '{}' stands where a list, a text, a number or a truth value belongs.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-fraction": DiagnosticKind(
        Level.INFO,
        "A sample shows a fraction where an integer belongs.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-null-item": DiagnosticKind(
        Level.INFO,
        "A sample shows null in an array of numbers, truth values or dates, which never holds any.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    # what many pages decide
    "type-unnamed": DiagnosticKind(
        Level.INFO,
        "No page names this type, so its name was made from where it stands.",
        "Give the SOAP pages or the docfx YAML of the same API: they name it.",
    ),
    "type-unknown": DiagnosticKind(
        Level.WARNING,
        "No page says what type this is.",
        "Give the WSDL page of the agent; until then the value is passed as it is.",
    ),
    "enum-incomplete": DiagnosticKind(
        Level.INFO,
        "Only the first member of an enum is known, since no WSDL page defines it.",
        "Give a WSDL page that uses the enum; other members are accepted all the same.",
    ),
    "name-collision": DiagnosticKind(
        Level.WARNING,
        "Two wire names give the same Python name.",
        "Nothing to do: the second one by spelling got a number.",
    ),
}
