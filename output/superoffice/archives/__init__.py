"""The columns of the rows of lists, with a module for each archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from superoffice.archives import simple_contact as simple_contact
else:
    from superoffice._runtime.lazy import lazy_attribute, lazy_names

    _LAZY = {
        "simple_contact": "superoffice.archives.simple_contact",
    }

    def __getattr__(name):
        return lazy_attribute(__name__, _LAZY, name)

    def __dir__():
        return lazy_names(__name__, _LAZY)


__all__ = [
    "simple_contact",
]
