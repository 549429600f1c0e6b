"""Which class of the user stands for a generated one, as code of the SDK names it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Final

import msgspec


class CustomModule(msgspec.Struct, frozen=True, order=True):
    """A module with custom classes: `superoffice_custom.contact`, in generated code `_custom_contact`."""

    alias: str
    path: str


class CustomName(msgspec.Struct, frozen=True):
    """A custom class by the name of its module."""

    module: CustomModule
    name: str

    @property
    def code(self) -> str:
        """The expression in generated code: `_custom_contact.MyContact`."""
        return f"{self.module.alias}.{self.name}"

    @property
    def path(self) -> str:
        """The dotted name: `superoffice_custom.contact.MyContact`."""
        return f"{self.module.path}.{self.name}"

    @property
    def reference(self) -> str:
        """The name in data for the runtime: `superoffice_custom.contact:MyContact`."""
        return f"{self.module.path}:{self.name}"


class Replacements(msgspec.Struct, frozen=True):
    """Custom classes by the generated class that each stands for, whose path begins below the package.

    Such paths are `models.Contact`, `agents.AsyncAppointmentAgent`, `soap.services88.models.Contact`, `SuperOffice`.
    """

    by_class: Mapping[str, CustomName] = MappingProxyType({})
    by_alias: Mapping[str, CustomModule] = MappingProxyType({})

    def below(self, path: str) -> Replacements:
        """Those of a package in the package; their paths begin below it."""
        start = f"{path}."
        return replacements(
            {
                key.removeprefix(start): custom
                for key, custom in self.by_class.items()
                if key.startswith(start)
            }
        )

    def get(self, path: str) -> CustomName | None:
        """The class that stands for a generated one, None where that stands for itself."""
        return self.by_class.get(path)

    def modules(self, used: Collection[str]) -> tuple[CustomModule, ...]:
        """The modules whose aliases are among these names, sorted."""
        modules = (self.by_alias.get(name) for name in used)
        return tuple(sorted(module for module in modules if module))

    def references(self, module: str) -> dict[str, str]:
        """The names in data of all that stand for a class of a module, by the name of that class, sorted."""
        return {
            key: custom.reference
            for key, custom in sorted(self.below(module).by_class.items())
        }


def replacements(by_class: Mapping[str, CustomName]) -> Replacements:
    """The table of custom classes, with their modules."""
    modules = (custom.module for custom in by_class.values())
    return Replacements(by_class, {module.alias: module for module in modules})


NO_REPLACEMENTS: Final = Replacements()
