"""Diagnostics: the problems of pages. One catalogue of ids, and the value that reports one case."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec

from generator.model.text import Text


class Level(StrEnum):
    """How much a diagnostic matters, from the mildest up."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Level).index(self)


class DiagnosticKind(msgspec.Struct, frozen=True):
    """One row of the catalogue: `text` explains the problem, `hint` what to do about it."""

    level: Level
    text: str
    hint: str


class Diagnostic(msgspec.Struct, frozen=True, array_like=True):
    """One case of a problem: `line` counts from 1, and 0 stands for the whole file. `detail` may quote the page."""

    id: str
    path: str
    line: int
    message: str
    detail: Text | None = None

    @property
    def level(self) -> Level:
        """The level of the id in the catalogue."""
        return CATALOGUE[self.id].level

    @property
    def hint(self) -> str:
        """What to do about it, from the catalogue."""
        return CATALOGUE[self.id].hint


def by_place(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    """The sort key of diagnostics, which does not depend on the order in which pages were read."""
    return diagnostic.path, diagnostic.line, diagnostic.id, diagnostic.message


CATALOGUE: Final[dict[str, DiagnosticKind]] = {
    # files
    "file-symlink": DiagnosticKind(
        Level.WARNING,
        "A link in the docs tree leads out of the tree and was not followed.",
        "Copy the file into the tree, or give its folder as another DOCS argument.",
    ),
    "file-unreadable": DiagnosticKind(
        Level.ERROR,
        "The file cannot be read.",
        "Check its permissions, then run again.",
    ),
    "file-too-large": DiagnosticKind(
        Level.ERROR,
        "The file is larger than 16 MiB, the limit for a page.",
        "Leave it out with a narrower DOCS argument, or split it.",
    ),
    "file-binary": DiagnosticKind(
        Level.ERROR,
        "The file is named like a page but is not text.",
        "Restore the page from its source, or remove the file from the docs.",
    ),
    "file-not-utf8": DiagnosticKind(
        Level.WARNING,
        "The page is not valid UTF-8; the invalid bytes were replaced.",
        "Save the page as UTF-8.",
    ),
    # zips
    "zip-unreadable": DiagnosticKind(
        Level.ERROR,
        "The file is named like a zip and is none, is damaged or cut off, or has names that are no text.",
        "Make the zip again, or give the folder that it was made from.",
    ),
    "zip-bomb": DiagnosticKind(
        Level.ERROR,
        "The zip has more than 100,000 entries, more than 1 GiB of pages, a page of more than 200 times its packed size, or entries that share their bytes; nothing of it was used.",
        "Make sure where the zip is from. If it is what it should be, unpack it, and give the folder.",
    ),
    "zip-entry-name": DiagnosticKind(
        Level.ERROR,
        "An entry of a zip has a name that leads out of the zip, or is another one on some systems; it was left out.",
        "Make the zip again with relative names, with '/' between folders.",
    ),
    "zip-entry-repeated": DiagnosticKind(
        Level.ERROR,
        "Two entries of a zip have the same name, where case and the form of accents do not count.",
        "Make the zip again with only one of them; the first one was used.",
    ),
    "zip-entry-encrypted": DiagnosticKind(
        Level.ERROR,
        "A page in a zip is encrypted; it was left out.",
        "Make the zip again without a password.",
    ),
    "zip-entry-link": DiagnosticKind(
        Level.WARNING,
        "An entry of a zip is a link or a device; it was left out.",
        "Make the zip again with the file that the link leads to.",
    ),
    "zip-entry-damaged": DiagnosticKind(
        Level.ERROR,
        "A page in a zip is damaged, or packed by a method other than Deflate; it was left out.",
        "Make the zip again, with the usual method.",
    ),
    "zip-nested": DiagnosticKind(
        Level.WARNING,
        "A zip holds another archive, which was not read.",
        "Unpack it, and give its folder or zip as another DOCS argument if it holds pages.",
    ),
    # the shape of a page
    "page-unknown": DiagnosticKind(
        Level.WARNING,
        "The page is of no kind that Docwright knows.",
        "If it documents an operation, compare it with a page that is recognised; otherwise leave it out.",
    ),
    "page-front-matter": DiagnosticKind(
        Level.WARNING,
        "The front matter is not a plain YAML mapping of strings.",
        "Correct the lines between the two '---' markers.",
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
        "The XML of the page has a DOCTYPE, which is refused.",
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
        "Correct the name; the part with that name was left out.",
    ),
    "page-incomplete": DiagnosticKind(
        Level.ERROR,
        "The page lacks a part without which the operation cannot be called.",
        "Restore the named part of the page.",
    ),
    "page-limit": DiagnosticKind(
        Level.ERROR,
        "A page has more members, fields, types or operations than any API needs; the rest of them were left out.",
        "Correct the page, or split it if all of them are real.",
    ),
    "page-part-repeated": DiagnosticKind(
        Level.WARNING,
        "A page has a third envelope or a second WSDL.",
        "Give each operation and each WSDL its own page; the first ones were used.",
    ),
    "page-disagrees": DiagnosticKind(
        Level.WARNING,
        "Two parts of one page name the agent, version or operation differently.",
        "Make the title, the heading and the sample agree.",
    ),
    "page-outdated": DiagnosticKind(
        Level.INFO,
        "An older page contradicts a newer one of its source about the same subject; the newer one was used.",
        "Nothing to do: the older page only fills the gaps of the newer one.",
    ),
    "source-order": DiagnosticKind(
        Level.INFO,
        "Two sources describe the same subjects, and dates or the order of DOCS tell which is newer; that one was used.",
        "If it is the other one, name the newer DOCS last, or date both in the settings: sources = [{ path, date }].",
    ),
    "source-age": DiagnosticKind(
        Level.WARNING,
        "Two sources describe the same subjects, and nothing reliable tells which is newer.",
        'Give the newer folder as the last of DOCS, or date it in the settings: sources = [{ path = "…", date = 2023-11-01 }].',
    ),
    "source-conflict": DiagnosticKind(
        Level.INFO,
        "The docfx YAML contradicts the SOAP pages or WSDLs about a type; the SOAP pages or WSDLs were used.",
        "Compare the two places; the YAML is probably from another build.",
    ),
    # SOAP
    "soap-sample-envelope": DiagnosticKind(
        Level.INFO,
        "Samples show SOAP 1.2 envelopes without a Header, for which the WSDLs have no binding.",
        "Nothing to do: the SDK sends SOAP 1.1 with its headers in the Header.",
    ),
    "soap-prose-mismatch": DiagnosticKind(
        Level.WARNING,
        "The parameter bullets of the page do not match the request sample.",
        "List one bullet per element of the request, in the same order.",
    ),
    "soap-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation, and nothing shows which is newer.",
        "Keep one of them; the one whose path sorts first was used.",
    ),
    "soap-operation-not-in-wsdl": DiagnosticKind(
        Level.WARNING,
        "A page documents an operation that its agent's WSDL does not have.",
        "The operation was probably removed; remove the page too.",
    ),
    "soap-signature-conflict": DiagnosticKind(
        Level.WARNING,
        "The sample and the WSDL disagree on a signature; the WSDL was used.",
        "Regenerate the page.",
    ),
    "soap-type-conflict": DiagnosticKind(
        Level.WARNING,
        "Two sources define a type differently; the stronger one was used.",
        "Regenerate the weaker page.",
    ),
    "soap-repeated-name": DiagnosticKind(
        Level.WARNING,
        "A wrapper, type or enum has two parts of the same name.",
        "Remove the second one; the first one was used.",
    ),
    "wsdl-content": DiagnosticKind(
        Level.WARNING,
        "A part of a WSDL's schemas is of a form that the SDK cannot send, or cannot read as the schema means it.",
        "Compare the named line with the type in the SDK; elements that it lacks are in 'unknown_fields'.",
    ),
    # REST
    "rest-part-repeated": DiagnosticKind(
        Level.WARNING,
        "A part of the page is repeated, or one of its tables has two rows of the same name.",
        "Remove the second one; the first one was used.",
    ),
    "rest-table-row": DiagnosticKind(
        Level.WARNING,
        "A line of a table is not a valid row.",
        "Give the row as many cells as the header of the table; the line was left out.",
    ),
    "rest-table-head": DiagnosticKind(
        Level.WARNING,
        "Under a known heading is a table whose columns are unknown, or something else in place of a table.",
        "Write a table with the columns 'Parameter Name', 'Type' and 'Description', or those that similar pages have.",
    ),
    "rest-type-cell": DiagnosticKind(
        Level.WARNING,
        "A type on the page is neither a single word nor 'Enum: A, B'.",
        "Correct the type; the cell was read as empty.",
    ),
    "rest-path-parameters": DiagnosticKind(
        Level.WARNING,
        "The route and the Path Part table name different parameters.",
        "Give the table one row for each name in braces in the route.",
    ),
    "rest-response-missing": DiagnosticKind(
        Level.WARNING,
        "The page does not document the response of the operation.",
        "Restore the Response section of the page.",
    ),
    "rest-sample": DiagnosticKind(
        Level.WARNING,
        "A sample request or response cannot be read.",
        "Write a first line, headers, a blank line and valid JSON; the unreadable part was left out.",
    ),
    "rest-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation, and nothing shows which is newer.",
        "Keep one of them; the one whose path sorts first was used.",
    ),
    "rest-type-conflict": DiagnosticKind(
        Level.WARNING,
        "A REST page and another source give a field, parameter or result different types; the REST page was used.",
        "Compare the two places; the other source may belong to another version.",
    ),
    "archive-unknown": DiagnosticKind(
        Level.INFO,
        "A list names an archive, and no page is about an archive of exactly that name.",
        "Compare the two names, or add the page: without it the columns of the rows have no types.",
    ),
    "rest-versions-mixed": DiagnosticKind(
        Level.WARNING,
        "Pages document operations of several versions of the REST API, which share their types in the SDK.",
        "Leave out pages that are not of your API; the calls of both versions were generated.",
    ),
    # OpenAPI
    "openapi-syntax": DiagnosticKind(
        Level.ERROR,
        "The JSON or YAML of an OpenAPI document is broken, or nested more deeply than documents are.",
        "Correct the document; nothing of it was used.",
    ),
    "openapi-version": DiagnosticKind(
        Level.WARNING,
        "The document is of a version other than Swagger 2.0, OpenAPI 3.0 and 3.1.",
        "Compare the SDK with the document, or convert it to OpenAPI 3.1.",
    ),
    "openapi-duplicate-key": DiagnosticKind(
        Level.WARNING,
        "An object of the document has the same key twice; the first one was used.",
        "Remove one of them.",
    ),
    "openapi-reference": DiagnosticKind(
        Level.WARNING,
        "A '$ref' of the document leads to nothing, or in a circle.",
        "Correct the reference; as a type it counts as any, and an operation that cannot be called without it was left out.",
    ),
    "openapi-reference-outside": DiagnosticKind(
        Level.WARNING,
        "A '$ref' is a URL or an absolute path, or leads out of the docs; it was not followed.",
        "Copy the file into the docs, and refer to it by a relative path.",
    ),
    "openapi-name": DiagnosticKind(
        Level.WARNING,
        "A parameter or field has a name that is not a wire name (ASCII letters, digits, '_', '.', '$', '-'); it was left out.",
        "Nothing to do if it is optional: `unknown_fields` of models has such fields. An operation that requires such a parameter was left out; a type that requires such a field is a dictionary.",
    ),
    "openapi-path": DiagnosticKind(
        Level.WARNING,
        "A path of the document is none that a call can have, or its parameters are not those in its braces.",
        "Correct the path; the named part was left out.",
    ),
    "openapi-parameter": DiagnosticKind(
        Level.WARNING,
        "An optional parameter, or a field of a form, has a style in which no value of its type can be written; it was left out.",
        "Nothing to do if it is not needed. A required one leaves out its operation (openapi-operation).",
    ),
    "openapi-operation": DiagnosticKind(
        Level.ERROR,
        "An operation needs something that the document does not tell in a way that can be sent; it was left out.",
        "Correct what the other diagnostics of the document name.",
    ),
    "openapi-server": DiagnosticKind(
        Level.WARNING,
        "The operations of the documents are below several paths, or on several servers; a client calls a single one.",
        "Give clients the base URL that the message describes, and make a client for each server.",
    ),
    "openapi-security": DiagnosticKind(
        Level.WARNING,
        "A security scheme of the document is of a kind for which the SDK has no class.",
        "Give the client `auth=None`, and the credentials in `extra_headers` or in a transport of your own.",
    ),
    "openapi-content": DiagnosticKind(
        Level.WARNING,
        "A part of the document is not what its place asks for; it was left out, or counts as any type.",
        "Correct the named line.",
    ),
    # samples that no contract test can pass
    "sample-word-for-date": DiagnosticKind(
        Level.INFO,
        "A sample shows a word in place of a date.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-cut-off": DiagnosticKind(
        Level.INFO,
        "A sample is cut off: it shows '{}' in place of a list, string, number or boolean.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-fraction": DiagnosticKind(
        Level.INFO,
        "A sample shows a fraction in place of an integer.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    "sample-null-item": DiagnosticKind(
        Level.INFO,
        "A sample shows null in an array of numbers, booleans or dates, which never contains null.",
        "Nothing to do: the contract test of this sample is expected to fail.",
    ),
    # what only many pages together show
    "type-unnamed": DiagnosticKind(
        Level.INFO,
        "No page names this type, so its name was derived from the places that use it.",
        "Add the SOAP pages or the docfx YAML of the same API, which name it.",
    ),
    "type-unknown": DiagnosticKind(
        Level.WARNING,
        "No page shows what this type is.",
        "Add the WSDL page of the agent; until then the value is passed through unchanged.",
    ),
    "type-bases": DiagnosticKind(
        Level.WARNING,
        "More types extend each other in a row than an API needs; one was used without its base.",
        "Make the types extend each other less deeply.",
    ),
    "enum-incomplete": DiagnosticKind(
        Level.INFO,
        "Only the first member of an enum is known, because no WSDL page defines the enum.",
        "Add a WSDL page that uses the enum; other members are accepted all the same.",
    ),
    "name-collision": DiagnosticKind(
        Level.INFO,
        "Two wire names lead to the same Python name, and a number tells them apart.",
        "Give one of them a better name in docwright.overrides.yaml, or keep the number: the record keeps both names.",
    ),
}
