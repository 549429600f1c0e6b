"""The documentation of an SDK on the disk: its links, and the signatures and routes that it shows."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

LARGEST = 10_000
"""Bytes of a page."""

_CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.*)$", re.MULTILINE)
_SIGNATURE = re.compile(
    r"```python\n((?:so|client)\.[\w.]+\(.*\) -> .*)\n```", re.DOTALL
)


def pages_of(folder: Path) -> dict[str, str]:
    """The pages of an SDK by path: `api.md`, and all below `docs/`."""
    paths = [folder / "api.md", *(folder / "docs").rglob("*.md")]
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}  # fmt: skip


def broken_links(pages: Mapping[str, str]) -> list[str]:
    """The relative links that lead to no page, or to no heading of it."""
    anchors = {path: set(_anchors(text)) for path, text in pages.items()}
    return [
        f"{path}: {link}"
        for path, text in pages.items()
        for link in _LINK.findall(_CODE.sub("", text))
        if not re.match(r"https?:", link) and not _resolves(path, link, anchors)
    ]


def _resolves(path: str, link: str, anchors: Mapping[str, set[str]]) -> bool:
    target, _, anchor = unquote(link).partition("#")
    page = _normal(PurePosixPath(path).parent / target) if target else path
    return page in anchors and (not anchor or anchor in anchors[page])


def _normal(path: PurePosixPath) -> str:
    parts: list[str] = []
    for part in path.parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _anchors(text: str) -> Iterator[str]:
    """The anchors of headings, as GitHub makes them."""
    seen: Counter[str] = Counter()
    for heading in _HEADING.findall(_CODE.sub("", text)):
        words = re.sub(r"[^\w\- ]", "", heading.replace("\\", "").lower())
        anchor = words.replace(" ", "-")
        yield f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor
        seen[anchor] += 1


def signatures(text: str) -> list[str]:
    """The signatures that a page shows, each on a line."""
    found = map(_SIGNATURE.fullmatch, _CODE.findall(text))
    return [_on_a_line(match[1]) for match in found if match]


def _on_a_line(signature: str) -> str:
    return re.sub(r"\(\n +", "(", re.sub(r",\n\)", ")", signature)).replace(",\n    ", ", ")  # fmt: skip


def signature_of(path: str, method: Callable[..., Any]) -> str:
    """The signature of a method below its path from a client, from `inspect.signature`."""
    signature = inspect.signature(method)
    parameters = list(signature.parameters.values())[1:]
    shown: list[str] = []
    for parameter in parameters:
        is_named = parameter.kind is parameter.KEYWORD_ONLY
        if is_named and "*" not in shown:
            shown.append("*")
        stars = "**" if parameter.kind is parameter.VAR_KEYWORD else ""
        has_none = parameter.default is not parameter.empty
        assert parameter.default in {parameter.empty, None}
        default = " = None" if has_none else ""
        shown.append(f"{stars}{parameter.name}: {parameter.annotation}{default}")
    return f"{path}({', '.join(shown)}) -> {signature.return_annotation}"


def methods_of(class_: type[Any]) -> dict[str, Callable[..., Any]]:
    """The methods that a class of a group defines."""
    return {
        name: value
        for name, value in vars(class_).items()
        if inspect.isfunction(value) and not name.startswith("_")
    }


def whole_pages(pages: Mapping[str, str]) -> dict[str, str]:
    """The pages, each with those on which it goes on; code that goes on with it is one part again."""
    whole: dict[str, str] = {}
    for path in sorted(pages, key=_place):
        first, number = _place(path)
        text = pages[path]
        whole[first] = _joined(whole[first], text) if number else text
    return whole


def _place(path: str) -> tuple[str, int]:
    """The first page, and the number of this one."""
    match = re.fullmatch(r"(.*)\.[a-z]+-([0-9]+)\.md", path)
    return (f"{match[1]}.md", int(match[2])) if match else (path, 0)


def _joined(before: str, after: str) -> str:
    before = before.rpartition("\n\nThis goes on [here]")[0]
    after = after.partition("\n\n")[2]
    if before.endswith("\n```") and after.startswith("```python\n    "):
        return before.removesuffix("```") + after.removeprefix("```python\n")
    return f"{before}\n\n{after}"
