"""A server of the example packages that answers each request for a person with the number in it as the name."""

from __future__ import annotations

import json
import re

from .recording import Answer, RecordedRequest

_SOAP = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/Services88"><s:Body>'
    "<GetPersonResponse><Response><Name>{}</Name></Response></GetPersonResponse></s:Body></s:Envelope>"
)
_JSON = {"Content-Type": "application/json"}


def echo(request: RecordedRequest) -> Answer:
    """The person whose name is the number in the request."""
    number = re.search(rb"PersonId>([0-9]+)<", request.body)
    if number is not None:
        return Answer(body=_SOAP.format(number[1].decode()).encode())
    name = request.query["personId"][0]
    return Answer(headers=_JSON, body=json.dumps({"Name": name}).encode())
