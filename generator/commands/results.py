"""What runs of `docwright generate` made, kept by all that decides it: a run with the same inputs need not make it again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from generator.cache.code import MAKING
from generator.cache.kinds import RESULTS
from generator.commands.found_docs import FoundDocs
from generator.commands.run import GenerateRun
from generator.emit.writing import ManifestFacts
from generator.model.custom import CustomClass
from generator.model.diagnostics import Diagnostic
from generator.model.encoding.built import decoded, encoded
from generator.model.encoding.input_digest import input_digest


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a run made, as far as it is told or compared.

    `files` are the hashes of all files by path, `facts` what the manifest states besides. `has_new_names` tells whether
    the record of names lacks some, `has_custom` whether a class of the user stands for a generated one. `page_counts`
    counts the pages by kind, `skipped` those with nothing in them by suffix.
    """

    files: dict[str, str]
    facts: ManifestFacts
    diagnostics: tuple[Diagnostic, ...]
    has_new_names: bool
    has_custom: bool
    page_counts: Mapping[str, int]
    skipped: Mapping[str, int]
    operations: int
    types: int


class Inputs(msgspec.Struct, frozen=True):
    """What decides a result besides our code: the run, the docs, the text of the record of names, the user's classes.

    `released` is what the lock of the last release holds, None where nothing was released.
    """

    run: GenerateRun
    found: FoundDocs
    record: str
    custom: tuple[CustomClass, ...]
    released: bytes | None

    @property
    def released_digest(self) -> str:
        """The sha256 of the lock of the last release, empty where nothing was released."""
        return hashlib.sha256(self.released).hexdigest() if self.released else ""

    def key(self, docs: bytes) -> bytes:
        """A hash of all of it, if that of the docs is `docs`."""
        run, discovery = self.run, self.found.discovery
        decisive = (
            docs,
            # they begin the paths of pages in docstrings
            sorted(discovery.roots),
            discovery.diagnostics,
            run.input.sdk,
            run.only,
            run.exclude,
            run.is_formatted,
            self.record,
            self.custom,
            self.released_digest,
        )
        return input_digest(decisive)


def known_result(inputs: Inputs) -> Result | None:
    """What an earlier run made of the same inputs; None where nothing is known."""
    cache, docs = inputs.found.cache, inputs.found.digest
    if cache is None or docs is None:
        return None
    kept = cache.files(RESULTS, MAKING).find(inputs.key(docs))
    try:
        return None if kept is None else decoded(kept, Result)
    except ValueError:
        return None


def keep_result(inputs: Inputs, read: bytes | None, result: Result) -> None:
    """Keeps a result for later runs: `read` is the digest of the docs as they were read, None where a page could not be."""
    cache = inputs.found.cache
    if cache and read is not None:
        store = cache.files(RESULTS, MAKING)
        store.keep(inputs.key(read), encoded(result))
        store.save()
