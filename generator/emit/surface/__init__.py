"""What an SDK offers, as a snapshot: made from the model and the very views that its files are written from.

    header      the first line: versions, digests, names
    rest        agents, resources and operations of REST
    soap        agents and operations of a version of SOAP
    parameters  parameters of both, and signatures
    types       types of both, with fields and members
    archives    archives and their columns
    runtime     the public names of the runtime, which are kept as data
    origins     where a fact comes from
    escape      words and values of pages

Views of synchronous code alone are looked at, since those of asynchronous code have the same names.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from generator.emit.planned_names import Plan
from generator.emit.settings import SdkSettings
from generator.emit.surface.header import Patterns, header
from generator.emit.surface.rest import rest_entries
from generator.emit.surface.runtime import runtime_entries
from generator.emit.surface.soap import soap_entries
from generator.emit.surface.types import Classes, type_entries
from generator.model.api import Api, NamedType
from generator.model.comparison.snapshot import (
    NO_SUCCESSION,
    Entry,
    Snapshot,
    Succession,
)
from generator.model.ids import Protocol

__all__ = ["snapshot_of"]


def snapshot_of(
    api: Api,
    plan: Plan,
    settings: SdkSettings,
    succession: Succession = NO_SUCCESSION,
    patterns: Patterns = (),
) -> Snapshot:
    """The snapshot of an SDK with this plan.

    `patterns` are those of the operations that the SDK has and has not, which are settings too.
    """
    entries = sorted(_entries(api, plan, succession), key=attrgetter("subject"))
    return Snapshot(header(plan, settings, patterns), tuple(entries))


def _entries(api: Api, plan: Plan, succession: Succession) -> Iterator[Entry]:
    if plan.rest:
        yield from rest_entries(plan.rest, succession)
    for version in plan.soap.versions:
        yield from soap_entries(version, succession)
    # the docs may have types of versions without operations, for which no class is written
    yield from type_entries(_types_apart(api, plan), Classes(), succession)
    yield from runtime_entries(plan)


def _types_apart(api: Api, plan: Plan) -> Iterator[NamedType]:
    versions = {version.view.version for version in plan.soap.versions}
    for type_ in api.types:
        is_soap = type_.protocol is Protocol.SOAP
        if type_.version not in versions if is_soap else plan.rest is None:
            yield type_
