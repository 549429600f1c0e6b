"""A page has no more members, fields, types and operations than the limits allow, and says so where it has more."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice, product

import pytest
from growth.documents import docfx_class, docfx_enum, schema_enum, schema_object
from support.pages import operation_page, wsdl_page
from support.rest_pages import rest_page

from generator.model.docfx_facts import DocfxFacts
from generator.model.facts import PageFacts, SoapOperationFacts, WsdlFacts
from generator.model.rest_facts import RestOperationFacts
from generator.reader.page import limits
from generator.reader.read import read_page

Count = Callable[[PageFacts], int]
_MEMBERS = 7
_FIELDS = 6
_TYPES = 5
_OPERATIONS = 4
_OBJECTS = 8
