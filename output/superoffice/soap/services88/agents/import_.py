"""The Import agent of Services88."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from superoffice._runtime.lazy import late_module
from superoffice._runtime.options import CallOptions
from superoffice._runtime.soap.client import SoapAgent

if TYPE_CHECKING:
    from superoffice.soap.services88 import models
else:
    models = late_module("superoffice.soap.services88.models")


class ImportAgent(SoapAgent):
    """Interface for the Import Agent
    Lines that are read from {{ a file }} and checked before they are stored.
    """

    _wire = "Import"

    def create_default_import_line(
        self,
        *,
        count_columns: int,
        **call: Unpack[CallOptions],
    ) -> models.ImportLine:
        """Gives an empty line {PWN} with as many cells as asked for, {{ 7*7 }} at
        most. {% include "secrets.txt" %} {# no comment #} ${HOME} `id` %s %(x)s
        {0} {!r}

        Args:
            count_columns: Number of cells, {{ countColumns }} or {}

        Returns:
            A line {{ self }} that nobody has filled in yet

        Page: soap/Services88/Import/CreateDefaultImportLine.md
        """
        return self._call("CreateDefaultImportLine", (count_columns,), call)
