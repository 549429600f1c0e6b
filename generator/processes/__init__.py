"""Other processes that work for this one."""
