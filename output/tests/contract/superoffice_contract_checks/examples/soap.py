"""Whether an example of SOAP sends the documented request, and gets the documented result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from superoffice_contract_checks.annotations import fits
from superoffice_contract_checks.clients import Caller
from superoffice_contract_checks.data import Case
from superoffice_contract_checks.exchange import Answer, LocalServer
from superoffice_contract_checks.soap import XML, envelope_problems, wrapper
from superoffice_contract_checks.wsdl import schema_of
from superoffice._runtime.errors import DecodeError
from superoffice._runtime.soap.codec.xml import parse

from .docs import Example
from .parts import xml_problems

_NAME: Final = "client"


def example_problems(
    case: Case, example: Example, caller: Caller, server: LocalServer
) -> Iterator[str]:
    """The differences between what an example does and the page; its answer is that of the page."""
    server.expect(Answer(headers=XML, content=case.content("response") or b""))
    names: dict[str, object] = {_NAME: caller.client}
    is_readable = "response" not in case.sample.defects
    try:
        # running the text of the docs is the test; `code` refuses all but imports of the SDK, literals and calls of its names
        exec(example.code, names)  # noqa: S102 - only checked code
    except DecodeError as error:
        if is_readable:
            yield f"cannot read the answer: {error}"
        is_readable = False
    if len(server.received) != 1:
        yield f"sent {len(server.received)} requests"
        return
    received = server.received[0]
    shown = case.content("request") or b""
    yield from envelope_problems(case, shown, received)
    sent = parse(received.content)
    if "request" not in case.sample.defects:
        yield from xml_problems(wrapper(sent), wrapper(parse(shown)))
    if case.sample.wsdl:
        yield from schema_of(case.schemas, case.sample.wsdl).problems(sent)
    annotation = caller.returns(example.call)
    if is_readable and not fits(annotation, names.get("result")):
        yield f"gets {names.get('result')!r:.60}, the client promises {annotation}"
