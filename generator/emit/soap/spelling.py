"""How annotations name the classes of one SOAP version, with those of the user in the place of generated ones."""

from __future__ import annotations

from generator.emit.custom.replacements import Replacements
from generator.emit.python.annotations import Types
from generator.emit.soap.naming import VersionNames
from generator.model.api import NamedType, TypeKind


class Spelling:
    """Names classes below their module, in the module of models itself, or for people.

    Where others extend a type, values may be of these. They extend its generated class, which is named besides the user's.
    """

    def __init__(self, types: Types, names: VersionNames, custom: Replacements) -> None:
        self._bases = {type_.base for type_ in types.values()}
        self._names = names
        self._custom = custom

    def qualified(self, type_: NamedType) -> str:
        """The class of a type by its module."""
        return self._either(type_, self.generated(type_))

    def inside(self, type_: NamedType) -> str:
        """The class of a type in the module of models."""
        return self._either(type_, self._names.classes[type_.id])

    def plain(self, type_: NamedType) -> str:
        """The class of a type without any module."""
        return self.plain_result(self._names.classes[type_.id])

    def generated(self, type_: NamedType) -> str:
        """The generated class of a type by its module."""
        module = "models" if type_.kind is TypeKind.OBJECT else "enums"
        return f"{module}.{self._names.classes[type_.id]}"

    def result(self, name: str) -> str:
        """The class of several results by its module."""
        user = self._custom.get(f"models.{name}")
        return user.code if user else f"models.{name}"

    def plain_result(self, name: str) -> str:
        """The class of several results, or of another model, without any module."""
        user = self._custom.get(f"models.{name}")
        return user.name if user else name

    def _either(self, type_: NamedType, generated: str) -> str:
        user = self._custom.get(f"models.{self._names.classes[type_.id]}")
        if user is None:
            return generated
        return f"{user.code} | {generated}" if type_.id in self._bases else user.code
