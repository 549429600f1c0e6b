"""The settings of the SDK."""

from __future__ import annotations

import msgspec

from generator.emit.names.rules import DEFAULT_WORDS


class SdkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of the SDK.

    Each of `words` stays one word in Python names. `repository` is the URL of the SDK's source, and `page_url` the address
    of a page, with `{path}` for its path; both may be empty.
    """

    package: str = "superoffice"
    distribution: str = "superoffice"
    sdk_version: str = "0.1.0"
    license: str = ""
    repository: str = ""
    words: tuple[str, ...] = DEFAULT_WORDS
    page_url: str = ""

    @property
    def user_agent(self) -> str:
        """The `User-Agent` of the SDK's clients."""
        return f"{self.package}-python/{self.sdk_version}"
