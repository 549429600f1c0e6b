"""`samples.json`: what the pages show as the answer of each REST call, for unit tests of users (`testing`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.emit.contract.files import ContractGroup
from generator.emit.index import Entry
from generator.emit.json_lines import table


def documented_json(
    groups: Iterable[ContractGroup], entries: Mapping[str, Entry]
) -> str:
    """A line per call with the sample answer as it stands on the page; defective ones are left out."""
    rows: dict[str, object] = {}
    for group in groups:
        if group.module:
            continue
        for id_, sample in group.samples.items():
            entry = entries.get(id_)
            if not isinstance(entry, dict) or "response" in sample.defects:
                continue
            if sample.response is not None:
                text = sample.response.data.decode("utf-8", "replace")
                rows[str(entry["call"])] = text
    return f'{{"schema": 1,\n "samples": {table(dict(sorted(rows.items())), 2)}\n}}\n'
