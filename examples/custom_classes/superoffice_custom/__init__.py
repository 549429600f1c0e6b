"""Our classes, which the generated SDK uses instead of its own."""
