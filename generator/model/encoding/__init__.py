"""Facts and models as bytes, for later runs and other processes."""
