"""What modules need for former names, and modules under former names, which lead to those that have other names by now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.emit.names.former_types import FormerTypes, Pairs
from generator.emit.parts import Part, small
from generator.emit.python.escape import Doc
from generator.emit.python.late import LateImports
from generator.emit.python.templates import Templates
from generator.emit.python.views import ASYNC, EnumView, ModelView
from generator.model.text import Text


def former_names_part(templates: Templates, names: Pairs, package: str) -> str:
    """The end of a module some of whose names were others before, from the line before it; empty for another one."""
    if not names:
        return ""
    part = _part(templates, "names", {"names": names, "package": package})
    return f"\n{part}"


def former_fields_parts(
    templates: Templates, models: Iterable[ModelView], *, is_writable: bool = True
) -> dict[str, str]:
    """The end of each class some of whose fields had other names, from the line before it, by the name of the class."""
    return {
        model.name: _part(
            templates, "fields", {"fields": model.fields, "is_writable": is_writable}
        )
        for model in models
        if model.is_renamed
    }


def former_members_parts(
    templates: Templates, enums: Iterable[EnumView]
) -> dict[str, str]:
    """The end of each enum some of whose members had other names, from the line before it, by the name of its class."""
    return {
        enum.name: _part(templates, "members", {"members": enum.members})
        for enum in enums
        if enum.is_renamed
    }


def _part(templates: Templates, kind: str, context: dict[str, object]) -> str:
    part = templates.render(f"package/former_{kind}.py", context)
    return f"\n{part}"


def with_accessors(
    late: LateImports, models: Iterable[ModelView], package: str
) -> LateImports:
    """The imports of a module of models, with what former names of fields are made from where there are any."""
    if not any(model.is_renamed for model in models):
        return late
    return LateImports(
        ("from typing_extensions import deprecated as _deprecated", *late.statements),
        late.modules,
        (
            f"from {package}._runtime.values.former import FormerField",
            *late.at_run_time,
        ),
    )


def runtime_imports(late: LateImports, *, flags: bool, bases: Pairs) -> Pairs:
    """What a module of models imports from the runtime: names and their module; `bases` are those of its classes."""
    rows = (
        ("late_module", "lazy", bool(late.modules)),
        ("Flags", "values.flags", flags),
        *((names, module, bool(names)) for names, module in bases),
    )
    return tuple((names, module) for names, module, is_used in rows if is_used)


def asynchronous_names(former: FormerTypes) -> Iterator[str]:
    """Yields the former names of asynchronous classes, which are in no model."""
    for public in ("agents", "resources"):
        for name, _ in former.classes.get(public, ()):
            yield f"{ASYNC.prefix}{name}"


def former_module(templates: Templates, path: str, target: str, package: str) -> Part:
    """A module or package that stands at a former path; `target` is the module that it leads to."""
    is_package = path.endswith("/__init__.py")
    former = path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    context = {
        "package": package,
        "doc": Doc(Text(f"Deprecated: `{former}` is now `{target}`.")),
        "target": target,
        "function": "former_package" if is_package else "former_module",
    }
    return small(templates, path, "package/former_module.py", context)
