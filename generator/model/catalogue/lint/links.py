"""Links, tables of contents, index pages and guides."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

LINK_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "link-broken": DiagnosticKind(
        Level.WARNING,
        "A link leads to a page that is not there.",
        "Link the page that replaced it, or write the page.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Readers who follow the link see an error, and do not learn what it promised.",
            example="wrong: [parcels](parcel.md), and the file is parcels.md\nright: [parcels](parcels.md)",
            meanwhile="Links of index pages that lead nowhere are not followed.",
        ),
        for_lint=True,
    ),
    "link-case": DiagnosticKind(
        Level.WARNING,
        "A link writes the name of a file with other capitals.",
        "Write the name as the file has it.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="It works on Windows and macOS, and not on the server, where most readers are.",
            example="wrong: [parcels](Parcels.md), and the file is parcels.md\nright: [parcels](parcels.md)",
            meanwhile="Links of index pages are followed only as they are written.",
        ),
        for_lint=True,
    ),
    "link-anchor-missing": DiagnosticKind(
        Level.INFO,
        "A link names a place on a page that has no such heading or mark.",
        "Name a heading that the page has.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Readers land at the top of a page, and have to look for what was meant.",
            example="wrong: [weights](parcels.md#weight), and the heading is Weights and sizes\nright: [weights](parcels.md#weights-and-sizes)",
            meanwhile="The link is left as it is.",
        ),
        for_lint=True,
    ),
    "link-uid-unknown": DiagnosticKind(
        Level.WARNING,
        "A reference names a uid that no page declares, of a namespace that pages do declare.",
        "Name a uid that a page has in its front matter, or correct that.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="The program that builds the site warns, and readers see the uid in place of a link.",
            example="wrong: <xref:Depot.Parcel.Weigth>\nright: <xref:Depot.Parcel.Weight>",
            meanwhile="References are not followed.",
        ),
        for_lint=True,
    ),
    "toc-entry-broken": DiagnosticKind(
        Level.WARNING,
        "An entry of a table of contents leads to a file or uid that is not there.",
        "Remove the entry, or name the file or uid that replaced it.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.INDEX,
            why="The menu of the site has an entry that leads nowhere, or no entry for what readers look for.",
            example="wrong: href: parcel.md, and the file is parcels.md\nright: href: parcels.md",
            meanwhile="Tables of contents are not followed.",
        ),
        for_lint=True,
    ),
    "index-entry-repeated": DiagnosticKind(
        Level.INFO,
        "An index page lists the same page twice.",
        "Remove the second entry, or let it lead to the page that was meant.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.INDEX,
            why="Readers open both to see what differs; often the second was meant for another page.",
            example="wrong: * [Save](Save.md) and * [SaveAll](Save.md)\nright: * [Save](Save.md) and * [SaveAll](SaveAll.md)",
            meanwhile="The page is read once.",
        ),
        for_lint=True,
    ),
    "page-unlisted": DiagnosticKind(
        Level.WARNING,
        "An index page lists the pages of its agent or resource, and not this one.",
        "Add the page to the index, or remove the page if its operation does not exist any more.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.INDEX,
            why="Readers find the page by a search alone, and cannot tell whether the operation still exists.",
            example="wrong: Hold.md in the folder, and only Save.md and Send.md in its index\nright: all three in the index",
            meanwhile="The page is read like the others.",
        ),
        for_lint=True,
    ),
    "guide-call-undocumented": DiagnosticKind(
        Level.WARNING,
        "A guide shows a request that the reference does not have, of a resource or agent that it has.",
        "Show a request that the reference has, or document this one.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Readers copy the request, and the server answers 404 or 405.",
            example="wrong: PUT /api/v1/Parcel/17/Hold, which is no more\nright: POST /api/v1/Parcel/17/Holds",
            meanwhile="Guides are not part of the SDK.",
        ),
        for_lint=True,
    ),
}
