"""DOCS → the snapshot of the SDK that they would give.

Snapshots are kept like results of `generate`, so that two trees that were compared before need neither models nor views.
"""

from __future__ import annotations

import msgspec

from generator.cache.code import MAKING
from generator.cache.kinds import SNAPSHOTS
from generator.commands.docs import (
    DocsModel,
    found_docs,
    model_of,
    nothing_to_read,
    selected,
)
from generator.commands.found_docs import FoundDocs
from generator.commands.run import DocsInput
from generator.files.file_text import record_text
from generator.model.comparison.snapshot import Snapshot
from generator.model.encoding.gc_pause import gc_paused
from generator.model.encoding.input_digest import input_digest
from generator.report.progress import Progress

Patterns = tuple[tuple[str, ...], tuple[str, ...]]
"""The patterns of the operations to keep, and of those to leave out."""

_ALL: Patterns = ((), ())
_DECODER = msgspec.msgpack.Decoder(Snapshot)


def snapshot_of_docs(
    source: DocsInput, progress: Progress, patterns: Patterns = _ALL
) -> Snapshot:
    """Looks for DOCS and gives their snapshot, as `snapshot_of_found`."""
    return snapshot_of_found(found_docs(source), progress, patterns)


def snapshot_of_found(
    found: FoundDocs, progress: Progress, patterns: Patterns = _ALL
) -> Snapshot:
    """The snapshot of docs: the one that was kept, or else a new one, which is kept. It has no version of an SDK.

    Raises:
        UsageError: the docs describe nothing, a pattern matches nothing, or the overrides or the record of names cannot
            be used.
    """
    record = record_text(found.source.record)
    # docs have none, so that they give the same snapshot for each version of the SDK
    sdk = msgspec.structs.replace(found.source.sdk, sdk_version="")
    found = msgspec.structs.replace(
        found, source=msgspec.structs.replace(found.source, sdk=sdk)
    )
    key = found.digest and input_digest((found.digest, sdk, record, patterns))
    with gc_paused():
        kept = _kept(found, key)
        if kept is not None:
            return kept
        model = _model(found, progress, patterns)
        with progress.stage("compare", "looking at the surface"):
            snapshot = _made(found, model, record, patterns)
    if found.cache and key and model.digest == found.digest:
        store = found.cache.files(SNAPSHOTS, MAKING)
        store.keep(key, msgspec.msgpack.encode(snapshot))
        store.save()
    return snapshot


def _kept(found: FoundDocs, key: bytes | None) -> Snapshot | None:
    if found.cache is None or key is None:
        return None
    data = found.cache.files(SNAPSHOTS, MAKING).find(key)
    try:
        return None if data is None else _DECODER.decode(data)
    except msgspec.MsgspecError:
        return None


def _model(found: FoundDocs, progress: Progress, patterns: Patterns) -> DocsModel:
    model = model_of(found, progress)
    if not model.api.operations and not model.api.types:
        raise nothing_to_read("operation or type", model)
    return selected(model, *patterns) if any(patterns) else model


def _made(
    found: FoundDocs, model: DocsModel, record: str, patterns: Patterns
) -> Snapshot:
    # names and views, for which nobody waits if the snapshot is known
    from generator.emit.names.namer import Namer  # noqa: PLC0415 - loads much
    from generator.emit.planned_names import planned  # noqa: PLC0415 - loads much
    from generator.emit.surface import snapshot_of  # noqa: PLC0415 - loads much
    from generator.files.file_names import RECORD  # noqa: PLC0415 - with the others
    from generator.files.names_record import (  # noqa: PLC0415 - loads a library for YAML
        parsed_record,
    )

    source = found.source
    names = parsed_record(record, source.record / RECORD)
    plan = planned(model.api, source.sdk, Namer(names, model.overrides))
    return snapshot_of(model.api, plan, source.sdk, patterns=patterns)
