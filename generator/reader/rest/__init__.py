"""REST operation pages and their indexes."""

from __future__ import annotations

from typing import Final

from generator.model.facts import PageKind
from generator.reader.page.outline import KindReader, Sign
from generator.reader.rest.index import is_rest_index, read_rest_index
from generator.reader.rest.operation import is_rest_operation, read_rest_operation

REST_KINDS: Final = (
    KindReader(
        PageKind.REST_OPERATION, Sign.SAMPLE, is_rest_operation, read_rest_operation
    ),
    # other pages have code blocks of a path alone as well
    KindReader(PageKind.REST_INDEX, Sign.WORDS, is_rest_index, read_rest_index),
)
