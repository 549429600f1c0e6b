"""A package as the generator writes it, by hand and small: two agents, one of each kind of type."""
