"""The columns of the archive SimpleContact.

Kinds of rows: `contact`.

Page: ../archive-providers/reference/simplecontact.md
"""

from __future__ import annotations

from typing import Final

from superoffice._runtime.rest.query.columns import AnyColumn
from superoffice._runtime.rest.query.columns import BoolColumn
from superoffice._runtime.rest.query.columns import DateTimeColumn
from superoffice._runtime.rest.query.columns import DecimalColumn
from superoffice._runtime.rest.query.columns import IntColumn
from superoffice._runtime.rest.query.columns import TextColumn

get_all_rows: Final = BoolColumn("getAllRows")
"""All rows: Asks for every company; slow on large databases

Lists cannot be sorted by it.
"""

contact_id: Final = IntColumn("contactId")
"""Company key: Number of the row in the database"""

name: Final = TextColumn("name")
"""Company: Name of the company, or its key

Restriction: `stringorPK`.
"""

department: Final = TextColumn("department")
"""Department: What tells offices of one company apart"""

has_interests: Final = BoolColumn("hasInterests")
"""Interests: Whether any interest is set"""

associate_id: Final = TextColumn("associateId")
"""Our contact: Who looks after the company

Restriction: `associate`.
"""

category: Final = TextColumn("category")
"""Category: What the company is to us

Restriction: `listAny`.
"""

category_id: Final = IntColumn("category/id")
"""Category key"""

country: Final = TextColumn("country")
"""Country

Restriction: `listAny`.
"""

org_nr: Final = TextColumn("orgNr")
"""Organisation number"""

number: Final = TextColumn("number")
"""Number: The number that we gave the company"""

updated_date: Final = DateTimeColumn("updatedDate")
"""Changed: When anything was last changed"""

registered_date: Final = DateTimeColumn("registeredDate")
"""Created: When the company was entered"""

contact_full_name: Final = TextColumn("contactFullName")
"""Full name: Name and department"""

contact_phone_formatted_number: Final = TextColumn("contactPhone/formattedNumber")
"""Telephone

Lists cannot be sorted by it.
"""

contact_udef_super_office_1: Final = TextColumn("contactUdef/SuperOffice:1")
"""Field of ours: A user-defined text"""

contact_udef_super_office_2: Final = DecimalColumn("contactUdef/SuperOffice:2")
"""Field of ours: A user-defined amount"""

associate_full_name: Final = AnyColumn("associate/fullName")
"""Our contact: Whole name

Lists cannot be filtered by it.
"""

contact_interest_ids: Final = AnyColumn("contactInterestIds")
"""Interests: Those that are set

Restriction: `listInterest`. Lists cannot be sorted by it.
"""

next_visit: Final = DateTimeColumn("nextVisit")
"""Next visit: On which day we promised to call

Restriction: `unlimitedDate`. Lists cannot be sorted by it.
"""

saint_status1: Final = AnyColumn("saintStatus1")
"""Not called for a while

Restriction: `saintStatus`. Lists cannot be sorted by it.
"""
