"""Samples and examples of REST pages, beside what their tables and other sources say."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

REST_SAMPLE_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "rest-sample-key": DiagnosticKind(
        Level.WARNING,
        "A sample has a key that the table of the same object does not have.",
        "Add the row, or write the key as the table does; capitals count.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Whoever goes by the wrong one of both sends a field that the server skips, or reads one that never comes.",
            example='wrong: "Jobname": "Clean up", with a row for JobName\nright: "JobName": "Clean up", with a row for JobName',
            meanwhile="The table is followed.",
        ),
        for_lint=True,
    ),
    "rest-sample-type": DiagnosticKind(
        Level.WARNING,
        "A sample has a value that is not of the type that its row or heading states.",
        "Show a value of that type, or correct the type.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="A program that follows the sample cannot read what the type promises, such as a fraction in an integer.",
            example='wrong: | Bytes | int64 |, and "Bytes": 99.99\nright: | Bytes | int64 |, and "Bytes": 9999',
            meanwhile="The type of the table is followed where no other source contradicts it.",
        ),
        for_lint=True,
    ),
    "rest-sample-enum": DiagnosticKind(
        Level.WARNING,
        "A sample has a value that the enum in its place does not have.",
        "Show one of the members.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="The server refuses the value, and readers do not learn that there is a list to choose from.",
            example='wrong: "Sizes": ["lorem"] of an enum with Small and Large\nright: "Sizes": ["Small"]',
            meanwhile="The members of the enum are those of its list.",
        ),
        for_lint=True,
    ),
    "rest-sample-status": DiagnosticKind(
        Level.WARNING,
        "A sample has a status that the table of statuses does not have.",
        "Show a status of the table, or add the row.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Readers cannot tell by which status a program knows that the call has succeeded.",
            example="wrong: HTTP/1.1 201 Created, and only | 200 | OK | in the table\nright: HTTP/1.1 200 OK",
            meanwhile="The table is followed.",
        ),
        for_lint=True,
    ),
    "rest-sample-without-content": DiagnosticKind(
        Level.WARNING,
        "A sample with the status 204 has content, which HTTP forbids.",
        "End the sample after its headers.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="A program that reads the content fails, since an answer with this status ends after its headers.",
            example="wrong: HTTP/1.1 204 No Content, with null below\nright: HTTP/1.1 204 No Content, with nothing below",
            meanwhile="The operation returns nothing.",
        ),
        for_lint=True,
    ),
    "rest-sample-required": DiagnosticKind(
        Level.WARNING,
        "A sample request lacks a parameter of the query that the table calls required.",
        "Write it into the address of the sample.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Whoever copies the sample gets an error, or the default of a parameter that was meant to be chosen.",
            example="wrong: DELETE /api/v1/Job, where jobId is required\nright: DELETE /api/v1/Job?jobId=5",
            meanwhile="The parameter is required in the SDK.",
        ),
        for_lint=True,
    ),
    "rest-sample-header": DiagnosticKind(
        Level.INFO,
        "A sample has a header that the page does not describe.",
        "Add the header to a table, or leave it out of the sample.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers do not learn whether the header does anything here, and what else it could be.",
            example="wrong: Accept-Language: en in the sample, and no such row\nright: | Accept-Language | The language of texts. |",
            meanwhile="Headers of samples are not used.",
        ),
        for_lint=True,
    ),
    "rest-sample-media-type": DiagnosticKind(
        Level.WARNING,
        "A sample has a media type that the list of the page does not have.",
        "Show one of the list, or add it to the list.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="A server that goes by its list refuses the request with 406 or 415.",
            example="wrong: Accept: application/json, where the table lists `image/png`\nright: Accept: image/png",
            meanwhile="The list is followed.",
        ),
        for_lint=True,
    ),
    "rest-header-date": DiagnosticKind(
        Level.WARNING,
        "A header of a sample is a date, and not in the form that HTTP has for dates.",
        "Write it as in 'Sun, 06 Nov 1994 08:49:37 GMT'. In .NET, quote the GMT of the format, since M is the month in it.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Programs cannot read such a date. If the server writes it with the same code, its answers are wrong as well.",
            example="wrong: Last-Modified: Sun, 06 Nov 1994 08:49:37 G11T\nright: Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT",
            meanwhile="Headers of samples are not used.",
        ),
        for_lint=True,
    ),
    "rest-example-address": DiagnosticKind(
        Level.INFO,
        "An example is an address with a blank in it, which addresses never have.",
        "Encode the value: %20 or + in place of a blank.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="A request ends at the blank, so that what follows is lost or refused, and tools cut the address when it is pasted.",
            example="wrong: GET /api/v1/Job?sort=name desc\nright: GET /api/v1/Job?sort=name%20desc",
            meanwhile="Examples are not used; the SDK encodes what callers give.",
        ),
        for_lint=True,
    ),
    "rest-example-value": DiagnosticKind(
        Level.WARNING,
        "An example shows a value that its parameter cannot have.",
        "Show a value of the type or list in the table.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Readers take the form from the example, and cannot tell which of day and month comes first in a date such as 04/05/2024.",
            example="wrong: ?since=10/26/2024, with | since | date-time |\nright: ?since=2024-10-26T00:00:00Z",
            meanwhile="The table is followed.",
        ),
        for_lint=True,
    ),
}
