"""What the templates of one SOAP version see: ready names and annotations, texts as `Doc`."""

from __future__ import annotations

import msgspec

from generator.emit.names.rules import class_name
from generator.emit.python.annotations import Annotations
from generator.emit.python.docstrings import (
    Doc,
    agent_doc,
    agent_title,
    operation_doc,
    result_doc,
    type_doc,
)
from generator.emit.python.type_views import (
    EnumView,
    FieldView,
    ModelView,
    counted,
    datetimes,
    enum_view,
    field_views,
    tokens,
)
from generator.emit.soap.naming import VersionNames, bases_first
from generator.model.api import Agent, NamedType, SoapApi, SoapOperation, TypeKind
from generator.model.ids import TypeId


class ParameterView(msgspec.Struct, frozen=True):
    """A keyword-only parameter."""

    name: str
    annotation: str


class MethodView(msgspec.Struct, frozen=True):
    """A method of an agent. `result` is `returns` without the modules of its names."""

    name: str
    wire: str
    parameters: tuple[ParameterView, ...]
    returns: str
    result: str
    doc: Doc

    @property
    def arguments(self) -> str:
        """The arguments as a tuple expression."""
        comma = "," if len(self.parameters) == 1 else ""
        return f"({self.summary}{comma})"

    @property
    def summary(self) -> str:
        """The names of the parameters, separated by commas."""
        return ", ".join(parameter.name for parameter in self.parameters)


class AgentView(msgspec.Struct, frozen=True):
    """An agent: its attribute on the client, its module, and its class without colour."""

    name: str
    module: str
    wire: str
    class_name: str
    title: Doc
    doc: Doc
    methods: tuple[MethodView, ...]
    datetimes: tuple[str, ...]
    modules: tuple[str, ...]
    iterable: bool
    flags: bool


class VersionView(msgspec.Struct, frozen=True):
    """Everything that is emitted for one SOAP version."""

    version: str
    module: str
    agents: tuple[AgentView, ...]
    models: tuple[ModelView, ...]
    results: tuple[ModelView, ...]
    enums: tuple[EnumView, ...]
    used_enums: tuple[str, ...]
    datetimes: tuple[str, ...]
    flags: bool

    @property
    def bases(self) -> tuple[str, ...]:
        """What the module of models needs of the runtime."""
        needed = (("Model", self.models), ("Result", self.results))
        return tuple(name for name, views in needed if views)

    @property
    def contents(self) -> str:
        """How much there is of what, such as `1 agent, 2 operations`."""
        return counted(
            {
                "agent": len(self.agents),
                "operation": sum(len(agent.methods) for agent in self.agents),
                "model": len(self.models),
                "enum": len(self.enums),
            }
        )


def version_view(api: SoapApi, names: VersionNames) -> VersionView:
    """The view of the version that `names` names."""
    types = [one for one in api.types if one.version == names.version]
    by_id = {one.id: one for one in types}
    inside = Annotations(by_id, lambda type_: names.classes[type_.id])
    models = tuple(
        _model(type_, names, inside, by_id)
        for type_ in bases_first(types)
        if type_.kind is TypeKind.OBJECT
    )
    results = tuple(
        _result(operation, names, inside)
        for operation in api.operations
        if operation.id in names.results
    )
    written = [
        field.annotation for view in (*models, *results) for field in view.fields
    ]
    enums = [one for one in types if one.kind is not TypeKind.OBJECT]
    used = tokens(written)
    return VersionView(
        version=names.version,
        module=names.module,
        agents=tuple(
            _agent(agent, api, names, by_id)
            for agent in api.agents
            if agent.version == names.version
        ),
        models=models,
        results=results,
        enums=tuple(
            enum_view(one, names.classes[one.id], names.members[one.id])
            for one in enums
        ),
        used_enums=tuple(
            sorted(
                names.classes[one.id] for one in enums if names.classes[one.id] in used
            )
        ),
        datetimes=datetimes(written),
        flags="Flags" in used,
    )


def _model(
    type_: NamedType,
    names: VersionNames,
    annotations: Annotations,
    by_id: dict[TypeId, NamedType],
) -> ModelView:
    base = by_id.get(type_.base) if type_.base else None
    return ModelView(
        name=names.classes[type_.id],
        base=names.classes[base.id] if base else "Model",
        doc=type_doc(type_),
        fields=field_views(type_, annotations, names.fields[type_.id]),
    )


def _result(
    operation: SoapOperation, names: VersionNames, annotations: Annotations
) -> ModelView:
    outs = names.outs[operation.id]
    return ModelView(
        name=names.results[operation.id],
        base="Result",
        doc=result_doc(operation),
        fields=tuple(
            FieldView(outs[part.wire], annotations.part(part.type), None)
            for part in operation.out
        ),
    )


def _agent(
    agent: Agent, api: SoapApi, names: VersionNames, by_id: dict[TypeId, NamedType]
) -> AgentView:
    annotations = Annotations(by_id, lambda type_: _qualified(type_, names))
    plain = Annotations(by_id, lambda type_: names.classes[type_.id])
    methods = tuple(
        _method(operation, names, annotations, plain)
        for operation in api.operations
        if (operation.version, operation.agent) == (agent.version, agent.wire)
    )
    written = [one.annotation for method in methods for one in method.parameters]
    written += [method.returns for method in methods]
    used = tokens(written)
    return AgentView(
        name=names.agents[agent.wire],
        module=names.modules[agent.wire],
        wire=agent.wire,
        class_name=class_name(f"{agent.wire}Agent"),
        title=agent_title(agent),
        doc=agent_doc(agent),
        methods=methods,
        datetimes=datetimes(written),
        modules=tuple(name for name in ("enums", "models") if name in used),
        iterable="Iterable" in used,
        flags="Flags" in used,
    )


def _qualified(type_: NamedType, names: VersionNames) -> str:
    module = "models" if type_.kind is TypeKind.OBJECT else "enums"
    return f"{module}.{names.classes[type_.id]}"


def _method(
    operation: SoapOperation,
    names: VersionNames,
    annotations: Annotations,
    plain: Annotations,
) -> MethodView:
    parameters = names.parameters[operation.id]
    return MethodView(
        name=names.methods[operation.agent][operation.wire],
        wire=operation.wire,
        parameters=tuple(
            ParameterView(
                parameters[one.wire],
                annotations.argument(one.type, nillable=one.nillable),
            )
            for one in operation.parameters
        ),
        returns=_returns(operation, names, annotations, "models."),
        result=_returns(operation, names, plain, ""),
        doc=operation_doc(operation, parameters),
    )


def _returns(
    operation: SoapOperation, names: VersionNames, annotations: Annotations, module: str
) -> str:
    match operation.out:
        case ():
            return "None"
        case (only,):
            return annotations.result(only.type)
        case _:
            return f"{module}{names.results[operation.id]}"
