"""Defects: what is wrong with docs. `catalogue/` has their ids; here are the values that report them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from generator.model.catalogue import CATALOGUE, DiagnosticKind
from generator.model.lint.places import Place
from generator.model.text import Text, encodable


class Defect(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """One case of a defect.

    `subject` is the id of what it is about, such as `rest/v1/Contact/GetAll#param/x`; of a page that is about nothing
    known it is `page/` and the path. `place` is where it is put right. `other` is the place that it contradicts, or where
    the same is written as it should be. `believed` is the one of both that the evidence believes, and None where nothing
    tells. `message` is ours, one sentence without end; `detail` quotes the docs.

    Cases with the same id and `cause` are one fault that is put right once, such as a line of a template, or a comment in
    the source code that stands on many pages. It never holds a path, a line, or the name of a single page. Where it is
    empty, the cause is in the page alone.
    """

    id: str
    subject: str
    place: Place
    message: str
    cause: str = ""
    detail: Text | None = None
    other: Place | None = None
    believed: Place | None = None

    @property
    def kind(self) -> DiagnosticKind:
        """Its row in the catalogue."""
        return CATALOGUE[self.id]


class Found(msgspec.Struct, frozen=True, array_like=True):
    """A defect with its fingerprint, which stays the same while lines and words move: 12 hex digits."""

    defect: Defect
    fingerprint: str


def by_place(defect: Defect) -> tuple[Place, str, str, str]:
    """The sort key of defects."""
    return defect.place, defect.id, defect.subject, defect.message


def plain(defect: Defect) -> Defect:
    """The defect with strings alone: wire names in it, which are strings of their own kind, travel otherwise.

    No half of a surrogate pair, which documents may have as an escape, is left, since nothing encodes it.
    """
    return msgspec.structs.replace(
        defect,
        subject=encodable(str(defect.subject)),
        message=encodable(str(defect.message)),
        cause=encodable(str(defect.cause)),
    )


def found(defects: Iterable[Defect]) -> tuple[Found, ...]:
    """All defects sorted by place, each with its fingerprint."""
    return tuple(_found(sorted(map(plain, defects), key=by_place)))


def _found(ordered: Iterable[Defect]) -> Iterator[Found]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for defect in ordered:
        key = (defect.id, defect.subject, defect.cause)
        counts[key] += 1
        digest = hashlib.sha256(msgspec.json.encode([*key, counts[key]]))
        yield Found(defect, digest.hexdigest()[:12])
