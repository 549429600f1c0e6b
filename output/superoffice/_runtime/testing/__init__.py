"""Support for tests: canonical forms of XML and JSON."""
