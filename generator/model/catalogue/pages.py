"""The shape of pages."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import DiagnosticKind, Level

PAGES: Final = {
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
}
