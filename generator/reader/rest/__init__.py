"""REST operation pages, their indexes, and the pages of archives, whose rows lists return."""

from __future__ import annotations

from typing import Final

from generator.model.facts import PageKind
from generator.reader.page.outline import KindReader, Sign
from generator.reader.rest.archive import is_archive, read_archive
from generator.reader.rest.index import is_rest_index, read_rest_index
from generator.reader.rest.operation import is_rest_operation, read_rest_operation

REST_KINDS: Final = (
    # before operations: its sample is a call, which could be taken for a route
    KindReader(PageKind.ARCHIVE, Sign.SAMPLE, is_archive, read_archive),
    KindReader(
        PageKind.REST_OPERATION, Sign.SAMPLE, is_rest_operation, read_rest_operation
    ),
    # other pages have code blocks of a path alone as well
    KindReader(PageKind.REST_INDEX, Sign.WORDS, is_rest_index, read_rest_index),
)
