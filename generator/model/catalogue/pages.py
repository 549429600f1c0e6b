"""The shape of pages, and sources that disagree."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

PAGES: Final[dict[str, DiagnosticKind]] = {
    "page-unknown": DiagnosticKind(
        Level.WARNING,
        "The page is of no kind that Docwright knows.",
        "If it documents an operation, compare it with a page that is recognised; otherwise leave it out.",
    ),
    "page-front-matter": DiagnosticKind(
        Level.WARNING,
        "The front matter is not a plain YAML mapping of strings.",
        "Correct the lines between the two '---' markers: close them, write each key once, and quote values with a colon in them.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="The programs that build sites take titles and ids from the front matter. Where it is broken, they refuse the page, or build it without a title.",
            example="wrong: title: Save: the short way\nright: title: 'Save: the short way'",
            meanwhile="Lines of the form 'key: value' are read one by one, and others are left out; of a key that is duplicated, the first line counts.",
        ),
    ),
    "page-fence-unclosed": DiagnosticKind(
        Level.WARNING,
        "A code block is never closed.",
        "Close it with a line of as many backticks as it begins with.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Readers see all that follows as code, headings and tables included.",
            example='wrong: ```json, {"Id": 5}, ## Response\nright: ```json, {"Id": 5}, ```, ## Response',
            meanwhile="The block goes on to the end of the page, or of the list or quotation that it is in, so that nothing below it is read as a heading or table.",
        ),
    ),
    "page-xml": DiagnosticKind(
        Level.ERROR,
        "The XML of the page cannot be read.",
        "Correct the XML at the named line: close each element, declare each prefix, and write '&' as '&amp;'.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="A sample that is no XML cannot be sent or received by any program, nor can code be generated from such a WSDL.",
            example="wrong: <Name>Smith & Sons</Name>\nright: <Name>Smith &amp; Sons</Name>",
            meanwhile="Nothing of the envelope or WSDL is used. An operation page that has only one readable envelope is left out.",
        ),
    ),
    "page-xml-doctype": DiagnosticKind(
        Level.ERROR,
        "The XML of the page has a DOCTYPE, which is refused.",
        "Remove the DOCTYPE, and write what its entities stand for in their place.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="SOAP forbids a DOCTYPE in messages, and careful parsers refuse it everywhere, since entities can read files and fill the memory.",
            example='wrong: <!DOCTYPE s [<!ENTITY co "Smith">]> <s:Envelope …>&co;\nright: <s:Envelope …>Smith',
            meanwhile="Nothing of the envelope or WSDL is used, and no entity is expanded.",
        ),
    ),
    "page-yaml": DiagnosticKind(
        Level.ERROR,
        "The YAML of the page is broken, too large, or more than lists and mappings of strings.",
        "Run docfx again for this class, or correct the YAML at the named line.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="A site builds no page for the class, so that links to its type lead nowhere.",
            example="wrong: - uid: Model.Person, followed by a line that begins with a tab\nright: - uid: Model.Person, followed by a line that begins with two blanks",
            meanwhile="Nothing of the page is used; its type has the fields that other pages show, and their descriptions may be missing.",
        ),
    ),
    "page-name": DiagnosticKind(
        Level.ERROR,
        "A name on the page is not a wire name (ASCII letters, digits, '_', '.', '$', '-').",
        "Write the name as it goes over the wire, without blanks, marks or letters beyond ASCII.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Callers copy names from the page, and a name with a letter that only looks right is not understood by the server.",
            example="wrong: | Job Title | string |\nright: | JobTitle | string |",
            meanwhile="What has the name is left out, such as a parameter, field or member, and an operation that nothing else names.",
        ),
    ),
    "page-incomplete": DiagnosticKind(
        Level.ERROR,
        "The page lacks a part without which the operation cannot be called.",
        "Write the part that the message names, in the form that pages of similar operations have.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers cannot call the operation without knowing its route, the name of its body, or the messages that it exchanges.",
            example="wrong: # Save Request, followed by # Save Response\nright: # Save Request, the envelope in a code block, # Save Response",
            meanwhile="What cannot be read without the part is left out, such as the operation, the archive or the header. A body whose name is missing is left out alone.",
        ),
    ),
    "page-limit": DiagnosticKind(
        Level.ERROR,
        "A page has more members, fields, types or operations than any API needs; the rest of them were left out.",
        "Correct the page, or split it if all of them are real.",
    ),
    "page-part-repeated": DiagnosticKind(
        Level.WARNING,
        "A page has a third envelope or a second WSDL.",
        "Give each operation and each WSDL a page of its own.",
        Lint(
            of=DefectClass.STYLE,
            fix=Fix.PAGE,
            why="A page with two operations is found under the name of one of them only.",
            example="wrong: one page with the requests of Save and Delete\nright: a page for Save, and a page for Delete",
            meanwhile="The envelopes under the headings of request and response count, else the first two; of WSDLs, the first one.",
        ),
    ),
    "page-disagrees": DiagnosticKind(
        Level.WARNING,
        "Two parts of the docs name the agent, version or operation of a page differently.",
        "Find out which operation the page is about, and write its name in the title, heading, route, sample and index alike.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Whoever finds the page by its title or a link calls another operation than the sample does, or another version.",
            example="wrong: title: Delete Job, above GET /api/v1/Job/{id}\nright: title: Get Job, above GET /api/v1/Job/{id}",
            meanwhile="What a server would see decides on pages of operations and WSDLs: the route, endpoint, sample or port type. On other pages the title does. The name of a REST resource is that of its index.",
        ),
    ),
    "page-outdated": DiagnosticKind(
        Level.INFO,
        "An older page contradicts a newer one of its source about the same subject; the newer one was used.",
        "Remove the older page, or write it again by what the newer one says.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Readers who come to the older page by a search or an old link follow what no longer holds.",
            example="wrong: old/Save.md with two parameters, beside Save.md with three\nright: Save.md alone",
            meanwhile="The newer page is followed. The older one gives only descriptions and types that the newer one leaves open.",
        ),
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
        "Compare the two places: REST and SOAP may differ on purpose, or the YAML is from another build.",
    ),
}
