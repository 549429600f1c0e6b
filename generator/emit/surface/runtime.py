"""The entries of the runtime: what users see of it, which is kept as data, since reading its sources takes long."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from generator.emit.planned_names import Plan
from generator.emit.surface.escape import short_digest
from generator.model.comparison.snapshot import Entry

SURFACE: Final = Path(__file__).with_name("runtime.jsonl")
"""The entries, one a line. `python -m generator.emit.surface.runtime_sources` writes it."""

_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(Entry)
_PREFIX: Final = "runtime/"
_OF_SOAP: Final = "soap."
_OF_REST: Final = ("SuperOffice", "AsyncSuperOffice", "models", "testing")


def runtime_entries(plan: Plan) -> tuple[Entry, ...]:
    """The public names of the runtime that an SDK with this plan offers."""
    return _kept(rest=plan.rest is not None, soap=bool(plan.soap.versions))


def runtime_digest(plan: Plan) -> str:
    """12 hex digits that differ where these entries do."""
    return short_digest(_ENCODER.encode_lines(runtime_entries(plan)))


@cache
def _kept(*, rest: bool, soap: bool) -> tuple[Entry, ...]:
    entries = _DECODER.decode_lines(SURFACE.read_bytes())
    return tuple(entry for entry in entries if _is_offered(entry, rest=rest, soap=soap))


def _is_offered(entry: Entry, *, rest: bool, soap: bool) -> bool:
    name = entry.owner.removeprefix(_PREFIX)
    if name.startswith(_OF_SOAP):
        return soap
    return rest or name.partition(".")[0] not in _OF_REST
