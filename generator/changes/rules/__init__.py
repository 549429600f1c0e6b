"""The rules: what is a change, which direction and levels it has. A module for each part of the API, in the table below.

A rule gets a subject with its entries on both sides and yields drafts of changes. It knows neither causes, which follow
from the sources of both entries, nor lines for people.
"""

from __future__ import annotations

from typing import Final

from generator.changes.rules import (
    element_order,
    field_types,
    fields,
    groups,
    members,
    messages,
    operations,
    outs,
    parameter_types,
    parameters,
    results,
    routes,
    statuses,
    types,
    words,
)
from generator.changes.rules.row import Rule
from generator.model.comparison.snapshot import Fact

RULES: Final[tuple[Rule, ...]] = (
    *groups.RULES,
    *operations.RULES,
    *routes.RULES,
    *messages.RULES,
    *statuses.RULES,
    *results.RULES,
    *outs.RULES,
    *parameters.RULES,
    *parameter_types.RULES,
    *element_order.RULES,
    *types.RULES,
    *fields.RULES,
    *field_types.RULES,
    *members.RULES,
    *words.RULES,
)


def rules_of(fact: Fact) -> tuple[Rule, ...]:
    """The rules that compare facts of this kind."""
    return _BY_FACT.get(type(fact), ())


_BY_FACT: Final[dict[type, tuple[Rule, ...]]] = {
    fact: tuple(rule for rule in RULES if fact in rule.facts)
    for fact in {fact for rule in RULES for fact in rule.facts}
}
