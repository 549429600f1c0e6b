"""A document while it is read: its tree, its dialect, what it refers to, and the diagnostics about it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from generator.model.openapi_facts import Reference
from generator.reader.log import DiagnosticLog
from generator.reader.openapi.references import REF, Place, place_of, reference
from generator.reader.page.limits import MAX_READ_VALUES
from generator.reader.page.tree import Mapping, Value


class Dialect(StrEnum):
    """The version of the specification; `PART` where a file holds parts of a document."""

    SWAGGER_2 = "2.0"
    OPENAPI_3_0 = "3.0"
    OPENAPI_3_1 = "3.1"
    PART = ""


class Document:
    """A document, or a part of one.

    `schemas` are the pointers of its named schemas; those of other schemas that it refers to are added on the way.
    """

    def __init__(
        self, root: Mapping, dialect: Dialect, schemas: list[str], log: DiagnosticLog
    ) -> None:
        self.root = root
        self.dialect = dialect
        self.log = log
        self.schemas = schemas
        self._known_schemas = set(schemas)
        self._references: dict[str, Reference | None] = {}
        self._schema_references: dict[str, Reference | None] = {}
        self._left = MAX_READ_VALUES

    @property
    def is_swagger(self) -> bool:
        """Whether it is of version 2.0."""
        return self.dialect is Dialect.SWAGGER_2

    @property
    def is_openapi_3(self) -> bool:
        """Whether it is of version 3; a part may be of either."""
        return self.dialect in (Dialect.OPENAPI_3_0, Dialect.OPENAPI_3_1)

    def schema_reference(self, text: str, line: int) -> Reference | None:
        """The target of the `$ref` of a schema, None, with a diagnostic, where it cannot be used.

        What the document lacks another one of the docs may have, so it is no fault yet.
        """
        if text not in self._schema_references:
            self._schema_references[text] = self._followed(text, line)
        target = self._schema_references[text]
        if target is None or target.file or target.pointer in self._known_schemas:
            return target
        if place_of(self.root, target.pointer) is not None:
            self._known_schemas.add(target.pointer)
            self.schemas.append(target.pointer)
        return target

    def resolved(self, value: Value, line: int) -> Place | Reference | None:
        """The value, or that which its `$ref` refers to; a reference where that is in another file.

        None, with a diagnostic, where the `$ref` leads to nothing, or in a circle.
        """
        place = Place(value, line)
        known: set[str] = set()
        while isinstance(place.value, Mapping) and REF in place.value:
            text = place.value.text(REF)
            if text in known:
                self._report(f"{REF} leads in a circle", place.line, text)
                return None
            known.add(text)
            target = self._checked(text, place.line)
            if target is None or target.file:
                return target
            found = place_of(self.root, target.pointer)
            if found is None:
                return None
            place = found
        return place

    def _checked(self, text: str, line: int) -> Reference | None:
        """What the `$ref` refers to; in the document itself it is known to exist."""
        if text in self._references:
            return self._references[text]
        target = self._followed(text, line)
        if target and not target.file and place_of(self.root, target.pointer) is None:
            self._report(f"nothing is where a {REF} leads to", line, text)
            target = None
        self._references[text] = target
        return target

    def _followed(self, text: str, line: int) -> Reference | None:
        """What the `$ref` refers to, whether it exists or not; None, with a diagnostic, where that is out of the docs."""
        target = reference(text)
        if target is None:
            message = "a $ref that leads out of the docs was not followed"
            self.log.add("openapi-reference-outside", line, message, text)
        return target

    def _report(self, message: str, line: int, text: str) -> None:
        self.log.add("openapi-reference", line, message, text)

    @property
    def is_exhausted(self) -> bool:
        """Whether no more values may be read."""
        return self._left < 0

    def may_read(self, count: int, line: int) -> bool:
        """Whether so many values more may be read: what a `$ref` refers to is read as often as that occurs."""
        if self.is_exhausted:
            return False
        self._left -= count
        if self.is_exhausted:
            message = f"more than {MAX_READ_VALUES:,} values, of which the others were left out"
            self.log.add("page-limit", line, message)
        return not self.is_exhausted

    def all_schemas(self) -> Iterator[str]:
        """Yields the pointers of schemas, also those that are added meanwhile."""
        # a dictionary that grows cannot be iterated
        position = 0
        while position < len(self.schemas):
            yield self.schemas[position]
            position += 1
