"""What single places on REST pages show: the cell of a table, the shape of samples, and the type that follows from them."""
