"""From schemas to types: names of definitions, type expressions, names for what has none."""
