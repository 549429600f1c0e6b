"""The classes of an SDK that can be extended: clients, agents, resources and models, by all their import paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from generator.emit.names.former_types import Pairs
from generator.emit.public_names import EXPORTS
from generator.emit.python.views import FLAVOURS, ModelView
from generator.emit.rest.views import RestView
from generator.emit.soap.views import VersionView

_OF_THE_RUNTIME: Final = frozenset({"_runtime", "testing", "tools"})
_EXPORTS: Final = frozenset(name for name, _ in EXPORTS)


class GeneratedClasses(msgspec.Struct, frozen=True):
    """Generated classes, whose paths begin below the package.

    `by_path` has the public path of each class by every path that it can be imported from; `bases` the class that a
    class extends.
    """

    by_path: dict[str, str]
    bases: dict[str, str]

    def ancestors(self, path: str) -> Iterator[str]:
        """The classes that a class extends, the nearest first."""
        while base := self.bases.get(path):
            yield base
            path = base


def is_of_the_runtime(path: str) -> bool:
    """Whether a name belongs to the part of the SDK that is the same for all docs: anybody may extend its classes."""
    return path in _EXPORTS or path.partition(".")[0] in _OF_THE_RUNTIME


def generated_classes(
    rest: RestView | None,
    versions: Iterable[VersionView],
    former_packages: Pairs = (),
) -> GeneratedClasses:
    """The classes of an SDK with these views; what extends one by a former name extends it."""
    by_path: dict[str, str] = {}
    bases: dict[str, str] = {}
    if rest:
        by_path |= dict(_rest_paths(rest))
        bases |= dict(_bases(rest.models, "models"))
    for version in versions:
        start = f"soap.{version.module}"
        by_path |= dict(_version_paths(version, start))
        bases |= dict(_bases(version.models, f"{start}.models"))
    for former, module in former_packages:
        start = f"soap.{module}."
        by_path |= {
            f"soap.{former}.{path.removeprefix(start)}": target
            for path, target in by_path.items()
            if path.startswith(start)
        }
    return GeneratedClasses(by_path, bases)


def _rest_paths(view: RestView) -> Iterator[tuple[str, str]]:
    for flavour in FLAVOURS:
        client = f"{flavour.prefix}SuperOffice"
        yield client, client
        yield f"_{flavour.client_module}.{client}", client
        for group in view.groups[flavour.prefix]:
            name = group.class_name
            yield f"{group.public}.{name}", group.path
            yield f"{group.folder}.{group.module}.{name}", group.path
    yield from ((path, path) for path in _model_paths(view.models, "models"))
    former = view.former.classes
    yield from _former_paths("models", former.get("models", ()))
    for flavour in FLAVOURS:
        for public in ("agents", "resources"):
            yield from _former_paths(public, former.get(public, ()), flavour.prefix)


def _former_paths(
    module: str, pairs: Pairs, prefix: str = ""
) -> Iterator[tuple[str, str]]:
    for name, current in pairs:
        yield f"{module}.{prefix}{name}", f"{module}.{prefix}{current}"


def _version_paths(view: VersionView, start: str) -> Iterator[tuple[str, str]]:
    for flavour in FLAVOURS:
        client = f"{flavour.prefix}Client"
        yield f"{start}.{client}", f"{start}.{client}"
        yield f"{start}._{flavour.client_module}.{client}", f"{start}.{client}"
        for agent in view.agents:
            path = f"{start}.{agent.path(flavour)}"
            name = f"{flavour.prefix}{agent.class_name}"
            yield path, path
            yield f"{start}.{flavour.agents}.{agent.module}.{name}", path
        agents = view.former.classes.get("agents", ())
        yield from _former_paths(f"{start}.{flavour.agents}", agents, flavour.prefix)
    models = (*view.models, *view.results)
    yield from ((path, path) for path in _model_paths(models, f"{start}.models"))
    yield from _former_paths(f"{start}.models", view.former.classes.get("models", ()))


def _model_paths(models: Iterable[ModelView], module: str) -> Iterator[str]:
    yield from (f"{module}.{model.name}" for model in models)


def _bases(models: Iterable[ModelView], module: str) -> Iterator[tuple[str, str]]:
    yield from (
        (f"{module}.{model.name}", f"{module}.{model.base}") for model in models
    )
