"""Docfx pages of an agent `Parcel` with a carrier and an enum, as facts."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.docfx_facts import (
    DocfxFacts,
    DocfxMethod,
    DocfxProperty,
    DocfxType,
)
from generator.model.facts import PageFacts, PageKind
from generator.model.text import Text, WireName


def docfx_page(
    name: str,
    properties: Sequence[tuple[str, DocfxType]] = (),
    methods: Sequence[tuple[str, DocfxType]] = (),
    *,
    agent: str | None = None,
    base: str | None = None,
    text: str = "",
) -> PageFacts:
    """The page of a class; each property and method is described as `text` says."""
    said = Text(text) if text else None
    facts = DocfxFacts(
        name=WireName(name),
        namespace=Text("Post"),
        is_enum=False,
        base=WireName(base) if base else None,
        agent=WireName(agent) if agent else None,
        properties=tuple(
            DocfxProperty(WireName(one), type_, said, 1) for one, type_ in properties
        ),
        members=(),
        methods=tuple(
            DocfxMethod(WireName(one), (), result, said, 1) for one, result in methods
        ),
        text=said,
        line=1,
    )
    return PageFacts(f"2023/webapi/{name}.yml", PageKind.DOCFX, facts, ())


def list_of(name: str) -> DocfxType:
    """A list of a type."""
    return DocfxType(WireName("List"), (named(name),))


def named(name: str) -> DocfxType:
    """A type by its name."""
    return DocfxType(WireName(name))
