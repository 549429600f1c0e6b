"""The REST half of the SDK: clients, agents, resources, models and enums at the top of the package."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.emit.index import Entry
from generator.emit.names.record import Namer
from generator.emit.names.rules import Names
from generator.emit.python.docstrings import Doc
from generator.emit.python.flavours import ASYNC, COLOURS, SYNC, Colour
from generator.emit.python.templates import Templates
from generator.emit.rest.index import rest_entries
from generator.emit.rest.naming import RestNames, rest_names
from generator.emit.rest.views import GroupView, RestView, rest_view
from generator.emit.rest.wire import rest_wire_json
from generator.emit.settings import SdkSettings
from generator.model.api import RestApi
from generator.model.text import Text


class RestHalf(msgspec.Struct, frozen=True):
    """The model without SOAP, with its names and view."""

    api: RestApi
    names: RestNames
    view: RestView

    @property
    def given(self) -> frozenset[str]:
        """Every Python name that the model gave."""
        names = self.names
        inner = (row for of in (names.fields, names.members) for row in of.values())
        flat = (names.attributes, names.methods, names.classes)
        return frozenset(
            {name for row in inner for name in row.values()}
            | {name for table in flat for name in table.values()}
            | {name for row in names.parameters.values() for name in row}
            | {one.class_name for row in self.view.groups.values() for one in row}
        )


def rest_half(api: RestApi, words: Names, namer: Namer) -> RestHalf | None:
    """Names and view of `api`, which has no SOAP, None where it is empty."""
    if not api.operations:
        return None
    names = rest_names(api, words, namer)
    return RestHalf(api, names, rest_view(api, names))


def rest_templated(
    templates: Templates, half: RestHalf, settings: SdkSettings
) -> Iterator[tuple[str, str]]:
    """Path and text of every file of its own that comes from a template."""
    package, view = settings.package, half.view
    base: dict[str, object] = {
        "package": package,
        "path": package,
        "user_agent": settings.user_agent,
        **{key: getattr(view, key) for key in view.__struct_fields__},
    }
    for name, words in (
        ("models", "The models of the REST API: what its operations take and give."),
        ("enums", "The enums of the REST API. Each takes unknown members too."),
        ("testing", "Transports for unit tests of code that uses the client."),
    ):
        context = base | {"doc": Doc(Text(words))}
        yield f"{package}/{name}.py", templates.render(f"package/{name}.py", context)
    for colour in COLOURS:
        yield _client(templates, view, base, colour)
        for group in view.groups[colour.prefix]:
            context = base | {"group": group, "colour": colour}
            text = templates.render("package/agents/agent.py", context)
            yield f"{package}/{group.folder}/{group.module}.py", text
    yield from _packages(templates, view, base)
    for group in view.groups[SYNC.prefix]:
        text = templates.render("docs/api/group.md", base | {"group": group})
        yield reference_path(group), text


def reference_path(group: GroupView) -> str:
    """The page that describes a group; those of SOAP have a hyphen and no dot in their names."""
    prefix = "agents." if group.public == "agents" else ""
    return f"docs/api/{prefix}{group.module}.md"


def _client(
    templates: Templates, view: RestView, base: dict[str, object], colour: Colour
) -> tuple[str, str]:
    context = base | {
        "colour": colour,
        "doc": Doc(Text(f"The {colour.kind} client of the REST API.")),
        "agents_doc": Doc(Text(f"The agents of the {colour.kind} client.")),
        "agents": view.agents(colour),
        "resources": view.resources(colour),
        "groups": view.groups[colour.prefix],
    }
    text = templates.render("package/_client.py", context)
    return f"{base['package']}/_{colour.client_module}.py", text


def _packages(
    templates: Templates, view: RestView, base: dict[str, object]
) -> Iterator[tuple[str, str]]:
    """The packages of agents and of resources: one offers the classes of both colours, the other holds modules."""
    groups = [group for colour in COLOURS for group in view.groups[colour.prefix]]
    for public in sorted({group.public for group in groups}):
        classes = [group for group in groups if group.public == public]
        context = base | {
            "doc": Doc(Text(f"The {public} of the REST API.")),
            "classes": sorted(classes, key=lambda one: one.class_name),
        }
        text = templates.render("package/agents/__init__.py", context)
        yield f"{base['package']}/{public}/__init__.py", text
        doc = Doc(Text(f"The {public} of the {ASYNC.kind} client."))
        text = templates.render("package/async_agents/__init__.py", {"doc": doc})
        yield f"{base['package']}/{ASYNC.folder}{public}/__init__.py", text


def rest_data(half: RestHalf, package: str) -> dict[str, str]:
    """Path and text of every file of its own that comes from no template."""
    return {f"{package}/wire.json": rest_wire_json(half.api, half.names)}


def rest_index(half: RestHalf, package: str) -> dict[str, Entry]:
    """Its entries of `api.json`."""
    return rest_entries(half.api, half.names, half.view, package)
