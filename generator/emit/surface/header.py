"""The header of a snapshot: what the SDK was made with, and what it needs."""

from __future__ import annotations

import msgspec

from generator import __version__
from generator.emit.planned_names import Plan
from generator.emit.project_file import REQUIRES_PYTHON, requirements
from generator.emit.settings import SdkSettings
from generator.emit.surface.escape import short_digest
from generator.emit.surface.runtime import runtime_digest
from generator.model.comparison.snapshot import SNAPSHOT_SCHEMA, Header

Patterns = tuple[tuple[str, ...], ...]
"""The patterns of the operations that an SDK has, and of those that it has not."""


def header(plan: Plan, settings: SdkSettings, patterns: Patterns) -> Header:
    """The header of the snapshot of an SDK."""
    return Header(
        schema=SNAPSHOT_SCHEMA,
        docwright=__version__,
        runtime=runtime_digest(plan),
        settings=_settings(plan, settings, patterns),
        package=settings.package,
        distribution=settings.distribution,
        sdk_version=settings.sdk_version,
        python=REQUIRES_PYTHON,
        dependencies=requirements(
            rest=plan.rest is not None, soap=bool(plan.soap.versions)
        ),
    )


def _settings(plan: Plan, settings: SdkSettings, patterns: Patterns) -> str:
    """A digest of what decides names, annotations and operations besides the docs; no texts and no version are in it."""
    custom = {path: name.path for path, name in plan.custom.by_class.items()}
    decisive = (
        settings.package,
        settings.distribution,
        settings.words,
        patterns if any(patterns) else (),
        dict(sorted(custom.items())),
    )
    return short_digest(msgspec.json.encode(decisive))
