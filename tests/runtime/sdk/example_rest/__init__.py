"""A REST package as the generator writes it, by hand and small: one agent, two resources, one operation of each kind."""
