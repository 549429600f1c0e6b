"""Pages of SOAP and WSDLs."""

from __future__ import annotations

from typing import Final

from generator.model.catalogue.kinds import (
    DefectClass,
    DiagnosticKind,
    Fix,
    Level,
    Lint,
)

_DRIFT: Final = "The newer of both is used; what only the older one has is left out."
_WRITE_AGAIN: Final = "Write the older of both again from the current source code."

SOAP_DEFECTS: Final[dict[str, DiagnosticKind]] = {
    "soap-sample-version": DiagnosticKind(
        Level.ERROR,
        "A sample is an envelope of SOAP 1.2, and the WSDL of the agent binds SOAP 1.1 alone.",
        "Use the namespace of SOAP 1.1 in the template of the sample.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="A service that binds SOAP 1.1 answers an envelope of SOAP 1.2 with a fault, so that nobody who copies the sample gets an answer.",
            example='wrong: xmlns:E="http://www.w3.org/2003/05/soap-envelope"\nright: xmlns:E="http://schemas.xmlsoap.org/soap/envelope/"',
            meanwhile="The SDK sends SOAP 1.1, as the WSDL says.",
        ),
        for_lint=True,
    ),
    "soap-sample-headers": DiagnosticKind(
        Level.ERROR,
        "A sample has its headers directly in the Envelope, and not in a Header.",
        "Put them into a Header before the Body.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="An envelope has a Header and a Body and nothing else. A server does not see credentials that stand elsewhere, or refuses the envelope.",
            example="wrong: <E:Envelope><Ticket/><E:Body/></E:Envelope>\nright: <E:Envelope><E:Header><Ticket/></E:Header><E:Body/></E:Envelope>",
            meanwhile="What stands there counts as a header, and the SDK sends it in the Header.",
        ),
        for_lint=True,
    ),
    "soap-sample-header-missing": DiagnosticKind(
        Level.WARNING,
        "The WSDL binds headers to a message that its sample does not show.",
        "Show them in the Header of the sample, with a value or a word on when they are needed.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="Headers of a request change what the call does, and those of a response say whether it succeeded. Readers of the page do not learn that they exist.",
            example='wrong: <Ticket/> alone in the Header, and <soap:header part="Locale"/> in the WSDL\nright: <Ticket/><Locale/>',
            meanwhile="The SDK sends and reads all headers of the WSDL.",
        ),
        for_lint=True,
    ),
    "soap-action-missing": DiagnosticKind(
        Level.WARNING,
        "The WSDL binds a soapAction to an operation, and its page nowhere shows it.",
        "Show the first line and the headers of HTTP above the envelope of the request, with the SOAPAction of the WSDL.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="A request of SOAP 1.1 has the header SOAPAction, by which services choose the operation. Whoever sends the sample without it is refused.",
            example='wrong: the envelope alone\nright: SOAPAction: "urn:api/Parcel/Send" above the envelope',
            meanwhile="The SDK sends the soapAction of the WSDL; without a WSDL it makes one from the names of version, agent and operation.",
        ),
        for_lint=True,
    ),
    "soap-sample-value": DiagnosticKind(
        Level.WARNING,
        "A sample shows a value that its own xsi:type does not allow.",
        "Write a value of that type, or leave the element out.",
        Lint(
            of=DefectClass.BROKEN,
            fix=Fix.TEMPLATE,
            why="Servers and validators refuse a message with such a value, such as an empty element that is no string.",
            example='wrong: <Delay xsi:type="ser:duration"></Delay>\nright: <Delay xsi:type="ser:duration">PT0S</Delay>',
            meanwhile="The type is used, and the value is not.",
        ),
        for_lint=True,
    ),
    "soap-sample-nil": DiagnosticKind(
        Level.WARNING,
        "A sample shows an element as nil that the WSDL does not declare as nillable.",
        "Write a value, or leave the element out where it is optional.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Samples that are cut off at some depth have xsi:nil there. For numbers, booleans, dates and enums the schema forbids it, so that the message is refused.",
            example='wrong: <Count xsi:nil="true"/> where the WSDL has <xs:element name="Count" type="xs:int"/>\nright: <Count xsi:type="xs:int">0</Count>',
            meanwhile="The type and whether it may be nil are those of the WSDL.",
        ),
        for_lint=True,
    ),
    "soap-sample-inherited": DiagnosticKind(
        Level.WARNING,
        "A sample lacks the elements that its type inherits.",
        "Write the elements of the base before those of the type itself.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="A type with a base has the elements of both on the wire, those of the base first. Readers of the page do not learn that they exist.",
            example='wrong: <Name/> of a type with <xs:extension base="tns:Base">, which has Rights\nright: <Rights/><Name/>',
            meanwhile="Types have the elements of the WSDL; without a WSDL they lack those of the base.",
        ),
        for_lint=True,
    ),
    "soap-sample-incomplete": DiagnosticKind(
        Level.WARNING,
        "A sample lacks elements that its type has in a WSDL of another age.",
        _WRITE_AGAIN,
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.TEMPLATE,
            why="The page is about an older API than the WSDL, or the WSDL is about an older one than the page.",
            example="wrong: <Id/><Name/> in the sample, and Id, Name and Unit in the WSDL\nright: <Id/><Name/><Unit/>",
            meanwhile=_DRIFT,
        ),
        for_lint=True,
    ),
    "soap-sample-element": DiagnosticKind(
        Level.WARNING,
        "A sample shows an element that its type does not have in a WSDL of another age.",
        _WRITE_AGAIN,
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="A server refuses, or skips, an element that its schema does not have; whoever sends it gets another result than the page promises.",
            example="wrong: <Id/><Name/><Unit/> in the sample, and Id and Name in the WSDL\nright: <Id/><Name/>",
            meanwhile=_DRIFT,
        ),
        for_lint=True,
    ),
    "soap-sample-type": DiagnosticKind(
        Level.WARNING,
        "A sample shows another type for an element than a WSDL of another age declares.",
        _WRITE_AGAIN,
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="Whoever writes code by the page has a variable of the wrong type.",
            example='wrong: <Count xsi:type="xsd:short"> in the sample, and type="xs:int" in the WSDL\nright: <Count xsi:type="xsd:int">',
            meanwhile="The type of the newer of both is used.",
        ),
        for_lint=True,
    ),
    "soap-sample-order": DiagnosticKind(
        Level.WARNING,
        "A sample shows the elements of a type in another order than a WSDL of another age.",
        _WRITE_AGAIN,
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="The elements of a sequence have an order, and servers skip silently what comes out of it.",
            example="wrong: <Name/><Id/> in the sample, and Id before Name in the WSDL\nright: <Id/><Name/>",
            meanwhile="The SDK sends elements in the order of the newer of both.",
        ),
        for_lint=True,
    ),
    "soap-sample-member": DiagnosticKind(
        Level.WARNING,
        "A sample shows a value that is no member of its enum in a WSDL of another age.",
        _WRITE_AGAIN,
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.TEMPLATE,
            why="A server refuses a message with a value that its enum does not have.",
            example="wrong: <Speed>Slow</Speed> in the sample, and Normal and Express in the WSDL\nright: <Speed>Normal</Speed>",
            meanwhile="The enum has the members of the WSDL; others are passed through.",
        ),
        for_lint=True,
    ),
    "soap-operation-without-page": DiagnosticKind(
        Level.WARNING,
        "A WSDL has an operation, or a whole agent, that no page documents.",
        "Write the page, or write all pages again where the WSDL is newer.",
        Lint(
            of=DefectClass.MISSING,
            fix=Fix.PAGE,
            why="Nobody who reads the docs learns that the operation exists.",
            example='wrong: <wsdl:operation name="Weigh"> in the WSDL, and no page about Weigh\nright: both, or neither',
            meanwhile="The SDK has the operation, with the names and types of the WSDL.",
        ),
        for_lint=True,
    ),
    "soap-returns-mismatch": DiagnosticKind(
        Level.WARNING,
        "A page says that something is returned and its response is empty, or the other way round.",
        "Remove what the comment says of the result, or correct it.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.COMMENT,
            why="Whoever relies on the words waits for a result that never comes.",
            example="wrong: **Returns:** Updated ParcelEntity, above <SendResponse></SendResponse>\nright: no Returns, above the same",
            meanwhile="The type of the result comes from the WSDL and the sample, never from words.",
        ),
        for_lint=True,
    ),
    "soap-bullet-name": DiagnosticKind(
        Level.WARNING,
        "A bullet names a parameter otherwise than the request sample does at the same place.",
        "Give the parameter in the comment the name that it has in the request.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.COMMENT,
            why="Readers look for the name of the bullet in the request and do not find it.",
            example="wrong: * **limit:** above <MaxItems>5</MaxItems>\nright: * **maxItems:** above the same",
            meanwhile="The order decides: the text of the bullet describes the element at its place.",
        ),
        for_lint=True,
    ),
    "wsdl-element-conflict": DiagnosticKind(
        Level.WARNING,
        "Two WSDLs declare one element of the same namespace with different parts.",
        "Give each agent a namespace of its own for its messages.",
        Lint(
            of=DefectClass.CONTRADICTION,
            fix=Fix.DOCUMENT,
            why="A namespace has one element of each name. Tools that read several WSDLs into one client stop, or silently take the wrong element.",
            example="wrong: Delete with Ids in one WSDL and with Name in another, both in urn:api\nright: urn:api/parcel and urn:api/label",
            meanwhile="The SDK keeps the elements of each agent apart.",
        ),
        for_lint=True,
    ),
}
