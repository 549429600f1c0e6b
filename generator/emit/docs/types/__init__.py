"""The pages of models and enums: what a type is, its fields or members, and where it is used."""
