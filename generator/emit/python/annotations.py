"""Types of the model as Python annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
from generator.model.ids import TypeId

Types = Mapping[TypeId, NamedType]
"""Named types of the model by subject id."""

_SCALARS = {
    Scalar.STRING: "str",
    Scalar.INT16: "int",
    Scalar.INT32: "int",
    Scalar.INT64: "int",
    Scalar.UINT32: "int",
    Scalar.DOUBLE: "float",
    Scalar.BOOLEAN: "bool",
    Scalar.DATE_TIME: "datetime",
    Scalar.DURATION: "timedelta",
    Scalar.BYTE: "bytes",
    Scalar.ANY: "object",
}


class Annotations:
    """Annotations of one module.

    `spell` gives the expression for a named type: the class name in the module of models, `enums.X` elsewhere. Arguments
    may also be of the type as `also` spells it: a custom class stands for a generated one, which has other subclasses.
    """

    def __init__(
        self,
        types: Types,
        spell: Callable[[NamedType], str],
        also: Callable[[NamedType], str] | None = None,
    ) -> None:
        self._types = types
        self._spell = spell
        self._also = Annotations(types, also) if also else self

    def value(self, type_: TypeExpression) -> str:
        """The annotation of a value that is not null: `list[Contact]`, `Flags[ETableRight]`."""
        match type_:
            case ScalarType(scalar=scalar):
                return _SCALARS[scalar]
            case ArrayType(item=item):
                return f"list[{self.value(item)}]"
            case DictionaryType(key=key, value=value):
                return f"dict[{self.value(key)}, {self.value(value)}]"
            case ReferenceType(id=id_):
                return self._named(id_)
            case UnnamedType():
                raise unfinished(type_)

    def argument(self, type_: TypeExpression, *, nillable: bool) -> str:
        """The annotation of a parameter, which accepts an iterable of members for flags, and None where it is nillable."""
        named = self._flags(type_)
        if named is not None:
            member = self._spell(named)
            return f"{member} | Iterable[{member}]"
        value, other = self.value(type_), self._also.value(type_)
        if value != other and not value.endswith(f" | {other}"):
            value = f"{value} | {other}"
        # `object` includes None
        return f"{value} | None" if nillable and value != "object" else value

    def rest_argument(self, type_: TypeExpression, *, optional: bool) -> str:
        """The annotation of a parameter of REST, which accepts wire strings for enums."""
        value = self.argument(type_, nillable=False)
        named = self._types.get(type_.id) if isinstance(type_, ReferenceType) else None
        if named is not None and named.kind is TypeKind.ENUM and value != "str":
            value = f"{value} | str"
        return or_none(value) if optional else value

    def result(self, type_: TypeExpression) -> str:
        """The annotation of an operation's only result: a string or binary may be None."""
        value = self.value(type_)
        return f"{value} | None" if value in {"str", "bytes"} else value

    def part(self, type_: TypeExpression) -> str:
        """The annotation of one of several results: an object may be None too."""
        value = self.result(type_)
        named = self._types.get(type_.id) if isinstance(type_, ReferenceType) else None
        optional = named is not None and named.kind is TypeKind.OBJECT
        return f"{value} | None" if optional else value

    def field(self, type_: TypeExpression) -> str:
        """The annotation of a model's field, which may always be None."""
        value = self.value(type_)
        return value if value == "object" else f"{value} | None"

    def _named(self, id_: TypeId) -> str:
        named = self._types.get(id_)
        if named is None:
            return "object"
        name = self._spell(named)
        return f"Flags[{name}]" if named.kind is TypeKind.FLAGS else name

    def _flags(self, type_: TypeExpression) -> NamedType | None:
        if not isinstance(type_, ReferenceType):
            return None
        named = self._types.get(type_.id)
        return named if named and named.kind is TypeKind.FLAGS else None


def or_none(annotation: str) -> str:
    """The annotation of what may also be None, which `object` includes."""
    includes = annotation == "object" or annotation.endswith(" | None")
    return annotation if includes else f"{annotation} | None"
