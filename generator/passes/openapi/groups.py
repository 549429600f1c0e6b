"""What documents say of operations together: of groups by their tags, of lists by their archives, and of all routes.

Source: `tags`, `servers` or `basePath`, and the descriptions of SuperOffice's lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model.api import Evidence, Fact, Rule
from generator.model.clients import API_PATH
from generator.model.ids import GroupId, OperationId
from generator.model.openapi_facts import OpenApiFacts, TagText
from generator.model.text import Text
from generator.passes.openapi.documents import server_path
from generator.passes.openapi.named_operations import NamedOperation
from generator.passes.pages import Located
from generator.passes.rest.archives import SearchedArchive


def searched_archives(
    operations: Iterable[NamedOperation],
) -> Mapping[OperationId, SearchedArchive]:
    """The archives that descriptions name, by operation."""
    found: dict[OperationId, SearchedArchive] = {}
    for named in operations:
        facts, path = named.operation.facts, named.operation.document.path
        if facts.archive is not None:
            found[named.names.id] = SearchedArchive(facts.archive, path, facts.line)
    return found


def tag_texts(
    operations: Iterable[NamedOperation],
) -> Mapping[GroupId, tuple[Text, Evidence]]:
    """The descriptions of groups: those of the first tag of their first operation that has one."""
    by_document: dict[str, Mapping[str, TagText]] = {}
    found: dict[GroupId, tuple[Text, Evidence]] = {}
    for named in operations:
        document, tags = named.operation.document, named.operation.facts.tags
        if document.path not in by_document:
            by_document[document.path] = _by_name(document)
        tag = by_document[document.path].get(tags[0].raw) if tags else None
        if tag is not None and tag.text:
            place = Evidence(Fact.DESCRIPTION, Rule.OPENAPI, document.path, tag.line)
            found.setdefault(named.names.id.group, (tag.text, place))
    return found


def _by_name(document: Located[OpenApiFacts]) -> Mapping[str, TagText]:
    return {tag.name.raw: tag for tag in document.facts.tags}


def base_path(operations: Sequence[NamedOperation]) -> str:
    """What all routes begin with: `/api` for SuperOffice's, else the path of the servers, if all have the same."""
    if all(named.names.is_vendor for named in operations):
        return API_PATH
    documents = {
        named.operation.document.path: named.operation.document for named in operations
    }
    paths = {server_path(document.facts) for document in documents.values()}
    path = paths.pop() if len(paths) == 1 else ""
    is_shared = all(
        f"{named.operation.facts.path}/".startswith(f"{path}/") for named in operations
    )
    return path if is_shared else ""
