"""Where types are used: what takes and returns them, which fields hold them, and what extends them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.emit.docs.paths import relative
from generator.emit.docs.types.source import TypeSource
from generator.model.api import Operation, SoapOperation
from generator.model.expressions import TypeExpression, references
from generator.model.ids import TypeId

_MOST_SHOWN: Final = 20
"""Some types are used by hundreds of others, and a page has to stay small."""


class Places(msgspec.Struct):
    """Places of one kind that use a type: the first ones as text and page, and how many there are."""

    shown: list[tuple[str, str]] = msgspec.field(default_factory=list[tuple[str, str]])
    count: int = 0

    def add(self, text: str, page: str) -> None:
        """One more place."""
        self.count += 1
        if len(self.shown) < _MOST_SHOWN:
            self.shown.append((text, page))

    def links(self, page: str) -> tuple[str, ...]:
        """The first places as links on a page."""
        return tuple(
            f"[`{text}`]({relative(target, page)})" for text, target in self.shown
        )

    @property
    def more(self) -> int:
        """How many places are not shown."""
        return self.count - len(self.shown)


class Usage(msgspec.Struct):
    """Where a type is used."""

    taken: Places = msgspec.field(default_factory=Places)
    returned: Places = msgspec.field(default_factory=Places)
    held: Places = msgspec.field(default_factory=Places)
    extended: Places = msgspec.field(default_factory=Places)


def usages(source: TypeSource) -> Mapping[TypeId, Usage]:
    """Where each type is used; each operation and field is looked at once."""
    used: defaultdict[TypeId, Usage] = defaultdict(Usage)
    for operation in source.operations:
        call = source.calls[operation.id]
        parameters = (parameter.type for parameter in operation.parameters)
        for id_ in _named(parameters):
            used[id_].taken.add(call.text, call.page)
        # several results are fields of a model of their own, which is linked to what it holds
        result = source.results.get(operation.id)
        for id_ in _named(_returned(operation)):
            if result is None:
                used[id_].returned.add(call.text, call.page)
            else:
                used[id_].held.add(result.name, source.pages[result.name])
    for type_ in source.types:
        name, page = source.classes[type_.id], source.page(type_)
        names = source.names[type_.id]
        for field in source.own_fields(type_):
            for id_ in _named((field.type,)):
                used[id_].held.add(f"{name}.{names[field.wire]}", page)
        if base := source.bases.get(type_.id):
            used[base.id].extended.add(name, page)
    return used


def _returned(operation: Operation) -> Iterator[TypeExpression]:
    if isinstance(operation, SoapOperation):
        yield from (part.type for part in operation.out)
    elif operation.result is not None:
        yield operation.result


def _named(types: Iterable[TypeExpression]) -> Iterable[TypeId]:
    """The named types in type expressions, each once, in order."""
    return dict.fromkeys(id_ for type_ in types for id_ in references(type_))
