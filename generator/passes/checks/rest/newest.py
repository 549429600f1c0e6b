"""The newest page of each operation of REST, with the operation in the model.

Older pages are not checked: what was wrong with them is put right, or shows on the newest one as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.api import RestOperation
from generator.model.rest_facts import RestOperationFacts
from generator.passes.checks.checked import CheckedDocs

_Row = tuple[str, RestOperationFacts, RestOperation]


def newest_operation_pages(docs: CheckedDocs) -> Iterator[_Row]:
    """Yields the path and the facts of the newest page of each operation, the first by path of those of one age."""
    operations = {(each.method, each.path): each for each in docs.api.rest.operations}
    newest: dict[tuple[str, str], tuple[int, str, RestOperationFacts]] = {}
    for path, page in sorted(docs.pages.items()):
        facts = page.facts
        if not isinstance(facts, RestOperationFacts):
            continue
        key, edition = (facts.method, str(facts.path)), docs.ages.edition(path)
        if key not in newest or edition < newest[key][0]:
            newest[key] = edition, path, facts
    for key, (_, path, facts) in newest.items():
        operation = operations.get(key)
        if operation is not None:
            yield path, facts, operation
