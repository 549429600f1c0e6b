"""The REST part of the model as a document of OpenAPI 3.1: values that JSON and YAML can hold, made from the model alone.

    document     the whole document
    operations   an operation
    parameters   its parameters outside the body
    requests     its body
    answers      its answers
    media_types  the content of bodies and answers
    paths        the path of each operation, and its `operationId`
    schemas      types as schemas
    examples     the samples of pages
    fitting      which of them fit their types
    security     how a caller proves who it is
    evidence     `x-docwright-evidence`: the pages and lines that a part is known from
    escape       the only exits of untrusted text into the document
    written      the document as JSON or YAML

No part of it depends on the names that Python gives to anything.
"""

from generator.emit.openapi.document import openapi_document
from generator.emit.openapi.written import Form, Origin, origin, written

__all__ = ["Form", "Origin", "openapi_document", "origin", "written"]
