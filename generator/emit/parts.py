"""The parts of an SDK: files that are made together, and the inputs that decide them.

A part whose inputs were seen before is not made again: the hashes of its files are known, and the files are made only
if somebody asks for their bytes. So after one changed page only what depends on it is rendered, formatted and checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple, Protocol

import msgspec

from generator.emit.python.modules import Finisher, is_module
from generator.emit.python.templates import Templates
from generator.emit.writing.content import Content
from generator.model.encoding.input_digest import input_digest
from generator.model.errors import UsageError

Made = str | bytes
"""What a file is made as: modules and other texts as strings, what has the bytes of pages as bytes."""


class Part(NamedTuple):
    """Files that are made together.

    `make` gives path and content of each file, always the same. `inputs` are all that decides these, besides what is the
    same for the whole SDK; they are None where they are larger than the contents.
    """

    inputs: object
    make: Callable[[], Iterable[tuple[str, Made]]]


def templated(
    templates: Templates, path: str, name: str, context: Mapping[str, object]
) -> Part:
    """The file that a template gives; nothing but its context decides it."""
    return Part(
        (path, name, context), lambda: _rendered(templates, path, name, context)
    )


def small(
    templates: Templates, path: str, name: str, context: Mapping[str, object]
) -> Part:
    """The file that a template gives, whose context is larger than it is."""
    return Part(None, lambda: _rendered(templates, path, name, context))


def _rendered(
    templates: Templates, path: str, name: str, context: Mapping[str, object]
) -> Iterator[tuple[str, str]]:
    yield path, templates.render(name, context)


class Known(Protocol):
    """What earlier runs found out, by keys of 32 bytes."""

    def find(self, key: bytes) -> bytes | None:
        """What is known, None where nothing is."""

    def keep(self, key: bytes, value: bytes) -> None:
        """Keeps it for later runs."""


class NothingKnown:
    """What a run without a cache knows."""

    def find(self, key: bytes) -> bytes | None:
        """Nothing."""
        return None

    def keep(self, key: bytes, value: bytes) -> None:
        """Keeps nothing."""


NOTHING_KNOWN = NothingKnown()


class _File(msgspec.Struct, frozen=True, array_like=True):
    """What is kept of a file; `names` are those that a module uses."""

    path: str
    sha256: str
    names: tuple[str, ...] = ()


_ENTRY = msgspec.msgpack.Decoder(tuple[_File, ...])


class Parts:
    """Collects the files of all parts.

    `base` is what decides files and is the same for the whole SDK.
    """

    def __init__(self, base: object, known: Known, modules: Finisher) -> None:
        self._base = input_digest(base)
        self._known = known
        self._modules = modules
        self._contents: dict[str, Content] = {}
        self._unfinished: dict[str, str] = {}
        self._new: dict[bytes, tuple[str, ...]] = {}

    def add(self, part: Part) -> tuple[str, ...]:
        """Adds a part; returns the paths of its files.

        Raises:
            UsageError: another part has one of these paths.
        """
        if part.inputs is not None:
            key = input_digest(part.inputs, self._base)
            if files := self._found(key):
                return self._add_known(files, part.make)
            return self._add_new(key, dict(part.make()))
        texts = dict(part.make())
        key = input_digest(texts, self._base)
        if files := self._found(key):
            return self._add_known(files, texts.items)
        return self._add_new(key, texts)

    def add_all(self, parts: Iterable[Part]) -> tuple[str, ...]:
        """Adds parts; returns the paths of all their files. Raises as `add` does."""
        return tuple(path for part in parts for path in self.add(part))

    def begin_modules(self) -> None:
        """Says that no more modules come, so that others can check them while further parts are added."""
        self._modules.begin(self._unfinished)

    def contents(self) -> dict[str, Content]:
        """The contents of all files by path.

        Raises:
            InternalError: a module is not what generated code looks like.
        """
        # together, as formatting many at once is quicker
        finished = self._modules.finished(self._unfinished)
        self._unfinished.clear()
        for path, module in finished.items():
            self._contents[path] = Content.of(module.text.encode())
        for key, paths in self._new.items():
            files = [
                _File(
                    path,
                    self._contents[path].sha256,
                    finished[path].names if path in finished else (),
                )
                for path in paths
            ]
            self._known.keep(key, msgspec.msgpack.encode(files))
        self._new.clear()
        return self._contents

    def _found(self, key: bytes) -> tuple[_File, ...]:
        """The files of a known part; none where one uses a name that is not allowed any more."""
        kept = self._known.find(key)
        if kept is None:
            return ()
        try:
            files = _ENTRY.decode(kept)
        except msgspec.MsgspecError:
            return ()
        is_allowed = all(self._modules.allows(file.names) for file in files)
        return files if is_allowed else ()

    def _add_known(
        self, files: Iterable[_File], make: Callable[[], Iterable[tuple[str, Made]]]
    ) -> tuple[str, ...]:
        texts = cache(lambda: dict(make()))
        for file in files:
            self._refuse_twin(file.path)
            source = partial(_made_again, file.path, texts, self._modules)
            self._contents[file.path] = Content.on_demand(file.sha256, source)
        return tuple(file.path for file in files)

    def _add_new(self, key: bytes, texts: Mapping[str, Made]) -> tuple[str, ...]:
        for path, text in texts.items():
            self._refuse_twin(path)
            if isinstance(text, bytes):
                self._contents[path] = Content.of(text)
            elif is_module(path):
                self._unfinished[path] = text
            else:
                self._contents[path] = Content.of(text.encode())
        self._new[key] = tuple(texts)
        return self._new[key]

    def _refuse_twin(self, path: str) -> None:
        if path in self._unfinished or path in self._contents:
            raise twins(path, path)


def twins(first: str, second: str) -> UsageError:
    """The error of two files whose paths are the same, or are so on some systems."""
    both = first if first == second else f"{first} and {second}"
    return UsageError(
        f"two agents or resources would be written to one file: {both}",
        "Give one of them another name in docwright.overrides.yaml, or correct docwright.names.yaml.",
    )


def _made_again(
    path: str, texts: Callable[[], Mapping[str, Made]], modules: Finisher
) -> bytes:
    """The bytes of a file that is known but is to be written: only now its part is made."""
    text = texts()[path]
    if isinstance(text, bytes):
        return text
    if is_module(path):
        text = modules.finished({path: text})[path].text
    return text.encode()
