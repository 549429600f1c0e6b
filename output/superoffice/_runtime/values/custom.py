"""Classes of users that objects are read as."""

from __future__ import annotations

from importlib import import_module
from typing import TypeVar

_T = TypeVar("_T")


def custom_class(reference: str, base: type[_T]) -> type[_T]:
    """Returns a class of the user, such as `superoffice_custom.contact:Contact`.

    Raises:
        ImportError: there is no such class, or it does not extend `base`; the SDK is to be generated again.
    """
    module, _, name = reference.partition(":")
    cls: object = getattr(import_module(module), name, None)
    if not isinstance(cls, type) or not issubclass(cls, base):
        raise ImportError(
            f"{module} has no class {name} that extends {base.__name__}: generate the SDK again",
            name=module,
        )
    return cls
