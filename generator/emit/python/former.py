"""What modules need for former names, and modules under former names, which lead to those that have other names by now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from generator.emit.names.former_types import Pairs
from generator.emit.parts import Part, small
from generator.emit.python.escape import Doc
from generator.emit.python.late import LateImports
from generator.emit.python.templates import Templates
from generator.emit.python.views import ModelView
from generator.model.text import Text

_DEPRECATED: Final = "from typing_extensions import deprecated"
"""For type checkers only, which know this module without its being installed."""


def with_deprecated(late: LateImports, models: Iterable[ModelView]) -> LateImports:
    """The imports of a module of models, with what marks former names of fields as deprecated where there are any."""
    if not any(model.is_renamed for model in models):
        return late
    return LateImports((_DEPRECATED, *late.statements), late.modules)


def runtime_imports(
    late: LateImports, models: Iterable[ModelView], *, flags: bool, bases: Pairs
) -> Pairs:
    """What a module of models imports from the runtime: names and their module; `bases` are those of its classes."""
    rows = (
        ("late_module", "lazy", bool(late.modules)),
        ("Flags", "values.flags", flags),
        ("FormerField", "values.former", any(model.is_renamed for model in models)),
        *((names, module, bool(names)) for names, module in bases),
    )
    return tuple((names, module) for names, module, is_used in rows if is_used)


def former_module(templates: Templates, path: str, target: str, package: str) -> Part:
    """A module or package that stands at a former path; `target` is the module that it leads to."""
    is_package = path.endswith("/__init__.py")
    context = {
        "package": package,
        "doc": Doc(Text(f"Deprecated: it is called {target} now.")),
        "target": target,
        "function": "former_package" if is_package else "former_module",
    }
    return small(templates, path, "package/former_module.py", context)
