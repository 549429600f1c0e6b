"""Annotations of the SDK that resolve at run time, for libraries that read signatures."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from functools import cached_property

import pytest
import superoffice
from superoffice import models
from superoffice.soap import services88

CLASSES = (
    superoffice.SuperOffice,
    superoffice.AsyncSuperOffice,
    services88.Client,
    services88.AsyncClient,
)


def public_classes() -> list[type]:
    """The classes of the SDK that have public names, without those inside the runtime."""
    modules = [
        importlib.import_module(module.name)
        for module in pkgutil.walk_packages(superoffice.__path__, "superoffice.")
        if "._runtime" not in module.name
    ]
    offered = [getattr(superoffice, name) for name in superoffice.__all__]
    classes = {
        value: None
        for value in (*offered, *(v for m in modules for v in vars(m).values()))
        if inspect.isclass(value) and value.__module__.startswith("superoffice")
    }
    return list(classes)


def functions_of(class_: type) -> Iterator[Callable[..., object]]:
    """The functions that a class defines or inherits from the SDK: methods, properties, class methods."""
    for owner in class_.__mro__:
        if not owner.__module__.startswith("superoffice"):
            continue
        for name, value in vars(owner).items():
            if name.startswith("_") and name != "__init__":
                continue
            if isinstance(value, cached_property):
                yield value.func
            elif isinstance(value, property) and value.fget is not None:
                yield value.fget
            elif isinstance(value, classmethod | staticmethod):
                yield value.__func__
            elif inspect.isfunction(value):
                yield value


PUBLIC = public_classes()


def test_there_are_classes_to_look_at() -> None:
    names = {class_.__name__ for class_ in PUBLIC}
    assert {"SuperOffice", "ContactResource", "AppointmentAgent"} <= names
    assert len(PUBLIC) > 100


@pytest.mark.parametrize("class_", PUBLIC, ids=lambda class_: class_.__qualname__)
def test_hints_of_every_method_resolve(class_: type) -> None:
    for function in functions_of(class_):
        hints = typing.get_type_hints(function, include_extras=True)
        signature = inspect.signature(function, eval_str=True)
        assert not [hint for hint in hints.values() if isinstance(hint, str)]
        assert set(hints) <= {*signature.parameters, "return"}


def test_a_method_has_the_models_in_its_hints() -> None:
    hints = typing.get_type_hints(superoffice.SuperOffice.contact.func)
    method = hints["return"].get_contact_entity
    assert typing.get_type_hints(method)["return"] is models.ContactEntityWithLinks


@pytest.mark.parametrize("class_", CLASSES, ids=lambda class_: class_.__qualname__)
def test_hints_of_a_constructor_resolve(class_: type) -> None:
    hints = typing.get_type_hints(class_.__init__)
    assert hints["auth"] == superoffice.Auth | None
