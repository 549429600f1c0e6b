"""Where a tenant is served, and whether it is available."""
