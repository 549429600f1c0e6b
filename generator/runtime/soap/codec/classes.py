"""The generated classes of a schema's types, imported when the first value needs them."""

from __future__ import annotations

from importlib import import_module

from ...values.custom import custom_class
from ...values.enums import OpenEnum
from ...values.model import Model, Result
from .schema import EnumSchema, FlagsSchema, ObjectSchema, Schema


class Classes:
    """Finds classes in the modules `models` and `enums` of a package."""

    def __init__(self, package: str, schema: Schema) -> None:
        self._package = package
        self._schema = schema
        self._keys = {
            type_.class_name or key: key
            for key, type_ in schema.types.items()
            if isinstance(type_, ObjectSchema | EnumSchema | FlagsSchema)
        }

    def model(self, key: str) -> type[Model]:
        """The class of an object type."""
        cls = self._find("models", self._schema.class_name(key))
        assert issubclass(cls, Model)
        return cls

    def read_model(self, key: str) -> type[Model]:
        """The class that objects of a type are read as: that of the user if there is one."""
        custom = self._schema.custom.get(self._schema.class_name(key))
        return custom_class(custom, self.model(key)) if custom else self.model(key)

    def enum(self, key: str) -> type[OpenEnum]:
        """The class of an enum or flags type."""
        cls = self._find("enums", self._schema.class_name(key))
        assert issubclass(cls, OpenEnum)
        return cls

    def result(self, name: str) -> type[Result]:
        """The class of the result of an operation with several out parts, or that of the user."""
        cls = self._find("models", name)
        assert issubclass(cls, Result)
        custom = self._schema.custom.get(name)
        return custom_class(custom, cls) if custom else cls

    def key_of(self, cls: type[object]) -> str | None:
        """The key of the type whose class this is, or else the nearest of its bases; None if there is none."""
        module = "enums" if issubclass(cls, OpenEnum) else "models"
        for base in cls.__mro__:
            key = self._keys.get(base.__name__)
            if key is not None and self._find(module, base.__name__) is base:
                return key
        return None

    def _find(self, module: str, name: str) -> type[object]:
        cls = getattr(import_module(f"{self._package}.{module}"), name, None)
        return cls if isinstance(cls, type) else object
