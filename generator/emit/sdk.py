"""The plan of the SDK: which files there are, rendered from which template."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import msgspec

from generator.emit.docs import Doc
from generator.emit.format import formatted
from generator.emit.index import api_json
from generator.emit.names import Names, unique
from generator.emit.naming import VersionNames, name_diagnostics, version_names
from generator.emit.public_names import EXPORTS
from generator.emit.runtime_files import runtime_files
from generator.emit.shape import check_shape
from generator.emit.templates import Templates
from generator.emit.views import AgentView, VersionView, version_view
from generator.emit.wire import wire_json
from generator.emit.words import DEFAULT_WORDS
from generator.model.api import Api
from generator.model.diagnostics import Diagnostic
from generator.model.text import Text


class SdkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings say about the SDK. `words` stay one word in Python names."""

    package: str = "superoffice"
    distribution: str = "superoffice"
    sdk_version: str = "0.1.0"
    license: str = ""
    words: tuple[str, ...] = DEFAULT_WORDS


class Sdk(msgspec.Struct, frozen=True):
    """A rendered SDK: contents by path below the output folder, and what its names led to.

    `record` are the Python names by subject id that must stay as they are from now on.
    """

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]
    record: dict[str, str]


class Colour(msgspec.Struct, frozen=True):
    """What differs between synchronous and asynchronous code."""

    prefix: str
    async_: str
    await_: str
    client_module: str
    agents: str


SYNC = Colour("", "", "", "client", "agents")
ASYNC = Colour("Async", "async ", "await ", "async_client", "async_agents")


def render_sdk(
    api: Api,
    settings: SdkSettings,
    *,
    jobs: int,
    reformat: bool,
    record: Mapping[str, str] = MappingProxyType({}),
    progress: Callable[[int], None] = lambda _: None,
) -> Sdk:
    """Renders every file of the SDK; the same model and settings give the same bytes.

    `record` are names by subject id that win over the rules. `progress` is told how many modules are formatted, which
    is what takes the time.

    Raises:
        InternalError: a rendered module is not what generated code looks like.
    """
    words = Names(settings.words)
    versions = sorted({one.version for one in api.operations})
    modules = unique(versions, words.lower)
    named = [
        version_names(api, version, modules[version], words, record)
        for version in versions
    ]
    pairs = [(names, version_view(api, names)) for names in named]
    rendered = dict(_rendered(Templates(), pairs, settings))
    sources = {path: text for path, text in rendered.items() if path.endswith(".py")}
    if reformat:
        rendered |= formatted(sources, jobs, progress)
    names = {name for pair in pairs for name in _given(*pair)}
    for path in sources:
        check_shape(path, rendered[path], settings.package, names)
    rendered |= _data(api, pairs, settings)
    return Sdk(
        files={path: text.encode() for path, text in sorted(rendered.items())},
        diagnostics=tuple(one for of in named for one in name_diagnostics(api, of)),
        record={**record, **{id_: of.noted[id_] for of in named for id_ in of.noted}},
    )


_Pairs = list[tuple[VersionNames, VersionView]]


def _rendered(
    templates: Templates, pairs: _Pairs, settings: SdkSettings
) -> Iterator[tuple[str, str]]:
    """Path and text of every file that comes from a template."""
    package = settings.package
    views = [view for _, view in pairs]
    base: dict[str, object] = {
        **msgspec.structs.asdict(settings),
        "exports": EXPORTS,
        "versions": views,
    }
    doc = Doc(Text("A typed client for the SuperOffice CRM web services."))
    soap = Doc(Text("The SOAP clients, one package per version of the web services."))
    yield "pyproject.toml", templates.render("pyproject.toml", base)
    yield "api.md", templates.render("api.md", base)
    yield "README.md", templates.render("README.md", base | _example(views))
    top = templates.render("package/__init__.py", base | {"doc": doc})
    yield f"{package}/__init__.py", top
    init = templates.render("package/soap/__init__.py", base | {"doc": soap})
    yield f"{package}/soap/__init__.py", init
    for view in views:
        yield from _version(templates, view, base, package)


def _example(views: list[VersionView]) -> dict[str, object]:
    """A call for the README: the newest version's first method that takes something."""
    version = views[-1]
    agent, method = min(
        ((agent, method) for agent in version.agents for method in agent.methods),
        key=lambda pair: (not pair[1].parameters, pair[0].wire, pair[1].wire),
    )
    arguments = ", ".join(f"{parameter.name}=..." for parameter in method.parameters)
    return {
        "version": version,
        "example": {
            "agent": agent.name,
            "method": method.name,
            "arguments": arguments,
            "target": "" if method.returns == "None" else "result = ",
        },
    }


def _version(
    templates: Templates, view: VersionView, base: dict[str, object], package: str
) -> Iterator[tuple[str, str]]:
    folder = f"{package}/soap/{view.module}"
    path = f"{package}.soap.{view.module}"
    shared = (
        base
        | {"path": path}
        | {key: getattr(view, key) for key in view.__struct_fields__}
        | {"bases": view.bases, "user_agent": f"{package}-python/{base['sdk_version']}"}
    )
    for name, words in (
        ("__init__", f"The {view.version} web services: clients, models and enums."),
        ("models", f"The models of {view.version}: what its operations take and give."),
        ("enums", f"The enums of {view.version}. Each takes unknown members too."),
    ):
        context = shared | {"doc": Doc(Text(words))}
        text = templates.render(f"package/soap/version/{name}.py", context)
        yield f"{folder}/{name}.py", text
    for colour in (SYNC, ASYNC):
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
    kind = "asynchronous" if colour is ASYNC else "synchronous"
    doc = Doc(Text(f"The {kind} client of {view.version}."))
    text = templates.render(
        "package/soap/version/_client.py", shared | {"doc": doc, "class_doc": doc}
    )
    yield f"{folder}/_{colour.client_module}.py", text
    agents = Doc(Text(f"The agents of the {kind} client."))
    init = templates.render(
        "package/soap/version/agents/__init__.py", shared | {"doc": agents}
    )
    yield f"{folder}/{colour.agents}/__init__.py", init
    for agent in view.agents:
        context = shared | {"agent": agent}
        text = templates.render("package/soap/version/agents/agent.py", context)
        yield f"{folder}/{colour.agents}/{agent.module}.py", text


def _data(api: Api, pairs: _Pairs, settings: SdkSettings) -> dict[str, str]:
    """Path and text of every file that comes from no template."""
    package = settings.package
    files = {
        f"{package}/_runtime/{path}": text for path, text in runtime_files().items()
    }
    files[f"{package}/py.typed"] = ""
    files[f"{package}/api.json"] = api_json(api, pairs, package)
    for names, _ in pairs:
        files[f"{package}/soap/{names.module}/wire.json"] = wire_json(api, names)
    return files


def _given(names: VersionNames, view: VersionView) -> frozenset[str]:
    """Every Python name that the model gave in one version."""
    tables = (names.methods, names.parameters, names.outs, names.fields, names.members)
    inner = {
        name for table in tables for row in table.values() for name in row.values()
    }
    flat = {*names.agents.values(), *names.classes.values(), *names.results.values()}
    classes = {name for agent in view.agents for name in _classes(agent)}
    return frozenset(inner | flat | classes | {name for name, _ in EXPORTS})


def _classes(agent: AgentView) -> tuple[str, str]:
    return agent.class_name, f"Async{agent.class_name}"
