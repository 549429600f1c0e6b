"""Subject ids: strings that name everything in the model. Each kind of id is a type.

    soap/Services88/Appointment            rest/v1/Agents/Appointment    rest/v1/Contact     groups of operations
    soap/Services88/Appointment/Reject     rest/v1/Contact/GetAll                            operations
    types/Services88/AppointmentEntity     types/AppointmentEntity                           named types
    archives/SimpleContact                                                                   sources of rows

They are strings, because they are printed, sorted and written to JSON unchanged. The id of a part (a parameter, a field)
is that of its owner, a `#` and a key (`…/Reject#param/RejectReason`); it is a plain string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, Self

_NUMBERED: Final = re.compile(r"v([1-9][0-9]{0,3})\Z")


class Protocol(StrEnum):
    """The protocol of an operation, a group of operations or a type."""

    SOAP = "soap"
    REST = "rest"


class GroupId(str):
    """The id of an agent or a resource."""

    __slots__ = ()

    @classmethod
    def of_agent(cls, version: str, agent: str) -> Self:
        """The id of an agent of SOAP: `soap/Services88/Appointment`."""
        return cls(f"soap/{version}/{agent}")

    @classmethod
    def of_rest(cls, version: str, group: str, *, is_agent: bool) -> Self:
        """The id of an agent (`rest/v1/Agents/Appointment`) or a resource (`rest/v1/Contact`) of REST."""
        return cls(f"rest/{version}/{'Agents/' if is_agent else ''}{group}")


class OperationId(str):
    """The id of an operation: the id of its group, followed by its wire name."""

    __slots__ = ()

    @classmethod
    def of(cls, group: GroupId, operation: str) -> Self:
        """The id of an operation of a group: `soap/Services88/Appointment/Reject`."""
        return cls(f"{group}/{operation}")

    @property
    def group(self) -> GroupId:
        """The agent or resource that the operation belongs to."""
        return GroupId(self.rpartition("/")[0])


class TypeId(str):
    """The id of a named type. It contains the version of a type of SOAP; types of REST have no version in their ids."""

    __slots__ = ()

    @classmethod
    def of_soap(cls, version: str, name: str) -> Self:
        """The id of a type of SOAP: `types/Services88/AppointmentEntity`."""
        return cls(f"types/{version}/{name}")

    @classmethod
    def of_rest(cls, name: str) -> Self:
        """The id of a type of REST: `types/AppointmentEntity`."""
        return cls(f"types/{name}")

    @property
    def name(self) -> str:
        """The wire name of the type, which is the same in all versions and protocols."""
        return self.rpartition("/")[2]

    @property
    def protocol(self) -> Protocol:
        """The protocol of the type."""
        return Protocol.REST if self.count("/") == 1 else Protocol.SOAP


class ArchiveId(str):
    """The id of an archive, whose rows lists return."""

    __slots__ = ()

    @classmethod
    def of(cls, name: str) -> Self:
        """The id of an archive: `archives/SimpleContact`."""
        return cls(f"archives/{name}")


def main_version(versions: Iterable[str]) -> str:
    """The version of REST whose groups and types have names without a version: the first of `v1`, `v2`, …, else of all.

    It follows from the spelling of the versions alone, so that no page of another one changes it.
    """
    return min(versions, key=_version_order)


def _version_order(version: str) -> tuple[bool, int, str]:
    match = _NUMBERED.match(version)
    return match is None, int(match[1]) if match else 0, version
