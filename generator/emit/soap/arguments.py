"""Which parameters of SOAP operations callers may leave out."""

from __future__ import annotations

from collections.abc import Collection

from generator.model.api import SoapOperation
from generator.model.comparison.snapshot import Succession


def later_arrivals(operation: SoapOperation, succession: Succession) -> Collection[str]:
    """The wire names of the parameters that may be left out as they came later than the operation."""
    # few operations have any
    keys = succession.defaults.get(operation.id)
    if not keys:
        return ()
    wires = (parameter.wire for parameter in operation.parameters)
    return {wire for wire in wires if f"param/{wire}" in keys}
