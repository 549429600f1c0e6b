"""Documents of OpenAPI in JSON and YAML, and files that hold parts of them."""

from __future__ import annotations

from typing import Final

from generator.model.facts import PageKind
from generator.reader.openapi.parts import read_openapi_part
from generator.reader.openapi.read_document import read_openapi
from generator.reader.openapi.recognition import is_openapi, is_openapi_part
from generator.reader.page.outline import KindReader, Sign

OPENAPI_KINDS: Final = (
    KindReader(PageKind.OPENAPI, Sign.DOCUMENT, is_openapi, read_openapi),
    # parts have no sign but what they look like
    KindReader(PageKind.OPENAPI_PART, Sign.WORDS, is_openapi_part, read_openapi_part),
)
