"""The SOAP part of the SDK: a package for each version."""
