"""Python modules before they are written: formatted, and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol

from generator.emit.python.format import Pieces, PiecesOfRun, formatted
from generator.emit.python.shape import Allowed, check_names, used_names
from generator.model.errors import InternalError


class Module(NamedTuple):
    """A module that may be written: its text, and the names that it uses besides those of the templates, sorted."""

    text: str
    names: tuple[str, ...]


class Finisher(Protocol):
    """Finishes modules, and knows which names they may use."""

    def finished(self, sources: Mapping[str, str]) -> dict[str, Module]:
        """The finished modules, by path."""
        ...

    def allows(self, names: Iterable[str]) -> bool:
        """Whether a module with an allowed shape may use these names."""
        ...


class NoModules:
    """For files among which there are no modules."""

    def finished(self, sources: Mapping[str, str]) -> dict[str, Module]:
        """Nothing.

        Raises:
            InternalError: there is a module.
        """
        if sources:
            raise InternalError(f"{next(iter(sources))} should be no module")
        return {}

    def allows(self, names: Iterable[str]) -> bool:
        """True without names."""
        return not any(names)


class Modules:
    """Finishes modules: formats them with `reformat`, but no piece that is `kept`, and refuses what is not `allowed`."""

    def __init__(
        self,
        allowed: Allowed,
        kept: Pieces,
        progress: Callable[[int, int], None],
        *,
        reformat: bool,
    ) -> None:
        self._allowed = allowed
        self._pieces = PiecesOfRun(kept)
        self._progress = progress
        self._reformat = reformat

    def finished(self, sources: Mapping[str, str]) -> dict[str, Module]:
        """The finished modules, by path.

        Raises:
            InternalError: a module is not what generated code looks like.
        """
        texts = dict(sources)
        if self._reformat:
            texts = formatted(texts, self._progress, self._pieces)
        # after black, so that nothing changes a module any more once it is checked
        return {path: self._checked(path, text) for path, text in texts.items()}

    def allows(self, names: Iterable[str]) -> bool:
        """Whether a module with an allowed shape may use these names."""
        return all(map(self._allowed.has_name, names))

    def _checked(self, path: str, text: str) -> Module:
        names = used_names(path, text, self._allowed.imports)
        check_names(path, names, self._allowed)
        return Module(text, names)


def is_module(path: str) -> bool:
    """Whether a file is a Python module."""
    return path.endswith(".py")
