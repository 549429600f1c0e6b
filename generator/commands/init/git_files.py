"""The lines of `.gitignore` and `.gitattributes` for a folder with an SDK in it."""

from __future__ import annotations

import re
from typing import Final

# gitignore(5), "PATTERN FORMAT": what is no plain character of a path
_PATTERN: Final = re.compile(r"[\\*?\[\]]")

_LEFT_BY_TOOLS: Final = (
    ".venv/",
    "__pycache__/",
    "*.egg-info/",
    ".mypy_cache/",
    ".ruff_cache/",
    ".pytest_cache/",
)
_LEFT_BY_A_KILLED_RUN: Final = (".docwright-staging/", ".docwright-*.draft")


def ignored(output: str | None) -> tuple[str, ...]:
    """The patterns of what is not to be committed; `output` is a folder below, None where the SDK lies elsewhere."""
    # names of builds are common, so they are ignored in the SDK only: docs may be called so
    built = ("build", "dist", "site") if output else ()
    of_builds = tuple(f"/{_literal(f'{output}/{name}')}/" for name in built)
    return (*_LEFT_BY_TOOLS, *_LEFT_BY_A_KILLED_RUN, *of_builds)


def attributes(output: str, package: str) -> tuple[str, ...]:
    """The attributes of the SDK: generated files are folded in reviews, and git leaves their line ends alone.

    The changelog and the package `<package>_custom` are written by people. OUT has a `.gitattributes` of its own, which
    `generate` writes: these lines hold from the first commit on, and for hosts that look at the top only.
    """
    by_people = ("CHANGELOG.md", f"{package}_custom/**")
    return (
        f"{_quoted(output, '/**')} linguist-generated -text",
        *(
            f"{_quoted(output, f'/{path}')} -linguist-generated text=auto"
            for path in by_people
        ),
    )


def ignores(line: str, output: str) -> bool:
    """Whether a line of `.gitignore` keeps the SDK out of the repository; of patterns, only plain paths are judged."""
    return line.strip().strip("/") in {output, output.partition("/")[0]}


def _literal(path: str) -> str:
    """A path as a pattern that nothing else matches. A space at the end would be dropped; here a slash follows."""
    return _PATTERN.sub(r"\\\g<0>", path)


def _quoted(path: str, rest: str) -> str:
    """A path as a pattern of gitattributes(5), where a space ends it unless it stands in quotes, as in C."""
    pattern = f"/{_literal(path)}{rest}"
    if re.search(r'[\s"]', pattern) is None:
        return pattern
    escaped = pattern.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
