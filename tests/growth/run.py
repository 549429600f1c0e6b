"""Runs everything from pages to files on the documents of a kind, and tells what changed in the files and what is wrong."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from generator.commands.build import page_samples
from generator.commands.lint.diagnostics import defects_of_diagnostics
from generator.commands.lint.selection import faults
from generator.emit.changes import FileTexts, changed_subjects
from generator.emit.folders import generated_folders
from generator.emit.openapi import Form, openapi_document, written
from generator.emit.openapi.overlays import corrected, overlay_of
from generator.emit.sdk import render_sdk
from generator.emit.settings import SdkSettings
from generator.emit.writing import (
    Content,
    ManifestFacts,
    flushing,
    unchanged,
    write_output,
)
from generator.files.overrides import load_overrides
from generator.model.api import Api, RestApi
from generator.model.comparison.snapshot import NO_SUCCESSION, Alias, Succession
from generator.model.custom import CustomClass
from generator.model.errors import UsageError
from generator.model.facts import PageFacts
from generator.model.lint.defects import found
from generator.model.samples import Samples
from generator.model.sources import ONE_SOURCE
from generator.passes import Built, build_api, select
from generator.passes.checks import CHECKS
from generator.passes.checks.checked import CheckedDocs
from generator.passes.editions.outdated import outdated_pages
from generator.processes.workers import Workers
from generator.reader.checks.checking import checked_files, linked_pages
from generator.reader.discover import SourceFile, discover
from generator.reader.openapi.parse import plain_document
from generator.reader.page_bytes import PageBytes, page_bytes, page_hashes
from generator.reader.read import read_files
from generator.report.lint import FORMATS
from generator.report.lint.report import LintReport


class Documents(msgspec.Struct, frozen=True):
    """Pages by path, and what a user states beside them."""

    pages: dict[str, str]
    overrides: str = ""
    record: dict[str, str] = {}
    custom_classes: tuple[CustomClass, ...] = ()
    only: tuple[str, ...] = ()
    is_renamed: bool = False
    """Whether all operations and their parameters had other names in the release before."""
    exclude: tuple[str, ...] = ()


def run(documents: Documents) -> None:
    """Reads the pages, builds the model, and writes the SDK."""
    # waiting for the disk is no work that is counted
    os.fsync = lambda _: None
    flushing.syncfs = lambda: None
    with tempfile.TemporaryDirectory() as name:
        _run(documents, Path(name))


def _run(documents: Documents, folder: Path) -> None:
    for path, text in documents.pages.items():
        page = folder / "docs" / path
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text, encoding="utf-8")
    (folder / "overrides.yaml").write_text(documents.overrides, encoding="utf-8")
    files = discover((folder / "docs",)).files
    pages = read_files(files, 1, lambda _: None)
    try:
        overrides = load_overrides(folder, "overrides.yaml")
        built = build_api(pages, overrides)
        api = select(built.api, documents.only, documents.exclude)
        before = select(build_api(pages).api, documents.only, documents.exclude)
    except UsageError:
        # a kind of documents may be one of faults
        return
    _check(files, pages, built)
    source = PageBytes(files, page_hashes(files))
    samples, defects = page_samples(built.api, pages, source, built.ages)
    ids = {operation.id for operation in api.operations}
    usable = samples.of(ids, (case for _, case in defects))
    sdk = render_sdk(
        api,
        SdkSettings(),
        reformat=True,
        record=documents.record,
        overrides=overrides,
        custom_classes=documents.custom_classes,
        samples=usable,
        succession=_former(api) if documents.is_renamed else NO_SUCCESSION,
    )
    if api.rest.operations and before.rest.operations:
        _export(files, api.rest, before.rest, usable)
    facts = ManifestFacts(docwright="0", docs="", settings={})
    folders, out = generated_folders("superoffice"), folder / "out"
    write_output(out, sdk.files, facts, folders, whole="superoffice")
    hashes = {path: content.sha256 for path, content in sdk.files.items()}
    assert unchanged(out, hashes, facts, folders)
    changed_subjects(
        "superoffice", sdk.files, lambda path: _changed(sdk.files.get(path))
    )


def _check(
    files: Sequence[SourceFile], pages: Iterable[PageFacts], built: Built
) -> None:
    """Finds the defects of the pages, and writes each report of them."""
    facts = {page.path: page for page in pages}
    with Workers(1) as workers:
        of_pages = checked_files(files, workers)
    docs = CheckedDocs(
        facts,
        built.api,
        built.diagnostics,
        built.ages,
        ONE_SOURCE,
        frozenset(file.path for file in files),
        linked_pages(of_pages.links, files),
    )
    outdated_pages(facts, built.ages)
    of_diagnostics = defects_of_diagnostics(built.diagnostics, facts)
    of_all = (defect for check in CHECKS for defect in check(docs))
    every = found((*of_pages.defects, *of_diagnostics, *of_all))
    report = LintReport(faults=faults(every), pages=len(facts), line=lambda _: "x")
    for write in FORMATS.values():
        write(report)


def _former(api: Api) -> Succession:
    """A former name for each group, operation and parameter, and a default for each parameter."""
    keys = {
        operation.id: [f"param/{each.wire}" for each in operation.parameters]
        for operation in api.operations
    }
    parts = [f"{id_}#{key}" for id_, row in keys.items() for key in row]
    subjects = [*(agent.id for agent in api.agents), *keys, *parts]
    return Succession(
        {
            subject: (
                Alias(f"former_{number}", "1.1.0"),
                Alias(f"older_{number}", "1.0.0"),
            )
            for number, subject in enumerate(subjects)
        },
        {id_: dict.fromkeys(row, "1.1.0") for id_, row in keys.items()},
    )


def _export(
    files: Sequence[SourceFile], api: RestApi, before: RestApi, samples: Samples
) -> None:
    """Writes the document of the model, and what it corrects in the documents that it was made from."""
    document = openapi_document(api, samples)
    written(document, Form.YAML)
    stated = (plain_document(file.path, page_bytes(file)) for file in files)
    pairs = [
        (each, corrected(each, before, api))
        for each in stated
        if each is not None and {"swagger", "openapi"} & each.keys()
    ]
    pairs.append((openapi_document(before), document))
    overlay_of(pairs, "1", only_overrides=False)


def _changed(content: Content | None) -> FileTexts:
    """A file beside one that has another text in each docstring and row."""
    if content is None:
        return FileTexts(None, None)
    new = content.data()
    old = new.replace(b'  """', b'  """Old: ').replace(b'": ', b'": "old", "x": ')
    return FileTexts(old, new)
