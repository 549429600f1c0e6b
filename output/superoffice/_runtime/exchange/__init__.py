"""The exchange of one call with the server: a core without I/O, and a driver for each kind of client."""
