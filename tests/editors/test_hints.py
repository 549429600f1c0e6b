"""Annotations of the SDK that resolve at run time, for libraries that read signatures."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing

import pytest
import superoffice
from superoffice import models
from superoffice.soap import services88
from support.signatures import check_hints, functions_of

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


PUBLIC = public_classes()


def test_there_are_classes_to_look_at() -> None:
    names = {class_.__name__ for class_ in PUBLIC}
    assert {"SuperOffice", "ContactResource", "AppointmentAgent"} <= names
    assert len(PUBLIC) > 100


@pytest.mark.parametrize("class_", PUBLIC, ids=lambda class_: class_.__qualname__)
def test_hints_of_every_method_resolve(class_: type) -> None:
    for function in functions_of(class_, "superoffice"):
        check_hints(function)


def test_a_method_has_the_models_in_its_hints() -> None:
    hints = typing.get_type_hints(superoffice.SuperOffice.contact.func)
    method = hints["return"].get_contact_entity
    assert typing.get_type_hints(method)["return"] is models.ContactEntityWithLinks


@pytest.mark.parametrize("class_", CLASSES, ids=lambda class_: class_.__qualname__)
def test_hints_of_a_constructor_resolve(class_: type) -> None:
    hints = typing.get_type_hints(class_.__init__)
    assert hints["auth"] == superoffice.Auth | None


def test_a_hint_that_does_not_resolve_is_seen() -> None:
    def method(name: str) -> str:
        return name

    method.__annotations__["return"] = "models.Missing"
    with pytest.raises(AssertionError, match=r"test_hints.*method: "):
        check_hints(method)
