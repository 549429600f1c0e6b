"""What the pages of the types of REST, or of one version of SOAP, are made from, in the same terms for both."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec

from generator.emit.custom.replacements import Replacements
from generator.emit.docs.paths import (
    TypeModule,
    agent_page,
    group_page,
    method_page,
    type_pages,
)
from generator.emit.names.former_types import FormerTypes
from generator.emit.python.views import SYNC, ModelView
from generator.emit.rest.files import RestPlan
from generator.emit.rest.inheritance import extended, own_fields
from generator.emit.soap.files import VersionPlan
from generator.model.api import Field, NamedType, Operation, TypeKind
from generator.model.ids import OperationId, TypeId


class Call(msgspec.Struct, frozen=True):
    """How an operation is called, `so.agents.appointment.reject`, and the place that says more: a page, or its heading."""

    text: str
    page: str


class TypeSource(msgspec.Struct, frozen=True):
    """The types of REST, whose `version` is empty, or of the SOAP version of this module.

    `package` is where `models` and `enums` are imported from, and `title` what people call it. `classes` and `pages` are
    by type, `bases` has the type that each extends, `views` are the models by class. `results` are the models of several
    results by operation. `former` are names that still work.
    """

    version: str
    title: str
    package: str
    types: tuple[NamedType, ...]
    operations: tuple[Operation, ...]
    classes: Mapping[str, str]
    names: Mapping[str, Mapping[str, str]]
    bases: Mapping[TypeId, NamedType]
    views: Mapping[str, ModelView]
    results: Mapping[OperationId, ModelView]
    calls: Mapping[OperationId, Call]
    pages: Mapping[str, str]
    custom: Replacements
    former: FormerTypes

    def page(self, type_: NamedType) -> str:
        """The page of a type."""
        return self.pages[self.classes[type_.id]]

    def own_fields(self, type_: NamedType) -> tuple[Field, ...]:
        """The fields that the class of a type declares itself."""
        # the model repeats fields of bases for REST only
        return (
            type_.fields
            if self.version
            else own_fields(type_, self.bases.get(type_.id))
        )


def rest_source(plan: RestPlan, package: str, pages: Collection[str]) -> TypeSource:
    """The types of REST, whose calls have these `pages`."""
    names, view = plan.names, plan.view
    groups = {group.wire: group for group in view.groups[SYNC.prefix]}
    calls: dict[OperationId, Call] = {}
    for operation in plan.api.operations:
        group = groups[names.keys[operation.group_id]]
        is_agent = group.public == "agents"
        calls[operation.id] = _call(
            f"so.{group.call}",
            names.methods[operation.id],
            group_page("agents" if is_agent else "resources", group.module),
            pages,
        )
    return TypeSource(
        version="",
        title="the REST API",
        package=package,
        types=plan.api.types,
        operations=plan.api.operations,
        classes=names.classes,
        names={**names.fields, **names.members},
        bases=extended(plan.api.types, names),
        views={model.name: model for model in view.models},
        results={},
        calls=calls,
        pages=_pages("", plan.api.types, names.classes),
        custom=view.custom,
        former=view.former,
    )


def soap_source(plan: VersionPlan, package: str, pages: Collection[str]) -> TypeSource:
    """The types of a version of SOAP, whose calls have these `pages`."""
    names, view, types = plan.names, plan.view, plan.api.types
    by_id = {type_.id: type_ for type_ in types}
    results = {result.name: result for result in view.results}
    calls: dict[OperationId, Call] = {}
    for operation in plan.api.operations:
        agent = operation.agent
        calls[operation.id] = _call(
            f"client.{names.agents[agent]}",
            names.methods[agent][operation.wire],
            agent_page(names.module, names.modules[agent]),
            pages,
        )
    return TypeSource(
        version=names.module,
        title=names.version,
        package=f"{package}.soap.{names.module}",
        types=types,
        operations=plan.api.operations,
        classes=names.classes,
        names={**names.fields, **names.members},
        bases={
            type_.id: by_id[type_.base]
            for type_ in types
            if type_.base and type_.base in by_id
        },
        views={model.name: model for model in view.models},
        results={
            operation.id: results[names.results[operation.id]]
            for operation in plan.api.operations
            if operation.id in names.results
        },
        calls=calls,
        pages=_pages(names.module, types, names.classes, tuple(results)),
        custom=view.custom,
        former=view.former,
    )


def _call(group: str, method: str, page: str, pages: Collection[str]) -> Call:
    """The call of a method, which has its page where its group is too large for one."""
    apart = method_page(page, method)
    return Call(f"{group}.{method}", apart if apart in pages else f"{page}#{method}")


def _pages(
    version: str,
    types: tuple[NamedType, ...],
    classes: Mapping[str, str],
    results: tuple[str, ...] = (),
) -> dict[str, str]:
    """The pages of all classes of types; no two classes of a version have the same name."""
    named: dict[TypeModule, list[str]] = {"models": list(results), "enums": []}
    for type_ in types:
        is_model = type_.kind is TypeKind.OBJECT
        named["models" if is_model else "enums"].append(classes[type_.id])
    return {
        name: page
        for module, names in named.items()
        for name, page in type_pages(version, module, names).items()
    }
