"""What the protocols and docfx YAML share: types that are the same, and descriptions that only one source has."""
