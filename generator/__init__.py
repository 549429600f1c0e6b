"""Docwright: reads the pages of an API reference and writes a typed Python SDK."""

__version__ = "0.1.0"
