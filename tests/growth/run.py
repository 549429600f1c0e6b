"""Runs everything from pages to files on the documents of a kind, and tells what changed in all of the files."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import msgspec

from generator.commands.build import page_samples
from generator.emit.changes import FileTexts, changed_subjects
from generator.emit.folders import generated_folders
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
from generator.model.custom import CustomClass
from generator.model.errors import UsageError
from generator.passes import build_api, select
from generator.reader.discover import discover
from generator.reader.page_bytes import PageBytes, page_hashes
from generator.reader.read import read_files


class Documents(msgspec.Struct, frozen=True):
    """Pages by path, and what a user states beside them."""

    pages: dict[str, str]
    overrides: str = ""
    record: dict[str, str] = {}
    custom_classes: tuple[CustomClass, ...] = ()
    only: tuple[str, ...] = ()
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
    except UsageError:
        # a kind of documents may be one of faults
        return
    source = PageBytes(files, page_hashes(files))
    samples, defects = page_samples(built.api, pages, source, built.ages)
    ids = {operation.id for operation in api.operations}
    sdk = render_sdk(
        api,
        SdkSettings(),
        reformat=True,
        record=documents.record,
        overrides=overrides,
        custom_classes=documents.custom_classes,
        samples=samples.of(ids, (case for _, case in defects)),
    )
    facts = ManifestFacts(docwright="0", docs="", settings={})
    folders, out = generated_folders("superoffice"), folder / "out"
    write_output(out, sdk.files, facts, folders, whole="superoffice")
    hashes = {path: content.sha256 for path, content in sdk.files.items()}
    assert unchanged(out, hashes, facts, folders)
    changed_subjects(
        "superoffice", sdk.files, lambda path: _changed(sdk.files.get(path))
    )


def _changed(content: Content | None) -> FileTexts:
    """A file beside one that has another text in each docstring and row."""
    if content is None:
        return FileTexts(None, None)
    new = content.data()
    old = new.replace(b'  """', b'  """Old: ').replace(b'": ', b'": "old", "x": ')
    return FileTexts(old, new)
