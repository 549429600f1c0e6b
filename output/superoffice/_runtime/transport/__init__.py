"""HTTP: messages as values, and transports that send them."""
