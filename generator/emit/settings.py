"""What the settings say about the SDK."""

from __future__ import annotations

import msgspec

from generator.emit.names.rules import DEFAULT_WORDS


class SdkSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the settings say about the SDK. `words` stay one word in Python names."""

    package: str = "superoffice"
    distribution: str = "superoffice"
    sdk_version: str = "0.1.0"
    license: str = ""
    words: tuple[str, ...] = DEFAULT_WORDS

    @property
    def user_agent(self) -> str:
        """How the SDK's clients call themselves."""
        return f"{self.package}-python/{self.sdk_version}"
