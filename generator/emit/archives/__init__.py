"""Modules of archives: the columns of the rows that lists return, with their types."""
