"""Names of two SDKs for what both have: calls by their routes, types, fields and members by what they are called on the wire."""
