"""SOAP operation pages, index pages and WSDLs."""

from __future__ import annotations

from typing import Final

from generator.model.facts import PageKind
from generator.reader.page.outline import KindReader, Sign
from generator.reader.soap.index import (
    is_agent_index,
    is_root_index,
    is_version_index,
    read_agent_index,
    read_version_index,
)
from generator.reader.soap.operation import is_soap_operation, read_soap_operation
from generator.reader.soap.wsdl import is_wsdl, read_wsdl

SOAP_KINDS: Final = (
    KindReader(PageKind.WSDL, Sign.DOCUMENT, is_wsdl, read_wsdl),
    KindReader(
        PageKind.SOAP_OPERATION, Sign.SAMPLE, is_soap_operation, read_soap_operation
    ),
    KindReader(PageKind.AGENT_INDEX, Sign.SAMPLE, is_agent_index, read_agent_index),
    KindReader(
        PageKind.VERSION_INDEX, Sign.HEADING, is_version_index, read_version_index
    ),
    KindReader(PageKind.ROOT_INDEX, Sign.HEADING, is_root_index),
)
