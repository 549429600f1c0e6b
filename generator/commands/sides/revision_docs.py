"""Folders and files of a revision as DOCS: their pages are read from a file beside the repository, never checked out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec

from generator.cache.store import Cache
from generator.commands.found_docs import Looked
from generator.commands.run import DocsInput
from generator.commands.sides.blobs import Blob, write_blobs
from generator.commands.sides.git import GitError
from generator.commands.sides.places import RevisionPaths
from generator.commands.sides.repository import Entry, Mode, unreadable
from generator.commands.sides.tree import Tree, TreeFile, size_of, tree_of
from generator.model.catalogue import CATALOGUE
from generator.model.diagnostics import Diagnostic
from generator.model.errors import UsageError
from generator.model.sources import Sources
from generator.reader.arranged import arranged
from generator.reader.discover import in_zip, no_page_in
from generator.reader.doc_sources import doc_sources
from generator.reader.page_bytes import MAX_BYTES
from generator.reader.page_names import READ, SUFFIXES, ZIP, suffix_of
from generator.reader.source_files import (
    Discovery,
    FoundZip,
    Item,
    Skipped,
    SourceFile,
)
from generator.reader.zips.entries import MOST_UNPACKED, ZipEntry
from generator.reader.zips.kept import ZipListings

_LFS: Final = b"version https://git-lfs.github.com/spec/"
"""How a file begins that stands for one that is kept elsewhere (the specification of Git LFS)."""

_BLOCK: Final = 1024 * 1024


class RevisionReader:
    """Looks for the pages of a revision, and writes them to a file in the folder `spool`.

    `top` is a place in that folder which stands for the top of the repository; nothing lies there.
    """

    def __init__(self, docs: RevisionPaths, spool: Path) -> None:
        self._docs = docs
        self._spool = spool.resolve()
        self._zips: dict[Path, str] = {}
        self._pages = self._spool / "pages"
        self.top = self._spool / "tree"

    def source(self, source: DocsInput) -> DocsInput:
        """What the model comes from, with the places of the checkout moved to `top`."""
        real = self._docs.repository.top
        root = source.page_root
        return msgspec.structs.replace(
            source,
            docs=tuple(self.top / path for path in self._docs.paths),
            page_root=self._moved(root, real) if root else None,
            dated=tuple(
                msgspec.structs.replace(each, path=place)
                for each in source.dated
                if (place := self._moved(each.path, real))
            ),
        )

    def _moved(self, place: Path, real: Path | None) -> Path | None:
        resolved = place.resolve()
        if real is None or not resolved.is_relative_to(real):
            return None
        return self.top / resolved.relative_to(real)

    def look(self, source: DocsInput, cache: Cache | None) -> Looked:
        """The pages, and which of DOCS each is from.

        Raises:
            UsageError: a path is missing, is a link or submodule or no page; or there is no page, or too much.
        """
        trees = [self._tree(path) for path in self._docs.paths]
        blobs = self._blobs(trees)
        listings = ZipListings(cache)
        listed = [
            list(self._items(path, tree, islice(blobs, len(tree.files)), listings))
            for path, tree in zip(self._docs.paths, trees, strict=True)
        ]
        items = [item for of_path in listed for item in of_path]
        if not any(isinstance(item, SourceFile) for item in items):
            name = self._docs.revision.name
            labels = [Path(f"{name}:{path}") for path in self._docs.paths]
            raise no_page_in(labels, items)
        found = arranged(
            source.docs, source.docs, listed, source.page_root, self._is_folder
        )
        return Looked(found, self._sources(source, found))

    def _tree(self, path: str) -> Tree:
        docs = self._docs
        name = docs.revision.name
        entry = docs.repository.entry(docs.revision, path)
        if entry is None:
            raise UsageError(
                f"the revision '{name}' has nothing called '{path}'",
                "Paths begin at the top of the repository, or with './' at the working directory.",
            )
        if entry.mode is Mode.FOLDER:
            return tree_of(docs.repository, docs.revision, entry.object)
        return Tree((self._file(path, entry),), {}, ())

    def _file(self, path: str, entry: Entry) -> TreeFile:
        """A single file as DOCS, which is at the empty path.

        Raises:
            UsageError: it is none that is read.
        """
        revision = self._docs.revision.name
        if not entry.mode.is_file:
            raise UsageError(
                f"'{path}' is a link or a submodule in the revision '{revision}'",
                "Name what it leads to.",
            )
        suffix = suffix_of(path.rpartition("/")[2])
        if suffix not in READ:
            raise UsageError(
                f"'{path}' is neither a folder nor a page in the revision '{revision}'",
                f"Name a folder, or a file that ends in {' '.join(SUFFIXES)} {ZIP}.",
            )
        size = size_of(self._docs.repository.git, revision, path, entry)
        if size > (MOST_UNPACKED if suffix == ZIP else MAX_BYTES):
            raise UsageError(
                f"'{path}' is too large in the revision '{revision}'",
                CATALOGUE["file-too-large"].hint,
            )
        return TreeFile("", entry.object, size)

    def _blobs(self, trees: Sequence[Tree]) -> Iterator[Blob]:
        wanted = [(file.object, file.size) for tree in trees for file in tree.files]
        try:
            git = self._docs.repository.git
            return iter(write_blobs(git, wanted, self._pages))
        except GitError as error:
            raise unreadable(self._docs.revision.name, error) from error
        except OSError as error:
            raise UsageError(
                f"the pages of a revision cannot be written to {self._spool}: {error.strerror}",
                "Make room there, or name another folder with TMPDIR.",
            ) from error

    def _items(
        self, path: str, tree: Tree, blobs: Iterator[Blob], listings: ZipListings
    ) -> Iterator[Item]:
        for file, blob in zip(tree.files, blobs, strict=True):
            name = "/".join(part for part in (path, file.path) if part)
            if suffix_of(name.rpartition("/")[2]) == ZIP:
                unzipped = in_zip(self._zip(blob, name), file.path, listings.of)
                # its file is known by another name to people
                yield from (each for each in unzipped if not isinstance(each, FoundZip))
            elif blob.head.startswith(_LFS):
                message = "the page is a pointer to a file of Git LFS"
                yield Diagnostic("git-lfs", file.path, 0, message)
            else:
                yield SourceFile(file.path, self._pages, _entry(name, blob))
        for suffix, count in tree.skipped.items():
            yield Skipped(suffix, count)
        yield from tree.diagnostics

    def _zip(self, blob: Blob, name: str) -> Path:
        """A zip in a file of its own, as the reader of zips needs it."""
        # where two of DOCS hold it, it counts once
        file = self._spool / f"{hashlib.sha256(name.encode()).hexdigest()}.zip"
        self._zips[file] = name
        with self._pages.open("rb") as source, file.open("wb") as target:
            source.seek(blob.start)
            left = blob.size
            while block := source.read(min(left, _BLOCK)):
                target.write(block)
                left -= len(block)
        return file

    def _sources(self, source: DocsInput, found: Discovery) -> Sources:
        """Which of DOCS each page is from, by the places that the pages have in the checkout."""
        files = tuple(
            SourceFile(file.path, self.top / self._path(file)) for file in found.files
        )
        dated = tuple(
            each
            for each in source.dated
            if any(file.file.is_relative_to(each.path) for file in files)
        )
        placed = msgspec.structs.replace(found, files=files)
        return doc_sources(source.docs, dated, placed)

    def _path(self, file: SourceFile) -> str:
        assert file.entry is not None
        return self._zips.get(file.file) or file.entry.name

    def _is_folder(self, place: Path) -> bool:
        if not place.is_relative_to(self.top):
            return False
        path = place.relative_to(self.top).as_posix()
        entry = self._docs.repository.entry(
            self._docs.revision, "" if path == "." else path
        )
        return entry is not None and entry.mode is Mode.FOLDER


def _entry(name: str, blob: Blob) -> ZipEntry:
    """A page by its place in the file of all pages, as one that is stored in a zip."""
    return ZipEntry(name, blob.start, blob.size, is_deflated=False, hash=blob.hash)
