"""Check: headers of a sample that are not in its Header.

Source: SOAP 1.1, section 4, and SOAP 1.2, part 1, section 5.1: what is in an envelope is a Header and a Body.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.facts import SoapOperationFacts
from generator.reader.checks.checked import CheckedPage, PageDefect


def headers_beside_header(checked: CheckedPage) -> Iterator[PageDefect]:
    """Yields each of both samples that has headers beside its Header, or without one."""
    facts = checked.facts.facts
    if not isinstance(facts, SoapOperationFacts):
        return
    for side, envelope in (("request", facts.request), ("response", facts.response)):
        if envelope.beside_header:
            yield PageDefect(
                id="soap-sample-headers",
                line=envelope.beside_header,
                message=f"the {side} has headers in its Envelope, and not in a Header",
                cause=side,
            )
