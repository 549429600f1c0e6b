"""Classes that a user wrote beside the SDK, as far as their source tells."""

from __future__ import annotations

import msgspec


class CustomClass(msgspec.Struct, frozen=True, kw_only=True):
    """A class of the user's package, such as `superoffice_custom`, and where its source is.

    `module` and `bases` are dotted names, the bases after all imports: `superoffice.models.Contact`.
    """

    module: str
    name: str
    bases: tuple[str, ...]
    path: str
    line: int

    @property
    def dotted(self) -> str:
        """The dotted name: `superoffice_custom.contact.Contact`."""
        return f"{self.module}.{self.name}"

    @property
    def place(self) -> str:
        """File and line, for messages."""
        return f"{self.path}:{self.line}"
