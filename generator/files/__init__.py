"""What a user keeps beside the docs: the settings, the overrides, and the record of Python names."""
