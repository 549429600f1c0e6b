"""Support for tests: transports that answer from samples, and canonical forms of XML and JSON."""
