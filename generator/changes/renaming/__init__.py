"""What was renamed between two snapshots: a module for each kind of subject."""
