"""Python code as black writes it."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor

from black import format_str
from black.mode import Mode, TargetVersion
from black.parsing import InvalidInput

from generator.model.errors import InternalError

_MODE = Mode(target_versions={TargetVersion.PY311})
_WORTH_A_PROCESS = 200_000


def formatted(sources: Mapping[str, str], jobs: int) -> dict[str, str]:
    """Every source by path, formatted; in processes where there is enough to do.

    Raises:
        InternalError: a source is no valid Python.
    """
    size = sum(len(source) for source in sources.values())
    if jobs > 1 and size > _WORTH_A_PROCESS:
        with ProcessPoolExecutor(jobs) as pool:
            results = pool.map(format_source, *zip(*sources.items(), strict=True))
            return dict(zip(sources, results, strict=True))
    return {path: format_source(path, source) for path, source in sources.items()}


def format_source(path: str, source: str) -> str:
    """One source, formatted."""
    try:
        return format_str(source, mode=_MODE)
    except InvalidInput as error:
        raise InternalError(f"{path} would be no valid Python: {error}") from error
