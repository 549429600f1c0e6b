"""Two snapshots → the changes between them, their causes and levels, and the next version."""
