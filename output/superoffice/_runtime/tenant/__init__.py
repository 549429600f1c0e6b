"""Where a tenant is served, and whether it can be used."""
