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
    description = Text(text) if text else None
    facts = DocfxFacts(
        name=WireName(name),
        namespace=Text("Post"),
        is_enum=False,
        base=WireName(base) if base else None,
        agent=WireName(agent) if agent else None,
        properties=tuple(
            DocfxProperty(WireName(property_name), type_, description, 1)
            for property_name, type_ in properties
        ),
        members=(),
        methods=tuple(
            DocfxMethod(WireName(method_name), (), result, description, 1)
            for method_name, result in methods
        ),
        text=description,
        line=1,
    )
    return PageFacts(f"2023/webapi/{name}.yml", PageKind.DOCFX, facts, ())


def list_of(name: str) -> DocfxType:
    """A list of a type."""
    return DocfxType(WireName("List"), (named(name),))


def named(name: str) -> DocfxType:
    """A type by its name."""
    return DocfxType(WireName(name))
