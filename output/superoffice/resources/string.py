"""The String resource of the REST API."""

from __future__ import annotations

from typing import Unpack

from superoffice._runtime.options import CallOptions
from superoffice._runtime.rest.client import RestGroup


class StringResource(RestGroup):
    """The String resource of the REST API."""

    __module__ = "superoffice.resources"
    _wire = "String"

    def get_strings(
        self,
        sr_ids: list[int],
        *,
        iso_lang_code: str | None = None,
        ignore_overrides: bool | None = None,
        **call: Unpack[CallOptions],
    ) -> dict[str, str]:
        """Looks up texts of the product by their names.

        All languages come back unless one is named.

        `POST /api/v1/String`

        Args:
            sr_ids: Names of texts: ['SR_FERRY', 'SR_DOCK']. One name is fine,
                too.
            iso_lang_code: Code of a language ("nb-no", "da-dk" and so on)
            ignore_overrides: Passes over texts a customer changed.

        Page: restful/rest/String/v1String_GetStrings.md
        """
        return self._call("GetStrings", (sr_ids, iso_lang_code, ignore_overrides), call)
