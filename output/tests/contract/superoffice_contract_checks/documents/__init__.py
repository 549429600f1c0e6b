"""Calls of operations that documents of OpenAPI describe, against what these documents say."""
