"""The code of former names as parts of modules: what stands before a method, what follows it, and what clients have."""

from __future__ import annotations

from collections.abc import Iterable

from generator.emit.python.former import CodeView, FormerGroupView, FormerViews
from generator.emit.python.templates import Templates


def methods_context(
    templates: Templates, methods: Iterable[tuple[str, str, str, str, FormerViews]]
) -> dict[str, object]:
    """What the template of an agent or resource needs of former names, by the names of its methods.

    Of each method that has any: its name, its `def`, what it returns, and its last statement up to `self`.
    """
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for name, define, returns, start, former in methods:
        base: dict[str, object] = {"define": define, "returns": returns, "start": start}
        if former.overloads:
            code = _rendered(templates, base, former.overloads)
            before[name] = f"{code}\n\n    @{former.decorator}\n"
        if former.code:
            after[name] = f"\n\n{_rendered(templates, base, former.code)}"
    return {"before": before, "after": after}


def _rendered(
    templates: Templates, base: dict[str, object], code: tuple[CodeView, ...]
) -> str:
    context = base | {"methods": code}
    return templates.render("package/agents/former_methods.py", context).strip("\n")


def groups_code(
    templates: Templates, groups: Iterable[tuple[str, str, tuple[FormerGroupView, ...]]]
) -> str:
    """The former names of agents or resources in the class of a client, to follow what is before its attributes.

    Of each group: its attribute, the class that the client makes, and its former names.
    """
    rows = [row for row in groups if row[2]]
    if not rows:
        return ""
    code = templates.render("package/former_groups.py", {"groups": rows})
    return "\n\n" + code.strip("\n")
