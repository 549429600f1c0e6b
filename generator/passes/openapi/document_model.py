"""What documents state, as the phase hands it on."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from generator.model.api import Evidence, NamedType, RestOperation
from generator.model.clients import API_PATH
from generator.model.ids import GroupId, OperationId
from generator.model.text import Text
from generator.passes.knowledge.known import Known
from generator.passes.rest.archives import SearchedArchive


class DocumentModel(msgspec.Struct, frozen=True):
    """The operations and types of documents, and the types as knowledge for pages.

    `searched` are the archives of lists, `tags` the descriptions of groups, `base_path` is what all routes begin with.
    `reached` are the files that a document or a part of one refers to.
    """

    operations: tuple[RestOperation, ...]
    types: tuple[NamedType, ...]
    known: Known
    searched: Mapping[OperationId, SearchedArchive]
    tags: Mapping[GroupId, tuple[Text, Evidence]]
    base_path: str = API_PATH
    reached: frozenset[str] = frozenset()
