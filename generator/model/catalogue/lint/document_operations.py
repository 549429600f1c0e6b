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
            example="wrong: GET /pets and GET /pets/{id} both with the operationId getPets\nright: getPets and getPet",
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
            example="wrong: responses: {400: …, 404: …}\nright: responses: {200: …, 400: …, 404: …}",
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
            "and many libraries cannot send it.",
            example='wrong: "delete": {"parameters": [{"in": "body", "name": "names", …}]}\nright: "delete": {"parameters": [{"in": "query", "name": "names", …}]}',
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
            example="wrong: the parameters order.id, order.price.amount and 200 others\nright: the body order, with the schema Order",
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
            example='wrong: "security": [{"Company Login": []}] beside a scheme "Login"\nright: "security": [{"Login": []}]',
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
            example='wrong: "security": [{"password": [], "token": []}]\nright: "security": [{"password": []}, {"token": []}]',
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
            example='wrong: "host": "localhost:8080"\nright: "host": "api.example.com"',
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
            why="The names in braces are not sent, so that a server cannot tell from a path which of both calls is meant; it may go "
            "by the types of the values where these differ. OpenAPI forbids two paths that differ in such names only.",
            example="wrong: GET /pets/{id} and GET /pets/{name}\nright: GET /pets/{id} and GET /pets/byName/{name}",
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
            example="wrong: a page of PATCH /pets/{id}, where the document has only GET and PUT of it\nright: a page of each operation of the document, and no other",
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
            example="wrong: pages of GET and PUT, where the document also has DELETE /pets/{id}\nright: a page of DELETE /pets/{id} as well",
            meanwhile="The operation is in the SDK, as the document describes it.",
        ),
        for_lint=True,
    ),
}
