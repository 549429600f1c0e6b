"""What one place on a REST page shows: the cell of a table, the shape of samples, the type that follows."""
