"""REST: the codec between models and JSON, and the clients over it."""
