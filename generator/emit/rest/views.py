"""What the templates of the REST half see: ready names and annotations, texts as `Doc`."""

from __future__ import annotations

from typing import Final

import msgspec

from generator.emit.python.annotations import Annotations
from generator.emit.python.docstrings import Doc, type_doc
from generator.emit.python.flavours import ASYNC, SYNC, Colour
from generator.emit.python.type_views import (
    EnumView,
    ModelView,
    counted,
    datetimes,
    enum_view,
    field_views,
    tokens,
)
from generator.emit.rest.docstrings import group_doc, group_title
from generator.emit.rest.methods import MethodViews, RestMethod
from generator.emit.rest.naming import RestNames
from generator.emit.soap.naming import bases_first
from generator.model.api import Agent, NamedType, RestApi, RestOperation, TypeKind

_RUNTIME: Final = (
    ("AsyncRows", "lists.async_rows"),
    ("Changes", "model"),
    ("Columns", "query.odata"),
    ("Content", "bodies.files"),
    ("Filter", "query.filter"),
    ("Ordering", "query.odata"),
    ("Row", "lists.row"),
    ("Rows", "lists.rows"),
)
"""Names of the runtime that annotations of methods use, and their modules."""


class GroupView(msgspec.Struct, frozen=True):
    """An agent or resource in one colour: its attribute on the client, its module, its class, its key in `wire.json`.

    `runtime` are names and modules of the runtime that its annotations use.
    """

    name: str
    module: str
    folder: str
    public: str
    wire: str
    class_name: str
    title: Doc
    doc: Doc
    methods: tuple[RestMethod, ...]
    datetimes: tuple[str, ...]
    modules: tuple[str, ...]
    runtime: tuple[tuple[str, str], ...]
    iterable: bool
    flags: bool

    @property
    def call(self) -> str:
        """The path from the client: `agents.appointment`, `contact`."""
        return f"agents.{self.name}" if self.public == "agents" else self.name


class RestView(msgspec.Struct, frozen=True):
    """Everything that is emitted for REST; `groups` by the prefix of their colour, agents first."""

    groups: dict[str, tuple[GroupView, ...]]
    models: tuple[ModelView, ...]
    enums: tuple[EnumView, ...]
    used_enums: tuple[str, ...]
    datetimes: tuple[str, ...]
    flags: bool

    def agents(self, colour: Colour = SYNC) -> tuple[GroupView, ...]:
        """The agents."""
        return self._public("agents", colour)

    def resources(self, colour: Colour = SYNC) -> tuple[GroupView, ...]:
        """The resources."""
        return self._public("resources", colour)

    def _public(self, package: str, colour: Colour) -> tuple[GroupView, ...]:
        groups = self.groups[colour.prefix]
        return tuple(one for one in groups if one.public == package)

    @property
    def contents(self) -> str:
        """How much there is of what, such as `1 agent, 2 resources`."""
        groups = self.groups[SYNC.prefix]
        return counted(
            {
                "agent": len(self.agents()),
                "resource": len(self.resources()),
                "operation": sum(len(group.methods) for group in groups),
                "model": len(self.models),
                "enum": len(self.enums),
            }
        )


def rest_view(api: RestApi, names: RestNames) -> RestView:
    """The view of `api`, which has no SOAP, by its names."""
    types = {one.id: one for one in api.types}
    inside = Annotations(types, names.spelt)
    models = tuple(
        _model(type_, names, inside)
        for type_ in bases_first(list(api.types))
        if type_.kind is TypeKind.OBJECT
    )
    used = tokens(field.annotation for view in models for field in view.fields)
    enums = tuple(
        enum_view(type_, names.classes[type_.id], names.members[type_.id])
        for type_ in api.types
        if type_.kind is not TypeKind.OBJECT
    )
    return RestView(
        groups={colour.prefix: _groups(api, names, colour) for colour in (SYNC, ASYNC)},
        models=models,
        enums=enums,
        used_enums=tuple(sorted(one.name for one in enums if one.name in used)),
        datetimes=datetimes(used),
        flags="Flags" in used,
    )


def _model(type_: NamedType, names: RestNames, annotations: Annotations) -> ModelView:
    fields = names.fields[type_.id]
    pairs = ((fields[one.wire], str(one.wire)) for one in type_.fields)
    return ModelView(
        name=names.classes[type_.id],
        base="Model",
        doc=type_doc(type_),
        fields=field_views(type_, annotations, fields),
        renamed=tuple((name, wire) for name, wire in pairs if name != wire),
    )


def _groups(api: RestApi, names: RestNames, colour: Colour) -> tuple[GroupView, ...]:
    operations: dict[str, list[RestOperation]] = {}
    for one in api.operations:
        operations.setdefault(one.group_id, []).append(one)
    views = MethodViews(api, names)
    return tuple(
        _group(
            group,
            tuple(
                views.method(one, colour, is_resource=group.is_resource)
                for one in operations.get(group.id, ())
            ),
            names,
            colour,
        )
        for group in sorted(api.agents, key=lambda one: (one.is_resource, one.id))
    )


def _group(
    group: Agent, methods: tuple[RestMethod, ...], names: RestNames, colour: Colour
) -> GroupView:
    used = tokens(annotation for one in methods for annotation in one.annotations)
    public = "resources" if group.is_resource else "agents"
    return GroupView(
        name=names.attributes[group.id],
        module=names.modules[group.id],
        folder=f"{colour.folder}{public}",
        public=public,
        wire=group_key(group.id),
        class_name=f"{colour.prefix}{names.group_classes[group.id]}",
        title=group_title(group),
        doc=group_doc(group),
        methods=methods,
        datetimes=datetimes(used),
        modules=tuple(name for name in ("enums", "models") if name in used),
        runtime=tuple(row for row in _RUNTIME if row[0] in used),
        iterable="Iterable" in used,
        flags="Flags" in used,
    )


def group_key(group_id: str) -> str:
    """The key of a group in `wire.json`: `Agents/Appointment` of `rest/v1/Agents/Appointment`."""
    return group_id.split("/", 2)[2]
