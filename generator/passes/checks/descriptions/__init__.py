"""Descriptions that are missing, in both protocols.

    slots.py            a place where docs could describe something
    names.py            the subjects that places of several sources are about, and what a comment of the source code is about
    soap_slots.py       the places of SOAP pages and WSDLs
    rest_slots.py       those of REST pages
    document_slots.py   those of docfx YAML and of documents of OpenAPI
    all_slots.py        the newest of them, and what older pages have at the same place
    undescribed.py      what has a place for a description, and none there
    lost.py             what an older page describes

Older pages are not checked. What has no place for a description is none: headers, wrappers, types in samples.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.lint.defects import Defect
from generator.passes.checks.checked import CheckedDocs
from generator.passes.checks.descriptions.all_slots import all_slots
from generator.passes.checks.descriptions.lost import lost
from generator.passes.checks.descriptions.undescribed import undescribed


def descriptions(docs: CheckedDocs) -> Iterator[Defect]:
    """Yields each description that is missing."""
    slots = all_slots(docs)
    yield from undescribed(docs, slots)
    yield from lost(docs, slots)
