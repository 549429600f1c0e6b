"""What users of Python see of the changes: names, signatures, annotations, classes, the runtime, and what an SDK needs.

pairs         what both SDKs have of a subject
methods       agents, resources and methods
signatures    which calls are right still
classes       models, enums, results and archives, with their parts
types         what another annotation means for arguments, results and fields
annotations   annotations as unions, and which values fit
sides         both SDKs, and how their classes are called
surface       the public names of the runtime
requirements  least Python, dependencies, package
ended         aliases that are no more
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from generator.changes.matching import Renames
from generator.changes.python.classes import (
    of_archive,
    of_class,
    of_column,
    of_field_,
    of_member,
    of_out,
)
from generator.changes.python.differences import PythonDifference
from generator.changes.python.ended import ended_aliases
from generator.changes.python.methods import of_group, of_method
from generator.changes.python.pairs import Pair, pairs
from generator.changes.python.requirements import of_header
from generator.changes.python.sides import Sides
from generator.changes.python.surface import of_runtime
from generator.model.comparison.changes import Direction
from generator.model.comparison.snapshot import (
    ArchiveFact,
    ColumnFact,
    FieldFact,
    GroupFact,
    MemberFact,
    OutFact,
    RestFact,
    ResultFact,
    RuntimeFact,
    Snapshot,
    SoapFact,
    TypeFact,
)

_COMPARED: Final[Mapping[type, Callable[[Pair, Sides], Iterator[PythonDifference]]]] = {
    GroupFact: of_group,
    RestFact: of_method,
    SoapFact: of_method,
    TypeFact: of_class,
    ResultFact: of_class,
    FieldFact: of_field_,
    MemberFact: of_member,
    OutFact: of_out,
    ArchiveFact: of_archive,
    ColumnFact: of_column,
    RuntimeFact: of_runtime,
}
"""What compares each kind of subject; parameters are compared with the signature of their method."""


def python_differences(
    old: Snapshot,
    new: Snapshot,
    renames: Renames,
    directions: Mapping[str, Direction] = MappingProxyType({}),
) -> tuple[PythonDifference, ...]:
    """All differences, sorted by subject. `directions` are those of the messages that have a type, by its id."""
    sides = Sides(old, new, renames, directions)
    differences = [*of_header(old.header, new.header), *ended_aliases(sides)]
    for pair in pairs(sides):
        entry = pair.new or pair.old
        compare = _COMPARED.get(type(entry.fact)) if entry else None
        if compare is not None:
            differences += compare(pair, sides)
    return tuple(sorted(differences, key=_order))


def _order(difference: PythonDifference) -> tuple[str, str, str, str]:
    return (
        difference.subject,
        difference.kind,
        difference.old or "",
        difference.new or "",
    )
