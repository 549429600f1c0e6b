"""Kinds of bodies against the files: how a call takes what it sends.

A wrapper has the parameters of one operation of an agent, a file of a form and octets at the root are binary. The body of
PATCH is a list of operations of JSON Patch (RFC 6902), which converters of other tools call text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.accuracy_scores.document import Document
from benchmarks.accuracy_scores.rest_oracle import RestOracle, TrueOperation
from benchmarks.accuracy_scores.score import Score, Wrong, check, score

_PATCHES: Final = frozenset({"array<JsonPatch>", "string"})


def file_body_kinds(document: Document, truth: RestOracle) -> Score:
    """Whether each body is a wrapper, a patch, binary or a value."""

    def checks() -> Iterator[Wrong | None]:
        for key, true in truth.operations.items():
            row = document.rest.get(key)
            kind = row.body.kind if row and row.body else None
            if true.body or kind:
                yield check(f"{key}#body", _kind(key, true, truth), kind)

    return score("REST body kinds", checks())


def _kind(key: str, true: TrueOperation, truth: RestOracle) -> str | None:
    if true.body is None:
        return None
    if truth.wrapper_of(true):
        return "wrapper"
    if key.startswith("PATCH ") and true.body.type in _PATCHES:
        return "patch"
    return "binary" if true.body.type == "byte" else "value"
