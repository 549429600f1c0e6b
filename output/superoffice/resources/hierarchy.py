"""The Hierarchy resource of the REST API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup

if TYPE_CHECKING:
    from superoffice import enums, models
else:
    enums = late_module("superoffice.enums")
    models = late_module("superoffice.models")


class HierarchyResource(RestGroup):
    """The Hierarchy resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "Hierarchy"

    def add_hierarchy_to_path(
        self,
        domain: enums.Domain | str,
        path: str,
        name: str,
        **call: Unpack[CallOptions],
    ) -> models.HierarchyEntity:
        """Adds a folder below another one

        `POST /api/v1/Hierarchy/{domain}/{path}`

        Args:
            domain: Tree to grow
            path: Names of the folders above, joined by /
            name: Name of the new folder

        Page: restful/rest/Hierarchy/v1HierarchyEntity_AddHierarchyToPath.md
        """
        return self._call("AddHierarchyToPath", (domain, path, name), call)
