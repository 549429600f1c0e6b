"""Where null stands for nothing.

Rule: reference types of .NET are nillable, value types are not. Source: the WSDLs, in which nillable is a function of the
type but for one field.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.model.expressions import (
    ArrayType,
    DictionaryType,
    ReferenceType,
    ScalarType,
    TypeExpression,
    UnnamedType,
)
from generator.model.ids import TypeId
from generator.passes.soap.protocol import NILLABLE_SCALARS


def is_nillable(type_: TypeExpression, is_object: Callable[[TypeId], bool]) -> bool:
    """Whether a value of the type may be null; `is_object` tells an object from an enum by its subject id."""
    match type_:
        case ScalarType(scalar=scalar):
            return scalar in NILLABLE_SCALARS
        case ReferenceType(id=id_):
            return is_object(id_)
        case ArrayType() | DictionaryType() | UnnamedType():
            return True
