"""The files of the SOAP clients: a package per version."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

import msgspec

from generator.emit.custom.replacements import Replacements
from generator.emit.json_files import Entry, type_entries
from generator.emit.names.former_types import Pairs
from generator.emit.names.namer import Namer, unique
from generator.emit.names.rules import Names
from generator.emit.parts import Part, small, templated
from generator.emit.python.escape import Doc
from generator.emit.python.former_code import groups_code, methods_context
from generator.emit.python.former_modules import (
    asynchronous_names,
    former_fields_parts,
    former_members_parts,
    former_module,
    former_names_part,
    runtime_imports,
    with_accessors,
)
from generator.emit.python.late import (
    LateImports,
    late_context,
    late_imports,
    late_private_imports,
    with_deprecated,
)
from generator.emit.python.templates import Templates
from generator.emit.python.views import FLAVOURS, Flavour
from generator.emit.settings import SdkSettings
from generator.emit.soap.former_types import former_packages
from generator.emit.soap.naming import VersionNames, version_names
from generator.emit.soap.views import VersionView, version_view
from generator.emit.soap.wire import wire_json
from generator.model.api import Agent, NamedType, SoapApi, SoapOperation
from generator.model.comparison.snapshot import NO_SUCCESSION, Succession
from generator.model.text import Text, WireName

_OF_MODULES: Final = (
    "bases",
    "datetimes",
    "enums",
    "models",
    "results",
    "used_enums",
)
"""What the modules that a version has once are made from."""

_OF_MODELS: Final = (*_OF_MODULES, "late", "late_part", "runtime")

_MODULES: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (
        "soap/version/__init__.py",
        "The {} web services: clients, models and enums.",
        (),
    ),
    (
        "soap/version/models.py",
        "The models of {}: what its operations take and return.",
        (
            *(key for key in _OF_MODELS if key != "enums"),
            "former_part",
            "former_parts",
        ),
    ),
    (
        "enums.py",
        "The enums of {}. Each accepts unknown members too.",
        ("enums", "former_part", "former_parts"),
    ),
)
"""Templates of the modules that a version has once, with their docstrings, and what they need."""


class VersionPlan(msgspec.Struct, frozen=True):
    """The part of the model that a version has, and what its package is written from.

    That is names, the view, and what the release before had.
    """

    api: SoapApi
    names: VersionNames
    view: VersionView
    succession: Succession = NO_SUCCESSION


class SoapPlan(msgspec.Struct, frozen=True):
    """The model of SOAP, and the plan of each version, in order.

    `former_packages` are names that packages of versions had before, with those that they have now.
    """

    api: SoapApi
    versions: tuple[VersionPlan, ...]
    former_packages: Pairs = ()

    @property
    def views(self) -> tuple[VersionView, ...]:
        """The views of all versions, in order."""
        return tuple(version.view for version in self.versions)

    @property
    def python_names(self) -> frozenset[str]:
        """Every Python name that the model gave."""
        former = (name for name, _ in self.former_packages)
        versions = (_python_names(each.names, each.view) for each in self.versions)
        return frozenset(chain(former, *versions))


def soap_plan(
    api: SoapApi, names: Names, namer: Namer, succession: Succession
) -> SoapPlan:
    """Names and views of everything in `api`."""
    versions = _by_version(api)
    modules = unique(versions, names.lower)
    named = {
        version: version_names(part, version, modules[version], names, namer)
        for version, part in versions.items()
    }
    return SoapPlan(
        api,
        tuple(
            VersionPlan(
                part,
                named[version],
                version_view(part, named[version], succession=succession),
                succession,
            )
            for version, part in versions.items()
        ),
        former_packages(named.values(), succession),
    )


def with_custom(plan: SoapPlan, custom: Replacements) -> SoapPlan:
    """The plan with the user's classes in the place of generated ones."""
    return SoapPlan(
        plan.api,
        tuple(
            VersionPlan(
                version.api,
                version.names,
                version_view(
                    version.api,
                    version.names,
                    custom.below(f"soap.{version.view.module}"),
                    version.succession,
                ),
                version.succession,
            )
            for version in plan.versions
        ),
        plan.former_packages,
    )


def _by_version(api: SoapApi) -> dict[WireName, SoapApi]:
    """The parts of the model by version, sorted; versions without operations are left out."""
    agents: dict[str, list[Agent]] = {}
    for agent in api.agents:
        agents.setdefault(agent.version, []).append(agent)
    operations: dict[WireName, list[SoapOperation]] = {}
    for operation in api.operations:
        operations.setdefault(operation.version, []).append(operation)
    types: dict[str, list[NamedType]] = {}
    for type_ in api.types:
        types.setdefault(type_.version, []).append(type_)
    return {
        version: SoapApi(
            tuple(agents.get(version, ())),
            tuple(operations[version]),
            tuple(types.get(version, ())),
        )
        for version in sorted(operations)
    }


def soap_templated(
    templates: Templates, plan: SoapPlan, settings: SdkSettings
) -> Iterator[Part]:
    """Every file that comes from a template."""
    if not plan.versions:
        return
    doc = Doc(Text("The SOAP clients, one package per version of the web services."))
    path = f"{settings.package}/soap/__init__.py"
    yield small(templates, path, "package/soap/__init__.py", {"doc": doc})
    for view in plan.views:
        yield from _version(templates, view, settings)
    for former, module in plan.former_packages:
        yield from _former_package(templates, former, module, settings.package)


def _former_package(
    templates: Templates, former: str, module: str, package: str
) -> Iterator[Part]:
    """The package of a version under a former name; it leads to all that users import."""
    path, target = f"{package}/soap/{former}", f"{package}.soap.{module}"
    yield former_module(templates, f"{path}/__init__.py", target, package)
    for flavour in FLAVOURS:
        inside, classes = f"{path}/{flavour.agents}", f"{target}.{flavour.agents}"
        yield former_module(templates, f"{inside}/__init__.py", classes, package)
    for name in ("models", "enums"):
        yield former_module(templates, f"{path}/{name}.py", f"{target}.{name}", package)


def _version(
    templates: Templates, view: VersionView, settings: SdkSettings
) -> Iterator[Part]:
    folder = f"{settings.package}/soap/{view.module}"
    path = folder.replace("/", ".")
    classes = (*view.models, *view.results)
    late = late_imports(path, (), view.custom_modules)
    late = with_accessors(late, classes, settings.package)
    bases = ((", ".join(view.bases), "values.model"),)
    values = {
        "package": settings.package,
        "path": path,
        **{key: getattr(view, key) for key in _OF_MODULES},
        **late_context(templates, late),
        "runtime": runtime_imports(late, flags=view.flags, bases=bases),
    }
    parts = {
        "models": {
            **former_fields_parts(templates, view.models),
            **former_fields_parts(templates, view.results, is_writable=False),
        },
        "enums": former_members_parts(templates, view.enums),
    }
    for template, title, keys in _MODULES:
        name = template.rpartition("/")[2]
        module = name.removesuffix(".py")
        names = view.former.classes.get(module, ())
        values["former_part"] = former_names_part(templates, names, settings.package)
        values["former_parts"] = parts.get(module, {})
        context = {
            **{key: values[key] for key in ("package", "path", *keys)},
            "doc": Doc(Text(title.format(view.version))),
        }
        yield templated(templates, f"{folder}/{name}", f"package/{template}", context)
    for flavour in FLAVOURS:
        yield from _client(templates, view, settings, folder, flavour)


def _client(
    templates: Templates,
    view: VersionView,
    settings: SdkSettings,
    folder: str,
    flavour: Flavour,
) -> Iterator[Part]:
    path, agents = folder.replace("/", "."), f"{folder}/{flavour.agents}"
    base: dict[str, object] = {
        "package": settings.package,
        "path": path,
        "flavour": flavour,
    }
    client = {
        "doc": Doc(Text(f"The {flavour.kind} client of {view.version}.")),
        "version": view.version,
        "user_agent": settings.user_agent,
        "agents": view.agents,
        "former_agents": groups_code(
            templates,
            ((agent.name, agent.made(flavour), agent.former) for agent in view.agents),
        ),
    }
    late = _client_imports(view, path, flavour)
    if any(agent.former for agent in view.agents):
        late = with_deprecated(late, settings.package)
    client |= late_context(templates, late)
    yield small(
        templates,
        f"{folder}/_{flavour.client_module}.py",
        "package/soap/version/_client.py",
        base | client,
    )
    init = {
        "doc": Doc(Text(f"The agents of the {flavour.kind} client.")),
        "classes": _classes(view, agents.replace("/", "."), flavour),
        "former": [
            (f"{flavour.prefix}{name}", f"{flavour.prefix}{current}")
            for name, current in view.former.classes.get("agents", ())
        ],
    }
    yield small(
        templates, f"{agents}/__init__.py", "package/agents/__init__.py", base | init
    )
    for agent in view.agents:
        late = late_imports(path, agent.modules, agent.custom_modules)
        if agent.has_former_methods:
            late = with_deprecated(late, settings.package)
        yield templated(
            templates,
            f"{agents}/{agent.module}.py",
            "package/soap/version/agents/agent.py",
            base
            | {"agent": agent}
            | late_context(templates, late)
            | methods_context(
                templates,
                (
                    (
                        method.name,
                        f"{flavour.async_}def",
                        method.returns,
                        method.start(flavour),
                        method.former,
                    )
                    for method in agent.methods
                    if method.former
                ),
            ),
        )


def _client_imports(view: VersionView, path: str, flavour: Flavour) -> LateImports:
    """The modules of the classes that a client makes."""
    users = [agent.custom.get(flavour.prefix) for agent in view.agents]
    generated = [] if all(users) else [(flavour.agents, "_agents")]
    custom = {user.module for user in users if user}
    return late_private_imports(path, generated, sorted(custom))


def _classes(
    view: VersionView, package: str, flavour: Flavour
) -> list[tuple[str, str]]:
    """The classes of the agents in one flavour and their modules, sorted by name."""
    return sorted(
        (f"{flavour.prefix}{agent.class_name}", f"{package}.{agent.module}")
        for agent in view.agents
    )


def soap_data(plan: SoapPlan, package: str) -> dict[str, str]:
    """Path and text of every file that comes from no template."""
    return {
        f"{package}/soap/{version.names.module}/wire.json": wire_json(
            version.api,
            version.names,
            version.view.custom.references("models"),
            version.succession,
        )
        for version in plan.versions
    }


def soap_index(plan: SoapPlan, package: str) -> dict[str, Entry]:
    """The entries of all versions in `api.json`."""
    entries: dict[str, Entry] = {}
    for version in plan.versions:
        names = version.names
        path = f"{package}.soap.{names.module}"
        parts = {**names.fields, **names.members}
        entries |= _calls(version)
        entries |= type_entries(version.api.types, path, names.classes, parts)
    return entries


def _calls(version: VersionPlan) -> dict[str, Entry]:
    names = version.names
    entries: dict[str, Entry] = {}
    results = {
        (agent.wire, method.wire): method.result
        for agent in version.view.agents
        for method in agent.methods
    }
    for operation in version.api.operations:
        agent, wire = operation.agent, operation.wire
        parameters = names.parameters[operation.id]
        entries[operation.id] = {
            "call": f"{names.agents[agent]}.{names.methods[agent][wire]}",
            "parameters": {
                str(parameter.wire): parameters[parameter.wire]
                for parameter in operation.parameters
            },
            "returns": results[agent, wire],
        }
    return entries


def _python_names(names: VersionNames, view: VersionView) -> Iterator[str]:
    """Every Python name that the model gave in one version."""
    nested = (names.methods, names.parameters, names.outs, names.fields, names.members)
    for tables in nested:
        for table in tables.values():
            yield from table.values()
    for table in (names.agents, names.classes, names.results):
        yield from table.values()
    for agent in view.agents:
        yield from (f"{flavour.prefix}{agent.class_name}" for flavour in FLAVOURS)
    yield from asynchronous_names(view.former)
