"""Descriptions of pages, of which snapshots have digests only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from generator.changes.drafts import Context, Draft, Nature, Pair
from generator.changes.rules.row import BOTH, PATCH, SAFE, Rule, changed
from generator.model.comparison.snapshot import Entry, Fact


def _words(pair: Pair, _context: Context) -> Iterator[Draft]:
    match pair:
        case Pair(old=Entry(words=old), new=Entry(words=new)) if old != new:
            levels = (SAFE, PATCH)
            texts = (old or None, new or None)
            yield changed(
                "description-changed", pair, BOTH, levels, texts, nature=Nature.WORDS
            )
        case _:
            return


RULES = (Rule(("description-changed",), get_args(Fact), _words),)
