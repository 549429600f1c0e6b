"""Names that several rooms must agree on: those that are reserved in Python, and those of operations of REST."""
