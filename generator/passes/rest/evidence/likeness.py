"""Which named type has the properties of an object.

Rule: the only type with exactly these properties; where there is none, the only type that may be older than REST, lacks
one of them and shares at least three. Several types are no match. Source: REST is a newer build than SOAP and docfx YAML,
and most types that grew have one property more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

_FEWEST_SHARED: Final = 3
"""Smaller types are alike by chance."""


class NamedTypes:
    """The names of types by their properties. `types` are compared exactly; `older` ones may lack a property."""

    def __init__(
        self,
        types: Iterable[tuple[str, frozenset[str]]],
        older: Iterable[tuple[str, frozenset[str]]],
    ) -> None:
        self._exact = _by_properties(types)
        self._older = _by_properties(older)
        # by the sum of the hashes, which is known at once for a set without one property
        self._by_sum: dict[int, list[frozenset[str]]] = {}
        for properties in self._older:
            self._by_sum.setdefault(_sum(properties), []).append(properties)

    def like(self, properties: frozenset[str]) -> str | None:
        """The name of the only type like an object with these properties."""
        names = self._exact.get(properties)
        if names is None and len(properties) > _FEWEST_SHARED:
            names = self._with_one_less(properties)
        return min(names) if names and len(names) == 1 else None

    def _with_one_less(self, properties: frozenset[str]) -> set[str]:
        whole, names = _sum(properties), set[str]()
        for name in properties:
            for smaller in self._by_sum.get(whole - hash(name), ()):
                # different sets may have the same sum
                if smaller < properties and len(smaller) == len(properties) - 1:
                    names |= self._older[smaller]
        return names


def _by_properties(
    types: Iterable[tuple[str, frozenset[str]]],
) -> Mapping[frozenset[str], set[str]]:
    names: dict[frozenset[str], set[str]] = {}
    for name, properties in types:
        names.setdefault(properties, set()).add(name)
    return names


def _sum(properties: frozenset[str]) -> int:
    return sum(map(hash, properties))
