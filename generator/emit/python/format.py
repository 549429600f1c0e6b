"""Python code as black writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from typing import Final

from black import format_str
from black.mode import Mode, TargetVersion
from black.parsing import InvalidInput

from generator.model.errors import InternalError

_MODE = Mode(target_versions={TargetVersion.PY311})
LINE_LENGTH: Final = _MODE.line_length
# in characters: for fewer, starting processes does not pay
_WORTH_A_PROCESS = 200_000


def formatted(
    sources: Mapping[str, str], jobs: int, progress: Callable[[int, int], None]
) -> dict[str, str]:
    """Every source by path, formatted, in several processes where that pays.

    `progress` is called with the number of sources that are done, and that of all.

    Raises:
        InternalError: a source is no valid Python.
    """
    # before processes are forked, so that whoever shows it ends what must not be forked
    progress(0, len(sources))
    size = sum(len(source) for source in sources.values())
    if jobs > 1 and size > _WORTH_A_PROCESS:
        with ProcessPoolExecutor(jobs) as pool:
            results = pool.map(format_source, sources.keys(), sources.values())
            return _collected(sources, results, progress)
    results = map(format_source, sources.keys(), sources.values())
    return _collected(sources, results, progress)


def _collected(
    paths: Iterable[str], results: Iterable[str], progress: Callable[[int, int], None]
) -> dict[str, str]:
    collected: dict[str, str] = {}
    paths = list(paths)
    for path, result in zip(paths, results, strict=True):
        collected[path] = result
        progress(len(collected), len(paths))
    return collected


def format_source(path: str, source: str) -> str:
    """A source, formatted."""
    try:
        return format_str(source, mode=_MODE)
    except InvalidInput as error:
        raise InternalError(f"{path} would be no valid Python: {error}") from error
