"""What an SDK keeps for users of the last release: aliases of renamed names, and defaults of parameters that came later."""

from __future__ import annotations

from types import MappingProxyType

import msgspec

from generator.changes.aliases import aliases, beginning
from generator.changes.arrivals import later_arrivals, with_defaults
from generator.changes.matching import renames
from generator.model.comparison.snapshot import Entry, Snapshot, Succession


def succession(released: Snapshot, new: Snapshot) -> Succession:
    """What `new` keeps of the last release. `new` is as it would be without any.

    After a release of what it gives, it gives the same again.
    """
    renamed = renames(released, new)
    begins = beginning(released, new)
    return Succession(
        MappingProxyType(aliases(released, new, renamed)),
        MappingProxyType(later_arrivals(released, new, renamed, begins)),
    )


def with_succession(new: Snapshot, kept: Succession) -> Snapshot:
    """The snapshot of the SDK that keeps these names and defaults."""
    if not kept:
        return new
    return Snapshot(new.header, tuple(_kept(entry, kept) for entry in new.entries))


def _kept(entry: Entry, kept: Succession) -> Entry:
    names = kept.aliases.get(entry.subject, ())
    defaults = kept.defaults.get(entry.subject, {})
    if not names and not defaults:
        return entry
    return msgspec.structs.replace(
        entry,
        python=with_defaults(entry.python, frozenset(defaults)),
        aliases=names,
        defaults=dict(defaults),
    )
