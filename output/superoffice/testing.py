"""Transports for unit tests of code that uses the client."""

from __future__ import annotations

from superoffice._runtime.testing.documented import documented_samples
from superoffice._runtime.testing.transports import (
    AsyncSampleTransport,
    SampleTransport,
)

__all__ = ["AsyncSampleTransport", "SampleTransport", "documented_samples"]
