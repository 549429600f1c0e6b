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

GET_ALL_ROWS: Final = BoolColumn("getAllRows")
"""All rows: Asks for every company; slow on large databases

Lists cannot be sorted by it.
"""

CONTACT_ID: Final = IntColumn("contactId")
"""Company key: Number of the row in the database"""

NAME: Final = TextColumn("name")
"""Company: Name of the company, or its key

Restriction: `stringorPK`.
"""

DEPARTMENT: Final = TextColumn("department")
"""Department: What tells offices of one company apart"""

HAS_INTERESTS: Final = BoolColumn("hasInterests")
"""Interests: Whether any interest is set"""

ASSOCIATE_ID: Final = TextColumn("associateId")
"""Our contact: Who looks after the company

Restriction: `associate`.
"""

CATEGORY: Final = TextColumn("category")
"""Category: What the company is to us

Restriction: `listAny`.
"""

CATEGORY_ID: Final = IntColumn("category/id")
"""Category key"""

COUNTRY: Final = TextColumn("country")
"""Country

Restriction: `listAny`.
"""

ORG_NR: Final = TextColumn("orgNr")
"""Organisation number"""

NUMBER: Final = TextColumn("number")
"""Number: The number that we gave the company"""

UPDATED_DATE: Final = DateTimeColumn("updatedDate")
"""Changed: When anything was last changed"""

REGISTERED_DATE: Final = DateTimeColumn("registeredDate")
"""Created: When the company was entered"""

CONTACT_FULL_NAME: Final = TextColumn("contactFullName")
"""Full name: Name and department"""

CONTACT_PHONE_FORMATTED_NUMBER: Final = TextColumn("contactPhone/formattedNumber")
"""Telephone

Lists cannot be sorted by it.
"""

CONTACT_UDEF_SUPER_OFFICE_1: Final = TextColumn("contactUdef/SuperOffice:1")
"""Field of ours: A user-defined text"""

CONTACT_UDEF_SUPER_OFFICE_2: Final = DecimalColumn("contactUdef/SuperOffice:2")
"""Field of ours: A user-defined amount"""

ASSOCIATE_FULL_NAME: Final = AnyColumn("associate/fullName")
"""Our contact: Whole name

Lists cannot be filtered by it.
"""

CONTACT_INTEREST_IDS: Final = AnyColumn("contactInterestIds")
"""Interests: Those that are set

Restriction: `listInterest`. Lists cannot be sorted by it.
"""

NEXT_VISIT: Final = DateTimeColumn("nextVisit")
"""Next visit: On which day we promised to call

Restriction: `unlimitedDate`. Lists cannot be sorted by it.
"""

SAINT_STATUS1: Final = AnyColumn("saintStatus1")
"""Not called for a while

Restriction: `saintStatus`. Lists cannot be sorted by it.
"""
