"""What the templates of one SOAP version see: ready names and annotations, texts as `Doc`."""

from __future__ import annotations

import msgspec

from generator.emit.custom.replacements import (
    NO_REPLACEMENTS,
    CustomModule,
    CustomName,
    Replacements,
)
from generator.emit.names.former_types import FormerTypes
from generator.emit.names.rules import class_name
from generator.emit.names.type_names import bases_first
from generator.emit.python.annotations import Annotations, Types
from generator.emit.python.escape import Doc
from generator.emit.python.former import (
    FormerGroupView,
    former_groups,
    has_former_methods,
    has_former_parameters,
)
from generator.emit.python.views import (
    FLAVOURS,
    SYNC,
    EnumView,
    FieldView,
    Flavour,
    ModelView,
    counted,
    datetimes,
    enum_view,
    field_views,
    tokens,
    type_doc,
)
from generator.emit.soap.former import former_attributes
from generator.emit.soap.former_types import former_soap_types
from generator.emit.soap.methods import MethodView, MethodViews
from generator.emit.soap.naming import VersionNames
from generator.emit.soap.spelling import Spelling
from generator.model.api import Agent, NamedType, SoapApi, SoapOperation, TypeKind
from generator.model.comparison.snapshot import NO_SUCCESSION, Alias, Succession
from generator.model.text import Text


class AgentView(msgspec.Struct, frozen=True):
    """An agent: its attribute on the client, its module, and its class without the prefix of a flavour.

    `custom` are the user's classes that clients make instead, by the prefix of the flavour, and `custom_modules` those of
    the user that its annotations use. `former` are the former names of the attribute.
    """

    name: str
    module: str
    wire: str
    class_name: str
    title: Doc
    doc: Doc
    methods: tuple[MethodView, ...]
    datetimes: tuple[str, ...]
    modules: tuple[str, ...]
    custom_modules: tuple[CustomModule, ...]
    iterable: bool
    flags: bool
    custom: dict[str, CustomName]
    former: tuple[FormerGroupView, ...] = ()

    @property
    def has_former_methods(self) -> bool:
        """Whether its class has anything under a former name."""
        return has_former_methods(self.methods)

    @property
    def has_former_parameters(self) -> bool:
        """Whether its class has a parameter that had another name."""
        return has_former_parameters(self.methods)

    def path(self, flavour: Flavour) -> str:
        """The class by its path below the version: `agents.AppointmentAgent`."""
        return f"{flavour.agents}.{flavour.prefix}{self.class_name}"

    def made(self, flavour: Flavour) -> str:
        """The class that clients make, in their module."""
        custom = self.custom.get(flavour.prefix)
        return custom.code if custom else f"_agents.{flavour.prefix}{self.class_name}"

    @property
    def shown(self) -> str:
        """The class that the synchronous client makes, for people."""
        custom = self.custom.get(SYNC.prefix)
        return custom.path if custom else self.class_name


class VersionView(msgspec.Struct, frozen=True):
    """Everything that is emitted for one SOAP version.

    `custom_modules` are those of the user that the fields of models use, `custom` all classes of the user. `former`
    are names of classes and their parts that still work.
    """

    version: str
    module: str
    agents: tuple[AgentView, ...]
    models: tuple[ModelView, ...]
    results: tuple[ModelView, ...]
    enums: tuple[EnumView, ...]
    used_enums: tuple[str, ...]
    datetimes: tuple[str, ...]
    flags: bool
    custom_modules: tuple[CustomModule, ...]
    custom: Replacements
    former: FormerTypes

    @property
    def bases(self) -> tuple[str, ...]:
        """The classes of the runtime that the module of models extends."""
        needed = (("Model", self.models), ("Result", self.results))
        return tuple(name for name, views in needed if views)

    @property
    def contents(self) -> str:
        """The size of the version, such as `1 agent, 2 operations`."""
        return counted(
            {
                "agent": len(self.agents),
                "operation": sum(len(agent.methods) for agent in self.agents),
                "model": len(self.models),
                "enum": len(self.enums),
            }
        )


def version_view(
    api: SoapApi,
    names: VersionNames,
    custom: Replacements = NO_REPLACEMENTS,
    succession: Succession = NO_SUCCESSION,
) -> VersionView:
    """The view of everything in `api`, which has one version, by its names, with classes of the user."""
    types = api.types
    by_id = {type_.id: type_ for type_ in types}
    inside = Annotations(by_id, Spelling(by_id, names, custom).inside)
    objects = [type_ for type_ in types if type_.kind is TypeKind.OBJECT]
    former = former_soap_types(api, names, succession)
    models = tuple(
        _model(type_, names, inside, by_id, former) for type_ in bases_first(objects)
    )
    results = tuple(
        _result(operation, names, inside, former)
        for operation in api.operations
        if operation.id in names.results
    )
    used = tokens(
        field.annotation for view in (*models, *results) for field in view.fields
    )
    enums = tuple(
        enum_view(type_, names.classes[type_.id], names.members[type_.id], former)
        for type_ in types
        if type_.kind is not TypeKind.OBJECT
    )
    return VersionView(
        version=names.version,
        module=names.module,
        agents=_agents(api, names, custom, succession),
        models=models,
        results=results,
        enums=enums,
        used_enums=tuple(sorted(enum.name for enum in enums if enum.name in used)),
        datetimes=datetimes(used),
        flags="Flags" in used,
        custom_modules=custom.modules(used),
        custom=custom,
        former=former,
    )


def _model(
    type_: NamedType,
    names: VersionNames,
    annotations: Annotations,
    types: Types,
    former: FormerTypes,
) -> ModelView:
    base = types.get(type_.base) if type_.base else None
    return ModelView(
        name=names.classes[type_.id],
        base=names.classes[base.id] if base else "Model",
        doc=type_doc(type_),
        fields=field_views(
            type_, type_.fields, annotations, names.fields[type_.id], former
        ),
    )


def _result(
    operation: SoapOperation,
    names: VersionNames,
    annotations: Annotations,
    former: FormerTypes,
) -> ModelView:
    """The class of several results."""
    outs = names.outs[operation.id]
    title = f"The results of {operation.wire} of the {operation.agent} agent."
    return ModelView(
        name=names.results[operation.id],
        base="Result",
        doc=Doc(Text(title)),
        fields=tuple(
            FieldView(
                outs[part.wire],
                annotations.part(part.type),
                None,
                former=former.of(f"{operation.id}#out/{part.wire}"),
            )
            for part in operation.out
        ),
    )


def _agents(
    api: SoapApi, names: VersionNames, custom: Replacements, succession: Succession
) -> tuple[AgentView, ...]:
    operations: dict[str, list[SoapOperation]] = {}
    for operation in api.operations:
        operations.setdefault(operation.agent, []).append(operation)
    views = MethodViews(api, names, custom, succession)
    former = former_attributes(api, names, succession)
    return tuple(
        _agent(
            agent,
            tuple(map(views.method, operations.get(agent.wire, ()))),
            names,
            custom,
            former.get(agent.id, ()),
        )
        for agent in api.agents
    )


def _agent(
    agent: Agent,
    methods: tuple[MethodView, ...],
    names: VersionNames,
    custom: Replacements,
    former: tuple[Alias, ...],
) -> AgentView:
    used = tokens(text for method in methods for text in method.annotations)
    title = Doc(Text(f"The {agent.wire} agent of {agent.version}."))
    name = class_name(f"{agent.wire}Agent")
    users = {
        flavour.prefix: custom.get(f"{flavour.agents}.{flavour.prefix}{name}")
        for flavour in FLAVOURS
    }
    return AgentView(
        name=names.agents[agent.wire],
        module=names.modules[agent.wire],
        wire=agent.wire,
        class_name=name,
        title=title,
        doc=Doc(agent.description) if agent.description else title,
        methods=methods,
        datetimes=datetimes(used),
        modules=tuple(name for name in ("enums", "models") if name in used),
        custom_modules=custom.modules(used),
        iterable="Iterable" in used,
        flags="Flags" in used,
        custom={prefix: user for prefix, user in users.items() if user},
        former=former_groups(names.agents[agent.wire], former),
    )
