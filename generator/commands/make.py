"""Docs → the files of an SDK, for runs of `docwright generate` that find no result in the cache. It loads the templates."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from generator import __version__
from generator.cache.code import MAKING
from generator.cache.kinds import PARTS
from generator.commands.docs import DocsModel, model_of, selected
from generator.commands.results import Inputs, Result
from generator.emit.parts import NOTHING_KNOWN
from generator.emit.sdk import PlannedSdk, Sdk, planned_sdk, render_sdk
from generator.emit.writing import ManifestFacts
from generator.files.file_names import RECORD
from generator.files.lock import RELEASED_LOCK, parsed_lock
from generator.files.names_record import parsed_record
from generator.model.comparison.snapshot import NO_SUCCESSION, Snapshot, Succession
from generator.model.diagnostics import by_place
from generator.model.encoding.gc_pause import gc_paused
from generator.processes.workers import Workers
from generator.report.json import model_digest
from generator.report.progress import Progress
from generator.report.terminal import counted


class Made(NamedTuple):
    """The model and the SDK that a run made, and what is told of them."""

    model: DocsModel
    sdk: Sdk
    result: Result


def make_sdk(inputs: Inputs, progress: Progress) -> Made:
    """Builds the model and renders the SDK, or takes what earlier runs know of both.

    Raises:
        UsageError: the docs have no operation, or a file of the user cannot be used.
    """
    run = inputs.run
    # before the pages are read, so that a broken file stops the run at once
    record = parsed_record(inputs.record, run.input.record / RECORD)
    released = _released(inputs)
    with Workers(run.input.jobs) as workers:
        built = model_of(inputs.found, progress, workers)
        model = selected(built, run.only, run.exclude)
        sdk = _rendered(inputs, model, record, released, progress, workers=workers)
    rendered = (*model.sample_diagnostics, *sdk.diagnostics)
    result = Result(
        files={path: content.sha256 for path, content in sdk.files.items()},
        facts=_manifest_facts(inputs, model, sdk),
        diagnostics=tuple(sorted((*model.diagnostics, *rendered), key=by_place)),
        has_new_names=sdk.record != record,
        has_custom=bool(sdk.custom),
        page_counts=model.page_counts,
        skipped=model.skipped,
        operations=len(model.api.operations),
        types=len(model.api.types),
    )
    return Made(model, sdk, result)


def _rendered(
    inputs: Inputs,
    model: DocsModel,
    record: dict[str, str],
    released: Snapshot | None,
    progress: Progress,
    *,
    workers: Workers,
) -> Sdk:
    run, cache = inputs.run, inputs.found.cache
    known = cache.sharded(PARTS, MAKING) if cache else None
    label = f"rendering {counted(len(model.api.operations), 'operation')}"
    # views hold no cycles either
    with progress.stage("render", label), gc_paused():
        alone = _alone(inputs, model, record) if released else None
        kept = _kept(released, alone) if released and alone else NO_SUCCESSION
        sdk = render_sdk(
            model.api,
            run.input.sdk,
            reformat=run.is_formatted,
            record=record,
            overrides=model.overrides,
            samples=model.samples(),
            page_labels=tuple(filter(None, model.page_paths.roots)),
            custom_classes=inputs.custom,
            progress=progress.reach,
            known=known or NOTHING_KNOWN,
            succession=kept,
            patterns=(run.only, run.exclude),
            workers=workers,
            alone=alone,
        )
        if known:
            known.save()
    return sdk


def _released(inputs: Inputs) -> Snapshot | None:
    """The snapshot of the last release.

    Raises:
        UsageError: its lock is damaged, or a newer Docwright wrote it.
    """
    if inputs.released is None:
        return None
    return parsed_lock(inputs.released, str(inputs.run.output / RELEASED_LOCK))


def _alone(inputs: Inputs, model: DocsModel, record: dict[str, str]) -> PlannedSdk:
    """What the SDK would be like if nothing was released, from which follows what it keeps of the last release."""
    run = inputs.run
    return planned_sdk(
        model.api,
        run.input.sdk,
        record=record,
        overrides=model.overrides,
        custom_classes=inputs.custom,
        patterns=(run.only, run.exclude),
    )


def _kept(released: Snapshot, alone: PlannedSdk) -> Succession:
    # an SDK that was never released waits for no code that compares
    from generator.changes import succession  # noqa: PLC0415 - loads much

    return succession(released, alone.snapshot)


def _manifest_facts(inputs: Inputs, model: DocsModel, sdk: Sdk) -> ManifestFacts:
    run = inputs.run
    settings = msgspec.to_builtins(run.input.sdk) | {"format": run.is_formatted}
    # an empty overrides file counts as none, so that adding one changes nothing
    if model.overrides.entries:
        settings["overrides"] = model.overrides.digest
    if sdk.custom:
        settings["custom"] = sdk.custom
    if inputs.released_digest:
        settings["released"] = inputs.released_digest
    return ManifestFacts(
        docwright=__version__, docs=model_digest(model.api), settings=settings
    )
