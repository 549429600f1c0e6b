"""What the SDK's top-level package offers, and where the runtime keeps it."""

from __future__ import annotations

from typing import Final

EXPORTS: Final[tuple[tuple[str, str], ...]] = (
    ("CallOptions", "_runtime.options"),
    ("RawResponse", "_runtime.messages"),
    ("TicketAuth", "_runtime.auth"),
)
"""Name and module below the package, sorted by name; a test compares them with the runtime."""
