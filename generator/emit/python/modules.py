"""Python modules before they are written: formatted, and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple, Protocol

from generator.emit.python.format import Pieces, PiecesOfRun, formatted
from generator.emit.python.shape import Allowed, check_names, used_names
from generator.emit.python.shape_calls import Imports
from generator.emit.python.stable import is_stable
from generator.model.encoding.gc_pause import gc_paused
from generator.model.errors import InternalError
from generator.processes.workers import Workers


class Module(NamedTuple):
    """A module that may be written: its text, and the names that it uses besides those of the templates, sorted."""

    text: str
    names: tuple[str, ...]


class Finisher(Protocol):
    """Finishes modules, and knows which names they may use."""

    def begin(self, sources: Mapping[str, str]) -> None:
        """Says that these modules, by path, are to be finished later."""
        ...

    def finished(self, sources: Mapping[str, str]) -> dict[str, Module]:
        """The finished modules, by path."""
        ...

    def allows(self, names: Iterable[str]) -> bool:
        """Whether a module with an allowed shape may use these names."""
        ...


class NoModules:
    """For files among which there are no modules."""

    def begin(self, sources: Mapping[str, str]) -> None:
        """Nothing."""

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
    """Finishes modules: formats them with `reformat`, but no piece that is `kept`, and refuses what is not `allowed`.

    `workers` check modules ahead, if they are started.
    """

    def __init__(
        self,
        allowed: Allowed,
        kept: Pieces,
        progress: Callable[[int, int], None],
        workers: Workers,
        *,
        reformat: bool,
    ) -> None:
        self._allowed = allowed
        self._pieces = PiecesOfRun(kept)
        self._progress = progress
        self._workers = workers
        self._reformat = reformat
        self._checked: Callable[[], Mapping[str, Module]] = dict

    def begin(self, sources: Mapping[str, str]) -> None:
        """Has workers check the modules that need no formatting, while this process does other work."""
        if not self._workers.are_started:
            return
        texts, imports = dict(sources), self._allowed.imports
        names = self._workers.submit(
            _names_of_stable, texts, imports, reformat=self._reformat
        )

        @cache
        def checked() -> Mapping[str, Module]:
            # what goes wrong there goes wrong here as well, and is told then
            known = {} if names.exception() else names.result()
            return {path: Module(texts[path], known[path]) for path in known}

        self._checked = checked

    def finished(self, sources: Mapping[str, str]) -> dict[str, Module]:
        """The finished modules, by path.

        Raises:
            InternalError: a module is not what generated code looks like.
        """
        checked = self._checked()
        done = {
            path: checked[path]
            for path, text in sources.items()
            if path in checked and checked[path].text == text
        }
        texts = {path: text for path, text in sources.items() if path not in done}
        if self._reformat:
            texts = formatted(texts, self._progress, self._pieces)
        # after black, so that nothing changes a module any more once it is checked
        done |= _with_names(texts, self._allowed.imports)
        for path, module in done.items():
            check_names(path, module.names, self._allowed)
        return done

    def allows(self, names: Iterable[str]) -> bool:
        """Whether a module with an allowed shape may use these names."""
        return all(map(self._allowed.has_name, names))


def _with_names(texts: Mapping[str, str], imports: Imports) -> dict[str, Module]:
    return {
        path: Module(text, used_names(path, text, imports))
        for path, text in texts.items()
    }


def _names_of_stable(
    texts: Mapping[str, str], imports: Imports, *, reformat: bool
) -> dict[str, tuple[str, ...]]:
    """The names that modules use, but for those that black has to format: what becomes of their pieces is kept."""
    # syntax trees hold no cycles, and looking for some takes longer than making them
    with gc_paused():
        return {
            path: used_names(path, text, imports)
            for path, text in texts.items()
            if not reformat or is_stable(text)
        }


def is_module(path: str) -> bool:
    """Whether a file is a Python module."""
    return path.endswith(".py")
