"""Operations of documents of OpenAPI: what they need and answer, and whether pages know them."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

DOCUMENT_OPERATION_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "openapi-operation-id": DiagnosticKind(
        Level.WARNING,
        "Two operations of a document have the same operationId.",
        "Give each operation an operationId of its own.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="An operationId is unique in a document. Links and generated methods are named after it, so that one of both "
            "operations is hidden or renamed.",
            example="Wrong: `GET /pets` and `GET /pets/{id}` both have the operationId `getPets`. "
            "Right: `getPets` and `getPet`.",
            meanwhile="One of the methods has a number at the end of its name.",
        ),
        for_lint=True,
    ),
    "openapi-success-missing": DiagnosticKind(
        Level.WARNING,
        "An operation of a document answers errors only, or has no answers.",
        "Describe what the operation answers when it succeeds: a status 2xx, or `default`.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.DOCUMENT,
            why="Nobody can tell what a successful call returns, so generated clients return nothing, or refuse the answer.",
            example="Wrong: `responses` has `400` and `404`. Right: it also has `200` with the schema of the answer, or `204`.",
            meanwhile="The method returns what the pages of the operation say, else nothing.",
        ),
        for_lint=True,
    ),
    "openapi-method-body": DiagnosticKind(
        Level.WARNING,
        "An operation with the method GET, HEAD or DELETE has a body.",
        "Send what is in the body as parameters, or use POST.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="HTTP gives the body of these methods no meaning (RFC 9110, 9.3), and OpenAPI 3.0 ignores it. Proxies drop it, "
            "and many libraries cannot send it, so that the call lacks a part of its input.",
            example="Wrong: a DELETE with a parameter `in: body`. Right: the names that are to be deleted are in the query.",
            meanwhile="The body is sent as the document says.",
        ),
        for_lint=True,
    ),
    "openapi-query-flattened": DiagnosticKind(
        Level.WARNING,
        "The query of an operation has the fields of an object, each as a parameter of its own.",
        "Describe the object as the body of the request, and leave these parameters out.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="The program that wrote the file took an argument in the body for one of the query. A call has hundreds of "
            "arguments that nobody can fill in, and URLs have no room for them.",
            example="Wrong: `order.id`, `order.price.amount` and 200 others are parameters. "
            "Right: `order` is the body, with the schema `Order`.",
            meanwhile="The method has each of them as a parameter.",
        ),
        for_lint=True,
    ),
    "openapi-security-undefined": DiagnosticKind(
        Level.WARNING,
        "An operation needs a security scheme that the document does not define.",
        "Write the name of the scheme as it is defined, or define it.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Each name in `security` is that of a scheme of the document. Programs that read the document cannot tell which "
            "credentials a call needs: consoles show no way to sign in, and generated clients send none.",
            example="Wrong: `security` names `Company Login`, and the scheme is called `Login`. Right: both are `Login`.",
            meanwhile="Clients of the SDK take all credentials that Docwright has classes for.",
        ),
        for_lint=True,
    ),
    "openapi-security-all": DiagnosticKind(
        Level.WARNING,
        "An operation asks for two ways of authentication at once that exclude each other.",
        "Make each of them an entry of its own in the list `security`, which means that one of them is enough.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="The schemes of one entry are needed together. A request has a single header `Authorization` "
            "(RFC 9110, 11.6.2), so no request fulfils an entry with a password and a token, and consoles ask for both.",
            example="Wrong: `security: [{password: [], token: []}]`. Right: `security: [{password: []}, {token: []}]`.",
            meanwhile="Clients of the SDK take either of them.",
        ),
        for_lint=True,
    ),
    "openapi-server-local": DiagnosticKind(
        Level.WARNING,
        "The server of a document is a name of the reader's own computer, such as localhost.",
        "Name the server of the API, with a variable where each customer has one, or leave it out.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="Consoles and generated clients send calls, with their credentials, to a port of the computer that they run on.",
            example='Wrong: `"host": "localhost:8080"`. Right: `"host": "api.example.com"`.',
            meanwhile="Clients of the SDK take the base URL as an argument.",
        ),
        for_lint=True,
    ),
    "route-collision": DiagnosticKind(
        Level.WARNING,
        "Two operations with the same method have routes that match the same paths.",
        "Give one of them a route of its own, such as one with another word in it.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.COMMENT,
            why="The names in braces are not sent. A server cannot tell from a path which of both calls is meant, and OpenAPI "
            "forbids two paths that differ in these names only. Where the values have other types, a server may go by these.",
            example="Wrong: `GET /pets/{id}` and `GET /pets/{name}`. Right: `GET /pets/{id}` and `GET /pets/byName/{name}`.",
            meanwhile="Both methods are in the SDK and send the same path.",
        ),
        for_lint=True,
    ),
    "operation-not-in-document": DiagnosticKind(
        Level.WARNING,
        "A page is about an operation that the OpenAPI documents of its group, which are not older, do not have.",
        "Remove the page if the operation was removed, else add the operation to the document.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="Readers of the page call an operation that may be gone, and who generates clients from the document does not "
            "get it.",
            example="Wrong: there is a page of `PATCH /pets/{id}`, and the document has only GET, PUT and DELETE of that path.",
            meanwhile="The operation is in the SDK.",
        ),
        for_lint=True,
    ),
    "operation-without-page": DiagnosticKind(
        Level.WARNING,
        "The OpenAPI document has an operation of a group whose pages, which are not older, do not have it.",
        "Write the pages of the group again, or add the page of this operation.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.PAGE,
            why="Who reads the pages does not know of the operation.",
            example="Wrong: the group `Pets` has pages of GET and PUT, and the document also has `DELETE /pets/{id}`.",
            meanwhile="The operation is in the SDK, as the document describes it.",
        ),
        for_lint=True,
    ),
}
