"""Documents of OpenAPI in JSON and YAML."""

from __future__ import annotations

from typing import Final

from generator.model.facts import PageKind
from generator.reader.openapi.read_document import read_openapi
from generator.reader.openapi.recognition import is_openapi
from generator.reader.page.outline import KindReader, Sign

OPENAPI_KINDS: Final = (
    KindReader(PageKind.OPENAPI, Sign.DOCUMENT, is_openapi, read_openapi),
)
