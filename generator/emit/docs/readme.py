"""The README, and the page of a package index, which begins like it but has no links to files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.emit.custom.replacements import Replacements
from generator.emit.python.templates import Templates
from generator.emit.python.views import SYNC
from generator.emit.rest.files import RestPlan
from generator.emit.rest.methods import MethodView
from generator.emit.rest.views import GroupView, RestView
from generator.emit.soap.files import SoapPlan
from generator.emit.soap.views import VersionView

INDEX_PAGE = "PYPI.md"
"""The page of a package index; the project file names it."""


def readme_files(
    templates: Templates,
    base: Mapping[str, object],
    soap: SoapPlan,
    rest: RestPlan | None,
    custom: Replacements,
) -> Iterator[tuple[str, str]]:
    """Path and text of both; `base` is the context of all shared files."""
    package = base["package"]
    contents = [
        *([(package, rest.view.contents)] if rest else ()),
        *((f"{package}.soap.{view.module}", view.contents) for view in soap.views),
    ]
    context = {
        **base,
        **(_rest_example(rest.view) if rest else {}),
        **(_soap_example(soap.views) if soap.views else {}),
        "contents": contents,
        "custom_classes": custom.by_class,
    }
    parts = {
        "first_part": templates.render("readme/first.md", context),
        "contents_part": templates.render("readme/contents.md", context),
    }
    yield "README.md", templates.render("README.md", context | parts)
    yield INDEX_PAGE, templates.render("PYPI.md", context | parts)


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
