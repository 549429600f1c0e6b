"""Pages that are damaged in ways in which files are damaged, and what the reader and the whole program make of them."""
