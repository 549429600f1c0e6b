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
from generator.commands.sides.lenient_overrides import with_usable_overrides
from generator.files.file_text import record_text
from generator.model.catalogue import Level
from generator.model.catalogue.files import FILES
from generator.model.comparison.snapshot import Snapshot
from generator.model.custom import CustomClass
from generator.model.diagnostics import Diagnostic
from generator.model.encoding.gc_pause import gc_paused
from generator.model.encoding.input_digest import input_digest
from generator.report.progress import Progress

Patterns = tuple[tuple[str, ...], tuple[str, ...]]
"""The patterns of the operations to keep, and of those to leave out."""

_ALL: Patterns = ((), ())


def snapshot_of_docs(
    source: DocsInput, progress: Progress, patterns: Patterns = _ALL
) -> Snapshot:
    """Looks for DOCS and gives their snapshot, as `snapshot_of_found`."""
    return snapshot_of_found(found_docs(source), progress, patterns)


def snapshot_of_found(
    found: FoundDocs, progress: Progress, patterns: Patterns = _ALL
) -> Snapshot:
    """The snapshot of docs, as `read_found` gives it."""
    return read_found(found, progress, patterns).snapshot


class ReadDocs(msgspec.Struct, frozen=True):
    """The snapshot of docs, and the diagnostics of what was not read at all, so that it seems to be missing."""

    snapshot: Snapshot
    unread: tuple[Diagnostic, ...]


_DECODER = msgspec.msgpack.Decoder(ReadDocs)


def read_found(
    found: FoundDocs,
    progress: Progress,
    patterns: Patterns = _ALL,
    custom: tuple[CustomClass, ...] = (),
    *,
    is_lenient: bool = False,
) -> ReadDocs:
    """The snapshot of docs: the one that was kept, or else a new one, which is kept. It has no version of an SDK.

    `custom` are the user's classes. With `is_lenient`, patterns and overrides that match nothing are no mistake.

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
    rest = (sdk, record, patterns, custom, is_lenient)
    with gc_paused():
        kept = _kept(found, rest)
        if kept is not None:
            return kept

        def made(usable: FoundDocs) -> ReadDocs:
            model = model_of(usable, progress)
            selection = _selected(model, patterns, is_lenient=is_lenient)
            with progress.stage("compare", "looking at the surface"):
                snapshot = _made(usable, selection, record, patterns, custom)
            unread = tuple(filter(_is_unread, model.diagnostics))
            # with other overrides the model is of other inputs, which are not looked for
            digest = model.digest if usable is found else found.digest
            return _keep(found, digest, rest, ReadDocs(snapshot, unread))

        return with_usable_overrides(found, made) if is_lenient else made(found)


def _keep(
    found: FoundDocs, digest: bytes | None, rest: tuple[object, ...], read: ReadDocs
) -> ReadDocs:
    if found.cache and digest:
        store = found.cache.files(SNAPSHOTS, MAKING)
        key = input_digest((digest, *rest))
        store.keep(key, msgspec.msgpack.encode(read))
        store.save()
    return read


def _kept(found: FoundDocs, rest: tuple[object, ...]) -> ReadDocs | None:
    if found.cache is None or found.digest is None:
        return None
    key = input_digest((found.digest, *rest))
    data = found.cache.files(SNAPSHOTS, MAKING).find(key)
    try:
        return None if data is None else _DECODER.decode(data)
    except msgspec.MsgspecError:
        return None


def _is_unread(case: Diagnostic) -> bool:
    return case.id in FILES or case.level is Level.ERROR


def _selected(model: DocsModel, patterns: Patterns, *, is_lenient: bool) -> DocsModel:
    if not model.api.operations and not model.api.types:
        raise nothing_to_read("operation or type", model)
    if not any(patterns):
        return model
    if not is_lenient:
        return selected(model, *patterns)
    from generator.passes.select import (  # noqa: PLC0415 - loads much
        matches_something,
    )

    only, exclude = (
        tuple(each for each in group if matches_something(model.api, each))
        for group in patterns
    )
    if patterns[0] and not only:
        raise nothing_to_read("operation that the setting 'only' keeps", model)
    return selected(model, only, exclude)


def _made(
    found: FoundDocs,
    model: DocsModel,
    record: str,
    patterns: Patterns,
    custom: tuple[CustomClass, ...],
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
    plan = planned(model.api, source.sdk, Namer(names, model.overrides), custom)
    return snapshot_of(model.api, plan, source.sdk, patterns=patterns)
