"""The files that SOAP and REST share: the project file, the texts for people, the top of the package."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from generator.emit.copied_files import runtime_files
from generator.emit.custom.replacements import Replacements
from generator.emit.docs.errors import ERRORS_PAGE, error_module
from generator.emit.public_names import exports
from generator.emit.python.escape import Doc
from generator.emit.python.templates import Templates
from generator.emit.python.views import SYNC
from generator.emit.rest.files import RestPlan, reference_path
from generator.emit.rest.methods import MethodView
from generator.emit.rest.views import GroupView, RestView
from generator.emit.settings import SdkSettings
from generator.emit.soap.files import SoapPlan
from generator.emit.soap.views import VersionView
from generator.emit.writing.manifest import MANIFEST
from generator.emit.writing.paths import GITATTRIBUTES
from generator.model.text import Text


def generated_folders(package: str) -> tuple[str, ...]:
    """The folders of the SDK that hold generated files only."""
    return (package, "docs/api", "tests/contract")


def gitattributes(package: str, paths: Iterable[str]) -> str:
    """`.gitattributes` of an SDK with these files.

    Line ends stay as they are on every system, since the manifest has the hashes of these bytes. Reviews on GitHub fold
    generated files, and the runtime has no textual diff, as it is reviewed where it comes from.
    """
    top = sorted(
        {path for path in paths if "/" not in path} | {GITATTRIBUTES, MANIFEST}
    )
    folders = (f"{folder}/**" for folder in generated_folders(package))
    # later rows win: that of the runtime adds to that of its package
    rows = [f"/{path} linguist-generated -text" for path in (*top, *folders)]
    return "\n".join([*rows, f"/{package}/_runtime/** -diff", ""])


def top_templated(
    templates: Templates,
    settings: SdkSettings,
    soap: SoapPlan,
    rest: RestPlan | None,
    custom: Replacements,
) -> Iterator[tuple[str, str]]:
    """Path and text of every shared file that comes from a template."""
    base: dict[str, object] = {
        **msgspec.structs.asdict(settings),
        "exports": exports(
            settings.package,
            rest=rest is not None,
            archives=bool(rest and rest.view.archives),
        ),
        "versions": soap.views,
        "rest": rest is not None,
    }
    contents = [
        (f"{settings.package}.soap.{view.module}", view.contents) for view in soap.views
    ]
    if rest:
        contents.insert(0, (settings.package, rest.view.contents))
        groups = rest.view.groups[SYNC.prefix]
        base["groups"] = [(group, reference_path(group)) for group in groups]
    doc = Doc(Text("A typed client for the SuperOffice CRM web services."))
    parts: dict[str, object] = {
        "contents": contents,
        "data_part": templates.render("readme/data.md", base),
        "custom_part": "",
    }
    if soap.views:
        example = _soap_example(soap.views)
        parts["soap_part"] = templates.render("readme/soap.md", base | example)
    if rest:
        example = _rest_example(rest.view)
        parts["rest_part"] = templates.render("readme/rest.md", base | example)
        parts["credentials_part"] = templates.render("readme/credentials.md", base)
    if custom.by_class:
        listed = {"custom": custom.by_class}
        parts["custom_part"] = templates.render("readme/custom.md", base | listed)
    yield "pyproject.toml", templates.render("pyproject.toml", base)
    yield "api.md", templates.render("api.md", base)
    module = error_module(runtime_files()["errors.py"])
    page = templates.render("docs/api/errors.md", base | {"module": module})
    yield ERRORS_PAGE, page
    yield "README.md", templates.render("README.md", base | parts)
    top = templates.render("package/__init__.py", base | {"doc": doc})
    yield f"{settings.package}/__init__.py", top
    doc = Doc(Text("Methods of clients as plain functions, for registries of tools."))
    tools = templates.render("package/tools.py", base | {"doc": doc})
    yield f"{settings.package}/tools.py", tools


def _soap_example(views: tuple[VersionView, ...]) -> dict[str, object]:
    """A call for the README: the first method of the newest version that takes a parameter."""
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


def _rest_example(view: RestView) -> dict[str, object]:
    """A call for the README: a method that takes a parameter, returns an object and changes nothing, if there is one."""
    group, method = min(
        (
            (group, method)
            for group in view.groups[SYNC.prefix]
            for method in group.methods
        ),
        key=lambda pair: _unsuitability(*pair),
    )
    target = "" if method.returns == "None" else "result = "
    call = f"{group.call}.{method.name}"
    waits = "" if method.is_lazy else "await "
    return {
        "rest_example": {
            "call": call,
            "statement": f"{target}so.{call}({method.example})",
            "awaited": f"{target}{waits}so.{call}({method.example})",
        },
        "list_example": _list_example(view),
    }


def _list_example(view: RestView) -> dict[str, str] | None:
    """A list with a filter and a limit, and as few other required parameters as possible; None where there is none."""
    candidates = [
        (method.example.count("..."), f"{group.call}.{method.name}", method)
        for group in view.groups[SYNC.prefix]
        for method in group.methods
        if method.is_lazy
        and {"filter", "top"} <= {parameter.name for parameter in method.parameters}
    ]
    if not candidates:
        return None
    _, call, method = min(candidates, key=lambda candidate: candidate[:2])
    return {
        "call": call,
        "arguments": f"{method.example}, " if method.example else "",
    }


def _unsuitability(
    group: GroupView, method: MethodView
) -> tuple[bool, bool, bool, str, str]:
    """Sorts what suits the README best to the front; the names decide between equals."""
    return (
        method.verb != "GET",
        not method.example,
        "models." not in method.returns,
        group.wire,
        method.wire,
    )
