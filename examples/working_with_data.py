"""Working with data: columns of rows by type, user-defined fields as values, an entity that is read, changed and written.

SUPEROFFICE_URL=https://sod2.superoffice.com/Cust12345/api SUPEROFFICE_TOKEN=8A:... python examples/working_with_data.py
"""

from __future__ import annotations

import sys
from datetime import date

from superoffice import CustomFields, EncodeError, SuperOffice, SuperOfficeError
from superoffice.archives import simple_contact as c
from superoffice.models import ContactEntity


def list_companies(so: SuperOffice) -> int:
    """Reads columns by type, those that the documentation knows and others. Returns the key of the first company."""
    first = 0
    rows = so.contact.get_all(filter=c.name.begins("B"), top=2)
    for row in rows:
        print("company", row.primary_key, row.as_text("name"))
        print("changed", row.as_date("updatedDate"), "visited", row.as_date("visited"))
        # columns of the documentation know their type
        first = first or row[c.contact_id] or 0
    return first


def write_back(so: SuperOffice, key: int) -> None:
    """Reads an entity, changes it and its user-defined fields, and writes it back."""
    company = so.contact.get_contact_entity(key)
    fields = CustomFields(company.custom_fields)
    print("colour", fields.display_text("SuperOffice:1"))
    print("founded", fields.as_date("SuperOffice:2"))
    fields["SuperOffice:1"] = 9
    fields["SuperOffice:2"] = date(2024, 1, 31)
    company.department = "Sales"
    so.contact.put_contact_entity(key, company)


def change_fields(so: SuperOffice, key: int) -> None:
    """Changes single fields: by Python name or wire name, or those of a model that are set."""
    so.contact.patch_contact_entity(key, {"department": "Yard", "org_nr": None})
    so.contact.patch_contact_entity(key, ContactEntity(department="Yard"))
    try:
        so.contact.patch_contact_entity(key, {"departmnt": "Yard"})
    except EncodeError as error:
        print("not sent:", error)


def main() -> int:
    """Takes all steps."""
    try:
        with SuperOffice.from_env() as so:
            key = list_companies(so)
            write_back(so, key)
            change_fields(so, key)
    except SuperOfficeError as error:
        print("failed:", error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
