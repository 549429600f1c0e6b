"""What the templates of REST see: ready names and annotations, texts as `Doc`."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, TypeAlias

import msgspec

from generator.emit.archives.views import ArchiveView, archive_views
from generator.emit.custom.replacements import (
    NO_REPLACEMENTS,
    CustomModule,
    CustomName,
    Replacements,
)
from generator.emit.docs.paths import Public
from generator.emit.names.former_names import FormerNames
from generator.emit.names.former_types import FormerTypes
from generator.emit.names.type_names import bases_first
from generator.emit.python.annotations import Annotations
from generator.emit.python.escape import Doc
from generator.emit.python.former import (
    FormerGroupView,
    former_groups,
    has_former_methods,
    has_former_parameters,
)
from generator.emit.python.views import (
    ASYNC,
    SYNC,
    EnumView,
    Flavour,
    ModelView,
    counted,
    datetimes,
    enum_view,
    field_views,
    tokens,
    type_doc,
)
from generator.emit.rest.base_path import base_path
from generator.emit.rest.former import former_attributes
from generator.emit.rest.former_types import former_rest_types
from generator.emit.rest.inheritance import extended, own_fields
from generator.emit.rest.methods import MethodView, MethodViews, spelt
from generator.emit.rest.naming import RestNames
from generator.model.api import (
    Agent,
    NamedType,
    RestApi,
    RestOperation,
    TypeKind,
)
from generator.model.comparison.snapshot import NO_SUCCESSION, Alias, Succession
from generator.model.text import Text

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
Rename: TypeAlias = Literal["pascal", "camel", ""]
_RENAMES: Final[tuple[Rename, ...]] = ("pascal", "camel", "")
"""What models may do with all names of their fields; the first counts among equals."""


class GroupView(msgspec.Struct, frozen=True):
    """An agent or resource in one flavour: its attribute on the client, module, class, and key `wire` in `wire.json`.

    `runtime` are names and modules of the runtime that its annotations use, `custom_modules` those of the user.
    `custom` is the user's class that clients make instead of this one. `former` are the former names of the attribute.
    """

    name: str
    module: str
    folder: str
    public: Public
    wire: str
    class_name: str
    title: Doc
    doc: Doc
    methods: tuple[MethodView, ...]
    datetimes: tuple[str, ...]
    modules: tuple[str, ...]
    custom_modules: tuple[CustomModule, ...]
    runtime: tuple[tuple[str, str], ...]
    iterable: bool
    flags: bool
    custom: CustomName | None
    former: tuple[FormerGroupView, ...] = ()

    @property
    def has_former_methods(self) -> bool:
        """Whether its class has anything under a former name."""
        return has_former_methods(self.methods)

    @property
    def has_former_parameters(self) -> bool:
        """Whether its class has a parameter that had another name."""
        return has_former_parameters(self.methods)

    @property
    def call(self) -> str:
        """The path from the client: `agents.appointment`, `contact`."""
        return f"agents.{self.name}" if self.public == "agents" else self.name

    @property
    def path(self) -> str:
        """The class by its path below the package: `agents.AppointmentAgent`."""
        return f"{self.public}.{self.class_name}"

    @property
    def made(self) -> str:
        """The class that clients make, in their module."""
        return self.custom.code if self.custom else f"_{self.path}"

    def shown(self, package: str) -> str:
        """The class that clients make, for people."""
        return self.custom.path if self.custom else f"{package}.{self.path}"


class RestView(msgspec.Struct, frozen=True):
    """Everything that is emitted for REST.

    `groups` are by the prefix of their flavour, agents first; `rename` is that of models, empty without any, and
    `named_fields` tells whether a field states its wire name. `custom_modules` are those of the user that the fields of
    models use, `custom` all classes of the user. `base_path` is the part of all routes that belongs to the base URL. `former` are names
    of classes and their parts that still work.
    """

    groups: dict[str, tuple[GroupView, ...]]
    models: tuple[ModelView, ...]
    enums: tuple[EnumView, ...]
    used_enums: tuple[str, ...]
    datetimes: tuple[str, ...]
    flags: bool
    rename: Rename
    named_fields: bool
    custom_modules: tuple[CustomModule, ...]
    custom: Replacements
    archives: tuple[ArchiveView, ...]
    base_path: str
    former: FormerTypes

    def agents(self, flavour: Flavour = SYNC) -> tuple[GroupView, ...]:
        """The agents."""
        return self._public("agents", flavour)

    def resources(self, flavour: Flavour = SYNC) -> tuple[GroupView, ...]:
        """The resources."""
        return self._public("resources", flavour)

    def _public(self, package: str, flavour: Flavour) -> tuple[GroupView, ...]:
        groups = self.groups[flavour.prefix]
        return tuple(group for group in groups if group.public == package)

    @property
    def contents(self) -> str:
        """The size of the API, such as `1 agent, 2 resources`."""
        groups = self.groups[SYNC.prefix]
        return counted(
            {
                "agent": len(self.agents()),
                "resource": len(self.resources()),
                "operation": sum(len(group.methods) for group in groups),
                "model": len(self.models),
                "enum": len(self.enums),
                # most docs have none, whose texts are about what they have
                **({"archive": len(self.archives)} if self.archives else {}),
            }
        )


def rest_view(
    api: RestApi,
    names: RestNames,
    package: str,
    custom: Replacements = NO_REPLACEMENTS,
    succession: Succession = NO_SUCCESSION,
) -> RestView:
    """The view of everything in `api`, by its names; classes of the user stand for generated ones."""
    types = {type_.id: type_ for type_ in api.types}
    inside = Annotations(types, lambda type_: spelt(type_, names, custom))
    bases = extended(api.types, names)
    rename = _best_rename(api, names)
    former = former_rest_types(api, names, bases, succession)
    models = tuple(
        _model(type_, bases.get(type_.id), names, inside, rename, former=former)
        for type_ in bases_first(list(api.types))
        if type_.kind is TypeKind.OBJECT
    )
    used = tokens(field.annotation for view in models for field in view.fields)
    enums = tuple(
        enum_view(type_, names.classes[type_.id], names.members[type_.id], former)
        for type_ in api.types
        if type_.kind is not TypeKind.OBJECT
    )
    return RestView(
        groups={
            flavour.prefix: _groups(
                api,
                names,
                MethodViews(api, names, package, custom, succession),
                custom,
                flavour,
                former=former_attributes(api, names, succession),
            )
            for flavour in (SYNC, ASYNC)
        },
        models=models,
        enums=enums,
        used_enums=tuple(sorted(enum.name for enum in enums if enum.name in used)),
        datetimes=datetimes(used),
        flags="Flags" in used,
        rename=rename,
        named_fields=any(field.wire for view in models for field in view.fields),
        custom_modules=custom.modules(used),
        custom=custom,
        archives=archive_views(api.archives, names.archives, former),
        base_path=base_path(api),
        former=former,
    )


def _model(
    type_: NamedType,
    base: NamedType | None,
    names: RestNames,
    annotations: Annotations,
    rename: Rename,
    *,
    former: FormerTypes,
) -> ModelView:
    own = own_fields(type_, base)
    fields = field_views(type_, own, annotations, names.fields[type_.id], former)
    return ModelView(
        name=names.classes[type_.id],
        base=names.classes[base.id] if base else "Model",
        doc=type_doc(type_),
        fields=tuple(
            (
                view
                if field.wire == renamed(view.name, rename)
                else msgspec.structs.replace(view, wire=field.wire)
            )
            for view, field in zip(fields, own, strict=True)
        ),
    )


def _best_rename(api: RestApi, names: RestNames) -> Rename:
    """The `rename` of models that gives most fields their wire name; SuperOffice's names are those of .NET."""
    pairs = [
        (field.wire, names.fields[type_.id][field.wire])
        for type_ in api.types
        if type_.kind is TypeKind.OBJECT
        for field in type_.fields
    ]
    counts = {
        rename: sum(wire == renamed(name, rename) for wire, name in pairs)
        for rename in _RENAMES
    }
    return max(_RENAMES, key=counts.__getitem__)


@cache
def renamed(name: str, rename: Rename) -> str:
    """The wire name that the `rename` of a model gives a field, asked of msgspec itself.

    Source: https://jcristharif.com/msgspec/structs.html#renaming-fields
    """
    if not rename:
        return name
    return msgspec.defstruct("_", [name], rename=rename).__struct_encode_fields__[0]


def _groups(
    api: RestApi,
    names: RestNames,
    views: MethodViews,
    custom: Replacements,
    flavour: Flavour,
    *,
    former: FormerNames,
) -> tuple[GroupView, ...]:
    operations: dict[str, list[RestOperation]] = {}
    for operation in api.operations:
        operations.setdefault(operation.group_id, []).append(operation)
    return tuple(
        _group(
            group,
            tuple(
                views.method(operation, flavour, is_resource=group.is_resource)
                for operation in operations.get(group.id, ())
            ),
            names,
            custom,
            flavour,
            former=former.get(group.id, ()),
        )
        for group in sorted(api.agents, key=lambda group: (group.is_resource, group.id))
    )


def _group(
    group: Agent,
    methods: tuple[MethodView, ...],
    names: RestNames,
    custom: Replacements,
    flavour: Flavour,
    *,
    former: tuple[Alias, ...],
) -> GroupView:
    used = tokens(annotation for method in methods for annotation in method.annotations)
    public: Public = "resources" if group.is_resource else "agents"
    class_name = f"{flavour.prefix}{names.group_classes[group.id]}"
    return GroupView(
        name=names.attributes[group.id],
        module=names.modules[group.id],
        folder=f"{flavour.folder}{public}",
        public=public,
        wire=names.keys[group.id],
        class_name=class_name,
        title=_group_title(group),
        doc=_group_doc(group),
        methods=methods,
        datetimes=datetimes(used),
        modules=tuple(name for name in ("enums", "models") if name in used),
        custom_modules=custom.modules(used),
        runtime=tuple(row for row in _RUNTIME if row[0] in used),
        iterable="Iterable" in used,
        flags="Flags" in used,
        custom=custom.get(f"{public}.{class_name}"),
        former=former_groups(names.attributes[group.id], former),
    )


def _group_title(group: Agent) -> Doc:
    """The docstring of the module of an agent or resource."""
    kind = "resource" if group.is_resource else "agent"
    return Doc(Text(f"The {group.wire} {kind} of the REST API."))


def _group_doc(group: Agent) -> Doc:
    """The docstring of the class of an agent or resource."""
    return Doc(group.description) if group.description else _group_title(group)
