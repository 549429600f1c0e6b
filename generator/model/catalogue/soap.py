"""SOAP pages and WSDLs."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

SOAP: Final[dict[str, DiagnosticKind]] = {
    "soap-sample-envelope": DiagnosticKind(
        Level.INFO,
        "Samples show SOAP 1.2 envelopes, for which the WSDLs have no binding.",
        "Nothing to do: the SDK sends SOAP 1.1 with its headers in the Header. docwright lint lists the pages.",
    ),
    "soap-prose-mismatch": DiagnosticKind(
        Level.WARNING,
        "The parameter bullets of the page do not match the request sample.",
        "List one bullet for each element of the request, in the same order.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Readers cannot tell which of the values they have to send, and what each of them means.",
            example="wrong: * **id** alone, above <id>5</id><name>x</name>\nright: * **id** and * **name**, above <id>5</id><name>x</name>",
            meanwhile="The sample is followed. The bullets are not used, so that they describe no parameter.",
        ),
    ),
    "soap-duplicate-operation": DiagnosticKind(
        Level.WARNING,
        "Two pages document the same operation of SOAP, and nothing shows which is newer.",
        "Keep the page that the index links to, and remove the other one.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.PAGE,
            why="Readers find two answers to one question, and a correction of one page does not reach the other.",
            example="wrong: Save.md and Save-copy.md, both of Services9.Job.Save\nright: Save.md alone",
            meanwhile="The page whose path sorts first is followed. The other one gives the descriptions that the first one lacks.",
        ),
    ),
    "soap-operation-not-in-wsdl": DiagnosticKind(
        Level.WARNING,
        "A page documents an operation that its agent's WSDL does not have.",
        "The operation was probably removed: remove its page and the links to it, or publish a WSDL that has it.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.INDEX,
            why="Clients that are generated from the WSDL cannot call the operation, and the server probably refuses it.",
            example='wrong: a page for Rename, and a WSDL without <operation name="Rename">\nright: both, or neither',
            meanwhile="The operation can be called as its page shows, with a soapAction of the usual form.",
        ),
    ),
    "soap-signature-conflict": DiagnosticKind(
        Level.WARNING,
        "The sample and the WSDL disagree on a signature; the WSDL was used.",
        "Write the page again from the build that the WSDL is from.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="A request that is copied from the page lacks an element, or has one that the server does not expect at this place.",
            example="wrong: <id>5</id> in the sample, 'id' and 'depth' in the WSDL\nright: <id>5</id><depth>1</depth> in the sample",
            meanwhile="The method has the parameters and the result of the WSDL.",
        ),
    ),
    "soap-type-conflict": DiagnosticKind(
        Level.WARNING,
        "Two sources define a type differently; the stronger one was used.",
        "Write both again from one build, so that they have the same elements in the same order.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.PAGE,
            why="The order of elements counts in SOAP, so that an object that is built by the wrong page is not understood.",
            example="wrong: <Name/><Rank/> on a page, <Rank/><Name/> in the WSDL\nright: <Rank/><Name/> on both",
            meanwhile="A WSDL is followed before samples. Samples of one age are joined, so that elements that only one of them shows count too.",
        ),
    ),
    "soap-repeated-name": DiagnosticKind(
        Level.WARNING,
        "A wrapper, type or enum has two parts of the same name.",
        "Give the second one its own name, or remove it.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.DOCUMENT,
            why="No language has a class with two fields of one name, so that generated clients lose one of them or are not generated at all.",
            example='wrong: <element name="Rank"/> twice in a sequence\nright: <element name="Rank"/> once',
            meanwhile="The first one is used.",
        ),
    ),
    "wsdl-content": DiagnosticKind(
        Level.WARNING,
        "A part of a WSDL's schemas is of a form that the SDK cannot send, or cannot read as the schema means it.",
        "Compare the named line with the type in the SDK; elements that it lacks are in 'unknown_fields'.",
    ),
}
