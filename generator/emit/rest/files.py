"""The files of the REST clients: clients, agents, resources, models and enums at the top of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from generator.emit.archives.files import archive_entries, archive_modules
from generator.emit.custom.replacements import Replacements
from generator.emit.json_files import Entry, type_entries
from generator.emit.names.namer import Namer
from generator.emit.names.rules import Names
from generator.emit.parts import Part, small, templated
from generator.emit.python.escape import Doc
from generator.emit.python.former_code import groups_code, methods_context
from generator.emit.python.former_modules import (
    asynchronous_names,
    former_fields_parts,
    former_members_parts,
    former_names_part,
    runtime_imports,
    with_accessors,
)
from generator.emit.python.late import (
    late_context,
    late_imports,
    late_private_imports,
    with_deprecated,
)
from generator.emit.python.templates import Templates
from generator.emit.python.views import ASYNC, FLAVOURS, SYNC, Flavour
from generator.emit.rest.arguments import arguments
from generator.emit.rest.naming import RestNames, rest_names
from generator.emit.rest.views import GroupView, RestView, rest_view
from generator.emit.rest.wire import rest_wire_json
from generator.emit.settings import SdkSettings
from generator.model.api import RestApi
from generator.model.comparison.snapshot import NO_SUCCESSION, Succession
from generator.model.text import Text

_MODULES: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    (
        "models",
        "The models of the REST API: what its operations take and return.",
        (
            "datetimes",
            "former_part",
            "former_parts",
            "late",
            "late_part",
            "models",
            "named_fields",
            "rename",
            "runtime",
            "used_enums",
        ),
    ),
    (
        "enums",
        "The enums of the REST API. Each accepts unknown members too.",
        ("enums", "former_part", "former_parts"),
    ),
    ("testing", "Transports for unit tests of code that uses the client.", ()),
)
"""Modules at the top of the package with their docstrings, and what their templates need."""


class RestPlan(msgspec.Struct, frozen=True):
    """The model of REST, and what its files are written from: names, the view, and what the release before had."""

    api: RestApi
    names: RestNames
    view: RestView
    succession: Succession = NO_SUCCESSION

    @property
    def python_names(self) -> frozenset[str]:
        """Every Python name that the model gave."""
        return frozenset(_python_names(self.names, self.view))


def with_custom(plan: RestPlan, custom: Replacements, package: str) -> RestPlan:
    """The plan with the user's classes in the place of generated ones."""
    view = rest_view(plan.api, plan.names, package, custom, plan.succession)
    return RestPlan(plan.api, plan.names, view, plan.succession)


def rest_plan(
    api: RestApi,
    names: Names,
    namer: Namer,
    package: str,
    succession: Succession,
) -> RestPlan | None:
    """Names and view of everything in `api`, None where that is nothing."""
    if not api.operations:
        return None
    named = rest_names(api, names, namer)
    view = rest_view(api, named, package, succession=succession)
    return RestPlan(api, named, view, succession)


def rest_templated(
    templates: Templates, plan: RestPlan, settings: SdkSettings
) -> Iterator[Part]:
    """Every file that comes from a template."""
    package, view = settings.package, plan.view
    base: dict[str, object] = {"package": package, "path": package}
    late = late_imports(package, (), view.custom_modules)
    late = with_accessors(late, view.models, package)
    bases = (("Model", "rest.model"),) if view.models else ()
    values = {
        **{key: getattr(view, key) for key in view.__struct_fields__},
        **late_context(templates, late),
        "runtime": runtime_imports(late, flags=view.flags, bases=bases),
    }
    parts = {
        "models": former_fields_parts(templates, view.models),
        "enums": former_members_parts(templates, view.enums),
    }
    for name, title, keys in _MODULES:
        names = view.former.classes.get(name, ())
        values["former_part"] = former_names_part(templates, names, package)
        values["former_parts"] = parts.get(name, {})
        context = base | {key: values[key] for key in keys} | {"doc": Doc(Text(title))}
        yield templated(
            templates, f"{package}/{name}.py", f"package/{name}.py", context
        )
    for flavour in FLAVOURS:
        yield _client(templates, view, settings, flavour)
        for group in view.groups[flavour.prefix]:
            late = late_imports(package, group.modules, group.custom_modules)
            if group.has_former_methods:
                late = with_deprecated(late, package)
            yield templated(
                templates,
                f"{package}/{group.folder}/{group.module}.py",
                "package/agents/agent.py",
                base
                | {"group": group, "flavour": flavour}
                | late_context(templates, late)
                | methods_context(
                    templates,
                    (
                        (
                            method.name,
                            method.define,
                            method.returns,
                            method.start,
                            method.former,
                        )
                        for method in group.methods
                        if method.former
                    ),
                ),
            )
    yield from _packages(templates, view, package)
    yield from archive_modules(templates, view.archives, package)


def _client(
    templates: Templates, view: RestView, settings: SdkSettings, flavour: Flavour
) -> Part:
    package, groups = settings.package, view.groups[flavour.prefix]
    folders = sorted({group.public for group in groups if not group.custom})
    made = {group.custom.module for group in groups if group.custom}
    context = {
        "package": package,
        "flavour": flavour,
        "user_agent": settings.user_agent,
        "doc": Doc(Text(f"The {flavour.kind} client of the REST API.")),
        "agents_doc": Doc(Text(f"The agents of the {flavour.kind} client.")),
        "agents": view.agents(flavour),
        "former_agents": _former_groups(templates, view.agents(flavour)),
        "resources": view.resources(flavour),
        "former_resources": _former_groups(templates, view.resources(flavour)),
    }
    late = late_private_imports(
        package, ((folder, f"_{folder}") for folder in folders), sorted(made)
    )
    if any(group.former for group in groups):
        late = with_deprecated(late, package)
    context |= late_context(templates, late)
    path = f"{package}/_{flavour.client_module}.py"
    return small(templates, path, "package/_client.py", context)


def _former_groups(templates: Templates, groups: Iterable[GroupView]) -> str:
    rows = ((group.name, group.made, group.former) for group in groups)
    return groups_code(templates, rows)


def _packages(templates: Templates, view: RestView, package: str) -> Iterator[Part]:
    """The packages of agents and of resources: one offers the classes of both flavours, the other holds modules."""
    groups = [group for flavour in FLAVOURS for group in view.groups[flavour.prefix]]
    for public in sorted({group.public for group in groups}):
        classes = [group for group in groups if group.public == public]
        context = {
            "package": package,
            "doc": Doc(Text(f"The {public} of the REST API.")),
            "classes": sorted(
                (group.class_name, f"{package}.{group.folder}.{group.module}")
                for group in classes
            ),
            "former": [
                (f"{flavour.prefix}{name}", f"{flavour.prefix}{current}")
                for flavour in FLAVOURS
                for name, current in view.former.classes.get(public, ())
            ],
        }
        path = f"{package}/{public}/__init__.py"
        yield small(templates, path, "package/agents/__init__.py", context)
        path = f"{package}/{ASYNC.folder}{public}/__init__.py"
        doc = Doc(Text(f"The {public} of the {ASYNC.kind} client."))
        yield small(templates, path, "package/async_agents/__init__.py", {"doc": doc})


def rest_data(plan: RestPlan, package: str) -> dict[str, str]:
    """Path and text of every file that comes from no template."""
    references = plan.view.custom.references("models")
    text = rest_wire_json(plan.api, plan.names, references, plan.succession)
    return {f"{package}/wire.json": text}


def rest_index(plan: RestPlan, package: str) -> dict[str, Entry]:
    """The entries of `api.json`."""
    names = plan.names
    parts = {**names.fields, **names.members}
    calls = _calls(plan.api, names, plan.view)
    types = type_entries(plan.api.types, package, names.classes, parts)
    archives = archive_entries(plan.api.archives, names.archives, package)
    return {**calls, **types, **archives}


def _calls(api: RestApi, names: RestNames, view: RestView) -> dict[str, Entry]:
    groups = {group.wire: group for group in view.groups[SYNC.prefix]}
    results = {
        (group.wire, method.wire): method.result
        for group in groups.values()
        for method in group.methods
    }
    entries: dict[str, Entry] = {}
    for operation in api.operations:
        key = names.keys[operation.group_id]
        wires = map(str, arguments(operation).by_key)
        entries[operation.id] = {
            "call": f"{groups[key].call}.{names.methods[operation.id]}",
            "method": operation.method,
            "path": operation.path,
            "parameters": dict(zip(wires, names.parameters[operation.id], strict=True)),
            "returns": results[key, operation.wire],
        }
    return entries


def _python_names(names: RestNames, view: RestView) -> Iterator[str]:
    for tables in (names.fields, names.members):
        for table in tables.values():
            yield from table.values()
    for table in (names.attributes, names.methods, names.classes):
        yield from table.values()
    for parameters in names.parameters.values():
        yield from parameters
    yield from names.archives.modules.values()
    for constants in names.archives.columns.values():
        yield from constants.values()
    for groups in view.groups.values():
        yield from (group.class_name for group in groups)
    yield from asynchronous_names(view.former)
