"""What a page is about, as a subject id."""

from __future__ import annotations

from generator.model.archive_facts import ArchiveFacts
from generator.model.facts import PageFacts, SoapOperationFacts, WsdlFacts
from generator.model.ids import ArchiveId, GroupId, OperationId
from generator.model.rest_facts import RestOperationFacts


def subject_of(page: PageFacts) -> str:
    """The id of the operation, agent or archive that a page is about; `page/` and its path where it is about none."""
    match page.facts:
        case SoapOperationFacts() as facts:
            group = GroupId.of_agent(facts.version, facts.agent)
            return OperationId.of(group, facts.operation)
        case WsdlFacts() as facts:
            return GroupId.of_agent(facts.version, facts.agent)
        case RestOperationFacts() as facts:
            group = GroupId.of_rest(facts.version, facts.group, is_agent=facts.is_agent)
            return OperationId.of(group, facts.operation)
        case ArchiveFacts() as facts:
            return ArchiveId.of(facts.archive)
        case _:
            return f"page/{page.path}"
