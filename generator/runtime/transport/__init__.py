"""HTTP: messages as values, and what carries them."""
