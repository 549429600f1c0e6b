"""The subject ids of operations by their routes, for documents and pages alike."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.ids import OperationId
from generator.passes.checks.checked import CheckedDocs


class OperationSubjects(msgspec.Struct, frozen=True):
    """The ids of operations by method and route."""

    ids: Mapping[tuple[str, str], OperationId]

    def of(self, method: str, route: str, path: str) -> str:
        """The id of an operation; that of the page where the model has none."""
        return str(self.ids.get((method, route)) or f"page/{path}")


def operation_subjects(docs: CheckedDocs) -> OperationSubjects:
    """The ids of all operations of REST."""
    return OperationSubjects(
        {(each.method, each.path): each.id for each in docs.api.rest.operations}
    )
