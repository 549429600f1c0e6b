"""What formatting costs alone: black on all modules of an SDK, and on the pieces of them that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from black import format_str
from black.mode import Mode, TargetVersion

_MODE: Final = Mode(target_versions={TargetVersion.PY311})
_TOP_LEVEL: Final = re.compile(r"\n\n\n(?=\S)")
_MEMBER: Final = re.compile(r"\n\n(?=    (?:@|def |async def ))")
_CHUNK: Final = 50


def formatted_modules(output: Path) -> list[str]:
    """The modules that a run formats: those of the package, but for what is copied into it."""
    return [
        file.read_text("utf-8")
        for file in sorted(output.rglob("*.py"))
        if "_runtime" not in file.parts
    ]


def distinct_pieces(modules: Sequence[str]) -> list[str]:
    """Each function, class without methods, and method of the modules once, as text that black takes."""
    return [*dict.fromkeys(piece for module in modules for piece in _pieces(module))]


def _pieces(module: str) -> Iterator[str]:
    for part in _TOP_LEVEL.split(module):
        head, *members = _MEMBER.split(part)
        yield f"{head}\n"
        yield from (f"class _:\n{member}\n" for member in members)


def format_all(texts: Sequence[str], jobs: int) -> None:
    """Formats texts with black, without its check that the code means the same, in `jobs` processes."""
    # largest first, so that no process has a large one left at the end
    ordered = sorted(texts, key=len, reverse=True)
    parts = len(ordered) // _CHUNK + 1
    chunks = [ordered[start::parts] for start in range(parts)]
    if jobs == 1:
        for chunk in chunks:
            _format(chunk)
        return
    with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
        list(pool.map(_format, chunks))


def _format(texts: Sequence[str]) -> None:
    for text in texts:
        format_str(text, mode=_MODE)
