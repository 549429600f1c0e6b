"""The SOAP half of the SDK: a package per version."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.emit.index import Entry, soap_entries
from generator.emit.names.record import Namer
from generator.emit.names.rules import Names, unique
from generator.emit.python.docstrings import Doc
from generator.emit.python.flavours import COLOURS, Colour
from generator.emit.python.templates import Templates
from generator.emit.settings import SdkSettings
from generator.emit.soap.naming import VersionNames, version_names
from generator.emit.soap.views import AgentView, VersionView, version_view
from generator.emit.soap.wire import wire_json
from generator.model.api import SoapApi
from generator.model.text import Text


class SoapHalf(msgspec.Struct, frozen=True):
    """The model without REST, with names and view of each version."""

    api: SoapApi
    versions: tuple[tuple[VersionNames, VersionView], ...]

    @property
    def views(self) -> tuple[VersionView, ...]:
        """The views of all versions, in order."""
        return tuple(view for _, view in self.versions)

    @property
    def given(self) -> frozenset[str]:
        """Every Python name that the model gave."""
        return frozenset(name for pair in self.versions for name in _given(*pair))


def soap_half(api: SoapApi, words: Names, namer: Namer) -> SoapHalf:
    """Names and views of `api`, which has no REST."""
    versions = sorted({one.version for one in api.operations})
    modules = unique(versions, words.lower)
    named = [
        version_names(api, version, modules[version], words, namer)
        for version in versions
    ]
    pairs = ((names, version_view(api, names)) for names in named)
    return SoapHalf(api, tuple(pairs))


def soap_templated(
    templates: Templates, half: SoapHalf, settings: SdkSettings
) -> Iterator[tuple[str, str]]:
    """Path and text of every file of its own that comes from a template."""
    if not half.versions:
        return
    base = msgspec.structs.asdict(settings)
    doc = Doc(Text("The SOAP clients, one package per version of the web services."))
    init = templates.render("package/soap/__init__.py", base | {"doc": doc})
    yield f"{settings.package}/soap/__init__.py", init
    for view in half.views:
        yield from _version(templates, view, base, settings)


def _version(
    templates: Templates,
    view: VersionView,
    base: dict[str, object],
    settings: SdkSettings,
) -> Iterator[tuple[str, str]]:
    folder = f"{settings.package}/soap/{view.module}"
    path = f"{settings.package}.soap.{view.module}"
    shared = (
        base
        | {"path": path}
        | {key: getattr(view, key) for key in view.__struct_fields__}
        | {"bases": view.bases, "user_agent": settings.user_agent}
    )
    for name, template, words in (
        (
            "__init__",
            "soap/version/__init__",
            f"The {view.version} web services: clients, models and enums.",
        ),
        (
            "models",
            "soap/version/models",
            f"The models of {view.version}: what its operations take and give.",
        ),
        (
            "enums",
            "enums",
            f"The enums of {view.version}. Each takes unknown members too.",
        ),
    ):
        context = shared | {"doc": Doc(Text(words))}
        yield f"{folder}/{name}.py", templates.render(f"package/{template}.py", context)
    for colour in COLOURS:
        yield from _client(templates, view, shared | {"colour": colour}, folder, colour)
    for agent in view.agents:
        context = base | {"version": view, "agent": agent}
        reference = templates.render("docs/api/agent.md", context)
        yield f"docs/api/{view.module}-{agent.module}.md", reference


def _client(
    templates: Templates,
    view: VersionView,
    shared: dict[str, object],
    folder: str,
    colour: Colour,
) -> Iterator[tuple[str, str]]:
    doc = Doc(Text(f"The {colour.kind} client of {view.version}."))
    text = templates.render(
        "package/soap/version/_client.py", shared | {"doc": doc, "class_doc": doc}
    )
    yield f"{folder}/_{colour.client_module}.py", text
    agents = Doc(Text(f"The agents of the {colour.kind} client."))
    init = templates.render(
        "package/soap/version/agents/__init__.py", shared | {"doc": agents}
    )
    yield f"{folder}/{colour.agents}/__init__.py", init
    for agent in view.agents:
        context = shared | {"agent": agent}
        text = templates.render("package/soap/version/agents/agent.py", context)
        yield f"{folder}/{colour.agents}/{agent.module}.py", text


def soap_data(half: SoapHalf, package: str) -> dict[str, str]:
    """Path and text of every file of its own that comes from no template."""
    return {
        f"{package}/soap/{names.module}/wire.json": wire_json(half.api, names)
        for names, _ in half.versions
    }


def soap_index(half: SoapHalf, package: str) -> dict[str, Entry]:
    """Its entries of `api.json`."""
    return soap_entries(half.api, half.versions, package)


def _given(names: VersionNames, view: VersionView) -> frozenset[str]:
    """Every Python name that the model gave in one version."""
    tables = (names.methods, names.parameters, names.outs, names.fields, names.members)
    inner = {
        name for table in tables for row in table.values() for name in row.values()
    }
    flat = {*names.agents.values(), *names.classes.values(), *names.results.values()}
    classes = {name for agent in view.agents for name in _classes(agent)}
    return frozenset(inner | flat | classes)


def _classes(agent: AgentView) -> tuple[str, str]:
    return agent.class_name, f"Async{agent.class_name}"
