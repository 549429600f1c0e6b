"""Pages of REST: their titles, answers, bodies and types. Samples and what they show are in `rest_samples.py`."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

REST_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "rest-title-route": DiagnosticKind(
        Level.WARNING,
        "A title or heading has another method or path than the route of the page.",
        "Write the method and the path of the route.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Titles are what readers find in searches and tables of contents, so that they call with the wrong method or address.",
            example="wrong: # PUT Job/{id}, above POST /api/v1/Job/{id}\nright: # POST Job/{id}, above POST /api/v1/Job/{id}",
            meanwhile="The route is followed.",
        ),
        for_lint=True,
    ),
    "rest-title-short": DiagnosticKind(
        Level.INFO,
        "A title shortens the method, or has other names in braces than the route.",
        "Write the method in full, and the names of the route.",
        Lint(
            of=DefectClass.STYLE,
            fix=Fix.TEMPLATE,
            why="Pages whose routes differ only by the names in braces get the same title, and a search for DELETE finds none of those with DEL.",
            example="wrong: title: DEL Job/{id}\nright: title: DELETE Job/{jobId}",
            meanwhile="Titles are not used.",
        ),
        for_lint=True,
    ),
    "rest-success-missing": DiagnosticKind(
        Level.WARNING,
        "All statuses that a page lists are errors.",
        "Add the status with which the call succeeds, and what it returns.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.COMMENT,
            why="Readers do not learn what a call returns, and generated clients take every answer for an error or return nothing.",
            example="wrong: | 404 | Not found. | alone in the table\nright: | 200 | OK |, above | 404 | Not found. |",
            meanwhile="The operation returns nothing in the SDK.",
        ),
        for_lint=True,
    ),
    "rest-type-without-content": DiagnosticKind(
        Level.WARNING,
        "A page names a type of its answer, and has 204 as the only status of success, with which nothing is returned.",
        "Leave the heading with the type out, or write that nothing is returned.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Readers look for a result that never comes, and a program that reads one fails at the empty answer.",
            example="wrong: ### Response body: Job, below | 204 | No Content |\nright: no such heading, below | 204 | No Content |",
            meanwhile="The status is followed: the operation returns nothing.",
        ),
        for_lint=True,
    ),
    "rest-type-placeholder": DiagnosticKind(
        Level.WARNING,
        "A page prints the name of some type where another source has a different one.",
        "Look types up by their own name in the template, and not by their description, which several types lack.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Readers and programs take the type for what it says, and look for fields that are not there.",
            example='wrong: | Pattern | AccessRight |, and type="tns:YearPattern" in the WSDL\nright: | Pattern | YearPattern |',
            meanwhile="Such a name counts as an empty cell, and the type comes from samples and other sources.",
        ),
        for_lint=True,
    ),
    "rest-body-undescribed": DiagnosticKind(
        Level.WARNING,
        "A page names the body of its request, and shows neither its type nor a table nor a sample.",
        "Write the type into the heading, such as 'array of int32', and show a sample.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers cannot tell what to send. It happens to all bodies that are no objects, since these have no properties for a table.",
            example="wrong: ## Request Body: jobIds, and nothing below\nright: ## Request Body: jobIds array of int32, with [5, 7] in the sample",
            meanwhile="The type comes from other sources, such as the same operation in SOAP, and is any where none has it.",
        ),
        for_lint=True,
    ),
    "rest-body-array": DiagnosticKind(
        Level.WARNING,
        "The body of a request is an array, which only its sample shows; the table has the fields of an item.",
        "Write 'array' into the heading of the body.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Whoever goes by the table sends a single object, which the server refuses.",
            example="wrong: ## Request Body: jobs, above a table with Id and Name\nright: ## Request Body: jobs array, above the same table",
            meanwhile="The sample is followed.",
        ),
        for_lint=True,
    ),
    "rest-body-type": DiagnosticKind(
        Level.WARNING,
        "The heading of a body has the word for a string, number or boolean, and the sample is an array or object.",
        "Write the word for what the sample shows, or leave it out.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Readers cannot tell whether to send JSON as it is, or a string that holds it.",
            example='wrong: ## Request Body: changes string, with [{"op": "add"}] in the sample\nright: ## Request Body: changes array, with the same sample',
            meanwhile="The sample is followed.",
        ),
        for_lint=True,
    ),
    "rest-query-flattened": DiagnosticKind(
        Level.WARNING,
        "The query of an operation has the fields of an object, each as a parameter with a dot in its name.",
        "Take the object as the body of the request, and list it as the body on the page.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.COMMENT,
            why="Nobody can call an operation with hundreds of parameters, and addresses of that length are cut off or refused. A parameter of the source code lacks the mark that makes it the body.",
            example="wrong: | job.id | int32 |, | job.name | string |, and so on\nright: ## Request Body: job, with the properties id and name",
            meanwhile="The method of the SDK has all of them as parameters.",
        ),
        for_lint=True,
    ),
    "rest-header-in-words": DiagnosticKind(
        Level.WARNING,
        "The text of a status depends on a header of the request that is not in the table of headers.",
        "Add the header to the table, with the form of its value.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers overlook that they can ask for it, and generated clients cannot send it.",
            example="wrong: | 412 | Changed since If-Unmodified-Since. |, and no such header in the table\nright: | If-Unmodified-Since | Refuses the call if somebody has changed the job since. |",
            meanwhile="The method of the SDK has no such parameter. Callers can send the header by the client.",
        ),
        for_lint=True,
    ),
    "rest-media-types-empty": DiagnosticKind(
        Level.INFO,
        "A list of media types is announced, and empty.",
        "Write the media types, or leave the row out where nothing is sent.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Readers see a sentence without its end, and do not learn in which format to send the body.",
            example="wrong: | Content-Type | Formats of the body: |\nright: | Content-Type | Formats of the body: `application/json` |",
            meanwhile="Bodies are sent as JSON.",
        ),
        for_lint=True,
    ),
}
