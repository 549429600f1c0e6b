"""Values where a page shows none that can be used: in the path and the query, and in place of a defective sample."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from generator.emit.docs.examples.code import Atom, Code, Part, call, dictionary, listed
from generator.emit.docs.examples.literals import (
    bytes_code,
    date_time_code,
)
from generator.emit.docs.examples.named import Named
from generator.emit.python.escape import as_literal
from generator.model.api import NamedType, TypeKind
from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    Scalar,
    ScalarType,
    TypeExpression,
    UnnamedType,
    unfinished,
)

_DEEPEST: Final = 4
_NUMBER: Final = Atom("123")
_SCALARS: Final[dict[Scalar, Code]] = {
    Scalar.INT16: _NUMBER,
    Scalar.INT32: _NUMBER,
    Scalar.INT64: _NUMBER,
    Scalar.UINT32: _NUMBER,
    Scalar.DOUBLE: Atom("1.5"),
    Scalar.BOOLEAN: Atom("True"),
    Scalar.DATE_TIME: date_time_code(datetime(2026, 3, 2, 9, 30, tzinfo=UTC)),
    Scalar.DURATION: call(
        "timedelta", Part(Atom("45"), "minutes="), uses=("timedelta",)
    ),
    Scalar.BYTE: bytes_code(b"content of a file"),
}


class MadeUp:
    """Makes values by their types alone."""

    def __init__(self, named: Named) -> None:
        self._named = named

    def code(self, type_: TypeExpression, text: str = "text", depth: int = 0) -> Code:
        """A value of a type; `text` is that of strings."""
        match type_:
            case ScalarType(scalar=scalar):
                return _SCALARS.get(scalar, Atom(as_literal(text)))
            case ArrayType(item=item):
                return listed((self.code(item, text, depth + 1),))
            case DictionaryType():
                return dictionary(())
            case ReferenceType(id=id_):
                named = self._named.types.get(id_)
                return self._reference(named, text, depth) if named else Atom("None")
            case UnnamedType():
                raise unfinished(type_)

    def _reference(self, type_: NamedType, text: str, depth: int) -> Code:
        if type_.kind is TypeKind.OBJECT:
            return self._model(type_, depth)
        if self._named.is_text(type_):
            return Atom(as_literal(text))
        member = self._member(type_, text)
        if type_.kind is TypeKind.ENUM:
            return member
        return call("Flags", Part(member), uses=("Flags",))

    def _member(self, type_: NamedType, text: str) -> Code:
        if type_.members:
            return self._named.member(type_, type_.members[0])
        return call(
            self._named.enum(type_), Part(Atom(as_literal(text))), uses=("enums",)
        )

    def _model(self, type_: NamedType, depth: int) -> Code:
        """A model with the fields that it must have. One that must contain itself could not be made at all."""
        parts = (
            Part(self.code(field.type, name, depth + 1), f"{name}=")
            for name, field in self._named.all_fields(type_)
            if depth < _DEEPEST and field.required and not field.nillable
        )
        return call(self._named.model(type_), *parts, uses=("models",))
