"""Former names of types and of what they consist of, for the SDK whose names were others before."""

from __future__ import annotations

from generator.model.comparison.snapshot import Alias

_SOAP = "soap.services88"

TYPES: dict[str, tuple[Alias, ...]] = {
    "types/ContactEntity": (Alias("models.CompanyEntity", "1.1.0"),),
    "types/ContactEntity#field/Name": (
        Alias("company_name", "1.1.0"),
        Alias("title", "1.2.0"),
    ),
    "types/ContactEntity#field/Persons": (Alias("people"),),
    "types/ContactEntity#field/Associate": (Alias("owner"),),
    "types/Associate#field/FullName": (Alias("whole_name"),),
    "types/ETableRight": (Alias("enums.TableRights"),),
    "types/ETableRight#member/Select": (Alias("READ"),),
    "types/RecurrenceUpdateMode#member/OnlyThis": (Alias("SINGLE"),),
    "rest/v1/Contact": (Alias("resources.CustomerResource"),),
    "rest/v1/Agents/Appointment": (Alias("agents.MeetingAgent"),),
    "soap/Services88/Appointment": (Alias(f"{_SOAP}.agents.MeetingAgent"),),
    "soap/Services88/FileManager/ReadFile#result": (
        Alias(f"{_SOAP}.models.FileResult"),
    ),
    "soap/Services88/FileManager/ReadFile#out/Length": (Alias("size"),),
    "types/Services88/Task": (
        Alias(f"{_SOAP}.models.ToDo"),
        Alias("soap.eighty_eight.models.Task"),
    ),
    "types/Services88/Task#field/Value": (Alias("text"),),
    "types/Services88/Carrier#field/TableRight": (Alias("rights"),),
    "types/Services88/RecurrenceUpdateMode": (Alias(f"{_SOAP}.enums.Mode"),),
    "types/Services88/RecurrenceUpdateMode#member/OnlyThis": (Alias("SINGLE"),),
    "archives/SimpleContact": (Alias("archives.companies"),),
    "archives/SimpleContact#column/contactId": (Alias("company_id"),),
}
