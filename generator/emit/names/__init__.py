"""Python names: the public rules, the words that they cut names into, and the names that are recorded."""
