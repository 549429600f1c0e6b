"""docfx YAML: classes, enums and agents of the .NET client, and tables of contents."""

from __future__ import annotations

from typing import Final

from generator.model.facts import PageKind
from generator.reader.docfx.classes import is_docfx, is_table_of_contents, read_docfx
from generator.reader.page.outline import KindReader, Sign

DOCFX_KINDS: Final = (
    KindReader(PageKind.TOC, Sign.DOCUMENT, is_table_of_contents),
    KindReader(PageKind.DOCFX, Sign.DOCUMENT, is_docfx, read_docfx),
)
