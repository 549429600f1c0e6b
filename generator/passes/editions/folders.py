"""The folders of one argument of DOCS that are editions: those that have pages about the same subjects.

Rule: two folders are editions if pages of one subject have the same path below both. WSDLs of one agent may also have
other file names, as pages and files have: their editions are the folders at which their paths part. Pages in the same
folder are of the same edition.
Source: trees of pages of two years, and folders of WSDL files beside them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from generator.model.facts import Facts, WsdlFacts
from generator.model.openapi_facts import OpenApiFacts
from generator.passes.editions.subjects import (
    Subject,
    page_subject,
    route_subjects,
)
from generator.passes.pages import Located

_Parts = tuple[str, ...]


class Folders:
    """The editions among pages."""

    def __init__(self, pages: Iterable[Located[Facts]]) -> None:
        same: dict[Subject, list[Located[Facts]]] = defaultdict(list)
        for page in pages:
            for subject in _compared(page.facts):
                same[subject].append(page)
        self._folders = {
            folder
            for copies in same.values()
            if len(copies) > 1
            for folder in _editions(copies)
        }

    def of(self, path: str) -> str:
        """The innermost edition that holds a page; empty outside of all."""
        folder = path
        while self._folders and folder:
            folder = folder.rpartition("/")[0]
            if folder in self._folders:
                return folder
        return ""


def _compared(facts: Facts) -> Sequence[Subject]:
    """The subjects by which a page is compared: editions of a document share operations, though not all."""
    if isinstance(facts, OpenApiFacts):
        return route_subjects(facts)
    return (page_subject(facts),)


def _editions(copies: Sequence[Located[Facts]]) -> Iterator[str]:
    paths = sorted(tuple(page.path.split("/")) for page in copies)
    yield from _above_shared_ends(paths)
    if isinstance(copies[0].facts, WsdlFacts):
        yield from _where_paths_part(paths)


def _above_shared_ends(paths: Sequence[_Parts]) -> Iterator[str]:
    """For each path that ends like another: the folder above the longest such end."""
    # how many of the paths have each end, so that no path is compared with all others
    sharing = Counter(parts[start:] for parts in paths for start in range(len(parts)))
    for parts in paths:
        for end in range(1, len(parts)):
            # a copy that has the end, but not the part before it, shares exactly this end
            if sharing[parts[end:]] > sharing[parts[end - 1 :]]:
                yield "/".join(parts[:end])
                break


def _where_paths_part(paths: Sequence[_Parts]) -> Iterator[str]:
    """For each file name that no other path has: the folder in which the path is no longer that of the nearest one."""
    names = Counter(parts[-1] for parts in paths)
    # paths are sorted, so that the nearest one is a neighbour
    shared = [0, *(_shared(first, second) for first, second in pairwise(paths)), 0]
    roots = {parts[: parts.index("..")] for parts in paths if ".." in parts}
    for parts, (before, after) in zip(paths, pairwise(shared), strict=True):
        folder = _inside(parts[:-1], max(before, after), roots)
        if names[parts[-1]] == 1 and folder:
            yield "/".join(folder)


def _inside(folders: _Parts, depth: int, roots: Container[_Parts]) -> _Parts:
    """The folder at a depth; empty where there is none. What lies beside a page root is written with `..` after it."""
    if folders[:depth] in roots and folders[depth : depth + 1] != ("..",):
        return folders[:depth]
    while folders[depth : depth + 1] == ("..",):
        depth += 1
    return folders[: depth + 1] if depth < len(folders) else ()


def _shared(first: _Parts, second: _Parts) -> int:
    """How many parts two paths have in common from their start on."""
    count = 0
    for part, other in zip(first, second, strict=False):
        if part != other:
            break
        count += 1
    return count
